/** The 开普 platform. @module */
import { assertEquals, assertThrows } from "@std/assert";
import { NotAList } from "../../sources/families/not_a_list.ts";
import { ucap } from "../../sources/families/ucap.ts";

const folder = "http://h.example.gov.cn/scjg/c110156/";
const start = `${folder}xxgk_list2.shtml`;
const listing = ucap({ start, rows: { row: "#list > li" } });
const page = (call: string) =>
  `<ul id="list"><li><a href="202408/0a.shtml">名单</a> 2024-08-22</li></ul><script>${call}</script>`;

Deno.test("ucap() reads pages, name and number of rows from the call", () => {
  const text = page("createPageHTML('page_div',3, 1,'xxgk_list2','shtml',52);");
  const found = listing.read({ url: start, text }, { url: start });
  assertEquals(found, {
    rows: [{ url: `${folder}202408/0a.shtml`, title: "名单", date: "2024-08-22", note: null }],
    next: { url: `${folder}xxgk_list2_2.shtml` },
    total: 52,
  });
});

Deno.test("ucap() counts by the address, as the call says page 1 on every page, and stops at the last", () => {
  const text = page("createPageHTML('page_div',3, 1,'xxgk_list2','shtml',52);");
  const nextOf = (url: string) => listing.read({ url, text }, { url }).next?.url;
  assertEquals(nextOf(`${folder}xxgk_list2_2.shtml`), `${folder}xxgk_list2_3.shtml`);
  assertEquals(nextOf(`${folder}xxgk_list2_3.shtml`), undefined);
});

Deno.test("ucap() refuses a column that a script draws", () => {
  const text = `<title>信息公开</title><div id="app"></div><script src="app.js"></script>`;
  assertThrows(() => listing.read({ url: start, text }, { url: start }), NotAList, "ucap");
});
