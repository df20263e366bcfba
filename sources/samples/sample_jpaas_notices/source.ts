/** Sample: a JPaaS column of notices. Its pages are ours; see ../server.ts. @module */
import { defineSource } from "../../define.ts";
import { article } from "../../families/article.ts";
import { jpaas } from "../../families/jpaas.ts";

export default defineSource({
  // who
  title: { zh: "样例：总局通知公告", en: "Sample: SAMR notices" },
  publisher: "国家市场监督管理总局",
  region: "000000",
  home: "http://jpaas.sample.example/",
  rights: "open",
  status: "sample",
  // when
  schedule: "daily",
  // where
  list: jpaas({
    start: "http://jpaas.sample.example/zw/tzgg/index.html",
    rows: { row: "ul.rows > li", date: ".doctime" },
    // The page holds a second unit, for the side column.
    tag: "内容区域",
  }),
  // what
  article: article({ body: [".Three_xilan_07"], title: [".heading"] }),
  // expect
  expect: { rows: 3 },
});
