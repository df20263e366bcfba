/** What media report of Liuzhou AMR. Reposts: quotes only, as the texts belong to the media. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { trs } from "../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "柳州市市场监督管理局：媒体关注", en: "Liuzhou AMR: in the media" },
  publisher: "柳州市市场监督管理局",
  region: "450200",
  home: "http://scjgj.liuzhou.gov.cn/",
  rights: "quote",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: trs({
    start: "http://scjgj.liuzhou.gov.cn/xwzx/mtgz/",
    // The template is not recorded; articles of the platform are called t<date>_<id>.
    rows: { row: 'li:has(> a[href*="/t20"])' },
  }),
  // what
  article: article({ body: bodies.trs }),
  kind: "news",
  // expect
  expect: { rows: 5 },
});
