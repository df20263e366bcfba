/** Food quality, Shenzhen AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { nfcms } from "../families/nfcms.ts";

export default defineSource({
  // who
  title: { zh: "深圳市市场监督管理局：食品质量重点领域公开", en: "Shenzhen AMR: food quality" },
  publisher: "深圳市市场监督管理局",
  region: "440300",
  home: "http://amr.sz.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: nfcms({
    start: "http://amr.sz.gov.cn/xxgk/qt/ztlm/zdlygk/sygk/spzl_zd/index.html",
    // As recorded for the notices of this site.
    secondPage: 2,
    // The anchor holds title and date, each in its element.
    template: {
      list: ".server_box",
      rows: { row: ".server_box ul > li", date: "p" },
    },
  }),
  // what
  article: article({ body: bodies.nfcms }),
  // expect
  expect: { rows: 5 },
});
