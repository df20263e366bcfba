/** Rows that do not load: found, numbered, and told why. @module */
import { type Database, literal } from "../load/duckdb.ts";
import { ParseError } from "../errors.ts";
import type { rejectReasons } from "../model/lists.ts";
import { mostRejects, rejectsOf, type Staged } from "./staged.ts";

type Reason = (typeof rejectReasons)[number];

/** What DuckDB calls an error → why we say a row was not loaded. */
const reasons: Record<string, Reason> = {
  "MISSING COLUMNS": "too_few_cells",
  "TOO MANY COLUMNS": "too_many_cells",
  "INVALID ENCODING": "bad_encoding",
  "UNQUOTED VALUE": "broken_quotes",
  "LINE SIZE OVER MAXIMUM": "too_long",
};

const reasonOf = `CASE error_type ${
  Object.entries(reasons).map(([type, reason]) => `WHEN ${literal(type)} THEN ${literal(reason)}`).join(" ")
} ELSE 'unreadable' END`;

/** Largest share of rejected rows of a list; with more, the delimiter or the charset is wrong and nothing is loaded. */
const mostShare = 0.5;

/**
 * Reads the sheet once more for what cannot be read, and puts it into `fresh_rejects`, one a row. Returns how many rows it is.
 * @throws {ParseError} when half of the rows or more than {@linkcode mostRejects} are rejected
 */
export async function collectRejects(database: Database, staged: Staged): Promise<number> {
  const offset = staged.firstRow - staged.skip;
  const all = Array.from({ length: staged.width }, (_, index) => `count(c${index})`).join(", ");
  await database.run(`
    DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans;
    CREATE OR REPLACE TEMP TABLE counted AS SELECT ${all} FROM ${rejectsOf(staged)};
    INSERT INTO fresh_rejects
    SELECT ${literal(staged.sheet)}, CAST(line AS INTEGER) + ${offset - 1}, ${reasonOf},
      'Wanted ${staged.width} cells in UTF-8, found ' || lower(any_value(error_type)) || ' at cell ' || coalesce(min(column_idx), 0)
    FROM (SELECT line, column_idx, first(error_type) OVER (PARTITION BY line ORDER BY column_idx) AS error_type FROM reject_errors)
    GROUP BY line, error_type`);
  const [count] = await database.all<{ rejects: number; records: number; first: string | null }>(
    `SELECT (SELECT count(*) FROM fresh_rejects WHERE sheet = $1) AS rejects, (SELECT count(*) FROM staged) AS records,
       (SELECT first(message ORDER BY row) FROM fresh_rejects WHERE sheet = $1) AS first`,
    [staged.sheet],
  );
  const { rejects = 0, records = 0, first = null } = count ?? {};
  if (rejects > mostRejects || rejects > mostShare * (staged.among ?? rejects + records)) {
    throw new ParseError(
      `Cannot read ${staged.name}: wanted rows of ${staged.width} cells, found ${rejects} rejected of ${
        rejects + records
      } ` +
        `(${first})`,
    );
  }
  return rejects;
}

/** Puts rows that were rejected before staging into `fresh_rejects`. Returns how many. */
export async function earlierRejects(database: Database, staged: Staged): Promise<number> {
  for (const { row, reason, message } of staged.rejected) {
    await database.run("INSERT INTO fresh_rejects VALUES ($1, $2, $3, $4)", [
      staged.sheet,
      row,
      reason,
      message,
    ]);
  }
  return staged.rejected.length;
}

/**
 * Expression for the number of a row of `staged s` in its file. Rejects and blank lines take no place in `staged`, so where there
 * are any, the rows behind them are moved on first.
 */
export async function numberRows(database: Database, staged: Staged): Promise<string> {
  // Inside a transaction rowids do not begin at 0, but they do follow the order of the file.
  const own = `CAST(s.rowid - (SELECT min(rowid) FROM staged) AS INTEGER) + ${staged.firstRow}`;
  const rejected = staged.rejected.length === 0; // those rejected before staging left a blank row
  await database.run(
    // The n-th row that is missing moves every row from its own place, less those missing before it, by n.
    `CREATE OR REPLACE TEMP TABLE shifts AS SELECT row - (row_number() OVER (ORDER BY row) - 1) AS start,
       row_number() OVER (ORDER BY row) AS shift FROM (
         SELECT row FROM fresh_rejects WHERE sheet = $1 AND $2
         UNION SELECT CAST(unnest($3::VARCHAR[]) AS INTEGER))`,
    [staged.sheet, rejected, (staged.lines?.blank ?? []).map(String)],
  );
  const [count] = await database.all<{ shifts: number }>("SELECT count(*) AS shifts FROM shifts");
  if ((count?.shifts ?? 0) === 0) return own;
  await database.run(
    `CREATE OR REPLACE TEMP TABLE staged AS
     SELECT s.*, CAST(s.place + coalesce(m.shift, 0) AS INTEGER) AS row
     FROM (SELECT *, ${own} AS place FROM staged s) s ASOF LEFT JOIN shifts m ON s.place >= m.start`,
  );
  return "s.row";
}

/**
 * Rejects rows that say something, but name neither object nor parameter nor standard, and rows with a formula in place of one.
 * Returns how many.
 */
export async function contentRejects(
  database: Database,
  { staged, number }: { staged: Staged; number: string },
): Promise<number> {
  const [odd] = await database.all<{ words: number }>(
    "SELECT (SELECT count(*) FROM map_test WHERE untold OR formula) + (SELECT count(*) FROM map_item WHERE formula) AS words",
  );
  if ((odd?.words ?? 0) === 0) return 0;
  await database.run(`
    CREATE OR REPLACE TEMP TABLE without AS
    SELECT DISTINCT ${number} AS row, t.formula OR i.formula AS formula FROM staged s
    JOIN map_test t ON t.raw = s.test JOIN map_item i ON i.raw = s.item JOIN map_who w ON w.raw = s.who
    WHERE t.formula OR i.formula OR t.untold AND i.untold AND NOT (w.blank AND i.blank);
    INSERT INTO fresh_rejects SELECT ${
    literal(staged.sheet)
  }, row, CASE WHEN formula THEN 'formula' ELSE 'no_content' END,
      CASE WHEN formula THEN 'Wanted the value of a cell, found its formula'
        ELSE 'Wanted an object, a parameter or a standard, found none' END FROM without`);
  const [count] = await database.all<{ rows: number }>("SELECT count(*) AS rows FROM without");
  return count?.rows ?? 0;
}
