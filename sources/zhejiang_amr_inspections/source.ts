/**
 * Food inspections, Zhejiang AMR. The site moved from jpage to JPaaS and kept the addresses of its columns.
 *
 * @module
 */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { jpaas } from "../families/jpaas.ts";

export default defineSource({
  // who
  title: { zh: "浙江省市场监督管理局：食品抽检", en: "Zhejiang AMR: food inspections" },
  publisher: "浙江省市场监督管理局",
  region: "330000",
  home: "http://zjamr.zj.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: jpaas({
    start: "http://zjamr.zj.gov.cn/col/col1229003248/index.html",
    rows: { row: "#NewsLists table tr" },
  }),
  // what
  article: article({ body: bodies.jpage }),
  // expect
  expect: { rows: 5 },
});
