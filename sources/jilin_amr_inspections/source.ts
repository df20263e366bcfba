/** Food inspections, Jilin AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { trs } from "../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "吉林省市场监督管理厅：食品抽检", en: "Jilin AMR: food inspections" },
  publisher: "吉林省市场监督管理厅",
  region: "220000",
  home: "http://scjg.jl.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: trs({
    start: "http://scjg.jl.gov.cn/jianguan/spcj/",
    // The template is not recorded; articles of the platform are called t<date>_<id>.
    rows: { row: 'li:has(> a[href*="/t20"])' },
  }),
  // what
  article: article({ body: bodies.trs }),
  // expect
  expect: { rows: 5 },
});
