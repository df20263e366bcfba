/** Numbered lists, and the families built on them. @module */
import { assertEquals, assertThrows } from "@std/assert";
import { nfcms } from "../../sources/families/nfcms.ts";
import { NotAList } from "../../sources/families/not_a_list.ts";
import { numbered } from "../../sources/families/numbered.ts";

const start = "http://g.example.gov.cn/zwgk/tzgg/index.html";
const listing = nfcms({ start, secondPage: 2 });
const list =
  `<ul class="news_list2"><li><h3><a href="/zwgk/tzgg/content/post_1.html">名单</a></h3></li></ul>`;
const nextOf = (url: string, text: string) => listing.read({ url, text }, { url }).next?.url;

Deno.test("numbered() counts in the name from the second page's number on", () => {
  assertEquals(nextOf(start, list), "http://g.example.gov.cn/zwgk/tzgg/index_2.html");
  const third = "http://g.example.gov.cn/zwgk/tzgg/index_3.html";
  assertEquals(nextOf("http://g.example.gov.cn/zwgk/tzgg/index_2.html", list), third);
});

Deno.test("numbered() takes a start that ends in a slash for its index.html", () => {
  const url = "http://g.example.gov.cn/922/";
  const found = nfcms({ start: url, secondPage: 1 }).read({ url, text: list }, { url });
  assertEquals(found.next?.url, "http://g.example.gov.cn/922/index_1.html");
});

Deno.test("numbered() prefers the page's own link, and ends where it leads to the page itself", () => {
  assertEquals(nextOf(start, `${list}<a href="list7.html">下一页</a>`)?.endsWith("/list7.html"), true);
  assertEquals(nextOf(start, `${list}<a href="index.html">下一页</a>`), undefined);
  const script = `${list}<a href="javascript:go(2)">下一页</a>`;
  assertEquals(nextOf(start, script)?.endsWith("/index_2.html"), true);
});

Deno.test("numbered() counts in the query and keeps the rest of it", () => {
  const url = "http://g.example.gov.cn/list?section=7&page=9&pagesize=15";
  const query = numbered({ start: url, list: "ul", rows: { row: "li" }, page: { query: "page" } });
  const { next } = query.read({ url, text: list }, { url });
  assertEquals(next?.url, "http://g.example.gov.cn/list?section=7&page=10&pagesize=15");
});

Deno.test("numbered() ends at a page that does not exist, unless it is the first", () => {
  const text = "<title>404</title>" + list;
  const url = "http://g.example.gov.cn/zwgk/tzgg/index_9.html";
  assertEquals(listing.read({ url, text }, { url }), { rows: [], next: null, total: null });
  assertThrows(() => listing.read({ url: start, text }, { url: start }), NotAList, "nfcms");
});

Deno.test("numbered() refuses a page without the list, whatever its number", () => {
  const url = "http://g.example.gov.cn/zwgk/tzgg/index_2.html";
  const text = "<title>访问验证</title>";
  assertThrows(() => listing.read({ url, text }, { url }), NotAList, "访问验证");
});

Deno.test("numbered() has no next below an empty list", () => {
  assertEquals(nextOf(start, `<ul class="news_list2"></ul>`), undefined);
});
