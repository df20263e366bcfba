/** Issues as stages find them: what the pipeline could not do, as data instead of a log line. @module */
import { stableId } from "./model/id.ts";
import type { IssueRecord } from "./model/mod.ts";

/** An issue before it has an id, a source and dates. */
export type FoundIssue = Pick<IssueRecord, "stage" | "kind" | "url" | "message" | "next">;

/** The days an issue was met on, both included. */
export interface Met {
  from: string;
  to: string;
}

/** Id of an issue: the same trouble at the same address is one issue however often it is met. */
export function issueId(source: string, issue: FoundIssue): string {
  return stableId("issue", source, issue.stage, issue.kind, issue.url ?? "");
}

/** Merges issues met on several days into one row each, in order of id; the latest message stands. */
export function issueRows(
  source: string,
  found: readonly (FoundIssue & Met)[],
  known: readonly IssueRecord[],
): IssueRecord[] {
  const rows = new Map(known.map((row) => [row.id, row]));
  for (const { from, to, ...issue } of found) {
    const id = issueId(source, issue);
    const before = rows.get(id);
    rows.set(id, {
      id,
      source_id: source,
      ...issue,
      first_seen: before && before.first_seen < from ? before.first_seen : from,
      last_seen: before && before.last_seen > to ? before.last_seen : to,
    });
  }
  return [...rows.values()].sort((a, b) => a.id < b.id ? -1 : 1);
}
