import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { ExpectationFailed } from "../../pipelines/errors.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { tables } from "../../pipelines/model/mod.ts";
import { rulesOf } from "../../publish/release/checks/schema.ts";
import { latestRelease, readManifest, release, releaseFolder } from "../../publish/release/mod.ts";
import { database, options, withFolder } from "./fixture.ts";

const files = localFiles();
const first = "2024-09-06";

// numbers of forms that nobody has: area 0000 does not exist, and the citizen number's region and serial are nobody's
const leaks: [string, string, string][] = [
  ["a mobile number", "UPDATE commitments SET text = '请拨 13900000000 咨询' WHERE id = 'com1'", "phone"],
  ["full-width digits", "UPDATE issues SET message = '１３９００００００００'", "phone"],
  ["a citizen number", "UPDATE metrics SET definition = '证件 000000190001010017'", "id_number"],
  ["a private mailbox", "UPDATE sources SET title_zh = 'someone@mail.sample.example'", "email"],
  [
    "a number in a list",
    "UPDATE commitments SET responsible = ['甲局', '13900000000'] WHERE id = 'com2'",
    "phone",
  ],
];

for (const [what, damage, kind] of leaks) {
  Deno.test(`release() publishes no ${what}, and does not repeat it`, () =>
    withFolder(async (data) => {
      const working = await database();
      await working.run(damage);
      const error = await assertRejects(
        () => release(options(data, working)),
        ExpectationFailed,
        "personal_data",
      );
      assertStringIncludes(error.message, kind);
      assert(!/139\d{8}|１３９|000000190|someone@/.test(error.message), error.message);
      working.close();
    }));
}

Deno.test("release() takes addresses of offices, hashes and page addresses for what they are", () =>
  withFolder(async (data) => {
    const working = await database();
    const mail = "请将意见发送至邮箱 office@sample.example。";
    await working.run(
      `UPDATE document_versions SET text = text || '${mail}' WHERE document_id = 'doc1' AND hash LIKE 'a%'`,
    );
    await working.run("UPDATE documents SET reference = 'office@sample.example' WHERE id = 'doc1'");
    await working.run(
      "UPDATE documents SET url = 'http://one.sample.example/art_13900000000.html' WHERE id = 'doc2'",
    );
    await working.run("UPDATE sources SET publisher = '13900000000abcdef'");
    assertEquals((await release(options(data, working))).version, first);
    working.close();
  }));

Deno.test("release() lets a table shrink past its bound only for a reason, which it publishes", () =>
  withFolder(async (data) => {
    const working = await database();
    await working.run(
      `INSERT INTO issues SELECT * REPLACE ('more' || n AS id) FROM issues, range(40) AS numbers(n)`
        .replace("SELECT * REPLACE", "SELECT * EXCLUDE (n) REPLACE"),
    );
    await release(options(data, working));
    await working.run("DELETE FROM issues WHERE id LIKE 'more%'");
    await assertRejects(
      () => release(options(data, working)),
      ExpectationFailed,
      'check of shrink failed at issues: wanted at least 37 of 41 rows, or --shrink "issues: reason", found 1',
    );
    assertEquals((await latestRelease(data, files))?.version, first);
    const reasons = { issues: "sources were mended" };
    const { version } = await release(options(data, working, { reasons }));
    assertEquals(version, "2024-09-06.3"); // the failed attempt keeps its name
    const { shrunk } = await readManifest(releaseFolder(data, "2024-09-06.3"), files);
    assertEquals(shrunk, [{ table: "issues", from: 41, to: 1, reason: "sources were mended" }]);
    working.close();
  }));

Deno.test("release() stops when a source loses all its documents, or a table nobody can do without is empty", () =>
  withFolder(async (data) => {
    const working = await database();
    await working.run(`INSERT INTO sources SELECT * REPLACE ('sample_other' AS id) FROM sources;
      UPDATE documents SET source_id = 'sample_other' WHERE id = 'doc2'`);
    await release(options(data, working));
    await working.run("UPDATE documents SET source_id = 'sample_source'");
    await assertRejects(() => release(options(data, working)), ExpectationFailed, "source sample_other");
    await working.run("DELETE FROM metrics; UPDATE indicators SET metric_id = NULL");
    await assertRejects(
      () => release(options(data, working)),
      ExpectationFailed,
      "expectations failed at metrics",
    );
    working.close();
  }));

Deno.test("the manifest names gates, captures, sources that were stopped and documents a source", () =>
  withFolder(async (data) => {
    const working = await database();
    await working.run("UPDATE issues SET kind = 'layout_drift', message = 'list rows: wanted 20, found 0'");
    await release(options(data, working, { lock: "e".repeat(64) }));
    working.close();
    const folder = releaseFolder(data, first), manifest = await readManifest(folder, files);
    assertEquals(manifest.stopped, [
      { source: "sample_source", since: "2024-09-01", reason: "list rows: wanted 20, found 0" },
    ]);
    assertEquals([manifest.documents, manifest.lock], [{ sample_source: 2 }, "e".repeat(64)]);
    assertEquals(await Deno.readTextFile(`${folder}/inputs.txt`), "sha256:01\nsha256:02\nsha256:03\n");
    const names = [
      "expectations",
      "shrink",
      "sets",
      "schema",
      "keys",
      "sources",
      "rights",
      "evidence",
      "personal_data",
    ];
    assertEquals(
      manifest.checks.map(({ name, result }) => [name, result]),
      [...names, "metadata"].map((name) => [name, "passed"]),
    );
  }));

Deno.test("rulesOf() knows every kind of rule that the model's schemas have", () => {
  for (const table of tables) {
    const required = rulesOf(table).filter(({ wanted }) => wanted === "a value").map(({ column }) => column);
    for (const column of table.key) assert(required.includes(column), `${table.name}.${column}`);
  }
});

Deno.test("spreadsheets get a mark of byte order and no formula; JSON Lines get every value as it is", () =>
  withFolder(async (data) => {
    const working = await database();
    await working.run(
      `UPDATE commitments SET text = '=HYPERLINK("x")', responsible = ['+1', '甲'] WHERE id = 'com1'`,
    );
    await working.run("UPDATE commitments SET text = '－全角' WHERE id = 'com2'");
    await release(options(data, working));
    working.close();
    const folder = releaseFolder(data, first);
    const sheet = await Deno.readFile(`${folder}/tables/commitments.excel.csv`);
    assertEquals([...sheet.subarray(0, 5)], [0xef, 0xbb, 0xbf, 0x69, 0x64]);
    const text = new TextDecoder().decode(sheet);
    for (const cell of [`,"'=HYPERLINK(""x"")",'+1;甲,`, ",'－全角,"]) assertStringIncludes(text, cell);
    const packed = (await Deno.open(`${folder}/tables/commitments.jsonl.gz`)).readable;
    const lines = (await new Response(packed.pipeThrough(new DecompressionStream("gzip"))).text()).trim()
      .split("\n");
    const [row] = lines.map((line) => JSON.parse(line));
    assertEquals([row.text, row.responsible, row.parent, row.start], [
      '=HYPERLINK("x")',
      ["+1", "甲"],
      null,
      15,
    ]);
  }));
