import { assert, assertEquals, assertRejects } from "@std/assert";
import { localFiles } from "../../pipelines/effects.ts";
import { ArchiveCorrupt, ExpectationFailed } from "../../pipelines/errors.ts";
import { openDatabase } from "../../pipelines/load/duckdb.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { listFiles } from "../../publish/release/checksums.ts";
import { compareReleases } from "../../publish/release/compare.ts";
import { release, releaseFolder, releasesFolder, verify, versions } from "../../publish/release/mod.ts";
import { readPacked } from "../../publish/release/packed.ts";
import { pastRows, readTrail } from "../../publish/release/past_rows.ts";
import { prune } from "../../publish/release/prune.ts";
import { history } from "../../publish/release/readme.ts";
import { restore } from "../../publish/release/restore.ts";
import { toPack } from "../../publish/release/retention.ts";
import { copyFolder, database, dyingFiles, effects, options, withFolder } from "./fixture.ts";

const files = localFiles();
const at = (day: string) => effects(`${day}T08:00:00.000Z`);

/** Releases of five days of September and one of October; indicators change each day, the second goes on the third. */
async function makeDailies(data: string, splitFrom: number): Promise<void> {
  const working = await database();
  for (const day of ["09-01", "09-02", "09-03", "09-04", "09-05", "10-01"]) {
    await working.run(`UPDATE indicators SET value = 1${day.slice(-2)} WHERE id = 'ind1'`);
    await working.run(`UPDATE documents SET last_seen = DATE '2024-${day}'`); // live: no change tells of it
    if (day === "09-03") await working.run("DELETE FROM indicators WHERE id = 'ind2'");
    if (day === "09-04") await working.run("UPDATE regions SET short_name = '粤' WHERE code = '440000'");
    await release(options(data, working, { effects: at(`2024-${day}`), splitFrom }));
  }
  working.close();
}

async function sums(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const path of await listFiles(folder, files)) {
    found[path] = sha256(await Deno.readFile(`${folder}/${path}`));
  }
  return found;
}

const now = at("2024-10-02"), days = { keep: 90, whole: 3 };
const middle = ["2024-09-02", "2024-09-03", "2024-09-04"];

let base: Promise<string> | null = null;

/** A data folder with the dailies, made once for the file. */
async function dailies(data: string): Promise<void> {
  base ??= (async () => {
    const folder = await Deno.makeTempDir({ prefix: "zhiji-packed-" });
    globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));
    await makeDailies(folder, 200_000);
    return folder;
  })();
  await copyFolder(await base, data);
}

Deno.test("toPack() gives up none that stands for ever, is young, restored, or so old that it is pruned", () => {
  const entry = (version: string, more = {}) => ({
    ...{ version, result: "success" as const, created: `${version}T08:00:00.000Z`, sample: true },
    ...{ predecessor: null, manifest: "0", rows: {}, ...more },
  });
  const releases = [
    ...["2024-01-05", "2024-01-06", "2024-01-31", "2024-03-01"].map((version) => entry(version)),
    entry("2024-03-02", { restored: "2024-03-30T00:00:00Z" }),
    entry("2024-03-03", { packed: "by the rule" }),
    ...["2024-03-30", "2024-04-01", "2024-04-02"].map((version) => entry(version)),
  ];
  const rule = { keep: 60, whole: 2, now: new Date("2024-04-03T00:00:00Z") };
  // 3 April less 60 days is 3 February, less 2 days 1 April 00:00; 30 March is the last of its month
  assertEquals(toPack(releases, rule).map(({ version }) => version), ["2024-03-01", "2024-03-03"]);
});

for (const splitFrom of [200_000, 1]) {
  Deno.test(`restore() gives a packed release back byte for byte, tables split from ${splitFrom} rows`, () =>
    withFolder(async (data) => {
      if (splitFrom === 1) await makeDailies(data, 1);
      else await dailies(data);
      const before = new Map<string, Record<string, string>>();
      for (const version of middle) before.set(version, await sums(releaseFolder(data, version)));
      const done = await prune(data, { ...days, effects: now });
      assertEquals([done.packed, done.pruned, done.months], [middle, [], ["2024-09"]]);
      assertEquals(done.kept, ["2024-09-01", "2024-09-05", "2024-10-01"]);
      for (const version of middle) {
        const folder = releaseFolder(data, version), left = await listFiles(folder, files);
        assert(!left.some((path) => path.startsWith("tables/indicators")), String(left));
        assert(left.includes("zhiji.duckdb") && left.includes("datapackage.json"), String(left));
        // no change tells of live columns, so its rows could not be made again
        assert(left.some((path) => /^tables\/documents\b.*\.parquet$/.test(path)), String(left));
        const report = await verify(folder, { files });
        assertEquals([report.findings, report.packed, report.rows["indicators"]], [
          [],
          true,
          version === "2024-09-02" ? 2 : 1,
        ]);
        assert(report.evidence.checked > 0);
      }
      assertEquals(
        JSON.stringify(await prune(data, { ...days, effects: now })),
        JSON.stringify({
          ...done,
          ...{ months: [], bytes: 0 },
        }),
      );
      for (const version of middle.toReversed()) {
        await restore(data, { version, effects: now });
        assertEquals(await sums(releaseFolder(data, version)), before.get(version));
        const report = await verify(releaseFolder(data, version), { files });
        assertEquals([report.findings, report.packed], [[], false]);
      }
      const again = await prune(data, { ...days, effects: now });
      assertEquals([again.packed, again.kept.length], [[], 6]); // what was asked for stands
      const entries = await versions(data, files);
      assertEquals(entries.map((one) => one.result === "success" && one.restored !== undefined), [
        ...[false, true, true, true, false, false],
      ]);
      assertEquals((await prune(data, { ...days, effects: at("2025-01-30") })).pruned, middle);
      for (const version of middle) {
        assertEquals((await verify(releaseFolder(data, version), { files })).findings, []);
      }
    }));
}

Deno.test("a packed release is read as its packed.json says, by plain SQL over Parquet", () =>
  withFolder(async (data) => {
    await dailies(data);
    await prune(data, { ...days, effects: now });
    const folder = releaseFolder(data, "2024-09-03"), packed = await readPacked(folder, files);
    assertEquals([packed?.number, packed?.base, packed?.changes.at(-1)], [
      3,
      "../2024-09-01/",
      "../history/2024-09/",
    ]);
    assertEquals(packed?.restore, "deno task zhiji release restore 2024-09-03");
    const [, query = ""] = [...history.matchAll(/```sql\n([^`]*);\n```/g)].map(([, sql]) => sql ?? "");
    const releases = releasesFolder(data);
    const filled = query.replace("BASE", `${folder}/${packed?.base}`).replace(
      "history/MONTH",
      `${releases}/history/2024-09`,
    ).replace("NUMBER", String(packed?.number));
    const reader = await openDatabase(":memory:");
    assertEquals(await reader.all(`SELECT id, value FROM (${filled})`), [{ id: "ind1", value: 103 }]);
    reader.close();
    assertEquals(
      (await new Deno.Command("sha256sum", {
        args: ["-c", "--quiet", "SHA256SUMS"],
        cwd: `${releases}/history/2024-09`,
      }).output()).success,
      true,
    );
    const error = await assertRejects(
      () => compareReleases([folder, releaseFolder(data, "2024-09-05")], { files, lines: 0 }),
      ExpectationFailed,
      "wanted it whole, found it packed",
    );
    assertEquals(error.details.next, packed?.restore);
  }));

Deno.test("pastRows() names no file outside the folder of releases, whatever a manifest says", () =>
  withFolder(async (data) => {
    await dailies(data);
    const trail = await readTrail(releasesFolder(data), { version: "2024-09-03", files });
    const base = trail?.stations[0];
    assert(trail && base);
    assertEquals([base.version, trail.stations.length], ["2024-09-01", 3]);
    const rows = { rows: 1, set: "0".repeat(64) };
    base.manifest.tables["../elsewhere"] = rows;
    base.manifest.tables["indicators"] = { ...rows, parts: { "../../elsewhere": rows } };
    for (const table of ["../elsewhere", "indicators"]) {
      await assertRejects(() => pastRows(trail, { table, files }), TypeError, "wanted a table of a release");
    }
  }));

Deno.test("verify() names the file that the rows of a packed release are read from, when a bit of it is another", () =>
  withFolder(async (data) => {
    await dailies(data);
    await prune(data, { ...days, effects: now });
    const releases = releasesFolder(data), folder = releaseFolder(data, "2024-09-03");
    for (const path of ["history/2024-09/indicators.parquet", "2024-09-01/tables/indicators.parquet"]) {
      const bytes = await Deno.readFile(`${releases}/${path}`), spoilt = bytes.slice();
      spoilt[spoilt.length >> 1] = (spoilt[spoilt.length >> 1] ?? 0) ^ 1;
      await Deno.writeFile(`${releases}/${path}`, spoilt);
      const found = (await verify(folder, { files })).findings;
      assertEquals(found.map(({ subject, found }) => [subject, found]), [[`../${path}`, sha256(spoilt)]]);
      await Deno.writeFile(`${releases}/${path}`, bytes.subarray(0, bytes.length >> 1));
      await assertRejects(
        () => restore(data, { version: "2024-09-03", effects: now }),
        ArchiveCorrupt,
        "Cannot make tables again",
      );
      assertEquals((await readPacked(folder, files))?.version, "2024-09-03");
      assertEquals((await versions(data, files)).filter((one) => "packed" in one).length, 3);
      await Deno.writeFile(`${releases}/${path}`, bytes);
      assertEquals((await verify(folder, { files })).findings, []);
    }
    await files.remove(`${releases}/history/2024-09/indicators.parquet`);
    assertEquals((await verify(folder, { files })).findings.map(({ subject, found }) => [subject, found]), [
      ["changes/indicators.parquet", "no such file"],
      ["../history/2024-09/indicators.parquet", "no such file"],
    ]);
  }));

Deno.test("prune() leaves whole what it would read from a spoilt file, says so and goes on", () =>
  withFolder(async (data) => {
    await dailies(data);
    await Deno.writeTextFile(`${releasesFolder(data)}/2024-09-01/tables/indicators.parquet`, "no Parquet");
    const said: string[] = [];
    const heard = { ...now, log: { info() {}, warn: (line: string) => void said.push(line) } };
    assertEquals((await prune(data, { ...days, effects: heard })).packed, []);
    assertEquals(said.map((line) => line.slice(0, 51)), [
      "Left 2024-09-02 whole: Cannot make tables again: wa",
      "Left 2024-09-03 whole: Cannot make tables again: wa",
      "Left 2024-09-04 whole: Cannot make tables again: wa",
    ]);
    assertEquals((await verify(releaseFolder(data, "2024-09-03"), { files })).findings, []);
  }));

Deno.test("restore() says what it wants where a version is unknown, pruned or whole", () =>
  withFolder(async (data) => {
    await dailies(data);
    assertEquals(await restore(data, { version: "2024-09-02", effects: now }), {
      version: "2024-09-02",
      made: [],
    });
    const refused = (version: string, message: string) =>
      assertRejects(() => restore(data, { version, effects: now }), ExpectationFailed, message);
    await refused("2024-09-09", "found none such");
    await prune(data, { ...days, effects: at("2025-01-30") });
    await refused("2024-09-02", "wanted a packed release, found it pruned");
  }));

Deno.test("prune() leaves a release whole that this code cannot make again", () =>
  withFolder(async (data) => {
    await dailies(data);
    const releases = releasesFolder(data);
    // as if another engine had written the table and all made from it: every row of the base is another
    for (const path of await listFiles(`${releases}/2024-09-01/tables`, files)) {
      await files.remove(`${releases}/2024-09-01/tables/${path}`);
    }
    const before = await sums(`${releases}/2024-09-02/tables`);
    const done = await prune(data, { ...days, effects: now });
    // what is written from its own Parquet files can be made again; they cannot
    assertEquals(done.packed, middle);
    const left = (await listFiles(`${releases}/2024-09-02/tables`, files)).filter((one) =>
      one.endsWith(".parquet")
    );
    assertEquals(left, Object.keys(before).filter((path) => path.endsWith(".parquet")).sort());
    await restore(data, { version: "2024-09-02", effects: now });
    assertEquals(await sums(`${releases}/2024-09-02/tables`), before);
  }));

Deno.test("prune() and restore() that die anywhere leave a release that is true, and the next run finishes", () =>
  withFolder(async (root) => {
    await dailies(`${root}/0`);
    const whole = await sums(releaseFolder(`${root}/0`, "2024-09-03"));
    class Dead extends Error {}
    const stages = [prune, restore] as const;
    for (const [stage, work] of stages.entries()) {
      const from = `${root}/${stage}`;
      let step = 0, died = 0;
      for (; step < 400; step += step < 3 ? 1 : 11) {
        const data = `${root}/dies`;
        await files.remove(data);
        await new Deno.Command("cp", { args: ["-a", from, data] }).output();
        const dying = dyingFiles(step, () => {
          throw new Dead();
        });
        const mortal = { ...now, files: dying };
        const run = work === prune
          ? prune(data, { ...days, effects: mortal })
          : restore(data, { version: "2024-09-03", effects: mortal });
        const ended = await run.then(() => true, (error: unknown) => {
          if (!(error instanceof Dead)) throw error;
          return false;
        });
        for (const version of ["2024-10-01", "2024-09-03"]) {
          assertEquals(
            (await verify(releaseFolder(data, version), { files })).findings,
            [],
            `${stage} ${step}`,
          );
        }
        if (ended) break;
        died++;
        if (work === prune) assertEquals((await prune(data, { ...days, effects: now })).packed, middle);
        else {
          await restore(data, { version: "2024-09-03", effects: now });
          assertEquals(await sums(releaseFolder(data, "2024-09-03")), whole);
        }
        assertEquals(
          (await files.list(releasesFolder(data))).filter((name) => name.startsWith(".staging")),
          [],
        );
      }
      assert(died > 4, `died ${died} times`);
      if (stage === 0) {
        await new Deno.Command("cp", { args: ["-a", `${root}/0`, `${root}/1`] }).output();
        await prune(`${root}/1`, { ...days, effects: now });
      }
    }
  }));

Deno.test("restore() waits for no release: it is refused while one is made", () =>
  withFolder(async (data) => {
    const working = await database();
    const extras = async () => {
      const error = await assertRejects(
        () => restore(data, { version: "2024-09-06", effects: effects() }),
        ExpectationFailed,
      );
      assert(error.message.includes("another release is at work"));
    };
    await release(options(data, working, { extras }));
    working.close();
  }));
