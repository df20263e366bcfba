import { assert, assertEquals } from "@std/assert";
import { csvCell } from "../../publish/api/streams.ts";
import { masked } from "../../publish/api/captures.ts";
import { withService } from "./small_release.ts";

Deno.test("CSV and NDJSON hold all rows and end with their number", async () => {
  await withService(async ({ get }) => {
    const csv = await get("/v1/documents?format=csv&fields=id,title");
    assertEquals(csv.headers.get("content-type"), "text/csv; charset=utf-8; header=present");
    const lines = (await csv.text()).split("\n");
    assertEquals([lines[0], lines.length], ["id,title", 1 + 30 + 1 + 1]);
    assertEquals(lines.slice(-2), ["# rows: 30, complete: true, release: 2024-09-10", ""]);
    const ndjson = (await (await get("/v1/documents?format=ndjson")).text()).trimEnd().split("\n");
    assertEquals(ndjson.length, 31);
    assertEquals(JSON.parse(ndjson[30] ?? ""), {
      trailer: { rows: 30, complete: true, release: "2024-09-10", next: null },
    });
    const search = (await (await get(encodeURI("/v1/search?q=计量&format=ndjson"))).text()).trimEnd().split(
      "\n",
    );
    assertEquals(JSON.parse(search.at(-1) ?? "").trailer.rows, 25);
  });
});

Deno.test("a list cut by its limit says so and tells where to go on", async () => {
  await withService(async ({ get }) => {
    const first = (await (await get("/v1/documents?format=ndjson&limit=4")).text()).trimEnd().split("\n");
    const { trailer } = JSON.parse(first.at(-1) ?? "");
    assertEquals([trailer.rows, trailer.complete], [4, false]);
    const rest = (await (await get(`/v1/documents?format=ndjson&cursor=${trailer.next}`)).text()).trimEnd()
      .split("\n");
    const ids = [...first.slice(0, -1), ...rest.slice(0, -1)].map((line) => JSON.parse(line).id);
    assertEquals([ids.length, new Set(ids).size, ids], [30, 30, ids.toSorted()]);
  });
});

Deno.test("a list is packed for who likes it, and HEAD gives its head alone", async () => {
  await withService(async ({ get, request }) => {
    const packed = await get("/v1/regions?format=csv", { "accept-encoding": "gzip" });
    assertEquals(packed.headers.get("content-encoding"), "gzip");
    const unpacked = packed.body?.pipeThrough(new DecompressionStream("gzip")) ?? null;
    assertEquals(await new Response(unpacked).text(), await (await get("/v1/regions?format=csv")).text());
    const head = await request("/v1/regions?format=csv", { method: "HEAD" });
    assertEquals([head.status, head.body, head.headers.get("x-release")], [200, null, "2024-09-10"]);
  });
});

const cells: [value: unknown, plain: string, excel: string][] = [
  [null, "", ""],
  ["", '""', '""'],
  ["一,二", '"一,二"', '"一,二"'],
  ['说"好"', '"说""好"""', '"说""好"""'],
  ["=1+1", "=1+1", "'=1+1"],
  ["@sum", "@sum", "'@sum"],
  [-3, "-3", "-3"],
  ["＝1+1", "＝1+1", "'＝1+1"],
  ["012345", "012345", "'012345"],
  ["230021010001", "230021010001", "'230021010001"],
  ["4-1", "4-1", "'4-1"],
  ["2025-12", "2025-12", "'2025-12"],
  ["2025-12-31", "2025-12-31", "2025-12-31"],
  [["甲", "乙"], '"[""甲"",""乙""]"', '"[""甲"",""乙""]"'],
];

Deno.test("csvCell() quotes what CSV needs quoted, and for Excel marks formulas and what it would misread", () => {
  for (const [value, plain, excel] of cells) {
    assertEquals([csvCell(value, false), csvCell(value, true)], [plain, excel]);
  }
});

Deno.test("a CSV has a byte order mark only when it is asked for", async () => {
  await withService(async ({ get }) => {
    const first = async (path: string) => new Uint8Array(await (await get(path)).arrayBuffer()).slice(0, 3);
    assertEquals(await first("/v1/regions?format=csv&excel=true"), new Uint8Array([0xef, 0xbb, 0xbf]));
    assertEquals(await first("/v1/regions?format=csv"), new TextEncoder().encode("cod"));
  });
});

Deno.test("a search is an Atom feed whose texts cannot break out of it", async () => {
  await withService(async ({ get }) => {
    const response = await get(encodeURI("/v1/search?q=征求意见&format=atom"));
    const feed = await response.text();
    assertEquals(response.headers.get("content-type"), "application/atom+xml; charset=utf-8");
    assert(feed.includes("&lt;script&gt;") && !feed.includes("<script>"));
    assert(feed.includes("<id>urn:zhiji:document:hostile</id>") && feed.includes("样例 Sample"));
    for (const name of ["targets", "figures", "removed", "overdue"]) {
      const { status, headers } = await get(`/v1/feeds/${name}`);
      assertEquals([status, headers.get("content-type")], [200, "application/atom+xml; charset=utf-8"], name);
    }
    assertEquals((await get("/v1/feeds/other")).status, 404);
  });
});

Deno.test("evidence is the sentence that holds the words", async () => {
  await withService(async ({ get }) => {
    const { data } = await (await get("/v1/documents/reply/evidence/i-sites")).json();
    assertEquals([data.table, data.quote], ["indicators", "不少于20个"]);
    assertEquals(data.sentence.text, "到2025年建成一站式服务站点不少于20个。");
    assertEquals(data.before.slice(-6), "机构组成联盟。".slice(-6));
    assertEquals(data.after, "\n由市市场监管局牵头，推进质量基础设施共享。");
    assertEquals((await get("/v1/documents/reply/evidence/nothing")).status, 404);
    assertEquals((await get("/v1/documents/measures/evidence/i-sites")).status, 404);
  });
});

Deno.test("a capture that rights withhold is not shown, and one the archive lacks is not found", async () => {
  await withService(async ({ get }) => {
    const rows: [string, number, string][] = [
      ["/v1/documents/repost/archive", 403, "withheld"],
      ["/v1/documents/reply/archive", 404, "not_found"],
      ["/v1/documents/reply/archive?number=9", 404, "not_found"],
      ["/v1/documents/reply/archive?number=x", 400, "bad_parameter"],
    ];
    for (const [path, status, kind] of rows) {
      const response = await get(path);
      assertEquals([response.status, (await response.json()).type], [
        status,
        `urn:problem-type:zhiji:${kind}`,
      ], path);
    }
  });
});

Deno.test("masked() leaves no personal number in the markup, also across tags and entities", () => {
  assertEquals(masked("<p>检测机构12家</p>"), "<p>检测机构12家</p>");
  const shown = masked("<p>联系电话：<b>139</b>0000<i>0000</i></p><p>手机 13900001111</p>&#49;3900002222");
  assert(shown === null || !/1390000(1111|2222)/.test(shown));
  assertEquals(masked("<td>手机 13900001111</td>")?.includes("13900001111"), false);
});

Deno.test("a region comes with what it set out to do and what it has not said", async () => {
  await withService(async ({ get }) => {
    const { data } = await (await get("/v1/regions/440000")).json();
    assertEquals([data.name, data.counts.documents, data.counts.indicators], ["广东省", 2, 2]);
    assertEquals(data.units.map((unit: { code: string }) => unit.code), ["440200"]);
    assertEquals([data.silences.count, data.overdue.count], [0, 0]);
    assertEquals((await get("/v1/regions/999999")).status, 404);
  });
});

Deno.test("a comparison names the regions that say nothing", async () => {
  await withService(async ({ get }) => {
    const { metric, data, comparable } =
      await (await get("/v1/compare?metric=shared_instruments&regions=440200,510100")).json();
    assertEquals([metric.id, comparable], ["shared_instruments", true]);
    assertEquals(data, [
      { region_code: "440200", statement: null },
      { region_code: "510100", statement: null },
    ]);
    assertEquals((await get("/v1/compare?metric=nothing")).status, 404);
    assertEquals((await get("/v1/compare")).status, 400);
  });
});

Deno.test("suggestions begin with what was typed", async () => {
  await withService(async ({ get }) => {
    const { data } = await (await get(encodeURI("/v1/suggest?q=韶关&limit=3"))).json();
    assert(data.length > 0 && data.every(({ text }: { text: string }) => text.includes("韶关")));
    assertEquals((await get("/v1/suggest")).status, 400);
  });
});
