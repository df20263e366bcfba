import { assert, assertEquals } from "@std/assert";
import type { Capture, Outcome } from "../../pipelines/archive/capture.ts";
import { isDue, type RecheckPolicy, recheckPolicy as policy } from "../../pipelines/fetch/recheck.ts";
import { article, listPage, openMemory, root, run, Site } from "./site.ts";

const day = 86_400_000;
const now = new Date("2026-05-01T00:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * day).toISOString();

/** A capture of a page that was published and last asked so many days ago. */
function capture(
  published: number | null,
  asked: number,
  { outcome = "ok" as Outcome, path = "/a" } = {},
): Capture {
  const url = root + path;
  const date = published === null ? null : daysAgo(published).slice(0, 10);
  return {
    source: "sample",
    role: "article",
    url,
    finalUrl: url,
    date: daysAgo(asked),
    status: 200,
    outcome,
    contentType: "text/html",
    etag: null,
    lastModified: null,
    digest: "sha256:00",
    length: 1,
    row: { url, title: "甲", date, note: null },
    revisit: false,
  };
}

const due = (before: Capture | null) => isDue(before, { now, policy });

Deno.test("isDue() asks for what is new or young in every run", () => {
  assertEquals(due(null), true);
  assertEquals(due(capture(3, 0)), true);
  assertEquals(due(capture(30, 0)), true);
});

Deno.test("isDue() lets an older page wait a tenth of its age, a quarter of that less for some", () => {
  for (const path of ["/a", "/b", "/c", "/d"]) {
    assertEquals(due(capture(100, 7, { path })), false, path); // the shortest wait is 7.5 days
    assertEquals(due(capture(100, 11, { path })), true, path); // the longest is 10
  }
});

Deno.test("isDue() asks for every page within a quarter, however old, a whole walk included", () => {
  assertEquals(due(capture(5000, 60)), true);
  assert(policy.longest + policy.fullWalk <= 91);
});

Deno.test("isDue() spreads pages that were collected on one day over several", () => {
  const paths = Array.from({ length: 40 }, (_, number) => `/${number}`);
  const days = Array.from({ length: 16 }, (_, at) => 45 + at);
  const counts = days.map((asked) => paths.filter((path) => due(capture(1000, asked, { path }))).length);
  assertEquals([counts[0], counts.at(-1)], [0, 40]);
  const most = Math.max(...counts.map((count, at) => count - (counts[at - 1] ?? 0)));
  assert(most < 20, `wanted less than half on any one day, found ${most}`);
});

Deno.test("isDue() asks sooner for what could not be had, and weekly where the list states no date", () => {
  assertEquals(due(capture(400, 9)), false);
  assertEquals(due(capture(400, 11, { outcome: "gone" })), true);
  assertEquals([due(capture(null, 3)), due(capture(null, 8))], [false, true]);
});

Deno.test("isDue() asks when the archive's clock was ahead of ours", () => {
  assertEquals(due(capture(1000, -2)), true);
});

/** A list of `count` pages with ten old rows each; the paths tell page and row. */
function longSite(count: number, first: string[] = []): Site {
  const paths: Record<string, string> = {};
  for (let page = 1; page <= count; page++) {
    const rows = Array.from({ length: 10 }, (_, row) => `/${page}-${row}@2025-01-01`);
    const next = page < count ? `/list${page + 1}` : null;
    paths[page === 1 ? "/list" : `/list${page}`] = listPage(page === 1 ? [...first, ...rows] : rows, next);
    for (const row of rows) paths[row.split("@")[0] ?? ""] = article(row);
  }
  for (const row of first) paths[row.split("@")[0] ?? ""] = article(row);
  return new Site(paths);
}

const lists = (site: Site) => site.urls.filter((url) => url.startsWith("/list"));
const options: { recheck: RecheckPolicy } = { recheck: policy };

Deno.test("collect() asks nothing twice that is old, and walks no further than the list is quiet", async () => {
  const archive = await openMemory();
  const first = longSite(6);
  const whole = await run(first, archive, { options });
  assertEquals([whole.fetched, lists(first).length], [60, 6]);
  const again = longSite(6, ["/new@2026-05-01"]);
  const report = await run(again, archive, { options, at: "2026-05-02T00:00:00Z" });
  // page 1 holds a new row; pages 2 and 3 nothing but old ones
  assertEquals(lists(again), ["/list", "/list2", "/list3"]);
  assertEquals([report.fetched, report.waiting, report.listed], [1, 30, 31]);
});

Deno.test("collect() is not fooled by old rows pinned before new ones", async () => {
  const archive = await openMemory();
  await run(longSite(6), archive, { options });
  const again = longSite(6);
  again.paths["/list2"] = listPage(["/2-0@2025-01-01", "/late@2026-04-30"], "/list3");
  again.paths["/late"] = article("新");
  const report = await run(again, archive, { options, at: "2026-05-02T00:00:00Z" });
  assertEquals([report.fetched, lists(again).length], [1, 4]);
});

Deno.test("collect() walks the whole list again after four weeks, and asks all within a quarter", async () => {
  const archive = await openMemory();
  await run(longSite(6), archive, { options });
  const later = longSite(6);
  await run(later, archive, { options, at: "2026-05-29T00:00:00Z" });
  assertEquals(lists(later).length, 6);
  const quarter = longSite(6);
  const report = await run(quarter, archive, { options, at: "2026-07-30T00:00:00Z" });
  assertEquals([report.unchanged, report.waiting], [60, 0]);
});
