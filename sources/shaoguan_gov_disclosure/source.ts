/**
 * Public information of all bodies of Shaoguan; the column of its AMR on the portal is not recorded.
 *
 * @module
 */
import { defineSource } from "../define.ts";
import { gkmlpt, gkmlptArticle } from "../families/gkmlpt.ts";

export default defineSource({
  // who
  title: { zh: "韶关市人民政府：政府信息公开", en: "Shaoguan: public information" },
  publisher: "韶关市人民政府",
  region: "440200",
  home: "http://www.sg.gov.cn/",
  rights: "open",
  status: "unverified",
  // when
  schedule: "daily",
  // where
  // Category 0 is the whole site; the category of one body is a number of the tree in the index page.
  list: gkmlpt({ start: "http://www.sg.gov.cn/gkmlpt/index", category: 0 }),
  // what
  article: gkmlptArticle({ body: [".article-content"] }),
  // expect
  expect: { rows: 5 },
});
