/**
 * What derived tables were last worked out from, so that a load that brought nothing new costs next to nothing.
 *
 * The mark is a count and a sum of row hashes for each table that this stage reads, over the columns that it reads. Only
 * tables and code decide on derived rows, and other code makes the database anew: the same mark means the same rows.
 *
 * @module
 */
import type { Database } from "../load/duckdb.ts";
import { manyValues } from "./many_values.ts";

/** Columns read of each table; days that move with every look at a page are not among them. */
const read: Readonly<Record<string, string>> = {
  documents: "id, source_id, title, kind, region_code, signed, published, first_seen, text_hash",
  document_versions: "document_id, number, hash, text IS NULL",
  indicators: "COLUMNS(*)",
  commitments: "COLUMNS(*)",
  mentions: "COLUMNS(*)",
  metrics: "COLUMNS(*)",
  regions: "COLUMNS(*)",
};

const mark = Object.entries(read).map(([table, columns]) =>
  `SELECT '${table}' AS name, count(*) || ':' || coalesce(sum(row), 0) AS mark FROM (
    SELECT CAST(hash(${columns === "COLUMNS(*)" ? "t" : columns}) AS HUGEINT) AS row FROM ${table} AS t)`
).join(" UNION ALL ");

/** The mark of the tables as they stand. */
export async function markOf(database: Database): Promise<string> {
  const rows = await database.all<{ name: string; mark: string }>(`${mark} ORDER BY name`);
  return rows.map(({ name, mark }) => `${name}=${mark}`).join(" ");
}

/** What the derived tables were worked out from and the day they stand at; null before the first time. */
export async function lastDerived(database: Database): Promise<{ mark: string; until: string } | null> {
  await database.run("CREATE TABLE IF NOT EXISTS derived_from (mark VARCHAR NOT NULL, until DATE NOT NULL)");
  const [row] = await database.all<{ mark: string; until: string }>("SELECT mark, until FROM derived_from");
  return row ?? null;
}

/** Notes what they were worked out from. */
export async function noteDerived(
  database: Database,
  { mark, until }: { mark: string; until: string },
): Promise<void> {
  await database.run("DELETE FROM derived_from");
  await database.run("INSERT INTO derived_from VALUES ($1, CAST($2 AS DATE))", [mark, until]);
}

/** Brings the columns that depend on the day alone up to date; wants the macros of `wording.ts`. */
export async function moveDay(database: Database, until: string): Promise<void> {
  await database.run(
    `UPDATE progress SET past_due = last_day_of(target_period) < CAST($1 AS DATE)
     WHERE past_due IS DISTINCT FROM (last_day_of(target_period) < CAST($1 AS DATE))`,
    [until],
  );
  await database.run(
    `UPDATE deadlines SET overdue = report_id IS NULL AND due_day < CAST($1 AS DATE)
     WHERE overdue IS DISTINCT FROM (report_id IS NULL AND due_day < CAST($1 AS DATE))`,
    [until],
  );
  await database.run(
    "UPDATE issues SET last_seen = CAST($1 AS DATE) WHERE kind = $2 AND last_seen <> CAST($1 AS DATE)",
    [until, manyValues],
  );
}
