/** Inspections, Fujian AMR. The site slows down who asks often. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { trs } from "../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "福建省市场监督管理局：监督抽查", en: "Fujian AMR: inspections" },
  publisher: "福建省市场监督管理局",
  region: "350000",
  home: "http://scjgj.fujian.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: trs({
    start: "http://scjgj.fujian.gov.cn/zw/zfjd/ccjc/",
    rows: { row: ".gl ul > li", date: "span" },
  }),
  // what
  article: article({ body: bodies.trs }),
  // expect
  expect: { rows: 5 },
});
