import { assert, assertEquals } from "@std/assert";
import { localFiles } from "../../pipelines/effects.ts";
import { latestRelease, release, releaseFolder, verify, versions } from "../../publish/release/mod.ts";
import { prune, toPrune } from "../../publish/release/prune.ts";
import type { ReleaseEntry } from "../../publish/release/read.ts";
import { database, effects, options, withFolder } from "./fixture.ts";

const files = localFiles();

const entry = (version: string): ReleaseEntry => ({
  version,
  result: "success",
  created: `${version.slice(0, 10)}T08:00:00.000Z`,
  sample: true,
  predecessor: null,
  manifest: "0",
  rows: {},
});

Deno.test("toPrune() keeps the first, the last of each month, the last days and the newest", () => {
  const days = [
    "2024-01-05",
    "2024-01-06",
    "2024-01-31",
    "2024-02-10",
    "2024-02-11",
    "2024-04-01",
    "2024-04-02",
  ];
  const given = toPrune(days.map(entry), { keep: 40, now: new Date("2024-04-03T00:00:00Z") });
  // 40 days before 3 April is 23 February: January 6 and February 10 are neither first, last of month, nor young
  assertEquals(given.map(({ version }) => version), ["2024-01-06", "2024-02-10"]);
  const none = toPrune(days.map(entry), { keep: 0, now: new Date("2024-04-03T00:00:00Z") });
  assertEquals(none.map(({ version }) => version), ["2024-01-06", "2024-02-10", "2024-04-01"]);
});

Deno.test("prune() leaves manifest, changes and a tombstone, the chain whole and the newest served", () =>
  withFolder(async (data) => {
    const working = await database();
    for (const day of ["01", "02", "03", "04"]) {
      await working.run(`UPDATE indicators SET value = 1${day} WHERE id = 'ind1'`);
      await release(options(data, working, { effects: effects(`2024-09-${day}T08:00:00.000Z`) }));
    }
    working.close();
    const later = effects("2025-09-04T08:00:00.000Z");
    const done = await prune(data, { keep: 90, effects: later });
    assertEquals([done.pruned, done.kept], [["2024-09-02", "2024-09-03"], ["2024-09-01", "2024-09-04"]]);
    assert(done.bytes > 0);
    const folder = releaseFolder(data, "2024-09-02");
    const left = await files.list(folder);
    for (const name of ["manifest.json", "tombstone.json", "changes", "CHANGES.md"]) {
      assert(left.includes(name), name);
    }
    for (const name of ["zhiji.duckdb", "README.md"]) assert(!left.includes(name), name);
    assertEquals(JSON.parse(await Deno.readTextFile(`${folder}/tombstone.json`)).version, "2024-09-02");
    const report = await verify(folder, { files });
    assertEquals([report.findings, report.pruned], [[], true]);
    const newest = await verify(releaseFolder(data, "2024-09-04"), { files });
    assertEquals([newest.findings, newest.chain], [[], { links: 3, complete: true }]);
    assertEquals((await latestRelease(data, files))?.version, "2024-09-04");
    const marked = (await versions(data, files)).map((one) =>
      one.result === "success" && one.pruned !== undefined
    );
    assertEquals(marked, [false, true, true, false]);
    assertEquals((await prune(data, { keep: 90, effects: later })).bytes, 0);
  }));
