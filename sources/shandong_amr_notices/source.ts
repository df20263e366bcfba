/** Notices of Shandong AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { jpage } from "../families/jpage.ts";

export default defineSource({
  // who
  title: { zh: "山东省市场监督管理局：通知公告", en: "Shandong AMR: notices" },
  publisher: "山东省市场监督管理局",
  region: "370000",
  home: "http://amr.shandong.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "daily",
  // where
  list: jpage({ start: "http://amr.shandong.gov.cn/col/col76510/index.html?number=SD1002" }),
  // what
  article: article({ body: bodies.jpage }),
  // expect
  expect: { rows: 5 },
});
