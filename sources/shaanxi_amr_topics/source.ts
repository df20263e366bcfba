/**
 * Topics of Shaanxi AMR. The page may be a menu of topics and no list: then it gives few rows and stops.
 *
 * @module
 */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { trs } from "../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "陕西省市场监督管理局：专题专栏", en: "Shaanxi AMR: topics" },
  publisher: "陕西省市场监督管理局",
  region: "610000",
  home: "https://snamr.shaanxi.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: trs({
    start: "https://snamr.shaanxi.gov.cn/sy/ztzl/",
    // The template is not recorded; articles of the platform are called t<date>_<id>.
    rows: { row: 'li:has(> a[href*="/t20"])' },
  }),
  // what
  article: article({ body: bodies.trs }),
  // expect
  expect: { rows: 5 },
});
