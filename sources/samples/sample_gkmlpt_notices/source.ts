/** Sample: a site on Guangdong's platform for public information. Its pages are ours; see ../server.ts. @module */
import { defineSource } from "../../define.ts";
import { gkmlpt, gkmlptArticle } from "../../families/gkmlpt.ts";

export default defineSource({
  // who
  title: { zh: "样例：韶关政府信息公开", en: "Sample: Shaoguan public information" },
  publisher: "韶关市市场监督管理局",
  region: "440200",
  home: "http://gkmlpt.sample.example/",
  rights: "open",
  status: "sample",
  // when
  schedule: "daily",
  // where
  list: gkmlpt({ start: "http://gkmlpt.sample.example/gkmlpt/index", category: 0 }),
  // what
  article: gkmlptArticle({ body: [".article-content"], title: ["h1.content-title"] }),
  // expect
  expect: { rows: 3 },
});
