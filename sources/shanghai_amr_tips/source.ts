/** Advice to consumers (消费提示), Shanghai AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { shanghai } from "../families/shanghai.ts";

export default defineSource({
  // who
  title: { zh: "上海市市场监督管理局：消费提示", en: "Shanghai AMR: advice to consumers" },
  publisher: "上海市市场监督管理局",
  region: "310000",
  home: "https://scjgj.sh.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: shanghai({ start: "https://scjgj.sh.gov.cn/1072/" }),
  // what
  article: article({ body: bodies.shanghai }),
  kind: "news",
  // expect
  expect: { rows: 5 },
});
