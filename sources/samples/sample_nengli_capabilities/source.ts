/** Sample: capabilities of laboratories in Sichuan. Its pages are ours; see ../server.ts. @module */
import { defineSource } from "../../define.ts";
import { article } from "../../families/article.ts";
import { trs } from "../../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "样例：四川检验检测能力表", en: "Sample: capabilities of laboratories in Sichuan" },
  publisher: "四川省市场监督管理局",
  region: "510000",
  home: "http://nengli.sample.example/",
  rights: "open",
  status: "sample",
  // when
  schedule: "monthly",
  // where
  list: trs({
    start: "http://nengli.sample.example/scjgj/tzgg/index.html",
    rows: { row: "ul.list > li", date: "span" },
  }),
  // what
  article: article({ body: [".TRS_Editor", "#zoom"], title: ["h1.title"] }),
  publishes: { kind: "capabilities", name: "四川检验检测能力表", each: "part" },
  // expect
  expect: { rows: 3 },
});
