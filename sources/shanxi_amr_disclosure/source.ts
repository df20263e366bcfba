/**
 * Public information of Shanxi AMR, through the search service of its own column pages (TRS search, JSON).
 *
 * @module
 */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { jsonList } from "../families/json_list.ts";

export default defineSource({
  // who
  title: { zh: "山西省市场监督管理局：政务公开", en: "Shanxi AMR: public information" },
  publisher: "山西省市场监督管理局",
  region: "140000",
  home: "https://scjgj.shanxi.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: jsonList({
    start: "https://scjgj.shanxi.gov.cn/trs-search/trssearch/openSearch/getZwgkList?pageNum=1&siteId=22",
    page: "pageNum",
    // Names as recorded for the same service of another authority of the province.
    paths: {
      rows: "data.data",
      url: ["docpuburl"],
      title: ["gk_doctitle", "title"],
      date: ["docpubtime"],
      total: "data.total",
    },
  }),
  // what
  article: article({ body: bodies.trs }),
  // expect
  expect: { rows: 5 },
});
