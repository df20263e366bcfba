/** Counts what came of the requests to a source, from the accounts of its collections. @module */
import { outcomes as outcomeClasses } from "../archive/capture.ts";
import type { OutcomeRecord } from "../model/mod.ts";
import type { Account } from "./reports.ts";

/** Days that are kept one by one. */
const mostDays = 90;

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
      by_day: byDay(row?.by_day ?? [], met.map(({ day, outcomes }) => [day, outcomes[outcome] ?? 0])),
    };
  });
}

/** Days and counts as a row holds them; those of one day are added up. */
function byDay(known: readonly string[], further: readonly [day: string, requests: number][]): string[] {
  const counts = new Map<string, number>();
  const before = known.map((entry): [string, number] => [entry.slice(0, 10), Number(entry.slice(11))]);
  for (const [day, requests] of [...before, ...further]) counts.set(day, (counts.get(day) ?? 0) + requests);
  return [...counts].sort(([a], [b]) => a < b ? -1 : 1).slice(-mostDays)
    .map(([day, requests]) => `${day} ${requests}`);
}
