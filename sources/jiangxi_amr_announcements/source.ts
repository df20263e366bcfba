/** Announcements of Jiangxi AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { jpage } from "../families/jpage.ts";

export default defineSource({
  // who
  title: { zh: "江西省市场监督管理局：公告", en: "Jiangxi AMR: announcements" },
  publisher: "江西省市场监督管理局",
  region: "360000",
  home: "http://amr.jiangxi.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: jpage({ start: "http://amr.jiangxi.gov.cn/col/col22521/index.html" }),
  // what
  article: article({ body: bodies.jpage }),
  // expect
  expect: { rows: 5 },
});
