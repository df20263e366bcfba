/** The sample sites, asked over HTTP as the collector asks them, and their sources. @module */
import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import type { ListRequest, Row, Source } from "../../sources/define.ts";
import { findSources, sampleSources } from "../../sources/mod.ts";
import { identify, type SampleArticle, type SiteName, siteNames } from "../../sources/samples/articles.ts";
import { gbkEncoder } from "../../sources/samples/gbk.ts";
import { type Fault, serveSamples } from "../../sources/samples/server.ts";

/** Thirteen articles: three pages of five, two of eight. The title is longer than a TRS anchor shows. */
function articles(site: SiteName): SampleArticle[] {
  return Array.from({ length: 13 }, (_, at) => ({
    title: `${site} 样例：关于公布第${at}批检验检测机构资质认定获证名单与变更事项的公告`,
    published: `2024-08-${String(28 - at).padStart(2, "0")}`,
    column: "通知公告",
    source: "样例局",
    index_number: `000014349/2024-${at}`,
    document_number: `样市监〔2024〕${at}号`,
    furniture: at === 0,
    attachments: [{ title: "附件1：名单.xlsx", bytes: Uint8Array.of(0x50, 0x4b, at), extension: "xlsx" }],
    body: `<p>第${at}批，喆㐂。</p>`,
    ...identify(`${site}-${at}`),
  }));
}

interface Client {
  fetch(request: ListRequest, headers?: Record<string, string>): Promise<Response>;
  text(request: ListRequest): Promise<string>;
  requests: string[];
  articles: Map<SiteName, SampleArticle[]>;
  faults: Map<string, Fault>;
}

async function withSites(run: (client: Client) => Promise<void>): Promise<void> {
  const faults = new Map<string, Fault>();
  const all = new Map(siteNames.map((site) => [site, articles(site)]));
  const server = await serveSamples({ articles: all, faults });
  using client = Deno.createHttpClient({ proxy: { url: server.url } });
  const ask = ({ url, method, body }: ListRequest, headers: Record<string, string> = {}) => {
    const type: Record<string, string> = body === undefined
      ? {}
      : { "content-type": "application/x-www-form-urlencoded" };
    return fetch(url, {
      client,
      method: method ?? "GET",
      body: body ?? null,
      headers: { ...type, ...headers },
    });
  };
  const text = async (request: ListRequest) => {
    const charset = request.url.includes("//plain.") ? "gb18030" : "utf-8";
    return new TextDecoder(charset).decode(await (await ask(request)).arrayBuffer());
  };
  try {
    await run({ fetch: ask, text, requests: server.requests, articles: all, faults });
  } finally {
    client.close();
    await server.close();
  }
}

async function collect(source: Source, client: Client): Promise<{ rows: Row[]; pages: number }> {
  const rows: Row[] = [];
  let pages = 0;
  for (let next: ListRequest | null = source.list.start; next !== null;) {
    const page = source.list.read({ url: next.url, text: await client.text(next) }, next);
    rows.push(...page.rows);
    pages += page.rows.length > 0 ? 1 : 0;
    next = page.next;
  }
  return { rows, pages };
}

const samples = await findSources(sampleSources);
const siteOf = (source: Source) => siteNames.find((name) => source.home.includes(`//${name}.`)) ?? "trs";

Deno.test("the sample sources say that they are samples", () => {
  assertEquals(samples.map(siteOf).sort(), [...siteNames].sort());
  for (const { title, status } of samples) {
    assertMatch(title.zh + title.en, /^样例.*Sample/);
    assertEquals(status, "sample");
  }
});

for (const source of samples) {
  Deno.test(`${source.id} lists every article once, over several pages`, () =>
    withSites(async (client) => {
      const { rows, pages } = await collect(source, client);
      const wanted = articles(siteOf(source));
      assertEquals(
        rows.map(({ title, date }) => [title, date]),
        wanted.map((one) => [one.title, one.published]),
      );
      assertEquals(new Set(rows.map(({ url }) => url)).size, 13);
      assert(pages >= 2, `wanted at least two pages, found ${pages}`);
    }));

  Deno.test(`${source.id} reads title, body and file of an article`, () =>
    withSites(async (client) => {
      const row = (await collect(source, client)).rows[1];
      assert(row);
      const found = source.article({ url: row.url, text: await client.text({ url: row.url }) });
      assertEquals(found.title, row.title);
      assertMatch(found.body ?? "", /^\s*<p>第1批，喆(?:㐂|&#13314;)。<\/p>/);
      assertEquals(found.attachments.map(({ title }) => title), ["附件1：名单.xlsx"]);
      const file = await client.fetch({ url: found.attachments[0]?.url ?? "" });
      assertEquals([...await file.bytes()], [0x50, 0x4b, 1]);
      if (siteOf(source) === "plain") assertEquals(found.fields, { 来源: "样例局", 发布时间: "2024-08-27" });
      else {assertEquals([found.fields.PubDate?.slice(0, 10), found.fields.发文字号], [
          "2024-08-27",
          "样市监〔2024〕1号",
        ]);}
    }));
}

Deno.test("serveSamples() answers 304 to the validators it sent, until the article changes", () =>
  withSites(async (client) => {
    const [source] = samples.filter((one) => siteOf(one) === "trs");
    const row = source && (await collect(source, client)).rows[0];
    assert(row);
    const first = await client.fetch({ url: row.url });
    await first.body?.cancel();
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    assertEquals((await client.fetch({ url: row.url }, headers)).status, 304);
    const since = { "if-modified-since": first.headers.get("last-modified") ?? "" };
    assertEquals((await client.fetch({ url: row.url }, since)).status, 304);
    const [changed] = client.articles.get("trs") ?? [];
    if (changed) changed.body = "<p>改。</p>";
    const second = await client.fetch({ url: row.url }, headers);
    assertEquals(second.status, 200);
    assert((await second.text()).includes("改。"));
  }));

Deno.test("serveSamples() has the odd sides of the real systems", () =>
  withSites(async (client) => {
    const missing = await client.fetch({ url: "http://trs.sample.example/scjgj/tzgg/index_9.html" });
    assertEquals([missing.status, (await missing.text()).includes("<title>页面不存在")], [200, true]);
    const other = await client.fetch({ url: "http://jpaas.sample.example/none.html" });
    assertEquals(other.status, 404);
    await other.body?.cancel();
    const strange = await client.fetch({ url: "http://other.sample.example/" });
    assertEquals(strange.status, 502);
    await strange.body?.cancel();
    assertMatch(
      await client.text({ url: "http://jpage.sample.example/robots.txt" }),
      /^User-agent: \*\nDisallow: /,
    );
    assertEquals(client.requests[0], "GET http://trs.sample.example/scjgj/tzgg/index_9.html");
  }));

Deno.test("serveSamples() makes the faults it is told to make", () =>
  withSites(async (client) => {
    const url = "http://trs.sample.example/scjgj/tzgg/index.html";
    const whole = await client.text({ url });
    client.faults.set(url, { status: 503, headers: { "retry-after": "1" } });
    const busy = await client.fetch({ url });
    assertEquals([busy.status, busy.headers.get("retry-after")], [503, "1"]);
    await busy.body?.cancel();
    client.faults.set(url, { truncate: 100 });
    assertEquals(new TextEncoder().encode(whole).slice(0, 100), await (await client.fetch({ url })).bytes());
    client.faults.set(url, { abort: true });
    await assertRejects(async () => await (await client.fetch({ url })).text(), TypeError);
    client.faults.clear();
    client.faults.set("http://trs.sample.example/*", { empty: true });
    assertEquals((await client.text({ url })).includes("<li>"), false);
    client.faults.set("http://jpage.sample.example/*", { body: "<title>验证码</title>" });
    assertEquals(await client.text({ url: "http://jpage.sample.example/col/" }), "<title>验证码</title>");
  }));

Deno.test("gbkEncoder() gives bytes that decode to the text, and references for what GBK lacks", () => {
  const encode = gbkEncoder();
  const decode = (bytes: Uint8Array) => new TextDecoder("gbk").decode(bytes);
  // 中 is D6 D0 in GB 2312.
  assertEquals([...encode("a中")], [0x61, 0xd6, 0xd0]);
  const text = "质量基础设施——“一站式”㎡①〔2024〕５号　喆镕";
  assertEquals(decode(encode(text)), text);
  assertEquals(decode(encode("𠮷")), "&#134071;");
});
