/** Sample: a Hanweb jpage column of notices. Its pages are ours; see ../server.ts. @module */
import { defineSource } from "../../define.ts";
import { article } from "../../families/article.ts";
import { jpage } from "../../families/jpage.ts";

export default defineSource({
  // who
  title: { zh: "样例：江苏通知公告", en: "Sample: Jiangsu notices" },
  publisher: "江苏省市场监督管理局",
  region: "320000",
  home: "http://jpage.sample.example/",
  rights: "open",
  status: "sample",
  // when
  schedule: "daily",
  // where
  list: jpage({ start: "http://jpage.sample.example/col/col1001/index.html" }),
  // what
  article: article({ body: ["#zoom"], title: ["td.title"] }),
  // expect
  expect: { rows: 3 },
});
