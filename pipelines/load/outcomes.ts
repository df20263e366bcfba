/** Counts what came of the requests to a source, from the accounts of its collections. @module */
import { outcomes as outcomeClasses } from "../archive/capture.ts";
import type { OutcomeRecord } from "../model/mod.ts";
import type { Account } from "./reports.ts";

/** The rows of a source, one for each class: what was known, and what further accounts add to it. */
export function outcomeRows(
  source: string,
  accounts: readonly Account[],
  known: readonly OutcomeRecord[],
): OutcomeRecord[] {
  const before = new Map(known.map((row) => [row.outcome, row]));
  return outcomeClasses.map((outcome) => {
    const met = accounts.filter((account) => (account.outcomes[outcome] ?? 0) > 0);
    const row = before.get(outcome);
    return {
      source_id: source,
      outcome,
      requests: met.reduce((sum, account) => sum + (account.outcomes[outcome] ?? 0), row?.requests ?? 0),
      first_met: row?.first_met ?? met[0]?.day ?? null,
      last_met: met.at(-1)?.day ?? row?.last_met ?? null,
    };
  });
}
