/**
 * The accounts of collections: what a run met on the network is archived as a record of its own, so that issues and
 * counts of outcomes, too, can be rebuilt from the archive with no network; a request without an answer leaves no other
 * trace there.
 *
 * @module
 */
import { z } from "zod";
import { type Archive, type Capture, type Captured, type Outcome, outcomes } from "../archive/capture.ts";
import type { FoundIssue, Met } from "../issues.ts";
import { issues } from "../model/mod.ts";
import { chinaDay } from "../normalise/days.ts";

/** Shape of an archived account. */
const account = z.object({
  issues: z.array(issues.schema.pick({ stage: true, kind: true, url: true, message: true, next: true })),
  outcomes: z.partialRecord(z.enum(outcomes), z.int().min(0)).optional(),
});

/** How often each class of outcome was met. */
export type OutcomeCounts = Partial<Record<Outcome, number>>;

/** One account, read. */
export interface Account {
  day: string;
  issues: (FoundIssue & Met)[];
  outcomes: OutcomeCounts;
}

/** Address under which the account of a source's collection is archived. */
export function reportUrl(source: string): string {
  return `urn:zhiji:report:${source}`;
}

/** What one collection has to tell. */
export interface Told {
  source: string;
  issues: FoundIssue[];
  outcomes: OutcomeCounts;
  date: Date;
}

/** Archives the account of one collection. */
export async function archiveReport(archive: Archive, told: Told): Promise<void> {
  const { source, issues, outcomes, date } = told;
  const url = reportUrl(source);
  const body = new TextEncoder().encode(JSON.stringify({ issues, outcomes }));
  const headers = new Headers({ "content-type": "application/json" });
  await archive.append({
    source,
    role: "report",
    outcome: "ok",
    row: null,
    request: { url },
    response: { url, status: 200, headers, body, redirects: [] },
    date,
  });
}

/** The accounts among captures, in order. */
export async function readAccounts(captures: readonly Capture[], archive: Captured): Promise<Account[]> {
  const accounts: Account[] = [];
  for (const capture of captures) {
    if (capture.role !== "report") continue;
    const day = chinaDay(capture.date);
    const text = new TextDecoder().decode(await archive.payload(capture.digest));
    const { issues, outcomes = {} } = account.parse(JSON.parse(text));
    accounts.push({ day, issues: issues.map((issue) => ({ ...issue, from: day, to: day })), outcomes });
  }
  return accounts;
}
