/**
 * What releases cost beside DuckDB's own COPY and beside git, as ratios in one run.
 *
 *     deno run --allow-all tests/bench/release_bench.ts [--rows N] [--days N]
 *
 *     export      Parquet and CSV of N rows in order, by parts: seconds and peak memory, beside DuckDB's `COPY` of the same
 *                 ordered query to the same two formats
 *     release     a whole release of these rows, and the next one in which one province changed
 *     storage     so many daily versions of 5,000 rows with 20 changed rows a day, beside `git` after gc
 *
 * Each measurement is a process of its own. Every row is invented.
 *
 * @module
 */
import { parseArgs } from "@std/cli";
import { z } from "zod";
import { localFiles } from "../../pipelines/effects.ts";
import { type Database, literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import { columns, ddl, defineTable, quoteName } from "../../pipelines/model/mod.ts";
import { writeChanges } from "../../publish/release/changes/mod.ts";
import { exportTables } from "../../publish/release/export.ts";
import { release } from "../../publish/release/mod.ts";
import { pastRowsSql } from "../../publish/release/past_rows.ts";
import type { State } from "../../publish/release/changes/state.ts";
import { packMonth } from "../../publish/release/history.ts";
import {
  forEver,
  keptDays,
  monthsToPack,
  toPack,
  toPrune,
  wholeDays,
} from "../../publish/release/retention.ts";
import type { ReleaseEntry } from "../../publish/release/read.ts";
import { digestRows, digestTables, type RowsDigest, sameRows } from "../../publish/release/set_hash.ts";
import { shapeOf } from "../../publish/release/shape.ts";
import { effects, fewTables, insert, options, rows } from "../release/fixture.ts";
import { tell } from "./usage.ts";
import { verdict, verdictLine } from "./verdict.ts";

type Figures = Record<string, number>;

const text = (en: string) => z.string().nullable().meta({ zh: en, en });

/** A table of the width and the cardinalities of lists of testing capabilities. */
const listed = defineTable({
  name: "listed",
  title: { zh: "清单", en: "Listed" },
  description: { zh: "一行是清单的一行。", en: "A row is a row of a list." },
  key: ["id"],
  schema: z.object({
    id: z.string().meta({ zh: "标识", en: "Id" }),
    institution: text("Institution"),
    certificate: text("Certificate"),
    region_code: text("Place"),
    site: text("Site"),
    field: text("Field"),
    category: text("Category"),
    object: text("Object"),
    parameter: text("Parameter"),
    standard: text("Standard"),
    standard_name: text("Name of the standard"),
    restriction: text("Restriction"),
    row: z.int().meta({ zh: "行号", en: "Row" }),
  }),
});

const provinces =
  "[11,12,13,14,15,21,22,23,31,32,33,34,35,36,37,41,42,43,44,45,46,50,51,52,53,54,61,62,63,64,65]";

/** SQL for the rows with the numbers below `count`. */
const made = (count: number) =>
  `SELECT md5('row' || n)[:16] AS id, '第' || n // 1000 || '检验检测有限公司' AS institution,
   'CMA-' || lpad(CAST(n // 1000 AS VARCHAR), 9, '0') AS certificate,
   ${provinces}[1 + (n // 1000) % 31] || '0' || n // 1000 % 9 || '00' AS region_code, '场所' || n // 1000 % 7 AS site,
   '领域' || hash(n // 19) % 9 AS field, '类别' || hash(n // 19) % 97 AS category, '对象' || hash(n // 19) % 3000 AS object,
   '参数' || hash(n) % 900 AS parameter, 'GB/T ' || hash(n // 19) % 30000 || '-20' || 10 + n // 19 % 14 AS standard,
   '产品 第' || hash(n // 19) % 30000 || '部分：试验方法' AS standard_name,
   CASE WHEN n % 2 = 0 THEN NULL ELSE '不测：第' || hash(n) % 60 || '类' END AS restriction, n AS row
   FROM range(${count}) AS numbers(n)`;

const given = parseArgs(Deno.args, { string: ["rows", "days", "run", "folder"] });
const count = Number(given.rows ?? 5_000_000), days = Number(given.days ?? 365);
const ordered = `SELECT ${
  columns(listed).map(({ name }) => quoteName(name)).join(", ")
} FROM listed ORDER BY id`;

/** What the process with `--run NAME --folder FOLDER` does. */
const runs: Record<string, (folder: string) => Promise<Figures>> = {
  async make(folder) {
    const working = await openDatabase(`${folder}/listed.duckdb`);
    const content = rows();
    for (const table of fewTables) {
      await working.run(ddl(table));
      for (const row of content[table.name] ?? []) await insert(working, table, row);
    }
    await working.run(`CREATE TABLE listed AS ${made(count)}`);
    working.close();
    return {};
  },
  copy: (folder) =>
    timed(folder, async (working) => {
      await Deno.mkdir(`${folder}/copied`);
      await working.run(
        `COPY (${ordered}) TO ${
          literal(`${folder}/copied/listed.parquet`)
        } (FORMAT parquet, COMPRESSION zstd)`,
      );
      await working.run(
        `COPY (${ordered}) TO ${literal(`${folder}/copied/listed.csv`)} (FORMAT csv, HEADER)`,
      );
    }),
  export: (folder) =>
    timed(folder, async (working) => {
      const tables = [listed], formats = ["parquet", "csv"] as const;
      await exportTables(working, `${folder}/exported`, { files: localFiles(), tables, formats });
    }),
  release: (folder) => timed(folder, (working) => publish(working, folder)),
  next: (folder) =>
    timed(folder, async (working) => {
      await publish(working, folder);
    }, "UPDATE listed SET parameter = parameter || '改' WHERE region_code LIKE '11%' AND row % 100 = 0"),
  history: (folder) => history(folder),
};

async function timed(
  folder: string,
  work: (working: Database) => Promise<void>,
  before?: string,
): Promise<Figures> {
  const working = await openDatabase(`${folder}/listed.duckdb`, { memoryLimit: "1500MB" });
  if (before) await working.run(before);
  const start = performance.now();
  await work(working);
  const seconds = (performance.now() - start) / 1000;
  working.close();
  return { seconds };
}

async function publish(working: Database, folder: string): Promise<void> {
  const heard = effects(new Date().toISOString());
  heard.log.info = (line) => void Deno.stderr.writeSync(new TextEncoder().encode(`${line}\n`));
  await release(options(folder, working, { tables: [...fewTables, listed], effects: heard }));
}

/**
 * Daily versions of one table beside git, as the rule of retention leaves them: whole Parquet of the versions that stand, the
 * changes of the others, and months that are over packed.
 */
async function history(folder: string): Promise<Figures> {
  const files = localFiles(), working = await openDatabase(":memory:"), tables = [listed];
  await working.run(`CREATE TABLE listed AS ${made(5_000)}`);
  await Deno.mkdir(`${folder}/git`, { recursive: true });
  await git(folder, "init", "--quiet");
  const shapes = tables.map(shapeOf), releases = `${folder}/daily`;
  let before: State | null = null;
  const entries: ReleaseEntry[] = [], known: RowsDigest[] = [];
  for (let day = 0; day < days; day++) {
    const version = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
    if (day > 0) {
      await working.run(
        `UPDATE listed SET parameter = '参数' || hash(id || ${day}) % 900, standard = 'GB/T ' || hash(id || ${day}) % 30000
         WHERE id IN (SELECT id FROM listed ORDER BY hash(id || ${day}) LIMIT 20)`,
      );
    }
    const place = `${releases}/${version}`, digests = await digestTables(working, shapes);
    await exportTables(working, place, { files, tables, digests, formats: ["parquet", "csv"] });
    const now: State = { folder: place, shapes, digests };
    if (before) {
      const steps = [{ from: before, to: now, cause: "source" as const }];
      await writeChanges({ folder: place, version, from: before, to: now, steps, files });
    }
    await Deno.rename(`${place}/tables/listed.csv`, `${folder}/git/listed.csv`);
    await git(folder, "add", "listed.csv");
    await git(folder, "commit", "--quiet", "-m", version);
    entries.push({
      ...{ version, result: "success", created: `${version}T00:00:00Z`, sample: true },
      ...{ predecessor: null, manifest: "", rows: {} },
    });
    known.push(digests["listed"] ?? { rows: 0, set: "" });
    before = now;
  }
  working.close();
  await git(folder, "gc", "--quiet", "--aggressive", "--prune=now");
  const now = new Date(Date.UTC(2025, 0, 1 + days));
  const figures: Figures = {
    git: await sizeOf(`${folder}/git/.git/objects`),
    whole: await parquetIn(releases),
  };
  // each gives up more than the one before; of a packed release and of a pruned one the same Parquet files go
  const rules = {
    all90: { keep: 90, whole: 90 },
    usual: { keep: keptDays, whole: wholeDays },
    none: { keep: 0, whole: 0 },
  };
  for (const [name, rule] of Object.entries(rules)) {
    const given = [...toPrune(entries, { ...rule, now }), ...toPack(entries, { ...rule, now })];
    for (const { version } of given) await files.remove(`${releases}/${version}/tables`);
    for (const month of monthsToPack(entries, given)) await packMonth(releases, { ...month, files });
    figures[name] = await parquetIn(releases);
    for (const { version } of given.filter((_, index) => index % 23 === 0)) {
      await requireRows(releases, { entries, known, version });
    }
  }
  return figures;
}

/** Reads a version that has no tables of its own: the rows of one that stands, and the changes since, are those of then. */
async function requireRows(
  releases: string,
  { entries, known, version }: {
    entries: readonly ReleaseEntry[];
    known: readonly RowsDigest[];
    version: string;
  },
): Promise<void> {
  const standing = forEver(entries), end = entries.findIndex((entry) => entry.version === version);
  const start = entries.slice(0, end).findLastIndex((entry) => standing.has(entry.version));
  const changes = [];
  for (let index = start + 1; index <= end; index++) {
    const own = `${releases}/${entries[index]?.version}/changes/listed.parquet`;
    const packed = await localFiles().stat(own) === null;
    const path = packed ? `${releases}/history/${entries[index]?.version.slice(0, 7)}/listed.parquet` : own;
    changes.push({ path, number: index + 1, packed });
  }
  const shape = shapeOf(listed), tables = [`${releases}/${entries[start]?.version}/tables/listed.parquet`];
  const reader = await openDatabase(":memory:");
  const { "": found } = await digestRows(reader, {
    shape,
    rows: `(${pastRowsSql({ tables, changes }, shape)})`,
    part: "''",
  });
  reader.close();
  if (!sameRows(found, known[end])) {
    throw new Error(`Cannot read ${version}: its rows are others than they were`);
  }
}

const parquetIn = (folder: string) => sizeOf(folder, ".parquet");

async function git(folder: string, ...args: string[]): Promise<void> {
  // packed lightly at first: gc packs everything anew
  const who = [
    "-c",
    "user.name=bench",
    "-c",
    "user.email=bench@sample.example",
    "-c",
    "core.looseCompression=1",
  ];
  const { success } = await new Deno.Command("git", {
    args: [...who, ...args],
    cwd: `${folder}/git`,
    stdout: "null",
  }).output();
  if (!success) throw new Error(`Cannot measure git ${args[0]}: it failed`);
}

/** Bytes of the files below a folder whose names end so. */
async function sizeOf(folder: string, ending = ""): Promise<number> {
  let sum = 0;
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) sum += await sizeOf(path, ending);
    else if (name.endsWith(ending)) sum += (await Deno.stat(path)).size;
  }
  return sum;
}

function print(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

/** Runs a process to its end and reads the last line that it printed. */
async function measured(name: string, folder: string): Promise<Figures> {
  const args = ["run", "--quiet", "--no-check", "--allow-all", new URL(import.meta.url).pathname];
  const { success, stdout } = await new Deno.Command(Deno.execPath(), {
    args: [...args, "--run", name, "--folder", folder, "--rows", String(count), "--days", String(days)],
    stderr: "inherit",
  }).output();
  if (!success) throw new Error(`Cannot measure ${name}: it failed`);
  const figures: Figures = JSON.parse(new TextDecoder().decode(stdout).trim().split("\n").at(-1) ?? "");
  print(`${name.padEnd(10)} ${JSON.stringify(figures)}`);
  return figures;
}

/** One figure, what is wanted of it, and whether it is met. */
function judge(what: string, found: number, most: number): void {
  print(verdictLine(verdict({ what, most }, found)));
}

if (given.run) {
  const work = runs[String(given.run)];
  if (!work) {
    throw new TypeError(`Cannot measure ${given.run}: wanted one of ${Object.keys(runs).join(", ")}`);
  }
  await tell(await work(String(given.folder)));
  Deno.exit(0);
}

const of = (figures: Figures, name: string) => figures[name] ?? NaN;
const folder = await Deno.makeTempDir({ prefix: "zhiji-bench-" });
try {
  await measured("make", folder);
  const copied = await measured("copy", folder), exported = await measured("export", folder);
  const first = await measured("release", folder), next = await measured("next", folder);
  const stored = await measured("history", folder);
  print("");
  judge("Parquet and CSV beside DuckDB's own COPY", of(exported, "seconds") / of(copied, "seconds"), 1.5);
  judge("peak memory of the export, GB", of(exported, "memory") / 1e9, 2);
  judge("peak memory of a whole release, GB", of(first, "memory") / 1e9, 2);
  judge("one province changed beside the full release", of(next, "seconds") / of(first, "seconds"), 0.2);
  const share = (name: string) => of(stored, name) / of(stored, "git");
  judge(
    `${days} versions, each readable as Parquet, beside git (prune as it is by default)`,
    share("usual"),
    4,
  );
  judge("… with none kept by its age (--keep 0)", share("none"), 4);
  print(`                … with the releases of 90 days whole (--whole 90): ${share("all90").toFixed(2)}`);
  print(`                … with every release whole: ${share("whole").toFixed(2)}`);
} finally {
  await Deno.remove(folder, { recursive: true });
}
