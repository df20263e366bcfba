/** Sample: a plain portal in GBK without metadata tags. Its pages are ours; see ../server.ts. @module */
import { defineSource } from "../../define.ts";
import { article } from "../../families/article.ts";
import { plain } from "../../families/plain.ts";

export default defineSource({
  // who
  title: { zh: "样例：辽宁通知公告", en: "Sample: Liaoning notices" },
  publisher: "辽宁省市场监督管理局",
  region: "210000",
  home: "http://plain.sample.example/",
  rights: "open",
  status: "sample",
  // when
  schedule: "daily",
  // where
  list: plain({
    start: "http://plain.sample.example/tzgg/index.htm",
    list: "table.newslist",
    rows: { row: "table.newslist tr", date: "td.day" },
  }),
  // what
  article: article({ body: ["td.nr"], title: ["td.bt"] }),
  // expect
  expect: { rows: 3 },
});
