import { assertEquals } from "@std/assert";
import { localFiles } from "../../pipelines/effects.ts";
import { csvHeader, tables } from "../../pipelines/model/mod.ts";
import { openDatabase } from "../../pipelines/load/duckdb.ts";
import { exportTables, sameTables } from "../../publish/release/mod.ts";
import { child, database, withFolder } from "./fixture.ts";

const files = localFiles();

Deno.test("exportTables() writes RFC 4180: CRLF, quotes doubled, null empty, lists joined, no BOM", () =>
  withFolder(async (folder) => {
    const working = await database();
    assertEquals((await exportTables(working, folder, { files, tables }))["commitments"], 2);
    const [header = "", first = "", second = "", end] =
      (await Deno.readTextFile(`${folder}/tables/commitments.csv`))
        .split("\r\n");
    const commitments = tables.find(({ name }) => name === "commitments");
    assertEquals(header, commitments && csvHeader(commitments).join(","));
    assertEquals(first.startsWith('com1,一,"建成""一站式""平台",甲局；乙处;丙所,'), true, first);
    assertEquals(second.startsWith('com2,一,"建成""一站式""平台","",'), true, second);
    assertEquals([first.endsWith(',"建成""一站式""平台",15,24'), end], [true, ""]);
    const bytes = await Deno.readFile(`${folder}/tables/commitments.csv`);
    assertEquals([...bytes.subarray(0, 2)], [0x69, 0x64]); // "id", no byte order mark
    working.close();
  }));

Deno.test("exportTables() writes whole numbers whole", () =>
  withFolder(async (folder) => {
    const working = await database();
    await working.run("UPDATE indicators SET value = 850000 WHERE id = 'ind1'");
    await exportTables(working, folder, { files, tables });
    const lines = (await Deno.readTextFile(`${folder}/tables/indicators.csv`)).split("\r\n");
    assertEquals(lines.slice(1, 3).map((line) => line.split(",").slice(3, 5)), [["850000", ""], [
      "0.5",
      "1e+20",
    ]]);
    working.close();
  }));

Deno.test("exportTables() keeps lists and every value in Parquet", () =>
  withFolder(async (folder) => {
    const working = await database();
    await exportTables(working, folder, { files, tables });
    const reader = await openDatabase(":memory:");
    const rows = await reader.all(
      `SELECT responsible FROM read_parquet('${folder}/tables/commitments.parquet') ORDER BY id`,
    );
    assertEquals(rows, [{ responsible: ["甲局;乙处", "丙所"] }, { responsible: [] }]);
    reader.close();
    working.close();
  }));

Deno.test("exportTables() gives the same bytes in two processes with other threads and time zones", () =>
  withFolder(async (folder) => {
    const runs = [["one", "1", "Asia/Shanghai"], ["two", "2", "America/Los_Angeles"]] as const;
    for (const [name, threads, zone] of runs) {
      const { success, stderr } = await child(["export", `${folder}/${name}`, threads], zone);
      assertEquals(success, true, new TextDecoder().decode(stderr));
    }
    assertEquals(await sameTables({ left: `${folder}/one`, right: `${folder}/two` }, files), []);
    const header = await files.stat(`${folder}/one/tables/regions.csv`);
    assertEquals((header?.size ?? 0) > 1_000_000, true); // the many rows are there
  }));

Deno.test("sameTables() names files that differ, and files of one side", () =>
  withFolder(async (folder) => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    await files.write(`${folder}/a/tables/same.csv`, bytes("1"));
    await files.write(`${folder}/b/tables/same.csv`, bytes("1"));
    await files.write(`${folder}/a/tables/other.csv`, bytes("1"));
    await files.write(`${folder}/b/tables/other.csv`, bytes("2"));
    await files.write(`${folder}/b/tables/more.csv`, bytes("1"));
    assertEquals(await sameTables({ left: `${folder}/a`, right: `${folder}/b` }, files), [
      "tables/more.csv",
      "tables/other.csv",
    ]);
  }));

Deno.test("exportTables() marks in the sheet for spreadsheets what one would run or show as something else", () =>
  withFolder(async (folder) => {
    const marked = [
      "=1+1",
      "＋1",
      "-1",
      "007",
      "211020341234",
      "12e5",
      "4-1",
      "3/4",
      "12:30",
      "1-2-30",
      "2025-12",
    ];
    const plain = [
      "12e5a",
      "440000",
      "21102034123",
      "0",
      "2025",
      "2025-12-31",
      "GB/T 1-2",
      "第4-1条",
      "1.5",
      "12家",
    ];
    const working = await database();
    await working.run(
      `INSERT INTO metrics SELECT metrics.* REPLACE ('m' || lpad(CAST(n AS VARCHAR), 2, '0') AS id, shown AS name_en)
       FROM metrics, (SELECT unnest($1::VARCHAR[]) AS shown, unnest(range($2)) AS n)`,
      [[...marked, ...plain], marked.length + plain.length],
    );
    const metrics = tables.filter(({ name }) => name === "metrics");
    await exportTables(working, folder, { files, tables: metrics });
    const shown = async (name: string) =>
      (await Deno.readTextFile(`${folder}/tables/${name}`)).split("\r\n").filter((line) =>
        line.startsWith("m")
      )
        .map((line) => line.split(",")[2]);
    assertEquals(await shown("metrics.csv"), [...marked, ...plain]);
    assertEquals(await shown("metrics.excel.csv"), [...marked.map((text) => `'${text}`), ...plain]);
    working.close();
  }));
