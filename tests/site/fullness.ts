/** What each kind of page shows, looked for in the demo: the sample sites must fill every one. @module */
import { assert, assertEquals } from "@std/assert";
import { type CheerioAPI, load } from "cheerio";
import { withFolder } from "../api/small_release.ts";

type Pages = (path: string) => Promise<CheerioAPI>;

/** How many of something a page has at least. */
type Least = [selector: string, count: number];

/** Selectors by page; what a section holds stands behind its id, as on the page. */
const wanted: Record<string, Least[]> = {
  "/": [
    ["form[role=search] input[type=search]", 1],
    ["a[href^='/releases']", 1],
    ["#provinces .tile", 34],
    ["#provinces .tile:not(.none)", 12],
    ["#provinces select option", 40],
    ["#revised li", 3],
    ["#changes li", 3],
    ["#removed li", 2],
    [".hits li", 3],
    ["a[href*='feeds'], a[href*='atom']", 1],
  ],
  "/search?q=计量": [
    [".facets section", 5],
    [".hits mark", 10],
    ["select[name=sort] option", 2],
    ["a[href*='format=csv']", 1],
    ["a[href*='format=atom']", 1],
    ["a[rel=next]", 1],
  ],
  "/regions": [["tbody tr", 12]],
  "/regions/210000": [
    ["#targets > ol > li", 10],
    ["#targets svg .goal", 10],
    ["#targets svg .reached", 5],
    ["#targets .tag", 10],
    ["#tasks li", 10],
    ["#bodies li", 3],
    ["#cases li", 1],
    ["#silence li", 1],
    ["#discrepancies li", 1],
    ["#within a", 3],
  ],
  "/regions/510000": [["#chains tbody tr", 3], ["#revised li", 1], ["#bodies li", 1]],
  "/compare": [["#with tbody tr", 40]],
  "/compare/testing_revenue": [
    ["#compared tbody tr", 12],
    ["#compared svg circle", 12],
    ["#time svg[role=img] title", 3],
    ["#time svg[role=img] desc", 3],
    ["#statements tbody tr", 20],
    ["a[href*='format=csv']", 1],
  ],
  "/chains": [["tbody tr", 5]],
  "/chains/power_battery": [["#demands tbody tr", 3], ["#places tbody tr", 3], ["#institutions tbody tr", 2]],
  "/institutions": [["tbody tr", 5], ["select[name=region] option", 3], ["a[href*='format=csv']", 1]],
  "/instruments": [["tbody tr", 5], ["select[name=region] option", 3], ["a[href*='format=csv']", 1]],
  "/cases": [["tbody tr", 10], ["select[name=region] option", 3], ["a[href*='format=csv']", 1]],
  "/discrepancies": [["ol.targets > li", 6], ["ol.targets .quote", 12]],
  "/datasets": [["tbody tr", 30]],
  "/datasets/indicators": [
    ["#files tbody tr", 4],
    ["#changes select option", 6],
    ["#codebook tbody tr", 15],
    ["#preview tbody tr", 3],
    ["#use pre", 1],
  ],
  "/datasets/indicators/changes?from=2026-01-05&to=2026-03-30": [["#lines tbody tr", 20]],
  "/releases": [["tbody tr", 3]],
  "/releases/2026-03-30": [["#tables tbody tr", 30], ["#verify pre", 1], ["a[href$='manifest.json']", 1]],
  "/verify": [["main button", 1], ["script[src]", 1]],
  "/sources": [["tbody tr", 8], ["tbody svg[role=img] desc", 8], ["td.robots", 8], ["td.drift", 8]],
  "/sources/sample_trs_notices": [["#days tbody tr", 3], ["#documents li", 5], ["#issues li", 1]],
  "/issues": [["tbody tr", 1]],
  "/about": [["main h2", 7], ["#measured p", 2]],
};

/** Looks at every kind of page over the releases of a demo. */
export async function checkFullness(data: string, t: Deno.TestContext): Promise<void> {
  await withFolder(data, async ({ get }) => {
    const page: Pages = async (path) => {
      const response = await get(encodeURI(path), { accept: "text/html" });
      assertEquals(response.status, 200, path);
      return load(await response.text());
    };
    const rows = async (path: string) =>
      (await (await get(path, {})).json() as { data: Record<string, unknown>[] }).data;
    for (const [path, least] of Object.entries(wanted)) {
      await t.step(`${path} is filled`, async () => {
        const $ = await page(path);
        const missing = least.map(([selector, count]) => ({ selector, count, found: $(selector).length }))
          .filter(({ count, found }) => found < count);
        assertEquals(missing, []);
      });
    }
    await t.step("documents show facts, what was edited, and what is gone", async () => {
      const versions = await rows("/v1/document_versions?limit=100");
      const of = (change: string) =>
        new Set(versions.filter((one) => one.change === change).map(({ document_id }) => document_id));
      const edited = of("edited"), removed = of("removed");
      assert(edited.union(removed).size >= 5, `wanted 5 pages edited or removed, found ${edited.size}`);
      for (const id of edited) {
        const $ = await page(`/documents/${id}`);
        assert($("#versions :is(ins, del)").length > 0, String(id));
        assert($(".notice").text().includes("改动过"), String(id));
        assert($("#use").text().includes("版本"), String(id));
        for (const mark of $(".text a.fact").toArray()) assertEquals($($(mark).attr("href") ?? "").length, 1);
      }
      for (const id of removed) assert((await page(`/documents/${id}`))(".notice").length > 0, String(id));
    });
    await t.step("three chains have demands that nobody can test", async () => {
      const gaps = (await rows("/v1/coverage?region_code=000000&nobody__gt=0&limit=100"))
        .map(({ chain_id }) => chain_id);
      assert(gaps.length >= 3, `found ${gaps.join(", ")}`);
      const $ = await page(`/chains/${gaps[0]}`);
      assertEquals($("#demands tbody tr").first().find(".tag").text(), "无机构可检");
    });
  });
}
