/**
 * Public information of Gansu AMR. The portal of the province answers scripts with 412: then this is
 * blocked, and is left alone.
 *
 * @module
 */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { ucap } from "../families/ucap.ts";

export default defineSource({
  // who
  title: { zh: "甘肃省市场监督管理局：信息公开", en: "Gansu AMR: public information" },
  publisher: "甘肃省市场监督管理局",
  region: "620000",
  home: "http://scjg.gansu.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  // #newsList may be filled by a script; then the page is no list and says so.
  list: ucap({
    start: "http://scjg.gansu.gov.cn/scjg/c110156/xxgk_list2.shtml",
    rows: { row: "#newsList li" },
  }),
  // what
  // The container is not recorded: the usual ones, else what the parser finds.
  article: article({ body: bodies.usual }),
  // expect
  expect: { rows: 5 },
});
