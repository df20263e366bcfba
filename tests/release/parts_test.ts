import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { localFiles } from "../../pipelines/effects.ts";
import { openDatabase } from "../../pipelines/load/duckdb.ts";
import { listFiles } from "../../publish/release/checksums.ts";
import { readManifest, release, releaseFolder, verify } from "../../publish/release/mod.ts";
import { readPath } from "../../publish/release/part.ts";
import { database, options, withFolder } from "./fixture.ts";

const files = localFiles();
const first = "2024-09-06", second = "2024-09-06.2";
const split = { splitFrom: 2 };

const inode = async (path: string) => (await Deno.stat(path)).ino;

Deno.test("release() splits a big table by province, and an unchanged province is stored once", () =>
  withFolder(async (data) => {
    const working = await database();
    await working.run(`INSERT INTO regions SELECT * REPLACE ('320000' AS code, '江苏省' AS name) FROM regions
      WHERE code = '440000'`);
    await working.run("UPDATE indicators SET region_code = '320000' WHERE id = 'ind2'");
    await release(options(data, working, split));
    await working.run("UPDATE indicators SET value = 13 WHERE id = 'ind1'");
    await release(options(data, working, split));
    const [one, two] = [releaseFolder(data, first), releaseFolder(data, second)];
    assertEquals(await files.list(`${two}/tables/indicators`), [
      ...["32.csv", "32.excel.csv", "32.jsonl.gz", "32.parquet"],
      ...["44.csv", "44.excel.csv", "44.jsonl.gz", "44.parquet"],
    ]);
    for (const file of ["32.csv", "32.excel.csv", "32.jsonl.gz", "32.parquet"]) {
      assertEquals(
        await inode(`${one}/tables/indicators/${file}`),
        await inode(`${two}/tables/indicators/${file}`),
      );
    }
    assertNotEquals(
      await inode(`${one}/tables/indicators/44.csv`),
      await inode(`${two}/tables/indicators/44.csv`),
    );
    assertEquals(await inode(`${one}/tables/metrics.csv`), await inode(`${two}/tables/metrics.csv`));
    const { tables, changes } = await readManifest(two, files);
    assertEquals(Object.keys(tables["indicators"]?.parts ?? {}), ["32", "44"]);
    assertEquals(changes.tables["indicators"]?.changed, 1);
    for (const folder of [one, two]) assertEquals((await verify(folder, { files })).findings, []);
    working.close();
  }));

Deno.test("zhiji.duckdb of a release with parts holds all rows", () =>
  withFolder(async (data) => {
    const working = await database();
    await release(options(data, working, split));
    const reader = await openDatabase(`${releaseFolder(data, first)}/zhiji.duckdb`, {
      readOnly: true,
      locked: true,
    });
    assertEquals(await reader.all("SELECT id FROM indicators ORDER BY id"), [{ id: "ind1" }, { id: "ind2" }]);
    assertEquals(
      (await reader.all("SELECT title, metric_name FROM indicator_statements WHERE id = 'ind1'")).length,
      1,
    );
    reader.close();
    working.close();
  }));

Deno.test("verify() names a part that is missing", () =>
  withFolder(async (data) => {
    const working = await database();
    await release(options(data, working, split));
    working.close();
    const folder = releaseFolder(data, first);
    const paths = (await listFiles(folder, files)).filter((path) => path.startsWith("tables/"));
    assert(paths.every((path) => readPath(path).table !== ""));
    await Deno.remove(`${folder}/tables/indicators/44.parquet`);
    const { findings } = await verify(folder, { files });
    assertEquals(findings[0]?.subject, "tables/indicators/44.parquet");
  }));
