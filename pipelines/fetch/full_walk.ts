/**
 * When a list was last walked from end to end, as the archive tells.
 *
 * A walk that reached the end leaves an account of itself in the archive, in the form of a run's account with no issue
 * in it; its date is the memory that lets later walks stop early. What is not there was never walked.
 *
 * @module
 */
import type { Archive } from "../archive/capture.ts";

/** Address under which whole walks are accounted for. */
function walkUrl(source: string): string {
  return `urn:zhiji:walk:${source}`;
}

/** Instant of the last whole walk, or null. */
export function lastFullWalk(source: string, archive: Pick<Archive, "latest">): Date | null {
  const capture = archive.latest(walkUrl(source));
  return capture && new Date(capture.date);
}

/** Notes that a list was walked to its end. */
export async function noteFullWalk(
  source: string,
  { archive, rows, date }: { archive: Pick<Archive, "append">; rows: number; date: Date },
): Promise<void> {
  const url = walkUrl(source);
  const body = new TextEncoder().encode(JSON.stringify({ issues: [], rows }));
  await archive.append({
    source,
    role: "report",
    outcome: "ok",
    row: null,
    request: { url },
    response: {
      url,
      status: 200,
      headers: new Headers({ "content-type": "application/json" }),
      body,
      redirects: [],
    },
    date,
  });
}
