/** Results of inspections, Ningxia AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { trs } from "../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "宁夏回族自治区市场监督管理厅：抽检公示", en: "Ningxia AMR: inspections" },
  publisher: "宁夏回族自治区市场监督管理厅",
  region: "640000",
  home: "http://scjg.nx.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: trs({
    start: "http://scjg.nx.gov.cn/tslm/spjg/spaqcjxxgs/",
    // The anchor is the row.
    rows: { row: ".right_li_con > ul a", date: ".sj" },
  }),
  // what
  article: article({ body: bodies.trs }),
  // expect
  expect: { rows: 5 },
});
