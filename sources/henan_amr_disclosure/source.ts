/** A category of the public information of Henan AMR. Requests from abroad were answered 403. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { plain } from "../families/plain.ts";

export default defineSource({
  // who
  title: { zh: "河南省市场监督管理局：信息公开目录", en: "Henan AMR: public information" },
  publisher: "河南省市场监督管理局",
  region: "410000",
  home: "https://scjg.henan.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: plain({
    start: "https://scjg.henan.gov.cn/zw/zfxxgk/xxgkml/zyhyhd/",
    list: ".zfxxgk_zdgkc > ul",
    rows: { row: ".zfxxgk_zdgkc > ul > li", date: "b" },
  }),
  // what
  // The container is not recorded: the usual ones, else what the parser finds.
  article: article({ body: bodies.usual }),
  // expect
  expect: { rows: 5 },
});
