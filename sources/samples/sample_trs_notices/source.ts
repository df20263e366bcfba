/** Sample: a TRS WCM column of notices. Its pages are ours; see ../server.ts. @module */
import { defineSource } from "../../define.ts";
import { article } from "../../families/article.ts";
import { trs } from "../../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "样例：四川通知公告", en: "Sample: Sichuan notices" },
  publisher: "四川省市场监督管理局",
  region: "510000",
  home: "http://trs.sample.example/",
  rights: "open",
  status: "sample",
  // when
  schedule: "daily",
  // where
  list: trs({
    start: "http://trs.sample.example/scjgj/tzgg/index.html",
    rows: { row: "ul.list > li", date: "span" },
  }),
  // what
  article: article({ body: [".TRS_Editor", "#zoom"], title: ["h1.title"] }),
  // expect
  expect: { rows: 3 },
});
