/** Plans of Jiangsu AMR (规划信息). @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { jpage } from "../families/jpage.ts";

export default defineSource({
  // who
  title: { zh: "江苏省市场监督管理局：规划信息", en: "Jiangsu AMR: plans" },
  publisher: "江苏省市场监督管理局",
  region: "320000",
  home: "http://scjgj.jiangsu.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "monthly",
  // The plan of a year comes out in its first months.
  season: { from: "01-15", to: "04-15" },
  // where
  list: jpage({ start: "http://scjgj.jiangsu.gov.cn/col/col78958/index.html" }),
  // what
  article: article({ body: bodies.jpage }),
  kind: "plan",
  // expect
  expect: { rows: 5 },
});
