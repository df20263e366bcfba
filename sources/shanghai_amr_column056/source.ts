/** Column 056 of Shanghai AMR, whose name is not recorded. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { shanghai } from "../families/shanghai.ts";

export default defineSource({
  // who
  title: { zh: "上海市市场监督管理局：栏目056", en: "Shanghai AMR: column 056" },
  publisher: "上海市市场监督管理局",
  region: "310000",
  home: "https://scjgj.sh.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: shanghai({ start: "https://scjgj.sh.gov.cn/056/index.html" }),
  // what
  article: article({ body: bodies.shanghai }),
  // expect
  expect: { rows: 5 },
});
