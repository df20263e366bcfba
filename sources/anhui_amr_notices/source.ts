/** Public notices of Anhui AMR. Requests from abroad were answered 403. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { plain } from "../families/plain.ts";

export default defineSource({
  // who
  title: { zh: "安徽省市场监督管理局：公示公告", en: "Anhui AMR: notices" },
  publisher: "安徽省市场监督管理局",
  region: "340000",
  home: "http://amr.ah.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "daily",
  // where
  list: plain({
    start: "http://amr.ah.gov.cn/xwdt/gsgg/",
    list: ".navjz ul",
    rows: { row: ".navjz ul > li", date: "span" },
  }),
  // what
  // The container is not recorded: the usual ones, else what the parser finds.
  article: article({ body: bodies.usual }),
  // expect
  expect: { rows: 5 },
});
