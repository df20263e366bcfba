/** Food inspections, Hainan AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { ucap } from "../families/ucap.ts";

export default defineSource({
  // who
  title: { zh: "海南省市场监督管理局：食品抽检信息", en: "Hainan AMR: food inspections" },
  publisher: "海南省市场监督管理局",
  region: "460000",
  home: "https://amr.hainan.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: ucap({
    start: "https://amr.hainan.gov.cn/zw/spcjxx/",
    rows: { row: ".gly-r-nr2 ul > li", date: "em" },
  }),
  // what
  // The container is not recorded: the usual ones, else what the parser finds.
  article: article({ body: bodies.usual }),
  // expect
  expect: { rows: 5 },
});
