/** Sample: shared instruments in Sichuan. Its pages are ours; see ../server.ts. @module */
import { defineSource } from "../../define.ts";
import { article } from "../../families/article.ts";
import { trs } from "../../families/trs.ts";

export default defineSource({
  // who
  title: { zh: "样例：四川大型科学仪器共享名录", en: "Sample: shared instruments in Sichuan" },
  publisher: "四川省科学技术厅",
  region: "510000",
  home: "http://yiqi.sample.example/",
  rights: "open",
  status: "sample",
  // when
  schedule: "monthly",
  // where
  list: trs({
    start: "http://yiqi.sample.example/scjgj/tzgg/index.html",
    rows: { row: "ul.list > li", date: "span" },
  }),
  // what
  article: article({ body: [".TRS_Editor", "#zoom"], title: ["h1.title"] }),
  publishes: { kind: "instruments", name: "四川大型科学仪器共享名录", each: "part" },
  // expect
  expect: { rows: 3 },
});
