/** Bulletins on inspections, Guizhou AMR. Requests from abroad were not answered. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { trs } from "../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "贵州省市场监督管理局：抽检通告", en: "Guizhou AMR: inspections" },
  publisher: "贵州省市场监督管理局",
  region: "520000",
  home: "http://amr.guizhou.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: trs({
    start: "http://amr.guizhou.gov.cn/zwgk/xxgkml/zdlyxx/sjspcjtg/",
    rows: { row: ".bd ul > li", date: "span" },
  }),
  // what
  article: article({ body: bodies.trs }),
  // expect
  expect: { rows: 5 },
});
