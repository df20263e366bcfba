/** Food safety, Guangxi AMR. Requests from abroad were not answered. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { trs } from "../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "广西壮族自治区市场监督管理局：食品安全", en: "Guangxi AMR: food safety" },
  publisher: "广西壮族自治区市场监督管理局",
  region: "450000",
  home: "http://scjdglj.gxzf.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: trs({
    start: "http://scjdglj.gxzf.gov.cn/zwgk/fdzdgk/zdxx/spaq/",
    rows: { row: "#morelist ul.more-list > li", date: "span" },
  }),
  // what
  article: article({ body: bodies.trs }),
  // expect
  expect: { rows: 5 },
});
