/** Notices of Hebei AMR. Addresses are node numbers; the anchor holds title and date. @module */
import { defineSource } from "../define.ts";
import { article } from "../families/article.ts";
import { bodies } from "../families/bodies.ts";
import { plain } from "../families/plain.ts";

export default defineSource({
  // who
  title: { zh: "河北省市场监督管理局：通知公告", en: "Hebei AMR: notices" },
  publisher: "河北省市场监督管理局",
  region: "130000",
  home: "http://scjg.hebei.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "daily",
  // where
  list: plain({
    start: "http://scjg.hebei.gov.cn/node/344",
    list: ".zkmmr_tl1_list",
    rows: { row: ".zkmmr_tl1_item", date: ".zkmmr_tl1_item_date" },
  }),
  // what
  // The container is not recorded: the usual ones, else what the parser finds.
  article: article({ body: bodies.usual }),
  // expect
  expect: { rows: 5 },
});
