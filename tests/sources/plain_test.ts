/** The family of plain lists. @module */
import { assertEquals, assertThrows } from "@std/assert";
import { NotAList } from "../../sources/families/not_a_list.ts";
import { plain } from "../../sources/families/plain.ts";

const start = "http://e.example.gov.cn/tzgg/index.htm";
const options = { start, list: "table.news", rows: { row: "table.news tr", date: "td.day" } };
const table = `<table class="news"><tr><td>标题</td><td>日期</td></tr>
  <tr><td><a href="../info/1.htm">名单</a></td><td class="day">[2024.08.22]</td></tr></table>`;

Deno.test("plain() reads rows and finds the next page by its words", () => {
  const text = `${table}<a href="index.htm">上一页</a> <a href="list_2.htm">下一页&gt;</a>`;
  assertEquals(plain(options).read({ url: start, text }, { url: start }), {
    rows: [{ url: "http://e.example.gov.cn/info/1.htm", title: "名单", date: "2024-08-22", note: null }],
    next: { url: "http://e.example.gov.cn/tzgg/list_2.htm" },
    total: null,
  });
});

Deno.test("plain() finds the next page by a selector", () => {
  const text = `${table}<a class="n" href="list_2.htm"><img src="r.gif"></a>`;
  const { next } = plain({ ...options, next: "a.n" }).read({ url: start, text }, { url: start });
  assertEquals(next, { url: "http://e.example.gov.cn/tzgg/list_2.htm" });
});

Deno.test("plain() has no next when the link leads here, to a script, or stands below an empty list", () => {
  const nextOf = (text: string) => plain(options).read({ url: start, text }, { url: start }).next;
  assertEquals(nextOf(`${table}<a href="index.htm">下一页</a>`), null);
  assertEquals(nextOf(`${table}<a href="javascript:next()">下一页</a>`), null);
  assertEquals(nextOf(`<table class="news"></table><a href="list_2.htm">下一页</a>`), null);
});

Deno.test("plain() refuses a page without the list, and a soft 404 in the site's frame", () => {
  const read = (text: string) => () => plain(options).read({ url: start, text }, { url: start });
  assertThrows(read("<title>首页</title>"), NotAList, `expected the list "table.news"`);
  assertThrows(read(`<title>您访问的页面不存在</title>${table}`), NotAList, "页面不存在");
});
