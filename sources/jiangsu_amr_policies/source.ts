/** Policies of Jiangsu AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { jpage } from "../families/jpage.ts";

export default defineSource({
  // who
  title: { zh: "江苏省市场监督管理局：政策文件", en: "Jiangsu AMR: policies" },
  publisher: "江苏省市场监督管理局",
  region: "320000",
  home: "http://scjgj.jiangsu.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: jpage({ start: "http://scjgj.jiangsu.gov.cn/col/col78964/index.html" }),
  // what
  article: article({ body: bodies.jpage }),
  // expect
  expect: { rows: 5 },
});
