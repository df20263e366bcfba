/**
 * The accounts of collections: what a run met on the network is archived as a record of its own, so that the issues
 * table, too, can be rebuilt from the archive with no network.
 *
 * @module
 */
import { z } from "zod";
import type { Archive, Capture, Captured } from "../archive/capture.ts";
import type { FoundIssue, Met } from "../issues.ts";
import { issues } from "../model/mod.ts";
import { chinaDay } from "../normalise/days.ts";

/** Shape of an archived account. */
const account = z.object({
  issues: z.array(issues.schema.pick({ stage: true, kind: true, url: true, message: true, next: true })),
});

/** Address under which the account of a source's collection is archived. */
export function reportUrl(source: string): string {
  return `urn:zhiji:report:${source}`;
}

/** Archives the account of one collection. */
export async function archiveReport(
  archive: Archive,
  { source, issues, date }: { source: string; issues: FoundIssue[]; date: Date },
): Promise<void> {
  const url = reportUrl(source);
  const body = new TextEncoder().encode(JSON.stringify({ issues }));
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

/** The issues that the accounts among these captures tell. */
export async function reportedIssues(
  captures: readonly Capture[],
  archive: Captured,
): Promise<(FoundIssue & Met)[]> {
  const found: (FoundIssue & Met)[] = [];
  for (const capture of captures) {
    if (capture.role !== "report") continue;
    const day = chinaDay(capture.date);
    const { issues } = account.parse(
      JSON.parse(new TextDecoder().decode(await archive.payload(capture.digest))),
    );
    found.push(...issues.map((issue) => ({ ...issue, from: day, to: day })));
  }
  return found;
}
