/** The families on test sites over HTTP, each with the oddities of the real systems, walked as the collector walks them. @module */
import { assert, assertEquals } from "@std/assert";
import { walkList } from "../../pipelines/fetch/listing.ts";
import type { Visit } from "../../pipelines/fetch/visit.ts";
import type { Listing, ListPage, ListRequest, Source } from "../../sources/define.ts";
import { article } from "../../sources/families/article.ts";
import { bodies } from "../../sources/families/bodies.ts";
import { feed } from "../../sources/families/feed.ts";
import { igs } from "../../sources/families/igs.ts";
import { jpage } from "../../sources/families/jpage.ts";
import { nfcms } from "../../sources/families/nfcms.ts";
import { NotAList } from "../../sources/families/not_a_list.ts";
import { numbered } from "../../sources/families/numbered.ts";
import { shanghai } from "../../sources/families/shanghai.ts";
import { sitemap } from "../../sources/families/sitemap.ts";
import { ucap } from "../../sources/families/ucap.ts";
import { vsb } from "../../sources/families/vsb.ts";
import { identify, type SampleArticle } from "../../sources/samples/articles.ts";
import type { SampleSite } from "../../sources/samples/markup.ts";
import { serveSamples } from "../../sources/samples/server.ts";
import { feedSite } from "./sites/feed_site.ts";
import { igsSite } from "./sites/igs_site.ts";
import { nextgroupSite } from "./sites/nextgroup_site.ts";
import { nfcmsSite } from "./sites/nfcms_site.ts";
import { querySite } from "./sites/query_site.ts";
import { shanghaiSite } from "./sites/shanghai_site.ts";
import { ucapSite } from "./sites/ucap_site.ts";
import { vsbSite } from "./sites/vsb_site.ts";

/** Thirteen articles, newest first: three pages of five. */
const articles: SampleArticle[] = Array.from({ length: 13 }, (_, at) => ({
  title: `关于公布第${at}批检验检测机构资质认定获证名单的公告`,
  published: `2024-08-${String(28 - at).padStart(2, "0")}`,
  column: "通知公告",
  source: "样例局",
  attachments: [],
  body: `<p>第${at}批名单见附件。</p><p>样例局</p><p>2024年8月19日</p>`,
  ...identify(`test-${at}`),
}));

const sites: Record<string, SampleSite> = {
  "nfcms": nfcmsSite(2),
  "nfcms-zero": nfcmsSite(1),
  "igs": igsSite,
  "ucap": ucapSite,
  "shanghai": shanghaiSite,
  "vsb": vsbSite("link"),
  "vsb-script": vsbSite("script"),
  "nextgroup": nextgroupSite(false),
  "nextgroup-shut": nextgroupSite(true),
  "query": querySite,
  "feed": feedSite,
};

const at = (name: string, path: string) => `http://${name}.sample.example${path}`;

function source(list: Listing): Source {
  return {
    id: "test_site_notices",
    title: { zh: "样例", en: "Sample" },
    publisher: "样例局",
    region: "440000",
    home: new URL("/", list.start.url).href,
    rights: "open",
    status: "sample",
    schedule: "daily",
    list,
    article: article({ body: [...bodies.nfcms, ...bodies.usual] }),
    expect: { rows: 3 },
  };
}

/** Serves all sites and gives a function that asks them for text. */
async function withSites(
  run: (text: (url: string) => Promise<string>, asked: string[]) => Promise<void>,
): Promise<void> {
  const served = new Map(Object.entries(sites).map(([name, site]) => [name, { site, articles }]));
  const server = await serveSamples({ articles: new Map(), sites: served });
  using client = Deno.createHttpClient({ proxy: { url: server.url } });
  try {
    await run(async (url) => await (await fetch(url, { client })).text(), server.requests);
  } finally {
    client.close();
    await server.close();
  }
}

async function walk(list: Listing, text: (url: string) => Promise<string>) {
  const visitPage = async (request: ListRequest): Promise<Visit<ListPage>> => {
    const page = { url: request.url, text: await text(request.url) };
    try {
      return { outcome: "ok", status: 200, content: list.read(page, request), found: "" };
    } catch (error) {
      if (!(error instanceof NotAList)) throw error;
      return { outcome: "layout_drift", status: 200, content: null, found: error.message };
    }
  };
  const listed = await walkList(source(list), { visitPage, maxPages: 12, settled: null });
  return { ...listed, rows: [...listed.rows] };
}

const news = { list: "ul.now", rows: { row: "ul.now > li" } };
const lists: [name: string, listing: Listing, pages: number][] = [
  // Pages asked: three, and one more where nothing on the page tells the end.
  ["nfcms, second page index_2", nfcms({ start: at("nfcms", "/zwgk/tzgg/index.html"), secondPage: 2 }), 4],
  ["nfcms, second page index_1", nfcms({ start: at("nfcms-zero", "/zwgk/tzgg/"), secondPage: 1 }), 4],
  ["igs", igs({ start: at("igs", "/igs/front/search.jhtml?pageNumber=1&pageSize=5&siteId=43") }), 3],
  [
    "ucap",
    ucap({ start: at("ucap", "/scjgj/c101133/common_list.shtml"), rows: { row: "ul.list > li" } }),
    3,
  ],
  ["shanghai, page 1 for every page", shanghai({ start: at("shanghai", "/1072/") }), 4],
  [
    "vsb, counting down by links",
    vsb({ start: at("vsb", "/gsgg/gg.htm"), rows: { row: ".news-list > li" } }),
    3,
  ],
  [
    "vsb, counting down by the script",
    vsb({ start: at("vsb-script", "/gsgg/gg.htm"), rows: { row: ".news-list > li" } }),
    3,
  ],
  ["jpage, encrypted nextgroup", jpage({ start: at("nextgroup", "/col/col7/index.html") }), 4],
  [
    "numbered by the query, last page for every page",
    numbered({
      start: at("query", "/Article/ArticlePageSJJ?page=1&pagesize=5"),
      page: { query: "page" },
      ...news,
    }),
    4,
  ],
  ["feed, RSS", feed({ start: at("feed", "/rss.xml") }), 1],
];

for (const [name, listing, pages] of lists) {
  Deno.test(`a walk of ${name} finds every article once, whole titles and dates`, () =>
    withSites(async (text, asked) => {
      const { rows, stopped } = await walk(listing, text);
      const found = rows.map(({ title, date }) => `${date} ${title}`).sort();
      assertEquals(found, articles.map(({ title, published }) => `${published} ${title}`).sort());
      assertEquals([stopped, asked.length], [false, pages]);
    }));
}

Deno.test("a walk reports no issue where the site serves what it says", () =>
  withSites(async (text) => {
    for (const [name, listing] of lists) {
      const kinds = (await walk(listing, text)).issues.map(({ kind }) => kind);
      // Without a total the collector cannot tell a short list from a site that repeats page 1, and says so.
      assertEquals(kinds, name.startsWith("shanghai") ? ["repeated_page"] : [], name);
    }
  }));

Deno.test("nfcms() says of a pinned row that it is pinned", () =>
  withSites(async (text) => {
    const { rows } = await walk(nfcms({ start: at("nfcms", "/zwgk/tzgg/index.html"), secondPage: 2 }), text);
    assertEquals(rows.filter(({ note }) => note === "置顶").map(({ date }) => date), ["2024-08-16"]);
  }));

Deno.test("nfcms() told of the wrong second page ends after the first, and the collector says so", () =>
  withSites(async (text) => {
    // index_1 is no page of its own where pages count from 2: this site gives its first for it.
    const found = await walk(nfcms({ start: at("nfcms", "/zwgk/tzgg/index.html"), secondPage: 1 }), text);
    assertEquals(found.rows.length, 6);
    assertEquals(found.issues.map(({ kind, url }) => [kind, url]), [
      ["repeated_page", at("nfcms", "/zwgk/tzgg/index_1.html")],
    ]);
  }));

Deno.test("a column that gives only its first group is reported as incomplete", () =>
  withSites(async (text) => {
    const found = await walk(jpage({ start: at("nextgroup-shut", "/col/col7/index.html") }), text);
    assertEquals([found.rows.length, found.stopped], [5, false]);
    assertEquals(found.issues.map(({ kind, message }) => [kind, message.split(": ").at(-1)]), [
      ["list_incomplete", "wanted 13 rows in all, found 5, as page 2 was a page without rows"],
    ]);
  }));

Deno.test("feed() dates no Atom entry by its last change, and follows the next part", () =>
  withSites(async (text, asked) => {
    const { rows } = await walk(feed({ start: at("feed", "/atom.xml") }), text);
    assertEquals([rows.length, asked.length], [13, 2]);
    assertEquals(rows[0], {
      url: at("feed", `/zwgk/${articles[0]?.number}.html`),
      title: `${articles[0]?.title} & 附件`,
      date: null,
      note: "updated 2024-08-28",
    });
  }));

Deno.test("sitemap() goes to the newest part of an index and takes the addresses within", () =>
  withSites(async (text, asked) => {
    const { rows } = await walk(sitemap({ start: at("feed", "/sitemap.xml"), within: "/zwgk/" }), text);
    assertEquals(asked[1], `GET ${at("feed", "/sitemap_2024.xml")}`);
    assertEquals(rows.length, 13);
    assertEquals([rows[0]?.title, rows[0]?.date, rows[0]?.note], ["", null, "updated 2024-08-28"]);
  }));

Deno.test("four dates that disagree are all kept: row, address, tag, text", () =>
  withSites(async (text) => {
    const list = ucap({
      start: at("ucap", "/scjgj/c101133/common_list.shtml"),
      rows: { row: "ul.list > li" },
    });
    const row = (await walk(list, text)).rows.find(({ date }) => date === "2024-08-28");
    assert(row);
    assertEquals(new URL(row.url).pathname.split("/").slice(3, 6), ["2024", "8", "29"]);
    const found = source(list).article({ url: row.url, text: await text(row.url) });
    assertEquals(found.fields.PubDate, "2024-12-31 00:00:00");
    assertEquals(found.fields.成文日期, "2024年8月1日");
    assertEquals(found.container, "ucapcontent");
    assert(found.body?.endsWith("<p>2024年8月19日</p>"));
  }));

Deno.test("an NFCMS article gives its body and the file beside it", () =>
  withSites(async (text) => {
    const list = nfcms({ start: at("nfcms", "/zwgk/tzgg/index.html"), secondPage: 2 });
    const row = (await walk(list, text)).rows[1];
    assert(row);
    const found = source(list).article({ url: row.url, text: await text(row.url) });
    assertEquals([found.title, found.container], [row.title, ".article-content"]);
    assertEquals(found.attachments, [{ url: at("nfcms", "/attachment/0/1/2.pdf"), title: "附件：名单.pdf" }]);
  }));
