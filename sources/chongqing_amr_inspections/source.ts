/** Results of inspections, Chongqing AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { trs } from "../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "重庆市市场监督管理局：监督抽检", en: "Chongqing AMR: inspections" },
  publisher: "重庆市市场监督管理局",
  region: "500000",
  home: "https://scjgj.cq.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: trs({
    start: "https://scjgj.cq.gov.cn/zfxxgk_225/fdzdgknr/jdcj/spaq_1/jcjgxx/",
    rows: { row: "ul.zsj-fr-main > li", date: "span" },
  }),
  // what
  article: article({ body: bodies.trs }),
  // expect
  expect: { rows: 5 },
});
