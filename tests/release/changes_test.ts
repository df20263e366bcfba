import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { localFiles } from "../../pipelines/effects.ts";
import { openDatabase } from "../../pipelines/load/duckdb.ts";
import type { Table } from "../../pipelines/model/mod.ts";
import {
  readManifest,
  release,
  releaseFolder,
  type ReleaseOptions,
  verify,
} from "../../publish/release/mod.ts";
import { captures, database, fewTables, options, released, withFolder } from "./fixture.ts";

const files = localFiles();
const first = "2024-09-06", second = "2024-09-06.2";

/** Releases the fixture, then again after `change`; gives the folder of the second release. */
function withChange(
  change: string,
  work: (folder: string, data: string) => Promise<void>,
  more: Partial<ReleaseOptions> = {},
): Promise<void> {
  return withFolder(async (data) => {
    await released(data);
    const working = await database();
    await working.run(change);
    assertEquals((await release(options(data, working, more))).version, second);
    working.close();
    await work(releaseFolder(data, second), data);
  });
}

const inputs = (more: Partial<ReleaseOptions["inputs"]>): Partial<ReleaseOptions> => ({
  inputs: { ...options("", {} as never).inputs, ...more },
});

const edits = `
  UPDATE indicators SET value = 13, period = '2024' WHERE id = 'ind1';
  UPDATE commitments SET responsible = ['甲;局', '丁"所'], due = NULL WHERE id = 'com1';
  UPDATE documents SET reference = NULL WHERE id = 'doc1';
  DELETE FROM issues;
  INSERT INTO metrics SELECT * REPLACE ('bodies_2' AS id, '甲,"乙"' AS name_zh) FROM metrics`;

Deno.test("release() tells changes cell by cell, null apart from empty, lists as JSON, and proves them", () =>
  withChange(edits, async (folder) => {
    const lines = async (table: string) =>
      (await Deno.readTextFile(`${folder}/changes/${table}.csv`)).split("\r\n");
    assertEquals(await lines("indicators"), [
      "change,cause,key_id,column,before,after",
      "changed,source,ind1,period,,2024",
      "changed,source,ind1,value,12,13",
      "",
    ]);
    assertEquals(await lines("commitments"), [
      "change,cause,key_id,column,before,after",
      "changed,source,com1,due,2025,",
      'changed,source,com1,responsible,"[""甲局;乙处"",""丙所""]","[""甲;局"",""丁\\""所""]"',
      "",
    ]);
    assertEquals(await lines("documents"), [
      "change,cause,key_id,column,before,after",
      'changed,source,doc1,reference,"",',
      "",
    ]);
    assertStringIncludes((await lines("issues"))[1] ?? "", "removed,source,iss1,,");
    assertStringIncludes((await lines("metrics"))[1] ?? "", "added,source,bodies_2,,,");
    const { changes } = await readManifest(folder, files);
    assertEquals(changes.decided, "same code");
    assertEquals(Object.keys(changes.tables).sort(), [
      "commitments",
      "documents",
      "indicators",
      "issues",
      "metrics",
    ]);
    assertEquals(changes.tables["indicators"], {
      whole: false,
      added: 0,
      removed: 0,
      changed: 1,
      causes: { source: 2 },
      columns: { period: 1, value: 1 },
    });
    const page = await Deno.readTextFile(`${folder}/CHANGES.md`);
    for (const words of ["`indicators`", "来源变化 source 2", `${first} → ${second}`]) {
      assertStringIncludes(page, words);
    }
    assert((await verify(folder, { files })).ok);
  }));

Deno.test("release() calls a change pipeline when the captures are the same and the code is not", () =>
  withChange("UPDATE indicators SET value = 13 WHERE id = 'ind1'", async (folder) => {
    const { changes } = await readManifest(folder, files);
    assertEquals([changes.decided, changes.tables["indicators"]?.causes], ["same captures", { pipeline: 1 }]);
  }, inputs({ code: "0.2.0" })));

Deno.test("release() replays the old captures when code and captures changed, and parts the causes cell by cell", async () => {
  const then = await database(); // what the old captures give under the new code: another value, the same unit
  await then.run("UPDATE indicators SET value = 13 WHERE id = 'ind1'; DELETE FROM issues");
  let asked = 0, closed = 0;
  const replay = (before: ReleaseOptions["inputs"] | { captures: number }) => {
    asked = before.captures;
    return Promise.resolve({ database: then, close: () => Promise.resolve(void closed++) });
  };
  const both = "UPDATE indicators SET value = 14, unit = '所' WHERE id = 'ind1'; DELETE FROM issues";
  await withChange(both, async (folder) => {
    const { changes } = await readManifest(folder, files);
    assertEquals([changes.decided, asked, closed], ["replayed", captures.length, 1]);
    assertEquals(changes.tables["issues"]?.causes, { pipeline: 1 });
    assertEquals((await Deno.readTextFile(`${folder}/changes/indicators.csv`)).split("\r\n").slice(1), [
      "changed,pipeline,ind1,value,12,13",
      "changed,source,ind1,unit,家,所",
      "changed,source,ind1,value,13,14",
      "",
    ]);
  }, { ...inputs({ code: "0.2.0", captures: 4, digest: "other" }), captures: null as never, replay });
  then.close();
});

Deno.test("release() leaves the cause empty when it would have to guess", () =>
  withChange("UPDATE indicators SET value = 13 WHERE id = 'ind1'", async (folder) => {
    const { changes } = await readManifest(folder, files);
    assertEquals([changes.decided, changes.tables["indicators"]?.causes], ["not replayed", { undecided: 1 }]);
    assertStringIncludes(
      await Deno.readTextFile(`${folder}/changes/indicators.csv`),
      "changed,,ind1,value,12,13",
    );
  }, { ...inputs({ code: "0.2.0", captures: 4, digest: "other" }), captures: null as never }));

Deno.test("release() calls a column that came schema, and a table that came schema as a whole", () =>
  withFolder(async (data) => {
    const working = await database();
    const before = fewTables.filter(({ name }) => name !== "issues").map((table): Table => {
      if (table.name !== "metrics") return table;
      return { ...table, schema: table.schema.omit({ definition: true }) as never };
    });
    await release(options(data, working, { tables: before }));
    assertEquals((await release(options(data, working))).version, second);
    working.close();
    const folder = releaseFolder(data, second), { changes } = await readManifest(folder, files);
    assertEquals((await Deno.readTextFile(`${folder}/changes/metrics.csv`)).split("\r\n").slice(1), [
      "changed,schema,testing_bodies,definition,,取得资质的机构",
      "",
    ]);
    assertEquals(changes.tables["issues"], {
      whole: true,
      added: 1,
      removed: 0,
      changed: 0,
      causes: { schema: 1 },
      columns: {},
    });
  }));

Deno.test("a version whose tables are gone is read from an earlier one and its changes, by plain Parquet", () =>
  withChange(edits + "; DELETE FROM indicators WHERE id = 'ind2'", async (folder, data) => {
    const readme = await Deno.readTextFile(`${folder}/README.md`);
    const [, recipe = ""] = /```sql\n(SELECT \* EXCLUDE[^`]*)```/.exec(readme) ?? [];
    const reader = await openDatabase(":memory:");
    const query = recipe.replaceAll("BASE", releaseFolder(data, first)).replaceAll("NEXT", folder).replace(
      /;\s*$/,
      "",
    );
    const columns = "id, value, period, unit, quote";
    assertEquals(
      await reader.all(`SELECT ${columns} FROM (${query}) ORDER BY id`),
      await reader.all(
        `SELECT ${columns} FROM read_parquet('${folder}/tables/indicators.parquet') ORDER BY id`,
      ),
    );
    reader.close();
  }));
