/** Notices (最新通知) of Jilin AMR. Rows have no date that others could read. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { trs } from "../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "吉林省市场监督管理厅：最新通知", en: "Jilin AMR: notices" },
  publisher: "吉林省市场监督管理厅",
  region: "220000",
  home: "http://scjg.jl.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "daily",
  // where
  list: trs({
    start: "http://scjg.jl.gov.cn/zw/zxtz/",
    rows: { row: "ul.index_news_list2 > li" },
  }),
  // what
  article: article({ body: bodies.trs }),
  // expect
  expect: { rows: 5 },
});
