/** Announcements of Yunnan AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { vsb } from "../families/vsb.ts";

export default defineSource({
  // who
  title: { zh: "云南省市场监督管理局：公告", en: "Yunnan AMR: announcements" },
  publisher: "云南省市场监督管理局",
  region: "530000",
  home: "http://amr.yn.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: vsb({ start: "http://amr.yn.gov.cn/gsgg1/gg.htm", rows: { row: "ul.news-list > li" } }),
  // what
  article: article({ body: bodies.vsb }),
  // expect
  expect: { rows: 5 },
});
