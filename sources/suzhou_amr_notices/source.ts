/** Notices of Suzhou AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { ucap } from "../families/ucap.ts";

export default defineSource({
  // who
  title: { zh: "苏州市市场监督管理局：通知公告", en: "Suzhou AMR: notices" },
  publisher: "苏州市市场监督管理局",
  region: "320500",
  home: "http://scjgj.suzhou.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "daily",
  // where
  list: ucap({
    start: "http://scjgj.suzhou.gov.cn/szqts/tzgg/nav_xwtz.shtml",
    rows: { row: ".cont.mt10 li" },
  }),
  // what
  // The container is not recorded: the usual ones, else what the parser finds.
  article: article({ body: bodies.usual }),
  // expect
  expect: { rows: 5 },
});
