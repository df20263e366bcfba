/** Data of the front desk (前台数据), Xinjiang AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { ucap } from "../families/ucap.ts";

export default defineSource({
  // who
  title: { zh: "新疆维吾尔自治区市场监督管理局：前台数据", en: "Xinjiang AMR: data of the front desk" },
  publisher: "新疆维吾尔自治区市场监督管理局",
  region: "650000",
  home: "http://scjgj.xinjiang.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: ucap({
    start: "http://scjgj.xinjiang.gov.cn/xjaic/qtsj/common_list1578453299909.shtml",
    rows: { row: "#list-data > ul.list > li" },
  }),
  // what
  // The container is not recorded: the usual ones, else what the parser finds.
  article: article({ body: bodies.usual }),
  // expect
  expect: { rows: 5 },
});
