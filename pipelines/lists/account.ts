/**
 * Sees what became of every line of a sheet. DuckDB passes over a line in another encoding, and an open quote swallows lines up to the
 * next one, with one reject or none for all of them. So: header + records + line feeds in cells + rejects + blank lines.
 *
 * @module
 */
import type { Database } from "../load/duckdb.ts";
import { ParseError } from "../errors.ts";
import { collectRejects, earlierRejects } from "./rejects.ts";
import { rowsOf, type Staged } from "./staged.ts";

/** Rows of a sheet. */
export interface Account {
  /** Rows in `staged`. */
  records: number;
  /** Rows that could not be read; they are in `fresh_rejects`. */
  rejects: number;
}

/**
 * Accounts for a sheet whose rows are in `staged`.
 * @throws {ParseError} when a quote does not close, or most rows cannot be read
 */
export async function account(database: Database, staged: Staged): Promise<Account> {
  const [rows] = await database.all<{ rows: number }>("SELECT count(*) AS rows FROM staged");
  const records = rows?.rows ?? 0, { lines } = staged;
  if (lines === null) return { records, rejects: await earlierRejects(database, staged) };
  const wanted = lines.lines - staged.skip - lines.blank.length;
  if (lines.open === 0 && records === wanted) return { records, rejects: 0 };
  const inside = lines.open === 0 ? 0 : await lineFeedsInside(database, staged);
  if (records + inside === wanted) return { records, rejects: 0 };
  const rejects = await collectRejects(database, staged);
  const found = records + rejects + inside + await lineFeedsRejected(database);
  if (found === wanted) return { records, rejects };
  const [first] = await database.all<{ line: number | null }>(
    "SELECT min(line) AS line FROM reject_errors WHERE error_type = 'UNQUOTED VALUE'",
  );
  const where = first?.line
    ? `a quote opened in line ${first.line} does not close`
    : "the rest cannot be read";
  throw new ParseError(
    `Cannot read ${staged.name}: wanted ${wanted} rows, found ${records} and ${rejects} rejected: ${where}`,
  );
}

async function lineFeedsInside(database: Database, staged: Staged): Promise<number> {
  const sums = Array.from(
    { length: staged.width },
    (_, index) => `coalesce(strlen(c${index}) - strlen(replace(c${index}, chr(10), '')), 0)`,
  ).join(" + ");
  return await one(
    database,
    `SELECT CAST(coalesce(sum(${sums}), 0) AS BIGINT) AS feeds FROM ${rowsOf(staged)}`,
  );
}

/** Line feeds in rejected rows; what an open quote swallowed does not count. */
async function lineFeedsRejected(database: Database): Promise<number> {
  return await one(
    database,
    `SELECT CAST(coalesce(sum(strlen(csv_line) - strlen(replace(csv_line, chr(10), ''))), 0) AS BIGINT) AS feeds
     FROM (SELECT DISTINCT line, csv_line FROM reject_errors WHERE error_type <> 'UNQUOTED VALUE')`,
  );
}

async function one(database: Database, sql: string): Promise<number> {
  const [row] = await database.all<{ feeds: number }>(sql);
  return row?.feeds ?? 0;
}
