/** The family of Guangdong's platform. @module */
import { assertEquals, assertThrows } from "@std/assert";
import { gkmlpt, gkmlptArticle } from "../../sources/families/gkmlpt.ts";
import { NotAList } from "../../sources/families/not_a_list.ts";

const start = "http://d.example.gov.cn/gkmlpt/index";
const api = "http://d.example.gov.cn/gkmlpt/api/all/0";
const listing = gkmlpt({ start, category: 0 });
// 2024-08-22 05:30 in China, the evening of the 21st in UTC.
const morning = Date.UTC(2024, 7, 21, 21, 30) / 1000;

function item(id: number): Record<string, unknown> {
  const url = `http://d.example.gov.cn/gkmlpt/content/8/8578/post_${id}.html`;
  return { id, title: `答复${id}`, url, document_number: "样市监函〔2024〕1号", create_time: morning };
}

Deno.test("gkmlpt() reads the site id and asks the first page", () => {
  const text = `<script>window._CONFIG = {SID:'440299', TREE:[{"id":1}]};</script>`;
  const found = listing.read({ url: start, text }, { url: start });
  assertEquals(found, { rows: [], next: { url: `${api}?page=1&sid=440299` }, total: null });
});

Deno.test("gkmlpt() dates a row by its day in China and follows up to post_count", () => {
  const url = `${api}?page=1&sid=440299`;
  const text = JSON.stringify({ articles: [item(8578830), item(8578831)], classify: { post_count: 3 } });
  const found = listing.read({ url, text }, { url });
  assertEquals(found.rows[0], {
    url: "http://d.example.gov.cn/gkmlpt/content/8/8578/post_8578830.html",
    title: "答复8578830",
    date: "2024-08-22",
    note: "样市监函〔2024〕1号",
  });
  assertEquals([found.total, found.next?.url], [3, `${api}?page=2&sid=440299`]);
  const second = `${api}?page=2&sid=440299`;
  assertEquals(listing.read({ url: second, text }, { url: second }).next, null);
});

Deno.test("gkmlpt() stops at empty articles whatever the count says", () => {
  const url = `${api}?page=9&sid=440299`;
  const text = JSON.stringify({ articles: [], classify: { post_count: 300 } });
  assertEquals(listing.read({ url, text }, { url }), { rows: [], next: null, total: 300 });
});

Deno.test("gkmlpt() refuses JSON without articles and an index without site id", () => {
  assertThrows(
    () => listing.read({ url: api, text: `{"error":1}` }, { url: api }),
    NotAList,
    "JSON with articles",
  );
  assertThrows(
    () => listing.read({ url: start, text: "<title>维护</title>" }, { url: start }),
    NotAList,
    "维护",
  );
});

function articlePage(detail: unknown): string {
  const json = JSON.stringify(detail).replaceAll("<", "\\u003C");
  return `<meta name="meta-ArticleTitle" content="答复"><div class="article-content"></div>
    <script>window._CONFIG = {SID:'440299', DETAIL: ${json}, OTHER: {"a": "}"}};</script>`;
}

Deno.test("gkmlptArticle() takes body, number and files from DETAIL, braces and quotes in it included", () => {
  const detail = {
    title: "关于第1号提案的答复",
    content: `<p>集合{一}称"甲"</p><script>x()</script><p>完。</p>`,
    document_number: "样市监函〔2024〕1号",
    identifier: "006/2024-1",
    publisher: "样例市市场监督管理局",
    create_time: morning,
    attachment: [{ name: "附件1.xlsx", url: "/attachment/0/1/1.xlsx" }],
  };
  const found = gkmlptArticle({ body: [".article-content"] })({ url: start, text: articlePage(detail) });
  assertEquals(found, {
    title: "关于第1号提案的答复",
    body: `<p>集合{一}称"甲"</p><p>完。</p>`,
    container: "_CONFIG.DETAIL.content",
    fields: {
      ArticleTitle: "答复",
      索引号: "006/2024-1",
      发文字号: "样市监函〔2024〕1号",
      发布机构: "样例市市场监督管理局",
      发布日期: "2024-08-22",
    },
    attachments: [{ url: "http://d.example.gov.cn/attachment/0/1/1.xlsx", title: "附件1.xlsx" }],
  });
});

Deno.test("gkmlptArticle() reads a page without DETAIL by the selectors, and finds no body in a cut one", () => {
  const read = gkmlptArticle({ body: [".article-content"] });
  const plain = read({ url: start, text: `<div class="article-content"><p>正文</p></div>` });
  assertEquals([plain.body, plain.container], ["<p>正文</p>", ".article-content"]);
  const whole = articlePage({ title: "答复", content: "<p>正文</p>" });
  const cut = read({ url: start, text: whole.slice(0, whole.indexOf("正文")) });
  assertEquals([cut.body, cut.container], [null, null]);
});
