/** Consultations of SAMR (征集调查). A row shows period and state, and no date of publication. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { jpaas } from "../families/jpaas.ts";

export default defineSource({
  // who
  title: { zh: "市场监管总局：征集调查", en: "SAMR: consultations" },
  publisher: "国家市场监督管理总局",
  region: "000000",
  home: "https://www.samr.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "daily",
  // where
  list: jpaas({
    start: "https://www.samr.gov.cn/hd/zjdc/",
    rows: { row: ".Three_zhnlist_02 > li" },
    // The column page has further units, for its side columns.
    tag: "内容区域",
  }),
  // what
  article: article({ body: [".Three_xilan_07"] }),
  kind: "consultation",
  // expect
  expect: { rows: 5 },
});
