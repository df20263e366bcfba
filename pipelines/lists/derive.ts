/**
 * Works out, in JavaScript, what distinct cells say, and gives the answers back to DuckDB as a table.
 *
 * Rows never pass through here: a list of five million rows has some ten thousand distinct cells of a kind. Values go out as pages
 * of JSON and come back as a file of JSON lines, the fastest ways between the two.
 *
 * @module
 */
import { type Database, literal } from "../load/duckdb.ts";
import type { Files } from "../effects.ts";

/** Where answers pass through. */
export interface Scratch {
  database: Database;
  files: Pick<Files, "write" | "remove">;
  /** Folder for files that live as long as one intake. */
  folder: string;
}

/** What to work out. */
export interface Derivation<Answer extends object> {
  /** Temporary table to make: `text`, then the columns of `columns`. */
  table: string;
  /** Query with one column `text` of texts; it is made distinct, nulls left out. */
  from: string;
  /** Columns of an answer and their DuckDB types. */
  columns: Record<keyof Answer & string, string>;
  /** Answers for a text; each becomes a row. */
  answers: (text: string) => readonly Answer[];
}

/** Distinct texts at a time. */
const page = 20_000;

/** Makes the table of answers, replacing one of that name. */
export async function derive<Answer extends object>(
  { database, files, folder }: Scratch,
  { table, from, columns, answers }: Derivation<Answer>,
): Promise<void> {
  const types = Object.entries({ text: "VARCHAR", ...columns }).map(([name, type]) =>
    [name, String(type)] as const
  );
  await database.run(`
    CREATE OR REPLACE TEMP TABLE ${table}_texts AS
      SELECT text, row_number() OVER (ORDER BY text) AS number FROM (SELECT DISTINCT text FROM (${from})) WHERE text IS NOT NULL;
    CREATE OR REPLACE TEMP TABLE ${table} (${types.map(([name, type]) => `"${name}" ${type}`).join(", ")})`);
  const path = `${folder}/${table}.ndjson`;
  for (let first = 1;; first += page) {
    const [found] = await database.all<{ texts: string | null }>(
      `SELECT CAST(to_json(list(text ORDER BY number)) AS VARCHAR) AS texts FROM ${table}_texts WHERE number >= $1 AND number < $2`,
      [first, first + page],
    );
    const texts: string[] = JSON.parse(found?.texts ?? "[]") ?? [];
    if (texts.length === 0) break;
    const lines = texts.flatMap((text) => answers(text).map((answer) => JSON.stringify({ text, ...answer })));
    if (lines.length === 0) continue;
    const rows = await jsonRows(lines, { path, files, columns: Object.fromEntries(types) });
    await database.run(
      `INSERT INTO ${table} SELECT ${types.map(([name]) => `"${name}"`).join(", ")} FROM ${rows}`,
    );
    await files.remove(path);
  }
  await database.run(`DROP TABLE ${table}_texts`);
}

/** Least bytes that DuckDB is told a line may have; it sets aside several times as many, out of what tables could use. */
const leastLine = 1 << 20;

/** Writes rows, each as JSON, to a file, and gives the table function that reads it. */
export async function jsonRows(
  rows: readonly string[],
  { path, files, columns }: { path: string; files: Scratch["files"]; columns: Record<string, string> },
): Promise<string> {
  const bytes = new TextEncoder().encode(rows.map((row) => `${row}\n`).join(""));
  await files.write(path, bytes);
  const longest = rows.reduce((most, { length }) => Math.max(most, 4 * length), leastLine); // bytes of UTF-8 and the line feed
  const types = Object.entries(columns).map(([name, type]) => `"${name}": '${type}'`).join(", ");
  return `read_json(${
    literal(path)
  }, format = 'newline_delimited', maximum_object_size = ${longest}, columns = {${types}})`;
}
