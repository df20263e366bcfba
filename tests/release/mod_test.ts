import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { ExpectationFailed } from "../../pipelines/errors.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { tables } from "../../pipelines/model/mod.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { latestRelease, readManifest, release, releaseFolder, versions } from "../../publish/release/mod.ts";
import { database, effects, options, released, rows, withFolder } from "./fixture.ts";

const files = localFiles();
const day = "2024-09-06";

Deno.test("release() writes an immutable folder, the list and the pointer", () =>
  withFolder(async (data) => {
    const working = await database();
    const result = await release(options(data, working, { tables }));
    assertEquals(result, {
      version: day,
      changed: true,
      latest: day,
      counts: Object.fromEntries(tables.map(({ name }) => [name, rows()[name]?.length ?? 0])),
    });
    assertEquals(await files.list(releaseFolder(data, day)), [
      "CHANGES.md",
      "CITATION.cff",
      "CODEBOOK.md",
      "README.md",
      "SHA256SUMS",
      "SHA256SUMS.db",
      "citation.bib",
      "citation.txt",
      "croissant.json",
      "datapackage.json",
      "dataset.jsonld",
      "inputs.txt",
      "manifest.json",
      "tables",
      "zhiji.duckdb",
    ]);
    assertEquals(await files.list(`${data}/releases`), [
      ".lock",
      day,
      "catalog.jsonld",
      "latest.json",
      "versions.json",
    ]);
    const pointer = JSON.parse(await Deno.readTextFile(`${data}/releases/latest.json`));
    assertEquals(pointer.version, day);
    assertEquals(pointer.manifest, sha256(await files.read(`${releaseFolder(data, day)}/manifest.json`)));
    assertEquals((await latestRelease(data, files))?.predecessor, null);
    working.close();
  }));

Deno.test("release() counts what it withholds", () =>
  withFolder(async (data) => {
    await released(data);
    const manifest = await readManifest(releaseFolder(data, day), files);
    assertEquals(manifest.withheld, { texts: 1, facts: 2, masked: 0 });
    assertEquals(manifest.checks.find(({ name }) => name === "evidence")?.checked, 4);
  }));

Deno.test("release() makes no new version when only live columns changed", () =>
  withFolder(async (data) => {
    await released(data);
    const working = await database();
    await working.run("UPDATE documents SET last_seen = DATE '2024-09-05'");
    const again = await release(options(data, working, { effects: effects("2024-09-07T00:00:00.000Z") }));
    assertEquals([again.version, again.changed, again.latest], [null, false, day]);
    assertEquals((await versions(data, files)).length, 1);
    working.close();
  }));

Deno.test("release() makes a second version of the day when one value changed, and chains it", () =>
  withFolder(async (data) => {
    await released(data);
    const working = await database();
    await working.run("UPDATE indicators SET value = 13 WHERE id = 'ind1'");
    const second = await release(options(data, working));
    assertEquals(second.version, "2024-09-06.2");
    const manifest = await readManifest(releaseFolder(data, "2024-09-06.2"), files);
    const first = await readManifest(releaseFolder(data, day), files);
    assertEquals(manifest.predecessor, {
      version: day,
      manifest: sha256(await files.read(`${releaseFolder(data, day)}/manifest.json`)),
    });
    const changed = Object.keys(manifest.tables).filter((name) =>
      manifest.tables[name]?.set !== first.tables[name]?.set
    );
    assertEquals(changed, ["indicators"]);
    working.close();
  }));

Deno.test("release() adds what extras write to the hashes that stand apart", () =>
  withFolder(async (data) => {
    const working = await database();
    const extras = (folder: string) => Deno.writeTextFile(`${folder}/search.sqlite`, "index");
    await release(options(data, working, { extras }));
    const manifest = await readManifest(releaseFolder(data, day), files);
    assertEquals(manifest.databases.map(({ path }) => path), ["search.sqlite", "zhiji.duckdb"]);
    assertStringIncludes(
      await Deno.readTextFile(`${releaseFolder(data, day)}/SHA256SUMS.db`),
      `${sha256("index")}  search.sqlite\n`,
    );
    working.close();
  }));

Deno.test("release() refuses a second release at the same time", () =>
  withFolder(async (data) => {
    const working = await database();
    const extras = async () => {
      await assertRejects(
        () => release(options(data, working)),
        ExpectationFailed,
        "another release is at work",
      );
    };
    assert((await release(options(data, working, { extras }))).changed);
    working.close();
  }));

Deno.test("release() refuses to mix sample and real data", () =>
  withFolder(async (data) => {
    await released(data);
    const working = await database();
    await assertRejects(
      () => release(options(data, working, { sample: false })),
      ExpectationFailed,
      "found sample release 2024-09-06",
    );
    working.close();
  }));

const gates: [string, string, string][] = [
  [
    "evidence that is shifted by one unit",
    'UPDATE indicators SET "start" = 5, "end" = 12 WHERE id = \'ind1\'',
    'check of evidence failed at indicators ind1, characters 5 to 12: wanted "检验机构12家", found "有检验机构12"',
  ],
  [
    "evidence of a version that is not there",
    "UPDATE commitments SET text_hash = repeat('c', 64) WHERE id = 'com2'",
    `check of evidence failed at commitments com2: wanted version ${
      "c".repeat(64)
    } of document doc1, found no such`,
  ],
  [
    "a reference without a row",
    "UPDATE indicators SET metric_id = 'labs' WHERE id = 'ind2'",
    'check of keys failed at indicators ind2, column metric_id: wanted a row of metrics with this id, found "labs"',
  ],
  [
    "a value outside the schema",
    "UPDATE commitments SET status = 'someday' WHERE id = 'com2'",
    "check of schema failed at commitments com2, column status: wanted",
  ],
  [
    "a full text that rights do not allow",
    "UPDATE document_versions SET text = '全文' WHERE document_id = 'doc2'",
    "check of rights failed at document_versions doc2 / 1",
  ],
  [
    "a quote that is too long for its rights",
    "UPDATE indicators SET quote = repeat('长', 121) WHERE id = 'ind2'",
    "wanted at most 120 characters, found 121 characters",
  ],
];

for (const [what, damage, message] of gates) {
  Deno.test(`release() publishes nothing and records the failure at ${what}`, () =>
    withFolder(async (data) => {
      await released(data);
      const working = await database();
      await working.run(damage);
      await assertRejects(() => release(options(data, working)), ExpectationFailed, message);
      const [, failed] = await versions(data, files);
      assert(failed?.result === "failure");
      assertEquals(failed.version, "2024-09-06.2");
      assertStringIncludes(failed.reason, message);
      assertEquals((await latestRelease(data, files))?.version, day);
      assertEquals(await files.list(`${data}/releases`), [
        ".lock",
        day,
        "catalog.jsonld",
        "latest.json",
        "versions.json",
      ]);
      working.close();
    }));
}

Deno.test("release() goes on after a failure under the next name", () =>
  withFolder(async (data) => {
    const damaged = rows();
    const [first] = damaged["indicators"] ?? [];
    if (first) first["quote"] = "不在文中";
    const bad = await database(damaged), good = await database();
    await assertRejects(() => release(options(data, bad)), ExpectationFailed);
    assertEquals(await latestRelease(data, files), null);
    assertEquals((await release(options(data, good))).version, "2024-09-06.2");
    bad.close();
    good.close();
  }));

Deno.test("release() never goes back behind the newest version when the clock does", () =>
  withFolder(async (data) => {
    await released(data);
    const working = await database();
    await working.run("DELETE FROM issues");
    const back = await release(options(data, working, { effects: effects("2024-01-01T00:00:00.000Z") }));
    assertEquals(back.version, "2024-09-06.2");
    working.close();
  }));
