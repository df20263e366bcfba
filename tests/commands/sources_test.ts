/** `zhiji sources`: list, check, new, replay. The network is the sample sites on loopback. @module */
import { assert, assertEquals, assertMatch, assertRejects, assertStringIncludes } from "@std/assert";
import { openArchive } from "../../pipelines/archive/mod.ts";
import { type Effects, localFiles } from "../../pipelines/effects.ts";
import { DefinitionError, FetchError, RecordError } from "../../pipelines/errors.ts";
import { openHttp } from "../../pipelines/fetch/http.ts";
import { openPoliteness } from "../../pipelines/fetch/politeness.ts";
import { type Ask, asker } from "../../publish/commands/sources/ask.ts";
import { checkSource } from "../../publish/commands/sources/check.ts";
import { idOf } from "../../publish/commands/sources/draft.ts";
import { locate } from "../../publish/commands/sources/locate.ts";
import { newSource } from "../../publish/commands/sources/new.ts";
import { recognise } from "../../publish/commands/sources/recognise.ts";
import { replayCapture, type ReplayedPage, replaySample } from "../../publish/commands/sources/replay.ts";
import { samplePage } from "../../publish/commands/sources/sample_pages.ts";
import type { Source } from "../../sources/define.ts";
import { findSources, sampleSources } from "../../sources/mod.ts";
import { loadExpected, loadSample, replay } from "../../sources/sample.ts";
import { type Fault, serveSamples } from "../../sources/samples/server.ts";
import { zhiji } from "./zhiji.ts";

const root = new URL("../../", import.meta.url);
const samples = await findSources(sampleSources);
const real = await findSources();

function sample(name: string): Source {
  const source = samples.find(({ id }) => id === name);
  assert(source, name);
  return source;
}

async function withSites(
  work: (ask: Ask, requests: string[]) => Promise<void>,
  faults = new Map<string, Fault>(),
) {
  const sites = await serveSamples({ faults });
  try {
    using http = openHttp({ sampleProxy: sites.url, tries: 1 });
    await work(asker({ http, politeness: openPoliteness({ delay: 0 }) }), sites.requests);
  } finally {
    await sites.close();
  }
}

Deno.test("zhiji sources lists every source with family, region, schedule and status", async () => {
  const { code, stdout, stderr } = await zhiji(["sources", "--json", "--data", await Deno.makeTempDir()]);
  assertEquals(code, 0, stderr);
  const { sources } = JSON.parse(stdout);
  assertEquals(sources.length, real.length + samples.length);
  assertEquals(sources.find(({ id }: { id: string }) => id === "sample_trs_notices"), {
    id: "sample_trs_notices",
    title: "样例：四川通知公告",
    family: "trs",
    region: "510000",
    schedule: "daily",
    status: "sample",
    last_checked: null,
  });
});

Deno.test("zhiji sources check finds everything on a sample site, and exits 0", async () => {
  const { code, stdout, stderr } = await zhiji(["sources", "check", "sample_plain_notices", "--json"]);
  assertEquals(code, 0, stderr);
  const { ok, checked } = JSON.parse(stdout);
  assertEquals(ok, true);
  const at = (field: string) => checked.find((one: { field: string }) => one.field === field);
  assertEquals(at("list rows").found, "5");
  assertMatch(at("row date").found, /^5 of 5, first: 20\d\d-\d\d-\d\d$/);
  assertEquals(at("article title").at, "table > tr > td.bt");
  assertEquals(at("article body").at, "td.nr");
  assertMatch(at("article date").found, /^发布时间: 20/);
});

const wrong: [what: string, args: string[], message: string][] = [
  ["an unknown action", ["fly"], "wanted one of list, check, new, replay"],
  ["check without a name", ["check"], "wanted its name"],
  ["check of two", ["check", "a", "b"], "wanted its name"],
  ["check of none such", ["check", "no_such_source"], "found none such"],
  ["new without an address", ["new"], "wanted one address"],
  ["new with a bad id", ["new", "http://trs.sample.example/", "--id", "Trs"], "region_publisher_what"],
  ["new with a bad region", ["new", "http://trs.sample.example/", "--region", "51"], "six digits"],
];

for (const [what, args, message] of wrong) {
  Deno.test(`zhiji sources exits 2 and says why for ${what}`, async () => {
    const { code, stderr } = await zhiji(["sources", ...args]);
    assertEquals(code, 2, stderr);
    assertStringIncludes(stderr, message);
  });
}

Deno.test("zhiji sources new writes a folder that is refused until it is filled in, and never writes over one", async () => {
  const into = await Deno.makeTempDir();
  const args = ["sources", "new", "http://trs.sample.example/scjgj/tzgg/index.html", "--into", into];
  const made = await zhiji(args);
  assertEquals(made.code, 0, made.stderr);
  assertStringIncludes(made.stdout, "title.zh, title.en, publisher, region");
  await assertRejects(
    () => findSources(new URL(`file://${into}/`)),
    TypeError,
    '"region" must be six digits: found ""',
  );
  const again = await zhiji(args);
  assertEquals(again.code, 1);
  assertStringIncludes(again.stderr, "wanted a new folder, found one");
});

const columns: [family: string, url: string, container: string, rows: number][] = [
  ["trs", "http://trs.sample.example/scjgj/tzgg/index.html", ".TRS_Editor", 5],
  ["jpage", "http://jpage.sample.example/col/col1001/index.html", "#zoom", 6],
  ["jpaas", "http://jpaas.sample.example/zw/tzgg/index.html", ".Three_xilan_07", 8],
  ["gkmlpt", "http://gkmlpt.sample.example/gkmlpt/index", "_CONFIG.DETAIL.content", 5],
  ["plain", "http://plain.sample.example/tzgg/index.htm", "td.nr", 5],
];
const said = {
  title: "样例：栏目",
  titleEn: "Sample: a column",
  publisher: "样例市市场监督管理局",
  region: "510000",
};

for (const [family, url, container, rows] of columns) {
  Deno.test(`newSource() recognises ${family}, and its folder reads its own sample as the hand-written source does`, () =>
    withSites(async (ask, requests) => {
      const sources = new URL("sources/", root).href;
      const made = await newSource(url, { id: `sample_${family}_column`, ask, said, sources });
      assertEquals([made.rows, made.empty], [rows, []]);
      assert(requests.length <= 12, `wanted few requests, found ${requests.length}`);
      const into = new URL(`file://${await Deno.makeTempDir()}/`);
      for (const [name, content] of made.files) {
        const path = new URL(`sample_${family}_column/${name}`, into);
        await Deno.mkdir(new URL("./", path), { recursive: true });
        await Deno.writeTextFile(path, content);
      }
      const [source] = await findSources(into);
      assert(source);
      const folder = new URL(`${source.id}/`, into);
      const { list, article } = replay(source, await loadSample(folder));
      const expected = await loadExpected(folder);
      assertEquals([source.list.family, article.container], [family, container]);
      assertEquals(list, expected.list);
      assertEquals(article.title, list.rows[0]?.title);
      assert(expected.article.text.length > 0);
      const byHand = replay(sample(`sample_${family}_notices`), await loadSample(folder));
      assertEquals([list, article.title, article.body], [
        byHand.list,
        byHand.article.title,
        byHand.article.body,
      ]);
    }));
}

Deno.test("the definitions that newSource() writes are formatted and at most 60 lines", () =>
  withSites(async (ask) => {
    const folder = await Deno.makeTempDir();
    for (const [family, url] of columns) {
      const { files } = await newSource(url, { id: `a_b_${family}`, ask, said, sources: "../" });
      const text = files.get("source.ts") ?? "";
      assert(text.split("\n").length <= 60);
      await Deno.writeTextFile(`${folder}/${family}.ts`, text);
    }
    const config = new URL("deno.json", root).pathname;
    const args = [
      "fmt",
      "--check",
      "--config",
      config,
      ...columns.map(([family]) => `${folder}/${family}.ts`),
    ];
    const { code, stderr } = await new Deno.Command(Deno.execPath(), { args }).output();
    assertEquals(code, 0, new TextDecoder().decode(stderr));
  }));

Deno.test("newSource() gives nothing for a page that is no list, or that the site does not give", () =>
  withSites(
    async (ask) => {
      const make = (url: string) => newSource(url, { id: "a_b_c", ask, said: {}, sources: "../" });
      await assertRejects(() => make("http://jpaas.sample.example/none.html"), FetchError, "HTTP 404");
      await assertRejects(() => make("http://trs.sample.example/admin/list.html"), FetchError, "robots.txt");
      await assertRejects(
        () => make("http://trs.sample.example/x.html"),
        DefinitionError,
        "wanted a list of a known family",
      );
    },
    new Map([["http://trs.sample.example/x.html", {
      body: `<title>关于我们</title><p>${"单位简介。".repeat(80)}</p>`,
    }]]),
  ));

Deno.test("recognise() tells the family of every source from the page it starts with", async () => {
  for (const { id, list } of real) {
    const { lists: [text = ""] } = await loadSample(new URL(`sources/${id}/`, root));
    const found = recognise({ url: list.start.url, text });
    assertEquals(found?.family, list.family, id);
    assert(found && found.reasons.length > 0);
  }
});

Deno.test("recognise() reads JSON lists whatever their names, and no JSON that is none", () => {
  const url = "http://a.gov.cn/search?channel=tzgg&pageNo=1";
  const item = {
    DOCID: 7,
    LINK: "/art/1.html",
    BIAOTI: "关于公布检验检测机构名单的通知",
    SHIJIAN: 1767571200000,
  };
  const answer = {
    code: 200,
    result: { records: [item, { ...item, LINK: "/art/2.html" }], pageCount: 3, Total: 21 },
  };
  const found = recognise({ url, text: JSON.stringify(answer) });
  assertEquals([found?.family, found?.options], ["json", {
    start: url,
    page: "pageNo",
    paths: {
      rows: "result.records",
      url: ["LINK"],
      title: ["BIAOTI"],
      date: ["SHIJIAN"],
      total: "result.Total",
      pages: "result.pageCount",
    },
  }]);
  const none: unknown[] = [{}, [], { rows: [] }, { rows: ["a"] }, { rows: [{ title: item.BIAOTI }] }, "x"];
  for (const other of none) assertEquals(recognise({ url, text: JSON.stringify(other) }), null);
  assertEquals(recognise({ url: "http://a.gov.cn/search", text: JSON.stringify(answer) }), null);
});

Deno.test("idOf() makes an id of region, publisher and column", () => {
  assertEquals(idOf("http://scjgj.sc.gov.cn/scjgj/tzgg/index.shtml"), "sc_scjgj_tzgg");
  assertEquals(idOf("https://www.samr.gov.cn/zw/zjwj/index.html"), "cn_samr_zjwj");
  assertEquals(
    idOf("http://amr.shandong.gov.cn/col/col76510/index.html?number=SD1002"),
    "shandong_amr_col76510",
  );
});

Deno.test("samplePage() drops scripts and third parties and masks persons whose label stands in another element", () => {
  const page = `<html><head><style>p{}</style><script>track()</script></head><body onload="x()"><!-- note -->
<img src="http://other.example/i.png"><img src="/own.png"><ul><li><a href="a.html">样例</a></li></ul>
<script>createPageHTML(2, 0, "index", "html");</script>
<p><b>联系人：</b><span>李样例</span>　<b>电话：</b>0000-0000000</p></body></html>`;
  const found = samplePage(page, "http://a.gov.cn/index.html");
  assertMatch(found, /^<!-- 本页由本项目自 http:\/\/a\.gov\.cn\/index\.html /);
  for (const gone of ["track()", "p{}", "other.example", "note -->", "onload", "李样例", "0000-0000000"]) {
    assert(!found.includes(gone), gone);
  }
  for (const kept of ['src="/own.png"', "createPageHTML(2", '<a href="a.html">样例</a>', "<b>联系人：</b>"]) {
    assertStringIncludes(found, kept);
  }
  assertEquals(JSON.parse(samplePage('{"a":["电话：0000-0000000"]}', "http://a.gov.cn/x")).a, [
    "电话：＊＊＊＊＊＊＊＊＊＊＊＊",
  ]);
});

Deno.test("locate() says where a value stands, in HTML, JSON and HTML inside JSON", () => {
  const page =
    `<html><head><meta name="PubDate" content="2026-01-05 09:00"></head><body><ul class="list"><li><a href="x">通知</a><i>2026.1.5</i></li></ul>
<div id="info">来源：样例局 发布</div><script>var a = {"n":"藏"};</script></body></html>`;
  assertEquals(locate("通知", page), "ul.list > li > a");
  assertEquals(locate("2026-01-05", page), "ul.list > li > i");
  assertEquals(locate("样例局", page), "div#info (part)");
  assertEquals(locate("藏", page), "script");
  assertEquals(locate("没有", page), null);
  assertEquals(locate("2026-01-05", '{"rows":[{"at":1767571200}]}'), "rows[].at");
  assertEquals(locate("通知", '{"data":{"html":"<p class=\\"t\\">通知</p>"}}'), "data.html » p.t");
});

const start = "http://trs.sample.example/scjgj/tzgg/index.html";
const list = (rows: string) =>
  `<html><body><ul class="list">${rows}</ul><script>createPageHTML(1, 0, "index", "html");</script></body></html>`;
const damage: [what: string, fault: [string, Fault], field: string, found: RegExp][] = [
  ["an emptied list", [start, { empty: true }], "list rows", /wanted at least 3, found 0/],
  ["a list without its class", [start, { body: list("").replace("list", "neu") }], "list rows", /found 0/],
  [
    "an error page",
    [start, { body: "<title>页面不存在</title><p>您访问的页面不存在</p>" }],
    "list",
    /soft_404/,
  ],
  ["a server's fault", [start, { status: 500 }], "list", /HTTP 500/],
  [
    "articles without their container",
    ["http://trs.sample.example/scjgj/tzgg/2026*", {
      body: `<html><head><title>样例</title></head><body><h1 class="title">样例</h1><div>${
        "正文内容，正文内容。".repeat(60)
      }</div></body></html>`,
    }],
    "article body",
    /no selector/,
  ],
  [
    "a robots.txt that cannot be had",
    ["http://trs.sample.example/robots.txt", { status: 503 }],
    "list",
    /robots\.txt/,
  ],
];

for (const [what, fault, field, found] of damage) {
  Deno.test(`checkSource() names what is missing with ${what}`, () =>
    withSites(async (ask) => {
      const { ok, checked } = await checkSource(sample("sample_trs_notices"), { ask, day: "2026-03-01" });
      assertEquals(ok, false);
      const missing = checked.filter((one) => one.state === "missing" && one.field === field);
      assert(missing.some((one) => found.test(one.found)), JSON.stringify(checked, null, 1));
    }, new Map([fault])));
}

Deno.test("zhiji sources replay shows a sample's records, where each stands, and what is unused", async () => {
  const { code, stdout, stderr } = await zhiji(["sources", "replay", "hebei_amr_notices"]);
  assertEquals(code, 0, stderr);
  assertMatch(stdout, /row 1 date +2025-06-18 {2}← div\.zkmmr_tl1_item > a > p\.zkmmr_tl1_item_date/);
  assertMatch(stdout, /ContentSource +本网 {2}← meta\[name="ContentSource"\]/);
  assertMatch(stdout, /未用 unused \(\d+\): .*下一页/);
});

/** Newest articles that are shorter than others, whole, as their pages have them. */
const shortBodies: Record<string, string> = {
  sample_xuqiu_demands: "请有关机构在三十个工作日内反馈需求对接情况。暂时不能承接的，说明原因和扩项计划。",
};

for (const { id, list: { family } } of samples) {
  Deno.test(`zhiji sources replay shows what ${id} (${family}) gives, with no sample beside it and no network`, async () => {
    const { code, stdout, stderr } = await zhiji(["sources", "replay", id, "--json"]);
    assertEquals(code, 0, stderr);
    const { pages }: { pages: ReplayedPage[] } = JSON.parse(stdout);
    const field = (role: string, name: string) =>
      pages.findLast((page) => page.role === role)?.records.find((record) => record.field === name);
    assertMatch(field("list", "row 1 date")?.value ?? "", /^20\d\d-\d\d-\d\d$/);
    assertEquals(field("article", "title")?.value, field("list", "row 1 title")?.value);
    const body = field("article", "body")?.value ?? "";
    const whole = shortBodies[id];
    if (whole) assertEquals(body, whole);
    else assert(body.length > 100, body);
  });
}

Deno.test("replaySample() says that there is no sample, and what to try", async () => {
  const folder = new URL(`file://${await Deno.makeTempDir()}/`);
  await assertRejects(() => replaySample(sample("sample_trs_notices"), folder), RecordError, "found none");
});

Deno.test("replayCapture() reads an archived page by the beginning of its digest", async () => {
  const data = await Deno.makeTempDir();
  const files = localFiles();
  const effects: Effects = {
    http: () => Promise.reject(new FetchError("no network")),
    clock: () => new Date(0),
    files,
    log: { info() {}, warn() {} },
  };
  const source = sample("sample_trs_notices");
  const archive = await openArchive(`${data}/archive`, { effects, writable: true });
  const body = new TextEncoder().encode(
    list('<li><a href="a.html">关于样例的通知</a><span>2026-02-03</span></li>'),
  );
  const { digest } = await archive.append({
    source: source.id,
    role: "list",
    outcome: "ok",
    row: null,
    request: { url: start },
    response: {
      url: start,
      status: 200,
      headers: new Headers({ "content-type": "text/html" }),
      body,
      redirects: [],
    },
    date: new Date("2026-02-04T00:00:00Z"),
  });
  await archive.close();
  const [page] = await replayCapture(source, { digest: digest.slice(0, 15), data, effects });
  assertEquals(page?.records.map(({ field, value, at }) => [field, value, at]), [
    ["row 1 title", "关于样例的通知", "ul.list > li > a"],
    ["row 1 date", "2026-02-03", "ul.list > li > span"],
    ["row 1 url", "http://trs.sample.example/scjgj/tzgg/a.html", null],
  ]);
  await assertRejects(
    () => replayCapture(source, { digest: "0000000000", data, effects }),
    RecordError,
    "found 0",
  );
});
