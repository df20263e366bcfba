/**
 * `zhiji.duckdb`: all tables of a release in one database file, with keys, views and every column explained.
 *
 * It is made from the published Parquet files, so it cannot say anything else. Its bytes may differ between builds.
 * Where the release before has the same columns, its file is copied and only what changed is put in anew. A database of small
 * tables has small blocks, for each column of each table takes one at least; one of few rows is not compressed, for
 * finding out how takes longer than all else.
 *
 * @module
 */
import { columns, ddl, quoteName, type Table } from "../../pipelines/model/mod.ts";
import { type Database, literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import { readParquet } from "./published.ts";
import { partOfRow, splitFrom } from "./part.ts";
import type { TableDigest } from "./set_hash.ts";
import { shapeOf } from "./shape.ts";

/** Name of the database within a release. */
export const databaseName = "zhiji.duckdb";

/** What a database is made of. */
export interface DatabaseInput {
  tables: readonly Table[];
  digests: Record<string, TableDigest>;
  /**
   * Database of the release before, the pieces that differ from it, by table, and whether its tables are explained as
   * the same code would; null builds all anew.
   */
  earlier: { path: string; changed: ReadonlyMap<string, (string | null)[]>; explained: boolean } | null;
}

/** Writes the database of a release folder whose `tables/` are written. */
export async function writeDatabase(
  folder: string,
  { tables, digests, earlier }: DatabaseInput,
): Promise<void> {
  const path = `${folder}/${databaseName}`;
  if (earlier) await Deno.copyFile(earlier.path, path);
  const isSmall = ({ name }: Table) => (digests[name]?.rows ?? 0) < splitFrom;
  const database = earlier ? await openDatabase(path) : await create(path, tables.every(isSmall));
  const put = async (table: Table) => {
    const digest = digests[table.name] ?? { rows: 0, set: "" };
    const pieces = earlier ? earlier.changed.get(table.name) ?? [] : [null];
    if (pieces.length === 0) return;
    if (earlier && digest.parts && !pieces.includes(null)) {
      await replaceParts(database, { folder, table, digest, parts: pieces.map(String) });
    } else await fill(database, { folder, table, digest });
  };
  try {
    const rows = Object.values(digests).reduce((sum, digest) => sum + digest.rows, 0);
    if (rows < fewRows) await database.run("SET force_compression = 'uncompressed'");
    // bringing a transaction to the disk costs more than a small table
    await database.transaction(async () => {
      for (const table of tables.filter(isSmall)) await put(table);
    });
    for (const table of tables.filter((table) => !isSmall(table))) {
      await database.transaction(() => put(table));
    }
    await database.transaction(async () => {
      if (earlier && !earlier.explained) await database.run(tables.map(comments).join("; "));
      for (const view of views) await makeView(database, tables, view);
    });
    await database.run("CHECKPOINT");
  } finally {
    database.close();
  }
}

/** Rows of all tables below which compressing them is not worth the time. */
const fewRows = 50_000;

const smallBlock = 16_384; // bytes, the least that DuckDB knows; its default is sixteen times as much

/** Opens a new database file. */
async function create(path: string, small: boolean): Promise<Database> {
  if (!small) return await openDatabase(path);
  const database = await openDatabase(":memory:");
  try {
    await database.run(`ATTACH ${literal(path)} AS zhiji (BLOCK_SIZE ${smallBlock}); USE zhiji`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

interface Filling {
  folder: string;
  table: Table;
  digest: TableDigest;
}

async function fill(database: Database, { folder, table, digest }: Filling): Promise<void> {
  // the index of a key costs more than all else in a big table, and its rows are unique by the checks
  const keyed = digest.rows < splitFrom;
  await database.run(`DROP TABLE IF EXISTS ${quoteName(table.name)}`);
  await database.run(keyed ? ddl(table) : ddl(table).replace(/,\n {2}PRIMARY KEY \([^\n]*\)/, ""));
  await database.run(comments(table));
  if (digest.rows > 0) {
    await insert(database, { folder, table, parts: digest.parts && Object.keys(digest.parts).sort() });
  }
}

async function replaceParts(
  database: Database,
  { folder, table, digest, parts }: Filling & { parts: string[] },
): Promise<void> {
  const list = parts.map(literal).join(", ");
  await database.run(`DELETE FROM ${quoteName(table.name)} WHERE ${partOfRow()} IN (${list})`);
  const standing = parts.filter((part) => digest.parts?.[part]);
  if (standing.length > 0) await insert(database, { folder, table, parts: standing });
}

async function insert(
  database: Database,
  { folder, table, parts }: { folder: string; table: Table; parts: string[] | undefined },
): Promise<void> {
  const names = columns(table).map((column) => quoteName(column.name)).join(", ");
  await database.run(
    `INSERT INTO ${quoteName(table.name)} (${names})
     SELECT ${names} FROM ${readParquet(folder, { name: table.name, ...(parts && { parts }) })}`,
  );
}

function comments(table: Table): string {
  const name = quoteName(table.name);
  return [
    `COMMENT ON TABLE ${name} IS ${literal(`${table.description.zh} ${table.description.en}`)}`,
    ...columns(table).map(({ name: column, zh, en }) =>
      `COMMENT ON COLUMN ${name}.${quoteName(column)} IS ${literal(`${zh} ${en}`)}`
    ),
  ].join("; ");
}

/** Questions that everyone asks first, as views. */
interface View {
  name: string;
  zh: string;
  en: string;
  tables: string[];
  query: string;
}

const views: readonly View[] = [{
  name: "indicator_statements",
  zh: "指标陈述，附指标名称、地区名称与所在文件",
  en: "Indicators with the names of metric and region, and the document they stand in",
  tables: ["indicators", "metrics", "regions", "documents"],
  query: `SELECT indicators.*, metrics.name_zh AS metric_name, regions.name AS region_name, documents.title,
      documents.publisher, documents.published, documents.url
    FROM indicators JOIN documents ON documents.id = indicators.document_id
    LEFT JOIN metrics ON metrics.id = indicators.metric_id LEFT JOIN regions ON regions.code = indicators.region_code`,
}, {
  name: "commitment_statements",
  zh: "任务与承诺，附所在文件",
  en: "Commitments with the document they stand in",
  tables: ["commitments", "documents"],
  query:
    `SELECT commitments.*, documents.title, documents.publisher, documents.published, documents.region_code,
      documents.url
    FROM commitments JOIN documents ON documents.id = commitments.document_id`,
}];

async function makeView(database: Database, tables: readonly Table[], view: View): Promise<void> {
  if (!view.tables.every((name) => tables.some((table) => table.name === name))) return;
  await database.run(
    `CREATE OR REPLACE VIEW ${view.name} AS ${view.query};
     COMMENT ON VIEW ${view.name} IS ${literal(`${view.zh} ${view.en}`)}`,
  );
}

/** Whether the tables have the columns that shapes of an earlier release have. */
export function sameTableColumns(
  tables: readonly Table[],
  shapes: readonly ReturnType<typeof shapeOf>[],
): boolean {
  const text = (all: readonly ReturnType<typeof shapeOf>[]) =>
    JSON.stringify(
      all.map(({ name, key, columns }) => [name, key, columns.map(({ name, type }) => [name, type])]),
    );
  return text(tables.map(shapeOf)) === text(shapes);
}
