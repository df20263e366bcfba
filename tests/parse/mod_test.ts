import { assertEquals, assertStrictEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { ParseError } from "../../pipelines/errors.ts";
import { type PageInput, parseFile, parsePage } from "../../pipelines/parse/mod.ts";
import type { ArticleReader } from "../../sources/define.ts";

const url = "https://amr.sample.example/art/1.html";
const bytes = (text: string) => new TextEncoder().encode(text);
const page = (html: string, more: Partial<PageInput> = {}) =>
  parsePage({
    bytes: bytes(html),
    contentType: "text/html; charset=utf-8",
    url,
    article: null,
    row: null,
    ...more,
  });

const reader = (more: Partial<ReturnType<ArticleReader>>): ArticleReader => () => ({
  title: "关于开展能力验证工作的通知",
  body: "<p>全省现有机构2558家。</p><p>联系人：某某某 0000-00000000</p>",
  container: "#zoom",
  fields: { PubDate: "2024-09-06" },
  attachments: [],
  ...more,
});

const paragraph = "<p>全省共有检验检测机构2558家，国家质检中心35个。</p>";

Deno.test("parsePage() passes over hidden blocks where it has to guess the body", () => {
  const hidden = `<div hidden>${paragraph.repeat(3)}</div>`;
  const parsed = page(`<title>某通知</title><body><p>本省现有国家质检中心35个，比上年增加2个。${hidden}`);
  assertEquals(parsed.text, "本省现有国家质检中心35个，比上年增加2个。");
});

Deno.test("parsePage() puts what the reader found, the row and the lines together and masks personal data", () => {
  const row = { url, title: "关于开展能力验证…", date: "2024-09-07", note: null };
  const body =
    "<p>来源：省局办公室</p><p>全省现有机构2558家。</p><p>联系人：某某某 0000-00000000</p><p>【打印】</p>";
  assertEquals(page("<html></html>", { article: reader({ body }), row }), {
    title: "关于开展能力验证工作的通知",
    text: "全省现有机构2558家。\n联系人：＊＊＊ ＊＊＊＊＊＊＊＊＊＊＊＊＊",
    fields: {
      PubDate: "2024-09-06",
      "row.title": "关于开展能力验证…",
      "row.date": "2024-09-07",
      "line.source": "省局办公室",
    },
    attachments: [],
    charset: "utf-8",
    container: "#zoom",
    withheld: { phone: 1, contact: 1 },
  });
});

Deno.test("parsePage() prefers a whole title of the row to a cut one of the page", () => {
  const row = { url, title: "关于开展能力验证工作的通知", date: null, note: null };
  assertStrictEquals(page("<p>", { article: reader({ title: "关于开展能力…" }), row }).title, row.title);
  assertStrictEquals(page("<p>", { article: reader({ title: null }), row }).title, row.title);
});

Deno.test("parsePage() guesses the innermost block with most paragraphs when the reader finds none", () => {
  const menu = Array.from(
    { length: 40 },
    (_, n) => `<li><a href="/${n}">某地开展检验检测机构开放日活动${n}</a></li>`,
  );
  const html = `<html><head><title>关于质检中心建设的答复_某省市场监督管理局</title>
    <meta name="PubDate" content="2024-09-06 10:00"><meta name="viewport" content="w"></head><body>
    <div class="nav"><ul>${menu.join("")}</ul></div>
    <div id="main"><div class="right">${paragraph}</div><div class="text">${paragraph.repeat(4)}</div></div>
    <div class="foot"><p>版权所有：某省市场监督管理局</p></div></body></html>`;
  for (
    const article of [
      null,
      reader({ title: null, body: null, container: null, fields: { PubDate: "2024-09-06 10:00" } }),
    ]
  ) {
    const parsed = page(html, { article });
    assertStrictEquals(parsed.container, "fallback");
    assertStrictEquals(parsed.title, "关于质检中心建设的答复");
    assertStrictEquals(parsed.text.split("\n").length, 4);
    assertEquals(parsed.fields, { PubDate: "2024-09-06 10:00" });
  }
});

Deno.test("parsePage() finds the body of a page wrapped in a form, and of one laid out with tables", () => {
  const inForm = `<body><form><div><p>导航</p></div><div>${paragraph.repeat(3)}</div></form></body>`;
  const inTable = `<body><table><tr><td>栏目</td><td>${paragraph.repeat(3)}</td></tr></table></body>`;
  for (const html of [inForm, inTable]) {
    assertEquals(
      page(html).text.split("\n"),
      Array(3).fill("全省共有检验检测机构2558家，国家质检中心35个。"),
    );
  }
});

Deno.test("parsePage() leaves out the title where the body repeats it", () => {
  const body = "<h2>关于开展能力验证工作的通知</h2><p>全省现有机构2558家。</p>";
  assertStrictEquals(page("<p>", { article: reader({ body }) }).text, "全省现有机构2558家。");
});

Deno.test("parsePage() accepts a page that is a title and an attachment", () => {
  const attachments = [{ url: "https://amr.sample.example/a.pdf", title: "附件1" }];
  const parsed = page("<p>", { article: reader({ body: "<div></div>", attachments }) });
  assertEquals([parsed.text, parsed.attachments], ["", attachments]);
});

/** What is wrong, page, part of the message. */
const bad: [string, string, string][] = [
  ["an empty page", "", "wanted a page: found an empty answer"],
  ["a page of white space", " \r\n\t", "wanted a page: found an empty answer"],
  [
    "a page without title and body",
    "<html><body><script>1</script></body></html>",
    "wanted text or an attachment",
  ],
  [
    "a soft 404",
    "<html><title>页面不存在</title><body><p>您访问的页面不存在或已被删除</p></body></html>",
    "error page",
  ],
  [
    "an English soft 404",
    "<title>404 Not Found</title><div><p>nginx cannot find this</p></div>",
    "error page",
  ],
  ["a page nested too deep", "<div>".repeat(5000) + paragraph, "nested elements"],
];

for (const [name, html, message] of bad) {
  Deno.test(`parsePage() refuses ${name}`, () => {
    const error = assertThrows(() => page(html), ParseError, message);
    assertStrictEquals(error.details.url, url);
    assertStringIncludes(error.message, url);
  });
}

Deno.test("parsePage() reports a reader that fails as a ParseError with its cause", () => {
  const cause = new TypeError("_CONFIG.DETAIL is missing");
  const error = assertThrows(
    () =>
      page("<p>一</p>", {
        article: () => {
          throw cause;
        },
      }),
    ParseError,
    "_CONFIG.DETAIL is missing",
  );
  assertStrictEquals(error.details.cause, cause);
});

Deno.test("parsePage() keeps a long article that speaks of a missing page", () => {
  const parsed = page(
    `<title>关于网站改版的说明</title><div>${paragraph.repeat(20)}<p>旧址显示404。</p></div>`,
  );
  assertStringIncludes(parsed.text, "旧址显示404。");
});

Deno.test("parseFile() tells HTML from text by content, not by name", () => {
  const html = parseFile({
    bytes: bytes(`<!DOCTYPE html><title>质检中心建设情况</title><div>${paragraph}</div>`),
    name: "a.txt",
  });
  assertEquals([html.title, html.container], ["质检中心建设情况", "fallback"]);
  const text = parseFile({ bytes: bytes("关于能力验证的通知\n全省共有机构<2558>家。"), name: "a.html" });
  assertEquals([text.title, text.container, text.text], [
    "关于能力验证的通知",
    "text",
    "全省共有机构<2558>家。",
  ]);
});

Deno.test("parseFile() takes the title of an untitled fragment from its text", () => {
  const parsed = parseFile({
    bytes: bytes(`<div><p>关于开展能力验证工作的通知</p>${paragraph}</div>`),
    name: "a",
  });
  assertEquals([parsed.title, parsed.text], [
    "关于开展能力验证工作的通知",
    "全省共有检验检测机构2558家，国家质检中心35个。",
  ]);
});

Deno.test("parseFile() names the type it wanted and the one it found", () => {
  const files: [Uint8Array, string][] = [
    [bytes("%PDF-1.7"), "found a PDF"],
    [Uint8Array.of(0x50, 0x4b, 3, 4), "found a ZIP"],
    [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), "found a compound file"],
    [Uint8Array.of(1, 0, 2, 0), "found binary data"],
    [bytes(" \n"), "found an empty file"],
    [bytes("【打印】\n首页 > 公告"), "found page furniture only"],
  ];
  for (const [content, found] of files) {
    const error = assertThrows(() => parseFile({ bytes: content, name: "x.txt" }), ParseError, found);
    assertStringIncludes(error.message, "x.txt");
  }
});

Deno.test("parseFile() gives the same result twice", () => {
  const file = { bytes: bytes(`<div>${paragraph.repeat(3)}</div>`), name: "a" };
  assertEquals(parseFile(file), parseFile(file));
});

Deno.test("parsePage() ends on a megabyte of hostile HTML", () => {
  for (
    const piece of [
      "<table><tr><td>一",
      "<p>一<b>",
      "<",
      "<!--",
      "<a href='",
      "来源:\n",
      "关于\n",
      "<h1>一</h1>",
      "【",
    ]
  ) {
    const html = `<body><div>${paragraph}` + piece.repeat(Math.ceil(1e6 / piece.length));
    try {
      assertStringIncludes(page(html).text, "全省");
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
    }
  }
});
