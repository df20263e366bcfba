/**
 * The working database: all model tables plus a ledger of what has been loaded.
 *
 * One writer. It can always be made again from the archive, so it is thrown away and rebuilt when other code made it:
 * records of two code versions never stand beside each other.
 *
 * @module
 */
import type { Files } from "../effects.ts";
import { metricRecords } from "../extract/metrics/mod.ts";
import { columns, ddl, duckdbType, metrics, quoteName, regions, type Table, tables } from "../model/mod.ts";
import { regionRecords } from "../normalise/regions.ts";
import { type Database, openDatabase } from "./duckdb.ts";

/** A record of any table; its shape is checked against the table's schema before it is stored. */
export type AnyRecord = Record<string, unknown>;

/** The working database with the operations loading needs. */
export interface Store {
  readonly database: Database;
  /** True when the file was missing or made by other code and everything has to be loaded. */
  readonly fresh: boolean;
  /** How many captures of a source have been loaded. */
  position(source: string): Promise<number>;
  setPosition(source: string, captures: number): Promise<void>;
  /** Replaces rows: deletes those whose `column` has one of `values`, then inserts `rows`. */
  replace(table: Table, rows: AnyRecord[], where: { column: string; values: string[] }): Promise<void>;
  close(): void;
}

const ledger = `CREATE TABLE IF NOT EXISTS ledger (source VARCHAR PRIMARY KEY, captures BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS made_by (code VARCHAR NOT NULL)`;

/** Opens the working database at `path`, making it anew when `code` is not the version that made it. */
export async function openStore(
  path: string,
  { code, files }: { code: string; files: Files },
): Promise<Store> {
  let database = await openDatabase(path);
  await database.run(ledger);
  const [made] = await database.all<{ code: string }>("SELECT code FROM made_by");
  const fresh = made?.code !== code;
  if (fresh) {
    database.close();
    await files.remove(path);
    await files.remove(`${path}.wal`);
    database = await openDatabase(path);
  }
  const staging = `${path}.staging.ndjson`;
  const store: Store = {
    database,
    fresh,
    position: (source) => position(database, source),
    setPosition: (source, captures) =>
      database.run("INSERT OR REPLACE INTO ledger VALUES ($1, $2)", [source, captures]),
    replace: (table, rows, where) => replace({ database, files, staging }, table, { rows, where }),
    close: () => database.close(),
  };
  if (fresh) await make(store, code);
  return store;
}

/** Makes all tables and the two that come with the code, in one transaction. */
async function make(store: Store, code: string): Promise<void> {
  await store.database.transaction(async () => {
    await store.database.run(ledger);
    for (const table of tables) await store.database.run(ddl(table));
    await store.replace(metrics, metricRecords(), { column: "id", values: [] });
    await store.replace(regions, regionRecords(), { column: "code", values: [] });
    await store.database.run("INSERT INTO made_by VALUES ($1)", [code]);
  });
}

async function position(database: Database, source: string): Promise<number> {
  const [row] = await database.all<{ captures: number }>("SELECT captures FROM ledger WHERE source = $1", [
    source,
  ]);
  return row?.captures ?? 0;
}

interface Staging {
  database: Database;
  files: Files;
  /** File that rows pass through: DuckDB reads a file a hundred times faster than it takes single inserts. */
  staging: string;
}

async function replace(
  { database, files, staging }: Staging,
  table: Table,
  { rows, where }: { rows: AnyRecord[]; where: { column: string; values: string[] } },
): Promise<void> {
  if (where.values.length > 0) {
    const sql = `DELETE FROM ${quoteName(table.name)} WHERE list_contains($1::VARCHAR[], ${
      quoteName(where.column)
    })`;
    await database.run(sql, [where.values]);
  }
  if (rows.length === 0) return;
  const lines = rows.map((row) => JSON.stringify(table.schema.parse(row)));
  await files.write(staging, new TextEncoder().encode(lines.join("\n") + "\n"));
  const derived = columns(table);
  const names = derived.map((column) => quoteName(column.name)).join(", ");
  const types = derived.map((column) => `${quoteName(column.name)}: '${duckdbType(column)}'`).join(", ");
  const source =
    `read_json($1, format = 'newline_delimited', columns = {${types}}, maximum_object_size = 268435456)`;
  await database.run(`INSERT INTO ${quoteName(table.name)} (${names}) SELECT ${names} FROM ${source}`, [
    staging,
  ]);
  await files.remove(staging);
}
