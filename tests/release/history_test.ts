import { assertEquals, assertRejects } from "@std/assert";
import { localFiles } from "../../pipelines/effects.ts";
import { ArchiveCorrupt } from "../../pipelines/errors.ts";
import { type Database, literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import { packMonth } from "../../publish/release/history.ts";
import { withFolder } from "./fixture.ts";

const files = localFiles();
const month = "2024-09";
/** The tenth release of a day sorts before the ninth by its name. */
const releases = [{ version: "2024-09-02.9", number: 9 }, { version: "2024-09-02.10", number: 10 }];

/** Folders of two pruned releases, with the changes of one table. */
async function makeChanges(folder: string, database: Database): Promise<void> {
  const rows = {
    "2024-09-02.9": "SELECT 'changed' AS _change, 'a' AS id, 2 AS value",
    "2024-09-02.10": `SELECT 'removed' AS _change, 'a' AS id, NULL::INTEGER AS value, NULL AS note
      UNION ALL SELECT 'added', 'b', 3, 'new'`, // a column came
  };
  for (const [version, query] of Object.entries(rows)) {
    await files.makeFolder(`${folder}/${version}/changes`);
    await database.run(
      `COPY (${query}) TO ${literal(`${folder}/${version}/changes/things.parquet`)} (FORMAT parquet)`,
    );
    await Deno.writeTextFile(`${folder}/${version}/changes/things.csv`, "change,cause\r\n");
  }
}

function withChanges(work: (folder: string, database: Database) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    const database = await openDatabase(":memory:");
    await makeChanges(folder, database);
    await work(folder, database);
    database.close();
  });
}

const packed = [
  { _number: 9, _version: "2024-09-02.9", _change: "changed", id: "a", value: 2, note: null },
  { _number: 10, _version: "2024-09-02.10", _change: "removed", id: "a", value: null, note: null },
  { _number: 10, _version: "2024-09-02.10", _change: "added", id: "b", value: 3, note: "new" },
];

const rowsOf = (database: Database, folder: string) =>
  database.all(`SELECT * FROM read_parquet(${literal(`${folder}/history/${month}/things.parquet`)})`);

Deno.test("packMonth() puts the changes of all releases into one file in their order, and leaves what people read", () =>
  withChanges(async (folder, database) => {
    await packMonth(folder, { month, releases, files });
    assertEquals(await rowsOf(database, folder), packed);
    assertEquals(await files.list(`${folder}/history`), [month]);
    for (const { version } of releases) {
      assertEquals(await files.list(`${folder}/${version}/changes`), ["things.csv"]);
    }
    assertEquals(await packMonth(folder, { month, releases, files }), 0);
  }));

Deno.test("packMonth() goes on where a stopped run left off", () =>
  withChanges(async (folder, database) => {
    const stopped = {
      ...files,
      remove: (path: string) =>
        path.endsWith("2024-09-02.10/changes/things.parquet")
          ? Promise.reject(new Error("stopped"))
          : files.remove(path),
    };
    await assertRejects(() => packMonth(folder, { month, releases, files: stopped }), Error, "stopped");
    await files.makeFolder(`${folder}/history/.${month}`); // of a run that was stopped even earlier
    assertEquals(await files.list(`${folder}/2024-09-02.9/changes`), ["things.csv"]);
    await packMonth(folder, { month, releases, files });
    assertEquals(await rowsOf(database, folder), packed);
    assertEquals(await files.list(`${folder}/2024-09-02.10/changes`), ["things.csv"]);
  }));

Deno.test("packMonth() removes nothing when the pack that stands says something else", () =>
  withChanges(async (folder, database) => {
    await files.makeFolder(`${folder}/history/${month}`);
    await database.run(
      `COPY (SELECT 9 AS _number, '2024-09-02.9' AS _version, 'changed' AS _change, 'a' AS id, 4 AS value)
       TO ${literal(`${folder}/history/${month}/things.parquet`)} (FORMAT parquet)`,
    );
    await assertRejects(
      () => packMonth(folder, { month, releases, files }),
      ArchiveCorrupt,
      "wanted the 3 changed rows of its releases, found 1, 3 of them missing",
    );
    assertEquals(await files.list(`${folder}/2024-09-02.9/changes`), ["things.csv", "things.parquet"]);
  }));
