/**
 * One issue of a list of capabilities → rows, compared with the issue before.
 *
 * A row is the same while its words are: it keeps its id and points to the issue that first printed it so. A row is withdrawn when
 * no row of the new issue has its words, and changed when another row of its key has come in its place.
 *
 * @module
 */
import type { Database } from "../load/duckdb.ts";
import { literal } from "../load/duckdb.ts";
import { rawHash, readWords, type WordOptions } from "./capability_words.ts";
import type { Scratch } from "./derive.ts";
import { account } from "./account.ts";
import type { Comparison } from "./lines.ts";
import { prime } from "./sql_rules.ts";
import { contentRejects, numberRows } from "./rejects.ts";
import { readSheets, type RowCounts } from "./sheets.ts";
import { rowsOf, type Staged } from "./staged.ts";

/** An issue being read. */
export interface Reading extends Scratch {
  /** Number of the list among all lists. */
  list: number;
  /** Number of the issue within the list, from 1. */
  issue: number;
  words: WordOptions;
}

/**
 * Reads all rows of the sheets into the temporary table `fresh`, or, `straight`, for a list that has no row yet, into
 * `capability_rows`. Rejects go to `fresh_rejects`.
 */
export async function readRows(
  reading: Reading,
  { sheets, straight }: { sheets: readonly Staged[]; straight: boolean },
): Promise<RowCounts> {
  return await readSheets(reading.database, {
    fresh:
      `(sheet VARCHAR, row INTEGER, who INTEGER, test INTEGER, standard SMALLINT, item INTEGER, key BIGINT, twin INTEGER)`,
    sheets,
    read: (staged) => readSheet(reading, { staged, straight }),
  });
}

async function readSheet(
  reading: Reading,
  { staged, straight }: { staged: Staged; straight: boolean },
): Promise<RowCounts> {
  const { database } = reading;
  await stageHashes(database, staged);
  const { records, rejects } = await account(database, staged);
  await readWords(reading, staged, reading.words);
  const number = await numberRows(database, staged);
  const without = await contentRejects(database, { staged, number });
  await addRows(reading, { staged, number, straight });
  return { read: records + rejects, rejected: rejects + without };
}

/** `staged`: for each row the hashes of its four groups of cells; rowid tells its place. */
async function stageHashes(database: Database, staged: Staged): Promise<void> {
  await database.run(`
    CREATE OR REPLACE TEMP TABLE staged AS
    SELECT ${rawHash(staged, "who")} AS who, ${rawHash(staged, "test")} AS test, ${
    rawHash(staged, "item")
  } AS item
    FROM ${rowsOf(staged)}`);
}

async function addRows(
  { database, list, issue }: Reading,
  { staged, number, straight }: { staged: Staged; number: string; straight: boolean },
): Promise<void> {
  await asWritten(
    database,
    `INSERT INTO ${straight ? "capability_rows" : "fresh"}
     SELECT ${straight ? `${list}, ${issue}, ` : ""}${
      literal(staged.sheet)
    }, ${number}, w.id, t.id, t.standard, i.id,
       (w.identity + t.identity + i.identity) % ${prime}, 0
     FROM staged s
     LEFT JOIN map_who w ON w.raw = s.who LEFT JOIN map_test t ON t.raw = s.test LEFT JOIN map_item i ON i.raw = s.item
     WHERE NOT coalesce(t.untold AND i.untold OR t.header AND i.header OR t.formula OR i.formula, false)`,
  );
  const [lost] = await database.all<{ rows: number }>(
    `SELECT count(*) AS rows FROM ${
      straight ? "capability_rows" : "fresh"
    } WHERE who IS NULL OR test IS NULL OR item IS NULL`,
  );
  if (lost?.rows !== 0) throw new Error(`Cannot encode ${staged.name}: ${lost?.rows} rows met no word`);
}

/**
 * Runs a statement with its joins in the order they are written, the right side held in memory. DuckDB takes a file for small and
 * a condition on two dictionaries for a reason to multiply them; both are ruinous here.
 */
async function asWritten(database: Database, sql: string): Promise<void> {
  await database.run("SET disabled_optimizers = 'build_side_probe_side,join_order'");
  try {
    await database.run(sql);
  } finally {
    await database.run("RESET disabled_optimizers");
  }
}

/** How an issue differs from the one before. */
export interface Difference {
  /** Records of rows that are new, gone, or have other words under the same key. */
  added: number;
  withdrawn: number;
  changed: number;
}

/** After reading straight: numbers the twins of a list's first issue. */
export async function settleFirst({ database, list }: Reading): Promise<Difference> {
  await database.run(`
    CREATE OR REPLACE TEMP TABLE affected AS
    SELECT key FROM capability_rows WHERE list = ${list} GROUP BY key HAVING count(*) > 1`);
  await numberTwins({ database, list });
  const [rows] = await database.all<{ rows: number }>(
    `SELECT count(*) AS rows FROM capability_rows WHERE list = ${list}`,
  );
  return { added: rows?.rows ?? 0, withdrawn: 0, changed: 0 };
}

/** Takes `fresh` as the whole list: adds what is new, removes what is gone. Leaves `affected`: the keys touched. */
export async function replaceRows({ database, list, issue }: Reading): Promise<Difference> {
  await numberFresh(database);
  const same = "USING (key, who, test, standard, item, nth)";
  await database.run(`
    CREATE OR REPLACE TEMP TABLE gone AS
    SELECT ${
    comparedOf("k")
  } FROM (SELECT rowid AS place, *, greatest(twin, 1) AS nth FROM capability_rows WHERE list = ${list}) k
    ANTI JOIN (SELECT *, greatest(twin, 1) AS nth FROM fresh) f ${same};
    CREATE OR REPLACE TEMP TABLE added AS
    SELECT ${comparedOf("f")} FROM (SELECT rowid AS place, *, greatest(twin, 1) AS nth FROM fresh) f
    ANTI JOIN (SELECT *, greatest(twin, 1) AS nth FROM capability_rows WHERE list = ${list}) k ${same}`);
  return await applyDifference({ database, list, issue });
}

/** The columns of a row that `gone` and `added` hold. */
const comparedOf = (row: string) =>
  ["place", "key", "who", "test", "standard", "item"].map((name) => `${row}.${name}`).join(", ");

/**
 * Removes `gone`, adds `added` from `fresh`, and counts; keys that lost one row and won another are changes, and a row that only
 * stands on another line is no difference.
 */
async function applyDifference(
  { database, list, issue }: Pick<Reading, "database" | "list" | "issue">,
): Promise<Difference> {
  await database.run(`
    CREATE OR REPLACE TEMP TABLE affected AS SELECT key FROM gone UNION SELECT key FROM added;
    CREATE OR REPLACE TEMP TABLE gone_who AS SELECT DISTINCT who FROM gone;
    DELETE FROM capability_rows WHERE rowid IN (SELECT place FROM gone);
    INSERT INTO capability_rows SELECT ${list}, ${issue}, * FROM fresh WHERE fresh.rowid IN (SELECT place FROM added)`);
  await numberTwins({ database, list });
  const [counts] = await database.all<Difference>(
    `SELECT CAST(coalesce(sum(n), 0) AS BIGINT) AS added, CAST(coalesce(sum(g), 0) AS BIGINT) AS withdrawn,
       CAST(coalesce(sum(least(n, g)), 0) AS BIGINT) AS changed
     FROM (SELECT sum(greatest(n - g, 0)) AS n, sum(greatest(g - n, 0)) AS g FROM (
       SELECT key, count(*) FILTER (new) AS n, count(*) FILTER (NOT new) AS g
       FROM (SELECT *, true AS new FROM added UNION ALL SELECT *, false FROM gone) GROUP BY key, who, test, standard, item)
     GROUP BY key)`,
  );
  const { added = 0, withdrawn = 0, changed = 0 } = counts ?? {};
  return { added: added - changed, withdrawn: withdrawn - changed, changed };
}

const rank = "row_number() OVER (PARTITION BY key, who, test, standard, item ORDER BY sheet, row)";

/** Numbers rows of `fresh` that share a key, as {@linkcode numberTwins} does stored ones. */
async function numberFresh(database: Database): Promise<void> {
  await database.run(`
    CREATE OR REPLACE TEMP TABLE shared AS SELECT key FROM fresh GROUP BY key HAVING count(*) > 1;
    UPDATE fresh SET twin = t.twin FROM (
      SELECT rowid AS place, ${rank} AS twin FROM fresh WHERE key IN (SELECT key FROM shared)) t
    WHERE fresh.rowid = t.place`);
}

/** Of rows with an affected key, gives 0 to one that is alone and numbers those that are not. */
async function numberTwins({ database, list }: Pick<Reading, "database" | "list">): Promise<void> {
  await database.run(`
    CREATE OR REPLACE TEMP TABLE numbered AS
    SELECT rowid AS place, * FROM capability_rows WHERE list = ${list} AND key IN (SELECT key FROM affected);
    CREATE OR REPLACE TEMP TABLE renumbered AS
    SELECT place, CASE WHEN count(*) OVER (PARTITION BY key) = 1 THEN 0
      ELSE row_number() OVER (PARTITION BY key, who, test, standard, item ORDER BY issue, sheet, row) END AS twin
    FROM numbered WHERE key IN (SELECT key FROM numbered GROUP BY key HAVING count(*) > 1 OR max(twin) > 0);
    DELETE FROM renumbered USING numbered n WHERE n.place = renumbered.place AND n.twin = renumbered.twin`);
  const [renumbered] = await database.all<{ rows: number }>("SELECT count(*) AS rows FROM renumbered");
  if ((renumbered?.rows ?? 0) === 0) return;
  await database.run(
    "UPDATE capability_rows SET twin = r.twin FROM renumbered r WHERE capability_rows.rowid = r.place",
  );
}

/** Reads the lines that {@linkcode scanLines} found changed, and nothing else. */
export async function replaceLines(
  reading: Reading,
  { staged, comparison, fresh, among }: {
    staged: Staged;
    comparison: Comparison;
    fresh: number;
    among: number;
  },
): Promise<Difference & RowCounts> {
  const { database, list } = reading;
  const pair = (path: string, first: string) =>
    `read_csv(${
      literal(path)
    }, header = false, auto_detect = false, columns = {${first}: 'INTEGER', row: 'INTEGER'})`;
  const lines = { lines: fresh, blank: [], open: 0 };
  const sheet = { ...staged, path: comparison.changed, skip: 0, lines, among };
  await database.run(`CREATE OR REPLACE TEMP TABLE changed_cells AS FROM ${rowsOf(sheet)}`);
  const counts = await readRows(reading, { sheets: [{ ...sheet, table: "changed_cells" }], straight: false });
  await database.run(`
    CREATE OR REPLACE TEMP TABLE lost_lines AS SELECT * FROM ${pair(comparison.lost, "issue")};
    CREATE OR REPLACE TEMP TABLE changed_rows AS SELECT * FROM ${pair(comparison.rows, "place")};
    UPDATE fresh SET row = c.row FROM changed_rows c WHERE c.place + ${staged.firstRow - 1} = fresh.row;
    UPDATE fresh_rejects SET row = c.row FROM changed_rows c WHERE c.place + ${
    staged.firstRow - 1
  } = fresh_rejects.row;
    CREATE OR REPLACE TEMP TABLE gone AS
      SELECT ${comparedOf("r")} FROM (SELECT rowid AS place, * FROM capability_rows WHERE list = ${list}) r
      SEMI JOIN lost_lines u ON r.issue = u.issue AND r.row = u.row;
    CREATE OR REPLACE TEMP TABLE added AS SELECT ${
    comparedOf("f")
  } FROM (SELECT rowid AS place, * FROM fresh) f`);
  return { ...await applyDifference(reading), ...counts };
}
