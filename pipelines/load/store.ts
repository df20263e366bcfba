/**
 * The working database: all model tables plus a ledger of what has been loaded.
 *
 * One writer. It can always be made again from the archive, so it is thrown away and rebuilt when other code made it:
 * records of two code versions never stand beside each other.
 *
 * @module
 */
import { type Gate, gateSchema } from "../drift/admit.ts";
import type { Files } from "../effects.ts";
import { metricRecords } from "../extract/metrics/mod.ts";
import type { z } from "zod";
import { chainRecords } from "../lists/chain_vocabulary.ts";
import { listTables, makeListTables } from "../lists/tables.ts";
import {
  capabilities,
  chains,
  columns,
  ddl,
  duckdbType,
  metrics,
  quoteName,
  regions,
  type Table,
  tables,
} from "../model/mod.ts";
import { regionRecords } from "../normalise/regions.ts";
import { join } from "../archive/record.ts";
import { type Database, openDatabase } from "./duckdb.ts";
import { pages } from "./pages.ts";

/** A record of any table; its shape is checked against the table's schema before it is stored. */
export type AnyRecord = Record<string, unknown>;

/** The working database with the operations loading needs. */
export interface Store {
  readonly database: Database;
  /** Where the database stands; files that belong to it stand beside it. */
  readonly path: string;
  readonly files: Files;
  /** True when the file was missing or made by other code and everything has to be loaded. */
  readonly fresh: boolean;
  /** How many captures of a source have been loaded. */
  position(source: string): Promise<number>;
  setPosition(source: string, captures: number): Promise<void>;
  /** What drift detection remembers of each source. */
  gates(): Promise<Map<string, Gate>>;
  setGate(source: string, gate: Gate): Promise<void>;
  /** Replaces rows: deletes those whose `column` has one of `values`, then inserts `rows`. */
  replace(table: Table, rows: readonly AnyRecord[], where: Where): Promise<void>;
  /** Rows whose `column` has one of `values`, in order of key. For small answers only. */
  rows<Shape extends z.ZodRawShape>(
    table: Table<Shape>,
    where: Where,
  ): Promise<z.infer<z.ZodObject<Shape>>[]>;
  close(): void;
}

/** Which rows: those whose column has one of the values. */
export interface Where {
  column: string;
  values: readonly string[];
}

/**
 * What DuckDB keeps in memory; what a large load needs beyond that goes to `<path>.tmp` while it lasts. Much of a
 * transaction would otherwise stay there until it ends, and one holds all that a source brings.
 */
const workingMemory = "256MB";

const ledger = `CREATE TABLE IF NOT EXISTS ledger (source VARCHAR PRIMARY KEY, captures BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS gates (source VARCHAR PRIMARY KEY, gate VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS made_by (code VARCHAR NOT NULL)`;

/** Opens the working database at `path`, making it anew when `code` is not the version that made it. */
export async function openStore(
  path: string,
  { code, files }: { code: string; files: Files },
): Promise<Store> {
  let database = await openDatabase(path, { memoryLimit: workingMemory });
  await database.run(ledger);
  const [made] = await database.all<{ code: string }>("SELECT code FROM made_by");
  const fresh = made?.code !== code;
  if (fresh) {
    database.close();
    await files.remove(path);
    await files.remove(`${path}.wal`);
    await files.remove(`${path}.lists`);
    database = await openDatabase(path, { memoryLimit: workingMemory });
  }
  const staging = `${path}.staging.ndjson`;
  const store: Store = {
    database,
    path,
    files,
    fresh,
    position: (source) => position(database, source),
    setPosition: (source, captures) =>
      database.run("INSERT OR REPLACE INTO ledger VALUES ($1, $2)", [source, captures]),
    gates: () => gates(database),
    setGate: (source, gate) =>
      database.run("INSERT OR REPLACE INTO gates VALUES ($1, $2)", [source, JSON.stringify(gate)]),
    replace: (table, rows, where) => replace({ database, files, staging }, table, { rows, where }),
    rows: (table, { column, values }) =>
      database.all(
        `SELECT * FROM ${quoteName(table.name)} WHERE ${among(column)} ORDER BY ${
          table.key.map(quoteName).join(", ")
        }`,
        [values],
      ),
    close: () => database.close(),
  };
  if (fresh) await make(store, code);
  return store;
}

/** Makes all tables and the three that come with the code, in one transaction. */
async function make(store: Store, code: string): Promise<void> {
  await store.database.transaction(async () => {
    await store.database.run(ledger);
    await makeListTables(store.database);
    const ofLists = new Set([...listTables, capabilities]);
    for (const table of [...tables, pages]) {
      if (!ofLists.has(table)) await store.database.run(ddl(table));
    }
    await store.replace(chains, [...chainRecords], { column: "id", values: [] });
    await store.replace(metrics, metricRecords(), { column: "id", values: [] });
    await store.replace(regions, regionRecords(), { column: "code", values: [] });
    await store.database.run("INSERT INTO made_by VALUES ($1)", [code]);
  });
}

async function gates(database: Database): Promise<Map<string, Gate>> {
  const rows = await database.all<{ source: string; gate: string }>("SELECT source, gate FROM gates");
  return new Map(rows.map(({ source, gate }) => [source, gateSchema.parse(JSON.parse(gate))]));
}

async function position(database: Database, source: string): Promise<number> {
  const [row] = await database.all<{ captures: number }>("SELECT captures FROM ledger WHERE source = $1", [
    source,
  ]);
  return row?.captures ?? 0;
}

/** The column has one of the values of the first parameter; as a join, since a list would be walked for each row. */
function among(column: string): string {
  return `${quoteName(column)} IN (SELECT unnest($1::VARCHAR[]))`;
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
  { rows, where: { column, values } }: { rows: readonly AnyRecord[]; where: Where },
): Promise<void> {
  if (values.length > 0) {
    await database.run(`DELETE FROM ${quoteName(table.name)} WHERE ${among(column)}`, [values]);
  }
  if (rows.length === 0) return;
  const longest = await stage(rows, { table, files, staging });
  const derived = columns(table);
  const names = derived.map((column) => quoteName(column.name)).join(", ");
  const types = derived.map((column) => `${quoteName(column.name)}: '${duckdbType(column)}'`).join(", ");
  const source =
    `read_json($1, format = 'newline_delimited', columns = {${types}}, maximum_object_size = ${longest})`;
  await database.run(`INSERT INTO ${quoteName(table.name)} (${names}) SELECT ${names} FROM ${source}`, [
    staging,
  ]);
  await files.remove(staging);
}

/** Rows whose lines are made at a time. */
const pieceRows = 200;

/**
 * Writes rows as lines of JSON. Gives the bytes of the longest line, of which DuckDB holds twice as many for each of its
 * threads while it reads.
 */
async function stage(
  rows: readonly AnyRecord[],
  { table, files, staging }: { table: Table; files: Files; staging: string },
): Promise<number> {
  const encoder = new TextEncoder();
  let longest = 2 ** 20;
  await files.remove(staging); // what a killed load left
  const file = await files.append(staging); // not synced, as nothing of it is to last
  try {
    for (let at = 0; at < rows.length; at += pieceRows) {
      const lines = rows.slice(at, at + pieceRows).map((row) =>
        encoder.encode(JSON.stringify(table.schema.parse(row)) + "\n")
      );
      longest = lines.reduce((most, { length }) => Math.max(most, length), longest);
      await file.write(join(lines));
    }
  } finally {
    file.close();
  }
  return longest;
}
