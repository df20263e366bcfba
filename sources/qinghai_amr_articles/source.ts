/**
 * Articles of Qinghai AMR, all sections together; `section_id` would choose one. Requests from abroad were
 * not answered.
 *
 * @module
 */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { numbered } from "../families/numbered.ts";

export default defineSource({
  // who
  title: { zh: "青海省市场监督管理局：文章", en: "Qinghai AMR: articles" },
  publisher: "青海省市场监督管理局",
  region: "630000",
  home: "http://scjgj.qinghai.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: numbered({
    start: "http://scjgj.qinghai.gov.cn/Article/ArticlePageSJJ?page=1&pagesize=15",
    list: "ul.now",
    rows: { row: "ul.now > li" },
    page: { query: "page" },
  }),
  // what
  // The container is not recorded: the usual ones, else what the parser finds.
  article: article({ body: bodies.usual }),
  // expect
  expect: { rows: 5 },
});
