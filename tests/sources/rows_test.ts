/** Rows of lists: titles, addresses, what is left out. @module */
import { assertEquals } from "@std/assert";
import { absolute } from "../../sources/families/address.ts";
import { parseHtml, tidy } from "../../sources/families/html.ts";
import { readRows } from "../../sources/families/rows.ts";

const base = "http://scjgj.example.gov.cn/zw/tzgg/index.html";
const rows = (html: string, date?: string) =>
  readRows(parseHtml(`<ul>${html}</ul>`), { row: "li", ...(date && { date }) }, base);
const titleOf = (html: string) => rows(`<li>${html}</li>`)[0]?.title;

Deno.test("readRows() takes the attribute when the anchor is cut, with … or ... or without a mark", () => {
  const whole = "关于公布检验检测机构名单的公告";
  assertEquals(titleOf(`<a href="a.html" title="${whole}">关于公布检验检测…</a>`), whole);
  assertEquals(titleOf(`<a href="a.html" title="${whole}">关于公布检验检测...</a>`), whole);
  assertEquals(titleOf(`<a href="a.html" title="${whole}">关于公布检验检测</a>`), whole);
});

Deno.test("readRows() takes the anchor when the attribute is cut or missing", () => {
  assertEquals(titleOf(`<a href="a.html" title="关于公布…">关于公布名单的公告</a>`), "关于公布名单的公告");
  assertEquals(titleOf(`<a href="a.html">关于公布名单的公告</a>`), "关于公布名单的公告");
});

Deno.test("readRows() takes out hard breaks, comments and a bullet", () => {
  assertEquals(
    titleOf(`<a href="a.html" title="关于出口\n转内销的\r\n\t通知">关于出口…</a>`),
    "关于出口转内销的通知",
  );
  assertEquals(titleOf(`<a href="a.html">·关于<!-- 12 -->标准的\n        公告</a>`), "关于标准的公告");
});

Deno.test("tidy() keeps a space between Latin words across a line break", () => {
  assertEquals(tidy("  ISO/IEC\n 17025 认可\n机构  名单\u200b "), "ISO/IEC 17025 认可机构 名单");
});

Deno.test("readRows() resolves addresses and drops fragments", () => {
  const [row] = rows(`<li><a href="./202408/t1.html#top">一</a></li>`);
  assertEquals(row?.url, "http://scjgj.example.gov.cn/zw/tzgg/202408/t1.html");
});

Deno.test("absolute() removes the trailing dot of a host", () => {
  assertEquals(
    absolute("http://scjgj.example.gov.cn./zw/a.html", base),
    "http://scjgj.example.gov.cn/zw/a.html",
  );
});

Deno.test("readRows() leaves out rows without a link to a page", () => {
  assertEquals(
    rows(`<li><a href="javascript:void(0)">更多</a></li><li><a href="#">顶部</a></li>
      <li><a href="mailto:x@y.example">信箱</a></li><li>标题</li>`),
    [],
  );
});

Deno.test("readRows() marks rows of another host as external", () => {
  const found = rows(`<li><a href="https://mp.weixin.qq.com/s/abc">转发</a><span>2024-08-22</span></li>
    <li><a href="https://www.scjgj.example.gov.cn/b.html">本站</a></li>`);
  assertEquals(found.map(({ note, date }) => [note, date]), [["external", "2024-08-22"], [null, null]]);
});

Deno.test("readRows() does not take a date in the title for the row's date", () => {
  const [row] = rows(`<li><a href="a.html">2024年8月19日起施行的办法</a> <i>(已结束)</i></li>`);
  assertEquals([row?.date, row?.note], [null, "(已结束)"]);
});

Deno.test("readRows() reads the date where the source says, also inside the anchor", () => {
  const [row] = rows(`<li><a href="a.html">名单公告<b>2024-08-22</b></a><i>2020-01-01</i></li>`, "b");
  assertEquals([row?.title, row?.date], ["名单公告", "2024-08-22"]);
});
