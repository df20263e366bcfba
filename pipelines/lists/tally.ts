/** Counts of a list's records: all, those in no chain, those without the number of a standard. @module */
import { type Database, literal } from "../load/duckdb.ts";
import type { ListKind } from "../model/lists.ts";
import { isPlain } from "./plain_issue.ts";
import { plainLists } from "./plain_lists.ts";
import type { ListState } from "./list_state.ts";

/** The counts. */
export interface Tally {
  records: number;
  unclassified: number;
  withoutStandard: number;
}

/** Counts the records of a list as they are now. */
export async function tally(
  database: Database,
  { as, list, number }: { as: ListKind; list: string; number: number },
): Promise<Tally> {
  if (!isPlain(as)) {
    return await tallied(
      database,
      withWords(
        `(SELECT test, standard, count(*) AS rows FROM capability_rows WHERE list = ${number} GROUP BY test, standard)`,
      ),
    );
  }
  const { table } = plainLists[as];
  const own = (column: string, type: string) =>
    column in table.schema.shape ? column : `CAST(NULL AS ${type}) AS ${column}`;
  const columns = `${own("chains", "VARCHAR[]")}, ${own("standard_no", "VARCHAR")}`;
  return await tallied(
    database,
    `(SELECT ${columns}, 1 AS rows FROM ${table.name} WHERE list_id = ${literal(list)})`,
  );
}

/** What rows read by lines add to the tally of the issue before, and take from it. */
export async function tallyChange(database: Database, state: ListState): Promise<Tally> {
  const change = await tallied(
    database,
    withWords(`(SELECT f.test, f.standard, 1 AS rows FROM fresh f
      UNION ALL SELECT test, standard, -1 FROM gone)`),
  );
  return {
    records: state.records + change.records,
    unclassified: state.unclassified + change.unclassified,
    withoutStandard: state.without_standard + change.withoutStandard,
  };
}

function withWords(from: string): string {
  return `(SELECT t.chains, s.standard_no, r.rows FROM ${from} r JOIN capability_tests t ON t.id = r.test
    JOIN capability_standards s ON s.test = r.test AND s.standard = r.standard)`;
}

async function tallied(database: Database, from: string): Promise<Tally> {
  const [counts] = await database.all<Tally>(
    `SELECT CAST(coalesce(sum(rows), 0) AS BIGINT) AS records,
       CAST(coalesce(sum(rows) FILTER (len(chains) = 0), 0) AS BIGINT) AS unclassified,
       CAST(coalesce(sum(rows) FILTER (standard_no IS NULL), 0) AS BIGINT) AS "withoutStandard" FROM ${from}`,
  );
  return counts ?? { records: 0, unclassified: 0, withoutStandard: 0 };
}
