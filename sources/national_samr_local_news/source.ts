/**
 * News from the provinces at SAMR (新闻-地方), about 8,000 when last recorded: the best national feed.
 *
 * @module
 */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { jpaas } from "../families/jpaas.ts";

export default defineSource({
  // who
  title: { zh: "市场监管总局：新闻（地方）", en: "SAMR: news from the provinces" },
  publisher: "国家市场监督管理总局",
  region: "000000",
  home: "https://www.samr.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "daily",
  // where
  list: jpaas({
    start: "https://www.samr.gov.cn/xw/df/index.html",
    // Recorded for 征集调查; the other columns have rows of several kinds, all of which lead to /art/.
    rows: { row: 'li:has(a[href*="/art/"])' },
    // The column page has further units, for its side columns.
    tag: "内容区域",
  }),
  // what
  article: article({ body: [".Three_xilan_07"] }),
  kind: "news",
  // expect
  expect: { rows: 5 },
});
