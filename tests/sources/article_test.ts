/** Article pages taken apart. @module */
import { assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { article } from "../../sources/families/article.ts";

const url = "http://f.example.gov.cn/zw/202408/t1.html";
const read = (text: string) => article({ body: [".TRS_Editor", "#zoom"], title: ["h1"] })({ url, text });

Deno.test("article() reads tags in any order, quotes and prefix, in the standard's spelling", () => {
  const { fields } = read(`<meta content='答复' name='articletitle'><meta name=PubDate content=2024-08-22>
    <meta name="meta-ContentSource" content=" 本网 "><META NAME="SiteName" CONTENT="样例局">
    <meta name="viewport" content="width=1"><meta name="ColumnName" content="政务"><meta name="ColumnName" content="公告">`);
  assertEquals(fields, {
    ArticleTitle: "答复",
    PubDate: "2024-08-22",
    ContentSource: "本网",
    SiteName: "样例局",
    ColumnName: "政务；公告",
  });
});

Deno.test("article() prefers the first container with content and cuts it from the source", () => {
  const body = `<p style="x">正文<BR>二</p>`;
  const found = read(`<div id="zoom"><h1>答复</h1><div class="TRS_Editor">${body}</div></div>`);
  assertEquals([found.body, found.container, found.title], [body, ".TRS_Editor", "答复"]);
  const fallen = read(`<div class="TRS_Editor"> </div><div id="zoom">${body}</div>`);
  assertEquals([fallen.body, fallen.container], [body, "#zoom"]);
});

Deno.test("article() leaves out scripts, styles, comments and hidden elements", () => {
  const found = read(
    `<div id="zoom"><style>p{}</style><p>一<!-- [if gte mso 9] --></p><p style="display: none">藏</p><script>"</p>"</script><p hidden>藏<p>二</p></div>`,
  );
  assertEquals(found.body, "<p>一</p><p>二</p>");
});

Deno.test("article() takes selectors of any CSS", () => {
  const choose = article({ body: ["main > .text:not(.side)"], title: ["header h1 + p"] });
  const found = choose({
    url,
    text: `<header><h1>某局</h1><p>答复</p></header><main><div class="text side"><p>边栏的字更多一些</p></div>
      <section><div class="text"><p>里层</p></div></section><div class="text"><p>正文</p></div></main>`,
  });
  assertEquals([found.title, found.body], ["答复", "<p>正文</p>"]);
});

Deno.test("article() gives all articles one getter, as a closure for each would hold each page in memory", () => {
  const [one, other] = ["<p>一</p>", "<p>二</p>"].map((body) => read(`<div id="zoom">${body}</div>`));
  const getter = (of: object | undefined) => Object.getOwnPropertyDescriptor(of, "body")?.get;
  assertStrictEquals(getter(one), getter(other));
  assertEquals([{ ...one }.body, { ...other }.body], ["<p>一</p>", "<p>二</p>"]);
});

Deno.test("article() keeps what a truncated page still holds", () => {
  assertEquals(read(`<div id="zoom"><p>一</p><p>二的前`).body, "<p>一</p><p>二的前");
});

Deno.test("article() keeps a body that is pictures only, and has none without container or content", () => {
  assertEquals(read(`<div id="zoom"><img src="1.jpg"></div>`).body, `<img src="1.jpg">`);
  for (const text of ["", "<p>正文</p>", `<div id="zoom"><script>1</script></div>`]) {
    assertEquals([read(text).body, read(text).container], [null, null]);
  }
});

Deno.test("article() takes the longest of several equal containers", () => {
  assertEquals(read(`<div id="zoom">相关</div><div id="zoom"><p>正文正文</p></div>`).body, "<p>正文正文</p>");
});

const titles: [head: string, title: string | null][] = [
  [`<title>质量提升方案（2023-2025年） - 样例市场监管网（sample）</title>`, "质量提升方案（2023-2025年）"],
  [`<title>答复_公开_样例市政府</title>`, "答复_公开"],
  [`<meta name="SiteName" content="样例网站群"><title>答复-样例网站群</title>`, "答复"],
  [`<meta name="ArticleTitle" content="关于第1号\n提案的答复"><title>样例局</title>`, "关于第1号提案的答复"],
  ["<title> </title>", null],
];
for (const [head, title] of titles) {
  Deno.test(`article() without a visible title finds ${title}`, () => assertEquals(read(head).title, title));
}

Deno.test("article() reads the header table, spaced labels, empty cells and values in pieces", () => {
  const { fields } = read(
    `<table><tr><td><b>索 引 号：</b></td><td>000014349/2017-00110</td><td>主题分类</td><td></td></tr>
    <tr><td>发文字号:</td><td><span>样市监〔2024〕</span><span>1号</span></td><th>成文日期</th><td>2024年8月19日</td></tr></table>
    <ul><li><label>发布机构：</label>样例局</li></ul><div id="zoom"><p>文号：不是</p></div>`,
  );
  assertEquals(fields, {
    索引号: "000014349/2017-00110",
    发文字号: "样市监〔2024〕1号",
    成文日期: "2024年8月19日",
    发布机构: "样例局",
  });
});

Deno.test("article() reads a header table inside the container when it prints an index number", () => {
  const table = (first: string) =>
    `<table><tr><td>${first}</td><td>1</td><td>文号</td><td>甲1号</td></tr></table>`;
  assertEquals(read(`<div id="zoom">${table("索引号")}<p>正文</p></div>`).fields, {
    索引号: "1",
    文号: "甲1号",
  });
  assertEquals(read(`<div id="zoom">${table("序号")}<p>正文</p></div>`).fields, {});
});

Deno.test("article() reads the line of date and source without the widgets after it", () => {
  const { fields } = read(
    `<p>发布时间：2024-08-22 09:52　来源：办公室　浏览次数：12　【字体：大 中 小】</p>`,
  );
  assertEquals(fields, { 发布时间: "2024-08-22 09:52", 来源: "办公室" });
});

Deno.test("article() finds files inside and outside the body, each once, whole titles", () => {
  const { attachments } = read(
    `<div id="zoom"><a href="./P020241.pdf">附件1</a> <a href="mailto:a@b.example.doc">信</a></div>
    <ul></ul><ul><li><a href="/attach/20269/0a.wps?fileName=附件2：反馈表.wps" title="附件2：反馈表.wps">附件2：反…</a></li>
    <li><a href="/zw/202408/P020241.pdf">再次</a></li><li><a href="/down?id=1&fileName=名单.xlsx"></a></li>
    <li><a href="next.html">下一篇.docx</a></li></ul>`,
  );
  assertEquals(attachments, [
    { url: "http://f.example.gov.cn/zw/202408/P020241.pdf", title: "附件1" },
    {
      url: new URL("http://f.example.gov.cn/attach/20269/0a.wps?fileName=附件2：反馈表.wps").href,
      title: "附件2：反馈表.wps",
    },
    { url: new URL("http://f.example.gov.cn/down?id=1&fileName=名单.xlsx").href, title: "名单.xlsx" },
  ]);
});

Deno.test("article() stands deep nesting up to a limit and refuses what is beyond", () => {
  const page = (depth: number) => `<div id="zoom">${"<b>".repeat(depth)}正文`;
  assertEquals(read(page(4000)).body?.endsWith("正文"), true);
  assertThrows(() => read(page(50_000)), RangeError, "at most 5000 open elements");
});
