/** Public information of Heilongjiang AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { ucap } from "../families/ucap.ts";

export default defineSource({
  // who
  title: { zh: "黑龙江省市场监督管理局：信息公开", en: "Heilongjiang AMR: public information" },
  publisher: "黑龙江省市场监督管理局",
  region: "230000",
  home: "http://amr.hlj.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: ucap({ start: "http://amr.hlj.gov.cn/amr/c103775/public_list.shtml", rows: { row: "ul#list > li" } }),
  // what
  // The container is not recorded: the usual ones, else what the parser finds.
  article: article({ body: bodies.usual }),
  // expect
  expect: { rows: 5 },
});
