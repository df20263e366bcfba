/** The Hanweb jpage family. @module */
import { assertEquals, assertThrows } from "@std/assert";
import { jpage } from "../../sources/families/jpage.ts";
import { NotAList } from "../../sources/families/not_a_list.ts";

const start = "http://b.example.gov.cn/col/col1001/index.html";
const proxy = "http://b.example.gov.cn/module/web/jpage/dataproxy.jsp";
const record = (id: number) =>
  `<record><![CDATA[<li><a href='/art/2024/8/2/art_1001_${id}.html' title='名单${id}'>名单${id}</a><b>2024-08-02</b></li>]]></record>`;
const records = (from: number, to: number) =>
  `<recordset>${Array.from({ length: to - from + 1 }, (_, at) => record(from + at)).join("\n")}</recordset>`;
const column = (ids: string) =>
  `<script type="text/xml"><datastore>${records(1, 2)}</datastore></script><script>${ids}</script>`;
const ids =
  `$('#7').jpage({totalRecord:5, perPage:2, ajaxParam:{webid:'3', columnid:'1001', unitid:'7', webname:'样例局'}})`;

Deno.test("jpage() reads the rows in CDATA and asks dataproxy for the following ones with the page's ids", () => {
  const found = jpage({ start }).read({ url: start, text: column(ids) }, { url: start });
  assertEquals(
    found.rows,
    [1, 2].map((id) => ({
      url: `http://b.example.gov.cn/art/2024/8/2/art_1001_${id}.html`,
      title: `名单${id}`,
      date: "2024-08-02",
      note: null,
    })),
  );
  assertEquals(found.total, 5);
  assertEquals(found.next?.url, `${proxy}?startrecord=3&endrecord=4&perpage=2`);
  assertEquals(found.next?.method, "POST");
  const form = new URLSearchParams(found.next?.body);
  assertEquals(
    ["columnid", "unitid", "webid", "webname", "appid", "path"].map((name) => form.get(name)),
    ["1001", "7", "3", "样例局", "1", "/"],
  );
});

Deno.test("jpage() steps through dataproxy answers, body unchanged, up to the stated total", () => {
  const request = {
    url: `${proxy}?startrecord=3&endrecord=4&perpage=2`,
    method: "POST" as const,
    body: "columnid=1001",
  };
  const text = `<datastore><totalrecord>5</totalrecord><totalpage>3</totalpage>${records(3, 4)}</datastore>`;
  const found = jpage({ start }).read({ url: request.url, text }, request);
  assertEquals(found.next, { ...request, url: `${proxy}?startrecord=5&endrecord=6&perpage=2` });
  const last = { ...request, url: `${proxy}?startrecord=5&endrecord=6&perpage=2` };
  const rest = text.replace(records(3, 4), records(5, 5));
  assertEquals(jpage({ start }).read({ url: last.url, text: rest }, last).next, null);
});

Deno.test("jpage() puts everything in the address when asked to use GET", () => {
  const { next } = jpage({ start, method: "GET" }).read({ url: start, text: column(ids) }, { url: start });
  const query = new URL(next?.url ?? "").searchParams;
  assertEquals([next?.method, next?.body], [undefined, undefined]);
  assertEquals(["startrecord", "columnid", "unitid"].map((name) => query.get(name)), ["3", "1001", "7"]);
});

const hidden =
  `<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&amp;k=9f8a7b&webid=x2"></a>]]></nextgroup>`;

Deno.test("jpage() follows an encrypted nextgroup link as it is, and says how many rows there are", () => {
  const text = `<datastore>${hidden}<totalrecord>5</totalrecord>${records(1, 2)}</datastore>`;
  const found = jpage({ start }).read({ url: start, text }, { url: start });
  assertEquals(found.next, { url: `${proxy}?page=1&k=9f8a7b&webid=x2` });
  assertEquals([found.rows.length, found.total], [2, 5]);
});

Deno.test("jpage() changes nothing but the page of a nextgroup link, up to an empty answer", () => {
  const request = { url: `${proxy}?page=1&k=9f8a7b&webid=x2` };
  const text = `<datastore>${hidden}${records(3, 4)}</datastore>`;
  const found = jpage({ start }).read({ url: request.url, text }, request);
  assertEquals(found.next, { url: `${proxy}?page=2&k=9f8a7b&webid=x2` });
  const blank = "<?xml version='1.0' encoding='utf-8'?><x></x>";
  assertEquals(jpage({ start }).read({ url: request.url, text: blank }, request), {
    rows: [],
    next: null,
    total: null,
  });
});

Deno.test("jpage() refuses an answer to a nextgroup link that says something else", () => {
  const request = { url: `${proxy}?page=1&k=9f8a7b` };
  const text = "<html><title>访问过于频繁</title><body>请稍后再试</body></html>";
  assertThrows(() => jpage({ start }).read({ url: request.url, text }, request), NotAList, "访问过于频繁");
});

Deno.test("jpage() gives no rows and no next for an empty recordset", () => {
  const text = column(ids).replace(records(1, 2), "<recordset></recordset>");
  assertEquals(jpage({ start }).read({ url: start, text }, { url: start }), {
    rows: [],
    next: null,
    total: 5,
  });
});

Deno.test("jpage() reads the records before the cut of a truncated page", () => {
  const text = `<datastore>${records(1, 3)}</datastore>`;
  const cut = text.slice(0, text.lastIndexOf("]]>"));
  assertEquals(jpage({ start }).read({ url: start, text: cut }, { url: start }).rows.length, 2);
});

Deno.test("jpage() refuses a page without a datastore", () => {
  const text = "<title>403 Forbidden</title>";
  assertThrows(() => jpage({ start }).read({ url: start, text }, { url: start }), NotAList, "403 Forbidden");
});
