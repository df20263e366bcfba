/** Replies to proposals, Sichuan AMR: c101133 is the column in the addresses of its articles. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { ucap } from "../families/ucap.ts";

export default defineSource({
  // who
  title: { zh: "四川省市场监督管理局：建议提案办理", en: "Sichuan AMR: replies to proposals" },
  publisher: "四川省市场监督管理局",
  region: "510000",
  home: "http://scjgj.sc.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // Replies are due three months, at most six, after proposals are handed out in spring.
  season: { from: "05-15", to: "10-15" },
  // where
  // The name of the list page is not recorded, so the folder is asked; the rows are those of c104536.
  list: ucap({
    start: "http://scjgj.sc.gov.cn/scjgj/c101133/",
    rows: { row: ".list_container > ul > li", date: "span" },
  }),
  // what
  // The container is not recorded: the usual ones, else what the parser finds.
  article: article({ body: bodies.usual }),
  kind: "proposal_reply",
  // expect
  expect: { rows: 5 },
});
