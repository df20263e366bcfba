/** Bulletins on food inspections (通报通告), Liaoning AMR; the column of notices is not recorded. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { plain } from "../families/plain.ts";

export default defineSource({
  // who
  title: { zh: "辽宁省市场监督管理局：通报通告", en: "Liaoning AMR: bulletins" },
  publisher: "辽宁省市场监督管理局",
  region: "210000",
  home: "http://scjg.ln.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: plain({
    start: "http://scjg.ln.gov.cn/fw/wyk/tbtg/spcj/",
    list: "ul.gov_gllist2",
    rows: { row: "ul.gov_gllist2 > li" },
  }),
  // what
  // The container is not recorded: the usual ones, else what the parser finds.
  article: article({ body: bodies.usual }),
  // expect
  expect: { rows: 5 },
});
