/** The TRS WCM family. @module */
import { assertEquals, assertThrows } from "@std/assert";
import { NotAList } from "../../sources/families/not_a_list.ts";
import { trs } from "../../sources/families/trs.ts";

const start = "http://a.example.gov.cn/zw/index.html";
const rows = { row: "ul.list > li" };
const row = `<li><a href="./202408/t20240822_1234567.html">名单</a><span>2024-08-22</span></li>`;

function page(items: string, call: string): string {
  return `<title>通知公告</title><ul class="list">${items}</ul><script>
    function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt) { return; }
    ${call}</script>`;
}

function nextOf(url: string, options: { call: string; secondPage?: 1 | 2 }): string | undefined {
  const listing = trs({ start, rows, ...(options.secondPage && { secondPage: options.secondPage }) });
  return listing.read({ url, text: page(row, options.call) }, { url }).next?.url;
}

Deno.test("trs() counts pages from index_1 on and stops at the last", () => {
  const call = `createPageHTML(3, 0, "index", "html");`;
  assertEquals(nextOf(start, { call }), "http://a.example.gov.cn/zw/index_1.html");
  assertEquals(nextOf("http://a.example.gov.cn/zw/", { call }), "http://a.example.gov.cn/zw/index_1.html");
  assertEquals(
    nextOf("http://a.example.gov.cn/zw/index_1.html", { call }),
    "http://a.example.gov.cn/zw/index_2.html",
  );
  assertEquals(nextOf("http://a.example.gov.cn/zw/index_2.html", { call }), undefined);
});

Deno.test("trs() counts from index_2 on where the source says so", () => {
  const options = { call: `createPageHTML(3, 0, "index", "html");`, secondPage: 2 as const };
  assertEquals(nextOf(start, options), "http://a.example.gov.cn/zw/index_2.html");
  assertEquals(
    nextOf("http://a.example.gov.cn/zw/index_2.html", options),
    "http://a.example.gov.cn/zw/index_3.html",
  );
  assertEquals(nextOf("http://a.example.gov.cn/zw/index_3.html", options), undefined);
});

Deno.test("trs() follows the page's name and ending, also with an element id first", () => {
  const call = `createPageHTML('pages', 4, 1, 'index_15958', 'shtml');`;
  const url = "http://a.example.gov.cn/zw/index_15958.shtml";
  assertEquals(nextOf(url, { call }), "http://a.example.gov.cn/zw/index_15958_1.shtml");
});

Deno.test("trs() gives no rows and no next for an empty list", () => {
  const listing = trs({ start, rows });
  const text = page("", `createPageHTML(1, 0, "index", "html");`);
  assertEquals(listing.read({ url: start, text }, { url: start }), { rows: [], next: null, total: null });
});

Deno.test("trs() reads a list of one page without a page script", () => {
  const text = `<ul class="list">${row}</ul>`;
  assertEquals(trs({ start, rows }).read({ url: start, text }, { url: start }), {
    rows: [{
      url: "http://a.example.gov.cn/zw/202408/t20240822_1234567.html",
      title: "名单",
      date: "2024-08-22",
      note: null,
    }],
    next: null,
    total: null,
  });
});

Deno.test("trs() refuses a soft 404 and a page of another kind, saying what it found", () => {
  const listing = trs({ start, rows });
  for (const title of ["页面不存在 - 样例网", "欢迎访问"]) {
    const text = `<title>${title}</title><p>…</p>`;
    assertThrows(() => listing.read({ url: start, text }, { url: start }), NotAList, `titled "${title}"`);
  }
  assertThrows(
    () => listing.read({ url: start, text: "" }, { url: start }),
    NotAList,
    "a page without title",
  );
});
