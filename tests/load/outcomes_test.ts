import { assertEquals } from "@std/assert";
import type { OutcomeRecord } from "../../pipelines/model/mod.ts";
import { outcomeRows } from "../../pipelines/load/outcomes.ts";
import type { Account } from "../../pipelines/load/reports.ts";

/** The day so many days after the first of 2026. */
function dayAfter(days: number): string {
  return new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
}

/** An account a day, each of one answer more than the one before. */
const accounts: Account[] = Array.from({ length: 200 }, (_, days) => ({
  day: dayAfter(days),
  issues: [],
  outcomes: days === 150 ? { blocked: 2 } : { ok: days + 1 },
}));

function rowOf(rows: readonly OutcomeRecord[], outcome: string): OutcomeRecord | undefined {
  return rows.find((row) => row.outcome === outcome);
}

Deno.test("outcomeRows() keeps the last 90 days of each class one by one, and all of them in the sum", () => {
  const rows = outcomeRows("s", accounts, []);
  const ok = rowOf(rows, "ok");
  assertEquals(ok?.by_day.length, 90);
  assertEquals([ok?.by_day[0], ok?.by_day.at(-1)], [`${dayAfter(109)} 110`, `${dayAfter(199)} 200`]);
  assertEquals(ok?.requests, 200 * 201 / 2 - 151);
  assertEquals(rowOf(rows, "blocked")?.by_day, [`${dayAfter(150)} 2`]);
  assertEquals(rowOf(rows, "gone")?.by_day, []);
});

Deno.test("outcomeRows() gives the same for accounts taken in one by one as for all at once", () => {
  let rows: OutcomeRecord[] = [];
  for (const account of accounts) rows = outcomeRows("s", [account], rows);
  assertEquals(rows, outcomeRows("s", accounts, []));
});

Deno.test("outcomeRows() adds up two collections of one day", () => {
  const twice: Account[] = [3, 4].map((ok) => ({ day: "2026-01-05", issues: [], outcomes: { ok } }));
  assertEquals(rowOf(outcomeRows("s", twice, []), "ok")?.by_day, ["2026-01-05 7"]);
});
