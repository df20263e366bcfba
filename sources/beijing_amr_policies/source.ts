/** Policies of Beijing AMR. The column is of 2024: look for the year’s own in each new year. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { trs } from "../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "北京市市场监督管理局：政策文件", en: "Beijing AMR: policies" },
  publisher: "北京市市场监督管理局",
  region: "110000",
  home: "https://scjgj.beijing.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: trs({
    start: "https://scjgj.beijing.gov.cn/zwxx/2024zcwj/",
    rows: { row: ".public_list_team ul > li", date: "span" },
  }),
  // what
  article: article({ body: bodies.trs }),
  // expect
  expect: { rows: 5 },
});
