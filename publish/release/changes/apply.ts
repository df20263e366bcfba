/**
 * Applies written changes to the release before, and looks whether the new set hash comes out.
 *
 * What is applied is what readers will read: the lines come from `changes/<table>.csv` itself. Only rows that a line
 * names are touched; the digest of all others follows by subtraction, since a set hash is a sum.
 *
 * @module
 */
import { type Database, literal } from "../../../pipelines/load/duckdb.ts";
import { quoteName } from "../../../pipelines/model/mod.ts";
import { digestRows, minus, plus, type RowsDigest, sumOf } from "../set_hash.ts";
import type { Shape, ShapeColumn } from "../shape.ts";
import { keyName } from "./compare.ts";
import { rowsOf, sameColumns, sqlType, type State } from "./state.ts";

/** A table, its changes, and where it stood before. */
export interface Applying {
  before: State;
  from: Shape;
  /** The same, with the parts alone that differ. */
  narrowed: Shape;
  to: Shape;
  /** The file of changes, and its size. */
  csv: string;
  bytes: number;
}

/** Digest of the table after its changes are applied. */
export async function applyChanges(database: Database, applying: Applying): Promise<RowsDigest> {
  const { before, from, narrowed, to } = applying;
  await readLines(database, { ...applying, key: to.key });
  const alike = sameColumns(from, to);
  const whole = rowsOf(before, alike ? narrowed : from, to);
  const reshaped = `(SELECT ${to.columns.map((column) => reshape(column, from)).join(", ")} FROM ${whole})`;
  const start = alike
    ? before.digests[from.name] ?? { rows: 0, set: "" }
    : await digestOf(database, { shape: to, rows: reshaped });
  const named = to.key.map((name) => `CAST(s.${quoteName(name)} AS VARCHAR) = l.${keyName(name)}`).join(
    " AND ",
  );
  await database.run(
    `CREATE OR REPLACE TEMP TABLE state AS
     SELECT * FROM ${reshaped} AS s WHERE EXISTS (SELECT 1 FROM applied AS l WHERE ${named})`,
  );
  const touched = await digestOf(database, { shape: to, rows: "state" });
  for (const source of [false, true]) await applyStep(database, { to, source });
  return plus(minus(start, touched), await digestOf(database, { shape: to, rows: "state" }));
}

async function digestOf(
  database: Database,
  { shape, rows }: { shape: Shape; rows: string },
): Promise<RowsDigest> {
  return sumOf(Object.values(await digestRows(database, { shape, rows, part: "''" })));
}

const smallestLine = 2 << 20, longestLine = 128 << 20; // bytes; DuckDB sets a line's room aside whether it needs it or not

async function readLines(
  database: Database,
  { csv, bytes, key }: Pick<Applying, "csv" | "bytes"> & { key: string[] },
): Promise<void> {
  const line = Math.min(Math.max(bytes + 1, smallestLine), longestLine);
  const names = ["change", "cause", ...key.map((name) => `key_${name}`), "column", "before", "after"];
  await database.run(
    `CREATE OR REPLACE TEMP TABLE applied AS SELECT *, coalesce(cause, '') NOT IN ('pipeline', 'schema') AS source
     FROM read_csv(${
      literal(csv)
    }, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
       nullstr = '', allow_quoted_nulls = false, max_line_size = ${line}, buffer_size = ${line}, parallel = false, strict_mode = true,
       columns = {${names.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ")}})`,
  );
}

function reshape(column: ShapeColumn, from: Shape): string {
  const name = quoteName(column.name);
  const old = from.columns.find((candidate) => candidate.name === column.name);
  if (!old) return `NULL::${sqlType(column)} AS ${name}`;
  return old.type === column.type ? name : `TRY_CAST(${name} AS ${sqlType(column)}) AS ${name}`;
}

/** What the same bytes give under new code comes first, then what new bytes brought. */
async function applyStep(database: Database, { to, source }: { to: Shape; source: boolean }): Promise<void> {
  const named = to.key.map((name) => `CAST(state.${quoteName(name)} AS VARCHAR) = l.${keyName(name)}`).join(
    " AND ",
  );
  const step = `l.source = ${source}`;
  await database.run(
    `DELETE FROM state USING applied AS l WHERE ${named} AND ${step} AND l.change = 'removed'`,
  );
  const edited = await database.all<{ column: string }>(
    `SELECT DISTINCT "column" FROM applied AS l WHERE ${step} AND change = 'changed'`,
  );
  for (const { column: name } of edited) {
    const column = to.columns.find((candidate) => candidate.name === name);
    if (!column) continue; // it is no more
    await database.run(
      `UPDATE state SET ${quoteName(name)} = ${value(column)} FROM applied AS l
       WHERE ${named} AND ${step} AND l.change = 'changed' AND l."column" = ${literal(name)}`,
    );
  }
  const shape = JSON.stringify(
    Object.fromEntries(
      to.columns.map((column) => [column.name, column.type === "strings" ? ["VARCHAR"] : sqlType(column)]),
    ),
  );
  await database.run(
    `INSERT INTO state SELECT ${to.columns.map(({ name }) => `row.${quoteName(name)}`).join(", ")}
     FROM (SELECT from_json(l.after::JSON, ${literal(shape)}) AS row FROM applied AS l
       WHERE ${step} AND l.change = 'added')`,
  );
}

function value(column: ShapeColumn): string {
  return column.type === "strings"
    ? `from_json(l.after::JSON, '["VARCHAR"]')`
    : `CAST(l.after AS ${sqlType(column)})`;
}
