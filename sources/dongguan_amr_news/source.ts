/** News of Dongguan AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { nfcms } from "../families/nfcms.ts";

export default defineSource({
  // who
  title: { zh: "东莞市市场监督管理局：新闻资讯", en: "Dongguan AMR: news" },
  publisher: "东莞市市场监督管理局",
  region: "441900",
  home: "http://dgamr.dg.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: nfcms({
    start: "http://dgamr.dg.gov.cn/zfxxgkml/qt/xwzx/",
    // Used only where the page has no 下一页 link; as recorded for 省局.
    secondPage: 2,
    // The template is not recorded; articles of the platform are called post_<id>.
    template: {
      list: 'ul:has(> li a[href*="content/post_"])',
      rows: { row: 'li:has(a[href*="content/post_"])' },
    },
  }),
  // what
  article: article({ body: bodies.nfcms }),
  // expect
  expect: { rows: 5 },
});
