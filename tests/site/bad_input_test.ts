/** What a browser gets for addresses that nobody linked, and while a release is being swapped. @module */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { load } from "cheerio";
import { makeRelease, type Service, withFolder, withService, written } from "../api/small_release.ts";

async function page({ get }: Pick<Service, "get">, path: string, status: number) {
  const response = await get(path, { accept: "text/html,application/xhtml+xml" });
  const html = await response.text();
  assertEquals(response.status, status, `${path}: ${html.slice(0, 300)}`);
  return { $: load(html), html, headers: response.headers };
}

const long = "a".repeat(3_000);

const wrong: [path: string, status: number][] = [
  ["/documents/none", 404],
  ["/documents/%00", 404],
  [`/documents/${long}`, 404],
  ["/documents/..%2F..%2Fetc%2Fpasswd", 404],
  ["/regions/999999", 404],
  ["/regions/%3Cscript%3E", 404],
  ["/compare/none", 404],
  ["/chains/none", 404],
  ["/sources/none", 404],
  ["/datasets/none", 404],
  ["/releases/2020-01-01", 404],
  ["/assets/none.js", 404],
  ["/assets/hyparquet/node.js", 404],
  ["/assets/..%2Fmod.tsx", 404],
  ["/nothing?lang=en", 404],
  ["/?lang=fr", 400],
  ["/about?lang=", 400],
  ["/search?lang=zh&lang=en", 400],
  ["/search?kind=none", 400],
  ["/search?region=44", 400],
  ["/search?from=2025-13-45", 400],
  ["/search?to=yesterday", 400],
  ["/search?sort=-1", 400],
  ["/search?cursor=x", 400],
  ["/search?limit=100000", 400],
  ["/search?version=2020-01-01", 404],
  ["/search?version=x", 400],
  ["/search?none=1", 400],
  [`/search?q=${long}`, 400],
  ["/?measure=no_such_measure", 400],
  ["/capabilities?region=1", 400],
  [`/capabilities?q=${long}`, 400],
  ["/datasets/indicators/changes?from=x", 400],
  ["/verify?version=x", 400],
];

Deno.test("every wrong address gets a page that says what was wanted, where to go on, and the right status", async (t) => {
  await withService(async (service) => {
    for (const [path, status] of wrong) {
      await t.step(`${path.slice(0, 60)} is ${status}`, async () => {
        const { $, html, headers } = await page(service, path, status);
        assertEquals($("h1").length, 1);
        assert($("header nav a").length >= 8, "the way to the other pages is there");
        assertEquals($("script, iframe, img").length, 0);
        assert(!/\bat file:|\.tsx?:\d|node_modules|SELECT /.test($("main").text()), html.slice(0, 400));
        assertEquals(headers.get("cache-control"), "no-store");
        assertEquals($("form[role=search]").length, 1);
        assert($("main p").first().text().length < 1_000);
        assert((headers.get("content-security-policy") ?? "").startsWith("default-src 'none'"));
      });
    }
    assertEquals(service.warnings, []); // none of these is a failure of the server
  });
});

Deno.test("filters that nothing can meet find nothing, with status 200 and the way back", async () => {
  await withService(async (service) => {
    for (
      const query of [
        "from=2030-01-01",
        "from=2024-12-31&to=2024-01-01",
        "region=650000&kind=plan",
        `publisher=${encodeURIComponent("没有这样的机构")}`,
        `q=${encodeURIComponent('"' + "检".repeat(60) + '"')}`,
        `q=${encodeURIComponent("* ( ) \" ' ; -- \\ %")}`,
      ]
    ) {
      const { $ } = await page(service, `/search?${query}`, 200);
      assertEquals($(".hits li").length, 0, query);
      assertStringIncludes($(".nothing").text(), "没有找到", query);
    }
  });
});

Deno.test("a method that only reads is asked for is told so", async () => {
  await withService(async ({ request }) => {
    const response = await request("/search", { method: "POST", headers: { accept: "text/html" } });
    await response.body?.cancel();
    assert([404, 405].includes(response.status), `${response.status}`);
  });
});

Deno.test("a newer release is taken up without a restart, and one that cannot be opened is not", async () => {
  const data = await Deno.makeTempDir();
  try {
    await makeRelease(data, { documents: written, today: "2024-09-10", sample: true });
    await withFolder(data, async (service) => {
      const shown = async () => (await page(service, "/", 200)).$("footer a[href='/releases']").text();
      assertEquals(await shown(), "2024-09-10");
      await makeRelease(data, { documents: written.slice(1), today: "2024-09-11", sample: true });
      service.pass(2_000);
      assertEquals(await shown(), "2024-09-11");
      await page(service, "/documents/reply", 404); // gone from the newest
      const pinned = await page(service, "/search?version=2024-09-10", 200);
      assertStringIncludes(pinned.html, "/documents/reply");
      await makeRelease(data, { documents: written, today: "2024-09-12", sample: true });
      await Deno.remove(`${data}/releases/2024-09-12/zhiji.duckdb`);
      service.pass(2_000);
      assertEquals(await shown(), "2024-09-11");
      assertEquals(service.warnings.length > 0, true);
    });
  } finally {
    await Deno.remove(data, { recursive: true });
  }
});
