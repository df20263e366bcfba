/** The sample lists, read from their files and held against each other: four chains, each with a gap. @module */
import { assertEquals } from "@std/assert";
import { localFiles } from "../../pipelines/effects.ts";
import { chainRecords, ingestList, makeListTables } from "../../pipelines/lists/mod.ts";
import { readContent } from "../../pipelines/lists/parts.ts";
import { type Database, openDatabase } from "../../pipelines/load/duckdb.ts";
import { deriveCoverage } from "../../pipelines/match/derive.ts";
import type { ListKind } from "../../pipelines/model/lists.ts";
import { defaultLimits, defaultWalls, openFileReader } from "../../pipelines/parse/files/mod.ts";

const pages = new URL("../../sources/samples/pages/", import.meta.url);
const given: [file: string, as: ListKind][] = [
  ["nengli/files/chengdu.xlsx", "capabilities"],
  ["nengli/files/chuannan.pdf", "capabilities"],
  ["nengli/abilities_2025_panzhihua.html", "capabilities"],
  ["xuqiu/files/xuqiu.xlsx", "demands"],
  ["yiqi/instruments_2025_register.html", "instruments"],
];

/** A file, or, of an article, the page that its body would be. */
async function sampleBytes(path: string): Promise<Uint8Array> {
  if (!path.endsWith(".html")) return await Deno.readFile(new URL(path, pages));
  const text = await Deno.readTextFile(new URL(path, pages));
  return new TextEncoder().encode(
    `<!DOCTYPE html><html><body>${text.slice(text.indexOf("-->") + 3)}</body></html>`,
  );
}

/** All sample lists, taken in and derived as of a fixed day. */
async function derived(): Promise<Database> {
  const database = await openDatabase(":memory:"), folder = await Deno.makeTempDir();
  const reader = openFileReader({ ...defaultWalls, limits: defaultLimits, convert: null });
  try {
    await makeListTables(database);
    for (const [path, as] of given) {
      const name = path.replace(/^.*\//, ""), bytes = await sampleBytes(path);
      const file = { content: await readContent(bytes, { name, reader }) };
      await ingestList(database, {
        parts: [{ name, file }],
        name,
        digest: name,
        as,
        mapping: null,
        list: { source: "sample", name, key: name, region: "510000" },
        day: "2025-06-01",
        withdrawAll: false,
        folder: `${folder}/staged`,
        memory: `${folder}/memory`,
        files: localFiles(),
        vocabulary: chainRecords,
      });
    }
    await deriveCoverage(database, { asOf: "2026-11-23" });
    return database;
  } finally {
    await reader.close();
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("the sample lists give the verdicts that a reader of them comes to", async () => {
  const database = await derived();
  const rows = await database.all<{ told: string }>(
    `SELECT d.object || ' ' || d.parameter || ' ' || v.verdict AS told FROM demands d JOIN demand_coverage v ON v.demand_id = d.id
     ORDER BY d.row`,
  );
  assertEquals(rows.map(({ told }) => told), [
    "动力电池 循环寿命 in_region",
    "动力电池 热失控 elsewhere", // the one laboratory of 宜宾 has let its certificate lapse
    "动力蓄电池包 海水浸泡 partly", // not above 1000 mm
    "动力蓄电池包 底部球击 partly", // other parameters of the standard, of an older edition
    "五氧化二钒 钒含量 in_region",
    "钛精矿 二氧化钛含量 in_region",
    "海绵钛 布氏硬度 partly",
    "钒电池电解液 钒离子价态 nobody",
    "光伏组件 最大功率 elsewhere",
    "单晶硅片 少子寿命 partly", // to another standard
    "多晶硅 施主杂质浓度 nobody",
    "白酒 总酸 partly", // to the edition of 2007
    "白酒 氨基甲酸乙酯 in_region",
    "白酒 年份鉴别 nobody",
  ]);
  const gaps = await database.all<object>(
    `SELECT chain_id, demands, partly, nobody FROM coverage WHERE region_code = '510000' AND nobody > 0 ORDER BY chain_id`,
  );
  assertEquals(gaps.map((row) => Object.values(row)), [
    ["baijiu", 3, 1, 1],
    ["crystalline_silicon_pv", 3, 1, 1],
    ["power_battery", 5, 2, 1], // 钒电池电解液 is of two chains
    ["titanium_vanadium", 4, 1, 1],
  ]);
  const [instruments] = await database.all<object>(
    `SELECT CAST(sum(instruments) AS BIGINT) AS n, CAST(sum(shared) AS BIGINT) AS s, sum(value_yuan) AS v FROM instrument_coverage
     WHERE region_code = '510000'`,
  );
  assertEquals(instruments, { n: 7, s: 4, v: 15_593_000 });
  assertEquals(await database.all("SELECT * FROM list_rejects"), []);
  // the same lists on the same day are not held against each other twice; on another day they are
  assertEquals(await deriveCoverage(database, { asOf: "2026-11-23" }), false);
  assertEquals(await deriveCoverage(database, { asOf: "2026-11-24" }), true);
  await database.run(
    "UPDATE list_state SET issue_id = 'another' WHERE list_id = (SELECT min(list_id) FROM list_state)",
  );
  assertEquals(await deriveCoverage(database, { asOf: "2026-11-24" }), true);
  database.close();
});
