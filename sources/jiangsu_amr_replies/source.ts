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
  // Replies are due three months, at most six, after proposals are handed out in spring.
  season: { from: "05-15", to: "10-15" },
  // where
  list: jpage({ start: "http://scjgj.jiangsu.gov.cn/col/col78960/index.html" }),
  // what
  article: article({ body: bodies.jpage }),
  kind: "proposal_reply",
  // expect
  expect: { rows: 5 },
});
