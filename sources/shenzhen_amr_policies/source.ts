/** Regulatory documents of Shenzhen AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { nfcms } from "../families/nfcms.ts";

export default defineSource({
  // who
  title: { zh: "深圳市市场监督管理局：规范性文件", en: "Shenzhen AMR: regulatory documents" },
  publisher: "深圳市市场监督管理局",
  region: "440300",
  home: "http://amr.sz.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: nfcms({
    start: "http://amr.sz.gov.cn/xxgk/zcwj/scjgfg/",
    // As recorded for the notices of this site.
    secondPage: 2,
    // The anchor holds the date too.
    template: {
      list: ".publicList",
      rows: { row: ".publicList li.pclist", date: "span" },
    },
  }),
  // what
  article: article({ body: bodies.nfcms }),
  // expect
  expect: { rows: 5 },
});
