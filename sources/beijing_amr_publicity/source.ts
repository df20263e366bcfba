/** Public notices on food quality (公示), Beijing AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { trs } from "../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "北京市市场监督管理局：食品质量公示", en: "Beijing AMR: publicity of food quality" },
  publisher: "北京市市场监督管理局",
  region: "110000",
  home: "http://scjgj.beijing.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: trs({
    start: "http://scjgj.beijing.gov.cn/zwxx/gs/spzlgs/",
    // The rows of this column are recorded; those of the others are taken to be alike.
    rows: { row: ".public_list_team ul > li", date: "span" },
  }),
  // what
  article: article({ body: bodies.trs }),
  // expect
  expect: { rows: 5 },
});
