/** News of Taizhou AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { jpaas } from "../families/jpaas.ts";

export default defineSource({
  // who
  title: { zh: "泰州市市场监督管理局：市局动态", en: "Taizhou AMR: news" },
  publisher: "泰州市市场监督管理局",
  region: "321200",
  home: "https://scjgj.taizhou.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: jpaas({
    start: "https://scjgj.taizhou.gov.cn/xwzx/sjdt/",
    // The template of the rows is not recorded; articles of the platform are under /art/.
    rows: { row: 'li:has(a[href*="/art/"])' },
  }),
  // what
  article: article({ body: [".wzzw-article"] }),
  kind: "news",
  // expect
  expect: { rows: 5 },
});
