import { assert, assertEquals } from "@std/assert";
import { localFiles } from "../../pipelines/effects.ts";
import { openDatabase } from "../../pipelines/load/duckdb.ts";
import {
  latestRelease,
  release,
  releaseFolder,
  releasesFolder,
  verify,
  versions,
} from "../../publish/release/mod.ts";
import { prune } from "../../publish/release/prune.ts";
import { monthsToPack, toPrune } from "../../publish/release/retention.ts";
import { history } from "../../publish/release/readme.ts";
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

Deno.test("monthsToPack() gives months that are over and have nothing left to give up, numbered by all releases", () => {
  const days = [
    "2024-01-05",
    "2024-01-06",
    "2024-01-31",
    "2024-02-10",
    "2024-02-11",
    "2024-03-01",
    "2024-03-02",
  ];
  const releases = days.map(entry);
  const given = (names: string[]) => releases.filter(({ version }) => names.includes(version));
  const january = { month: "2024-01", releases: [{ version: "2024-01-06", number: 2 }] };
  const february = { month: "2024-02", releases: [{ version: "2024-02-10", number: 4 }] };
  assertEquals(monthsToPack(releases, given(["2024-01-06", "2024-02-10", "2024-03-01"])), [
    january,
    february,
  ]);
  assertEquals(monthsToPack(releases, given(["2024-01-06"])), [january]);
  // 10 February is still whole, so the month of the 9th is not packed yet
  const more = [...releases.slice(0, 3), entry("2024-02-09"), ...releases.slice(3)];
  assertEquals(monthsToPack(more, [entry("2024-02-09")]), []);
});

/** The two queries of a release's README, with the places put in. */
function queries(releases: string, number: number): [packed: string, unpacked: string] {
  const [unpacked = "", packed = ""] = [...history.matchAll(/```sql\n([^`]*);\n```/g)].map(([, sql]) =>
    sql ?? ""
  );
  const base = packed.replace("BASE", `${releases}/2024-09-01`).replace(
    "history/MONTH",
    `${releases}/history/2024-09`,
  );
  return [
    base.replace("NUMBER", String(number)),
    unpacked.replace("BASE", `${releases}/2024-09-01`).replace("NEXT", `${releases}/2024-09-02`),
  ];
}

async function valueIn(query: string): Promise<unknown> {
  const reader = await openDatabase(":memory:");
  const rows = await reader.all(`SELECT id, value FROM (${query}) ORDER BY id`);
  reader.close();
  return rows;
}

Deno.test("prune() leaves manifest, changes and a tombstone, the chain whole and the newest served", () =>
  withFolder(async (data) => {
    const working = await database();
    for (const day of ["01", "02", "03", "04"]) {
      await working.run(`UPDATE indicators SET value = 1${day} WHERE id = 'ind1'`);
      if (day === "03") await working.run("DELETE FROM indicators WHERE id = 'ind2'");
      await release(options(data, working, { effects: effects(`2024-09-${day}T08:00:00.000Z`) }));
    }
    const later = effects("2025-09-04T08:00:00.000Z");
    const done = await prune(data, { keep: 90, whole: 90, effects: later });
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
    assertEquals((await prune(data, { keep: 90, whole: 90, effects: later })).bytes, 0);
    // the month is not over: the second release is the first and its own changes
    const releases = releasesFolder(data);
    const second = [{ id: "ind1", value: 102 }, { id: "ind2", value: 0.5 }];
    assertEquals(await valueIn(queries(releases, 2)[1]), second);

    await working.run("UPDATE indicators SET value = 110 WHERE id = 'ind1'");
    await release(options(data, working, { effects: effects("2024-10-01T08:00:00.000Z") }));
    working.close();
    const packed = await prune(data, { keep: 90, whole: 90, effects: later });
    assertEquals([packed.pruned, packed.months], [["2024-09-02", "2024-09-03"], ["2024-09"]]);
    assertEquals(await files.list(`${folder}/changes`), ["indicators.csv"]);
    const { number, base, changes } = JSON.parse(await Deno.readTextFile(`${folder}/tombstone.json`));
    assertEquals([number, base, changes], [2, "../2024-09-01/", ["changes/", "../history/2024-09/"]]);
    assertEquals(await valueIn(queries(releases, 2)[0]), second);
    assertEquals(await valueIn(queries(releases, 3)[0]), [{ id: "ind1", value: 103 }]);
    assertEquals((await verify(folder, { files })).findings, []);
    await files.remove(`${releases}/history/2024-09/indicators.parquet`);
    assertEquals(
      (await verify(folder, { files })).findings.map(({ subject, found }) => [subject, found]),
      [["changes/indicators.parquet", "no such file"]],
    );
  }));
