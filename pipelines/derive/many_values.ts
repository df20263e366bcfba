/**
 * Things that are not compared because documents give too many values for them: in one place and period, by one name.
 *
 * So many values are no dispute; the name does not tell the things apart. Nothing is left out in silence: one issue a
 * source says how many such things there are and names the worst.
 *
 * @module
 */
import { issueId } from "../issues.ts";
import type { Database } from "../load/duckdb.ts";
import { type IssueRecord, issues } from "../model/mod.ts";
import { ddl } from "../model/table.ts";
import { mostValues } from "./conflicts.ts";

/** Kind of these issues. */
export const manyValues = "many_values";

/** One source, its things with too many values, and the one of them with the most. */
interface LeftRow {
  source: string;
  things: number;
  subject: string;
  values: number;
  /** Day from which there were too many. */
  day: string;
}

const left = `
WITH stated AS (
  SELECT f.region_code, f.key, coalesce(f.unit, '') AS unit, f.kind, f.basis, f.span, f.period, f.value,
    min(d.source_id) AS source, min(f.what) AS subject, min(d.first_seen) AS seen
  FROM single_figures AS f JOIN documents AS d ON d.id = f.document_id
  WHERE f."values" > ${mostValues} GROUP BY ALL
), things AS (
  SELECT min(source) AS source, min(subject) AS subject, count(*) AS "values",
    min(seen, ${mostValues + 1})[-1] AS day
  FROM stated GROUP BY region_code, key, unit, kind, basis, span, period
)
SELECT source, count(*) AS things, arg_min(subject, (-"values", subject)) AS subject, max("values") AS "values",
  min(day) AS day
FROM things GROUP BY source ORDER BY source`;

/** Brings these issues up to date; wants `single_figures`. `until` is the day of the last collection. */
export async function tellManyValues(database: Database, until: string): Promise<void> {
  await database.run(ddl(issues));
  await database.run("DELETE FROM issues WHERE kind = $1", [manyValues]);
  for (const row of await database.all<LeftRow>(left)) {
    const { id, source_id, stage, kind, message, first_seen } = issueOf(row);
    await database.run(
      `INSERT INTO issues BY NAME SELECT $1 AS id, $2 AS source_id, $3 AS stage, $4 AS kind, $5 AS message,
         CAST($6 AS DATE) AS first_seen, CAST($7 AS DATE) AS last_seen`,
      [id, source_id, stage, kind, message, first_seen, until],
    );
  }
}

function issueOf({ source, things, subject, values, day }: LeftRow): Omit<IssueRecord, "last_seen"> {
  const found = {
    stage: "load" as const,
    kind: manyValues,
    url: null,
    message:
      `Cannot compare every figure: wanted at most ${mostValues} values of one thing, place and period, found ` +
      `more for ${things}, such as ${values} for ${subject}`,
    next: null,
  };
  return { id: issueId(source, found), source_id: source, ...found, first_seen: day };
}
