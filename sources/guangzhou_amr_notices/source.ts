/** Notices of Guangzhou AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { nfcms } from "../families/nfcms.ts";

export default defineSource({
  // who
  title: { zh: "广州市市场监督管理局：通知公告", en: "Guangzhou AMR: notices" },
  publisher: "广州市市场监督管理局",
  region: "440100",
  home: "https://scjgj.gz.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "daily",
  // where
  list: nfcms({
    start: "https://scjgj.gz.gov.cn/zwdt/tzgg/",
    // The second page is index_1.html, as recorded for the portal of the city.
    secondPage: 1,
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
