/** The JPaaS family. @module */
import { assertEquals, assertThrows } from "@std/assert";
import { article } from "../../sources/families/article.ts";
import { jpaas } from "../../sources/families/jpaas.ts";
import { NotAList } from "../../sources/families/not_a_list.ts";
import { shared } from "../shared.ts";

const start = "http://c.example.gov.cn/zw/tzgg/index.html";
const unit = "http://c.example.gov.cn/api-gateway/jpaas-publish-server/front/page/build/unit";
const options = { start, rows: { row: "ul.rows > li" }, tag: "内容区域" };

function script(tag: string, parseType: string): string {
  return `<script parseType="${parseType}" url="/api-gateway/jpaas-publish-server/front/page/build/unit"
    queryData="{'webId':'w1','pageId':'p1','tplSetId':'t1','pageType':'column','tagId':'${tag}','editType':null}"></script>`;
}

const column = script("右侧内容", "bulidstatic") + script("内容区域", "bulidstatic");

function answer(html: string): string {
  return JSON.stringify({ success: true, code: "200", data: { html } });
}

function list(pages: string): string {
  return answer(
    `<ul class="rows"><li><a href="zw/tzgg/art/2026/art_0a.html" title="关于出口\n转内销的通知">关于出口…</a>
      <div>2026-09-10至2026-10-10</div><div>(进行中)</div></li></ul>${pages}`,
  );
}

Deno.test("jpaas() asks the unit of the wanted tag with the keys of the page", () => {
  const found = jpaas(options).read({ url: start, text: column }, { url: start });
  assertEquals([found.rows, found.total], [[], null]);
  const url = new URL(found.next?.url ?? "");
  assertEquals(url.origin + url.pathname, unit);
  assertEquals(Object.fromEntries(url.searchParams), {
    parseType: "bulidstatic",
    webId: "w1",
    pageId: "p1",
    tplSetId: "t1",
    pageType: "column",
    tagId: "内容区域",
    editType: "null",
  });
});

Deno.test("jpaas() needs no tag where the page has one unit, and takes either spelling", () => {
  const text = script("ajax分页", "buildstatic");
  const found = jpaas({ start, rows: options.rows }).read({ url: start, text }, { url: start });
  assertEquals(new URL(found.next?.url ?? "").searchParams.get("parseType"), "buildstatic");
});

Deno.test("jpaas() does not guess between two units", () => {
  assertThrows(
    () => jpaas({ start, rows: options.rows }).read({ url: start, text: column }, { url: start }),
    NotAList,
    "found 2",
  );
});

Deno.test("jpaas() reads rows from the site's root, period to note", () => {
  const url = `${unit}?webId=w1`;
  assertEquals(jpaas(options).read({ url, text: list("") }, { url }), {
    rows: [{
      url: "http://c.example.gov.cn/zw/tzgg/art/2026/art_0a.html",
      title: "关于出口转内销的通知",
      date: null,
      note: "2026-09-10至2026-10-10 (进行中)",
    }],
    next: null,
    total: null,
  });
});

Deno.test("jpaas() pages by paramJson up to the stated count", () => {
  const text = list(`<div class="pagination" count="41" rows="20"></div>`);
  let url = `${unit}?webId=w1`;
  const asked: (string | null)[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const { next, total } = jpaas(options).read({ url, text }, { url });
    assertEquals(total, 41);
    if (next === null) break;
    url = next.url;
    asked.push(new URL(url).searchParams.get("paramJson"));
  }
  assertEquals(asked, ['{"pageNo":2,"pageSize":20}', '{"pageNo":3,"pageSize":20}']);
});

Deno.test("jpaas() gives no next for an empty list", () => {
  const text = answer(`<ul class="rows"></ul><div class="pagination" count="41" rows="20"></div>`);
  assertEquals(jpaas(options).read({ url: unit, text }, { url: unit }), { rows: [], next: null, total: 41 });
});

Deno.test("jpaas() refuses failed and broken answers and a page without units", () => {
  const read = (text: string) => () => jpaas(options).read({ url: unit, text }, { url: unit });
  assertThrows(read(`{"success":false,"code":"500","data":null}`), NotAList, "success false, code 500");
  assertThrows(read(`{"success":true,`), NotAList, "broken JSON");
  assertThrows(read("<title>维护中</title>"), NotAList, "维护中");
});

const samr = shared("data/samr/list.json");

Deno.test({
  name: "jpaas() reads the saved list of SAMR",
  ignore: samr === null,
  fn() {
    const url =
      "https://www.samr.gov.cn/api-gateway/jpaas-publish-server/front/page/build/unit?pageType=column";
    const listing = jpaas({
      start: "https://www.samr.gov.cn/hd/zjdc/",
      rows: { row: ".Three_zhnlist_02 > li" },
    });
    const { rows, next, total } = listing.read({ url, text: Deno.readTextFileSync(samr ?? "") }, { url });
    assertEquals([rows.length, next, total], [5, null, null]);
    assertEquals(rows[0], {
      url: "https://www.samr.gov.cn/hd/zjdc/art/2026/art_7690dba6fb90477cae8299c67f7966d9.html",
      title:
        "市场监管总局关于公开征求《关于出口转内销产品强制性产品认证便利化试点的通知（征求意见稿）》意见的通知",
      date: null,
      note: "{{DATE-3}}至{{DATE+27}} (进行中)",
    });
    assertEquals(rows.filter(({ title }) => /\s/.test(title)), []);
    assertEquals(rows.map(({ note }) => note?.slice(-5)), [
      "(进行中)",
      "(进行中)",
      "(进行中)",
      "(已结束)",
      "(已结束)",
    ]);
  },
});

const samrArticle = shared("data/samr/art_645badc2faaa4f7fa52f9ba11ba7a0bd.html");

Deno.test({
  name: "article() reads the saved article of SAMR, attachments beside the container",
  ignore: samrArticle === null,
  fn() {
    const url = "https://www.samr.gov.cn/hd/zjdc/art/2026/art_645badc2faaa4f7fa52f9ba11ba7a0bd.html";
    const read = article({ body: [".Three_xilan_07"] });
    const found = read({ url, text: Deno.readTextFileSync(samrArticle ?? "") });
    assertEquals(found.title, "市场监管总局关于公开征求《食糖生产许可审查细则（征求意见稿）》意见的通知");
    assertEquals(found.fields.PubDate, "2026-09-16 10:09");
    assertEquals(found.fields.ContentSource, "食品生产经营司");
    assertEquals(found.attachments.map(({ title }) => title), [
      "附件1：食糖生产许可审查细则（征求意见稿）.docx",
      "附件2：《食糖生产许可审查细则（征求意见稿）》起草说明.docx",
      "附件3：公开征求意见反馈表.wps",
    ]);
    assertEquals(found.body?.trimEnd().endsWith("<p>（正文其余段落已裁剪）</p>"), true);
  },
});
