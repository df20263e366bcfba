/** One step of lists_bench.ts in a process of its own: prints seconds, peak memory and records as JSON. @module */
import { resourceUsage } from "node:process";
import { openDatabase } from "../../pipelines/load/duckdb.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { chainRecords } from "../../pipelines/lists/chain_vocabulary.ts";
import { ingestList } from "../../pipelines/lists/intake.ts";
import { isColumns, readContent } from "../../pipelines/lists/parts.ts";
import { makeListTables } from "../../pipelines/lists/tables.ts";
import { defaultLimits, defaultWalls, openFileReader } from "../../pipelines/parse/files/mod.ts";

/** `bare` reads the file into a table and no more; `load` takes it in as an issue of the list. */
export type Step = "bare" | "load";

/** What a step took. */
export interface StepResult {
  seconds: number;
  /** Seconds of processor time, on all cores. */
  processor: number;
  /** Bytes. */
  peak: number;
  records: number;
}

async function bare(path: string, folder: string): Promise<number> {
  const to = `${folder}/bare.duckdb`;
  const database = await openDatabase(to);
  await database.run(
    `CREATE TABLE bare AS SELECT * FROM read_csv('${path}', all_varchar = true); CHECKPOINT`,
  );
  const [count] = await database.all<{ rows: number }>("SELECT count(*) AS rows FROM bare");
  database.close();
  await Deno.remove(to);
  return count?.rows ?? 0;
}

/** As the working database is opened (pipelines/load/store.ts); what does not fit goes to a file while it lasts. */
const memoryLimit = "256MB";

async function load(path: string, folder: string): Promise<number> {
  const database = await openDatabase(`${folder}/lists.duckdb`, { memoryLimit });
  await makeListTables(database);
  const files = localFiles(), name = path.slice(path.lastIndexOf("/") + 1);
  const reader = openFileReader({ ...defaultWalls, limits: defaultLimits, convert: null });
  const file = isColumns(await files.readRange(path, 0, 1 << 16))
    ? { csv: path }
    : { content: await readContent(await files.read(path), { name, reader }) };
  const { records } = await ingestList(database, {
    parts: [{ name, file }],
    name,
    digest: name,
    as: "capabilities",
    mapping: null,
    list: { source: "given_files", name: "list", key: "list", region: null },
    day: "2026-03-01",
    withdrawAll: false,
    folder: `${folder}/intake`,
    memory: `${folder}/memory`,
    files,
    vocabulary: chainRecords,
  });
  await reader.close();
  database.close();
  return records;
}

if (import.meta.main) {
  const [step, path = "", folder = ""] = Deno.args;
  const start = performance.now();
  const records = await (step === "bare" ? bare : load)(path, folder);
  const seconds = (performance.now() - start) / 1000;
  const { maxRSS, userCPUTime, systemCPUTime } = resourceUsage();
  const processor = (userCPUTime + systemCPUTime) / 1e6;
  const result: StepResult = { seconds, processor, peak: maxRSS * 1024, records };
  Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify(result)));
}
