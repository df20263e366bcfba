/** Inspections, Sichuan AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { ucap } from "../families/ucap.ts";

export default defineSource({
  // who
  title: { zh: "四川省市场监督管理局：抽查信息", en: "Sichuan AMR: inspections" },
  publisher: "四川省市场监督管理局",
  region: "510000",
  home: "http://scjgj.sc.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: ucap({
    start: "http://scjgj.sc.gov.cn/scjgj/c104536/ccxx.shtml",
    rows: { row: ".list_container > ul > li", date: "span" },
  }),
  // what
  // The container is not recorded: the usual ones, else what the parser finds.
  article: article({ body: bodies.usual }),
  // expect
  expect: { rows: 5 },
});
