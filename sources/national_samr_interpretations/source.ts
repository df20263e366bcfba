/** Interpretations of policies by SAMR (政策解读), about 470 when last recorded. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { jpaas } from "../families/jpaas.ts";

export default defineSource({
  // who
  title: { zh: "市场监管总局：政策解读", en: "SAMR: interpretations" },
  publisher: "国家市场监督管理总局",
  region: "000000",
  home: "https://www.samr.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: jpaas({
    start: "https://www.samr.gov.cn/zw/zjwj/zcjd/index.html",
    // Recorded for 征集调查; the other columns have rows of several kinds, all of which lead to /art/.
    rows: { row: 'li:has(a[href*="/art/"])' },
    // The column page has further units, for its side columns.
    tag: "内容区域",
  }),
  // what
  article: article({ body: [".Three_xilan_07"] }),
  // expect
  expect: { rows: 5 },
});
