/** A category of the public information of Anhui AMR. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { plain } from "../families/plain.ts";

export default defineSource({
  // who
  title: { zh: "安徽省市场监督管理局：信息公开目录", en: "Anhui AMR: public information" },
  publisher: "安徽省市场监督管理局",
  region: "340000",
  home: "https://amr.ah.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "weekly",
  // where
  list: plain({
    start: "https://amr.ah.gov.cn/public/column/5248926?type=4&action=list&catId=29785052",
    list: "ul.xxgk_nav_list",
    // Pages are turned by a script: where no 下一页 link leads anywhere, the newest page is all there is.
    rows: { row: "ul.xxgk_nav_list > li" },
  }),
  // what
  // The container is not recorded: the usual ones, else what the parser finds.
  article: article({ body: bodies.usual }),
  // expect
  expect: { rows: 5 },
});
