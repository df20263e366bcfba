/** Replies to proposals of deputies and committee members, a column of their own at Jiangsu AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { jpage } from "../families/jpage.ts";

export default defineSource({
  // who
  title: { zh: "江苏省市场监督管理局：建议提案办理结果", en: "Jiangsu AMR: replies to proposals" },
  publisher: "江苏省市场监督管理局",
  region: "320000",
  home: "http://scjgj.jiangsu.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: jpage({ start: "http://scjgj.jiangsu.gov.cn/col/col78960/index.html" }),
  // what
  article: article({ body: bodies.jpage }),
  kind: "proposal_reply",
  // expect
  expect: { rows: 5 },
});
