/** Notices of Hunan AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { trs } from "../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "湖南省市场监督管理局：通知公告", en: "Hunan AMR: notices" },
  publisher: "湖南省市场监督管理局",
  region: "430000",
  home: "http://amr.hunan.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "daily",
  // where
  list: trs({
    start: "http://amr.hunan.gov.cn/amr/zwx/xxgkmlx/tzggx/index.html",
    // The template of today, and the one before it.
    rows: { row: ".gkgd-con-1 li, .listPage-r-li-xxgk li", date: "span" },
  }),
  // what
  article: article({ body: bodies.trs, title: ["h3.title"] }),
  // expect
  expect: { rows: 5 },
});
