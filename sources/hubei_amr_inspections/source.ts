/**
 * Announcements of inspections, Hubei AMR. The portal of the province answers scripts with 412: then this
 * is blocked, and is left alone.
 *
 * @module
 */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { trs } from "../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "湖北省市场监督管理局：抽检公告", en: "Hubei AMR: inspections" },
  publisher: "湖北省市场监督管理局",
  region: "420000",
  home: "https://scjg.hubei.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: trs({
    start: "https://scjg.hubei.gov.cn/bmdt/jggz/cjgg/",
    // Day, and year with month, stand in two elements.
    rows: { row: "#share > li", date: ".calendar" },
  }),
  // what
  article: article({ body: bodies.trs }),
  // expect
  expect: { rows: 5 },
});
