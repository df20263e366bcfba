/** Notices of Inner Mongolia AMR. Requests from abroad were answered 403. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { plain } from "../families/plain.ts";

export default defineSource({
  // who
  title: { zh: "内蒙古自治区市场监督管理局：通知公告", en: "Inner Mongolia AMR: notices" },
  publisher: "内蒙古自治区市场监督管理局",
  region: "150000",
  home: "http://amr.nmg.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "daily",
  // where
  list: plain({
    start: "http://amr.nmg.gov.cn/zw/tzgg/",
    list: ".top_right_con > ul",
    rows: { row: ".top_right_con > ul > li", date: "span" },
  }),
  // what
  article: article({ body: bodies.trs }),
  // expect
  expect: { rows: 5 },
});
