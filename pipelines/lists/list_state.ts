/** What the database knows of a list from its last issue, and how the next one is written down. @module */
import type { Database } from "../load/duckdb.ts";
import type { ListIssueRecord } from "../model/lists.ts";

/** A list as its last issue left it. */
export interface ListState {
  /** Number among all lists. */
  list: number;
  /** Number of the last issue. */
  number: number;
  issue_id: string;
  layout: string;
  /** Whether its mapping was given by hand. */
  given: boolean;
  mapping: string;
  digest: string;
  records: number;
  unclassified: number;
  without_standard: number;
}

/** The state of a list, or null for one that has no issue yet. */
export async function stateOf(database: Database, id: string): Promise<ListState | null> {
  const [state] = await database.all<ListState>(
    `SELECT s.list, s.number, s.issue_id, s.layout, s.given, i.digest, i.records, i.unclassified, i.without_standard, l.mapping
     FROM list_state s
     JOIN list_issues i ON i.id = s.issue_id JOIN lists l ON l.id = s.list_id WHERE s.list_id = $1`,
    [id],
  );
  return state ?? null;
}

/** Writes an issue down as the last one of its list. */
export async function keepIssue(
  database: Database,
  { row, state }: { row: ListIssueRecord; state: Pick<ListState, "list" | "layout" | "given"> },
): Promise<void> {
  const values = Object.values(row);
  await database.run(
    `INSERT INTO list_issues VALUES (${values.map((_, index) => `$${index + 1}`).join(", ")})`,
    values,
  );
  await database.run("INSERT OR REPLACE INTO list_state VALUES ($1, $2, $3, $4, $5, $6)", [
    row.list_id,
    state.list,
    row.number,
    row.id,
    state.layout,
    state.given,
  ]);
}
