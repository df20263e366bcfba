/**
 * What differs between two states of a table, row by row and cell by cell, as lines of `changes/<table>.csv`.
 *
 *     change,cause,key_<column>…,column,before,after
 *     added     the row as JSON in `after`            removed   the row as JSON in `before`
 *     changed   a line a cell: `column`, and its value before and after; a list is written as JSON
 *
 * An empty cell is null, `""` is an empty text. Live columns are not compared. DuckDB does the work.
 *
 * @module
 */
import { type Database, literal } from "../../../pipelines/load/duckdb.ts";
import { quoteName } from "../../../pipelines/model/mod.ts";
import type { Shape, ShapeColumn } from "../shape.ts";
import { type Pair, rowsOf, type State } from "./state.ts";

/** Why a line is there: the page changed, our reading of the same bytes did, or the tables did; empty when unknown. */
export type Cause = "source" | "pipeline" | "schema" | "";

/** Two states, and why the second differs from the first. */
export interface Step {
  from: State;
  to: State;
  cause: Cause;
}

/** The table that lines are gathered in. */
export const linesTable = "change_lines";

/** Makes the table of lines for one table, empty. */
export async function openLines(database: Database, key: readonly string[]): Promise<void> {
  await database.run(
    `CREATE OR REPLACE TEMP TABLE ${linesTable} (step INTEGER, change VARCHAR, cause VARCHAR, ${
      key.map((name) => `${keyName(name)} VARCHAR`).join(", ")
    }, "column" VARCHAR, before VARCHAR, after VARCHAR)`,
  );
}

/** Name of a key column in the lines. */
export function keyName(column: string): string {
  return quoteName(`key_${column}`);
}

/** Adds the lines of one step; keys must be the same on both sides. */
export async function addLines(
  database: Database,
  { from, to, cause }: Step,
  { pair, step }: { pair: Pair; step: number },
): Promise<void> {
  const like = pair.to ?? pair.from;
  if (!like) return;
  const left = pair.from ?? like, right = pair.to ?? like;
  const cells = cellsOf(left, right);
  const differ = cells.map(({ differs }) => differs).join(" OR ") || "false";
  const first = quoteName(like.key[0] ?? "");
  await database.run(
    `CREATE OR REPLACE TEMP TABLE delta AS SELECT p, n, p IS NULL AS added, n IS NULL AS removed
     FROM (SELECT p FROM ${rowsOf(from, pair.from, like)} AS p) AS old_rows
     FULL JOIN (SELECT n FROM ${rowsOf(to, pair.to, like)} AS n) AS new_rows
     ON ${like.key.map((name) => `p.${quoteName(name)} = n.${quoteName(name)}`).join(" AND ")}
     WHERE p.${first} IS NULL OR n.${first} IS NULL OR ${differ}`,
  );
  const keys = (row: string) =>
    like.key.map((name) => `CAST(${row}.${quoteName(name)} AS VARCHAR)`).join(", ");
  const whole = literal(cause);
  const inserts = [
    `SELECT ${step}, 'added', ${whole}, ${
      keys("n")
    }, NULL, NULL, CAST(to_json(n) AS VARCHAR) FROM delta WHERE added`,
    `SELECT ${step}, 'removed', ${whole}, ${
      keys("p")
    }, NULL, CAST(to_json(p) AS VARCHAR), NULL FROM delta WHERE removed`,
    ...cells.map(({ name, before, after, schema, differs }) =>
      `SELECT ${step}, 'changed', ${schema ? "'schema'" : whole}, ${keys("n")}, ${
        literal(name)
      }, ${before}, ${after}
       FROM delta WHERE NOT added AND NOT removed AND (${differs})`
    ),
  ];
  await database.run(`INSERT INTO ${linesTable} ${inserts.join(" UNION ALL ")}`);
}

interface Cell {
  name: string;
  before: string;
  after: string;
  differs: string;
  /** True where the column is missing on one side, or of another type. */
  schema: boolean;
}

function cellsOf(left: Shape, right: Shape): Cell[] {
  const names = [...new Set([...right.columns, ...left.columns].map(({ name }) => name))];
  return names.filter((name) => !right.key.includes(name)).flatMap((name) => {
    const old = counted(left, name), own = counted(right, name);
    if (!old && !own) return [];
    const before = old ? cellText(old, "p") : "NULL", after = own ? cellText(own, "n") : "NULL";
    const schema = !old || !own || old.type !== own.type;
    return [{ name, before, after, differs: `${before} IS DISTINCT FROM ${after}`, schema }];
  });
}

function counted({ columns }: Shape, name: string): ShapeColumn | undefined {
  return columns.find((column) => column.name === name && !column.live);
}

function cellText({ name, type }: ShapeColumn, row: string): string {
  const value = `${row}.${quoteName(name)}`;
  if (type === "strings") return `CAST(to_json(${value}) AS VARCHAR)`;
  return type === "number" ? `printf('%.17g', ${value})` : `CAST(${value} AS VARCHAR)`;
}

/** Writes the lines as CSV, steps in order, rows in order of their keys. */
export async function writeLines(
  database: Database,
  { to, key }: { to: string; key: readonly string[] },
): Promise<void> {
  const keys = key.map(keyName).join(", ");
  await database.run(
    `COPY (SELECT change, nullif(cause, '') AS cause, ${keys}, "column", before, after FROM ${linesTable}
     ORDER BY step, ${keys}, change, "column")
     TO ${
      literal(to)
    } (FORMAT csv, HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '', NEW_LINE '\\r\\n')`,
  );
}

/** Rows and cells that changed, by cause. */
export interface Counts {
  added: number;
  removed: number;
  /** Rows that stayed with other values. */
  changed: number;
  /** Lines by cause; unknown ones under `undecided`. */
  causes: Partial<Record<"source" | "pipeline" | "schema" | "undecided", number>>;
  /** Cells changed, by column, most first. */
  columns: Record<string, number>;
}

/** Counts the lines. */
export async function countLines(database: Database, key: readonly string[]): Promise<Counts> {
  const keys = key.map(keyName).join(", ");
  const rows = await database.all<{ change: string; rows: number }>(
    `SELECT change, count(*) AS rows FROM (SELECT DISTINCT change, ${keys} FROM ${linesTable}) GROUP BY change`,
  );
  const causes = await database.all<{ cause: string; lines: number }>(
    `SELECT if(cause = '', 'undecided', cause) AS cause, count(*) AS lines FROM ${linesTable}
     GROUP BY ALL ORDER BY ALL`,
  );
  const cells = await database.all<{ column: string; cells: number }>(
    `SELECT "column", count(*) AS cells FROM ${linesTable} WHERE "column" IS NOT NULL
     GROUP BY "column" ORDER BY cells DESC, "column"`,
  );
  const of = (change: string) => rows.find((row) => row.change === change)?.rows ?? 0;
  return {
    added: of("added"),
    removed: of("removed"),
    changed: of("changed"),
    causes: Object.fromEntries(causes.map(({ cause, lines }) => [cause, lines])),
    columns: Object.fromEntries(cells.map(({ column, cells }) => [column, cells])),
  };
}
