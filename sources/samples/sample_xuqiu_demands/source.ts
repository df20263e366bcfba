/** Sample: testing demands of industry chains in Sichuan. Its pages are ours; see ../server.ts. @module */
import { defineSource } from "../../define.ts";
import { article } from "../../families/article.ts";
import { trs } from "../../families/trs.ts";

export default defineSource({
  // who
  title: {
    zh: "样例：四川重点产业链检验检测需求",
    en: "Sample: testing demands of industry chains in Sichuan",
  },
  publisher: "四川省市场监督管理局",
  region: "510000",
  home: "http://xuqiu.sample.example/",
  rights: "open",
  status: "sample",
  // when
  schedule: "monthly",
  // where
  list: trs({
    start: "http://xuqiu.sample.example/scjgj/tzgg/index.html",
    rows: { row: "ul.list > li", date: "span" },
  }),
  // what
  article: article({ body: [".TRS_Editor", "#zoom"], title: ["h1.title"] }),
  publishes: { kind: "demands", name: "四川重点产业链检验检测需求清单", each: "part" },
  // expect
  expect: { rows: 3 },
});
