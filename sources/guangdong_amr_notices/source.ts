/** Notices of Guangdong AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { nfcms } from "../families/nfcms.ts";

export default defineSource({
  // who
  title: { zh: "广东省市场监督管理局：通知公告", en: "Guangdong AMR: notices" },
  publisher: "广东省市场监督管理局",
  region: "440000",
  home: "http://amr.gd.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "daily",
  // where
  list: nfcms({
    start: "http://amr.gd.gov.cn/zwgk/tzgg/index.html",
    // The second page is index_2.html here, and index_1.html at 广州.
    secondPage: 2,
  }),
  // what
  article: article({ body: bodies.nfcms }),
  // expect
  expect: { rows: 5 },
});
