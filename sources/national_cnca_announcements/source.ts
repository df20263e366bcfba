/** Announcements of CNCA (公告): rules and lists of inspection and testing. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { jpaas } from "../families/jpaas.ts";

export default defineSource({
  // who
  title: { zh: "国家认监委：公告", en: "CNCA: announcements" },
  publisher: "国家认证认可监督管理委员会",
  region: "000000",
  home: "https://www.cnca.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "daily",
  // where
  list: jpaas({
    start: "https://www.cnca.gov.cn/zwxx/gg/index.html",
    // The template of the rows is not recorded; articles of the platform are under /art/.
    rows: { row: 'li:has(a[href*="/art/"])' },
  }),
  // what
  article: article({ body: [".detail_messge"] }),
  // expect
  expect: { rows: 5 },
});
