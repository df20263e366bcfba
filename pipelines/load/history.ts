/**
 * The history of one document: which texts it has had and when, worked out from all its captures.
 *
 * A pure function of the captures in the order they were archived, so loading in steps and loading all at once give
 * the same history. Only the clean text counts: other bytes that read as the same text are no change. A page is
 * removed when two answers on different days say that it is not there, with no sighting between them; a refusal, a
 * time-out, an unreadable page or a missing row of the list says nothing either way.
 *
 * @module
 */
import type { Capture, Outcome } from "../archive/capture.ts";
import { chinaDay } from "../normalise/days.ts";

/** One distinct text, or its removal, and the days it stood. */
export interface Version<Text> {
  /** Of a removal, the text that was removed. */
  text: Text;
  /** Digest of the archived bytes it was read from; of a removal, of the answer that first missed it. */
  digest: string;
  from: string;
  /** Day another text or a removal was found in its place; null while it stands. */
  to: string | null;
  change: "first" | "edited" | "removed" | "restored";
}

/** What the captures of one address, or of all addresses of one document, tell. */
export interface History<Text> {
  versions: Version<Text>[];
  firstSeen: string;
  /** Day of the latest version. */
  lastChanged: string;
  lastSeen: string;
  /** Day of the last request, whatever came of it. */
  lastChecked: string;
  /** Day of the first of the misses that make it removed; null while it stands. */
  goneSince: string | null;
  /** True after a miss that no sighting has answered yet. */
  missed: boolean;
  /** Digest of the last bytes that could be read. */
  lastRead: string;
}

/** What reading one payload gave: a text with its hash, or null when the payload could not be read. */
export type ReadPayload<Text extends { hash: string }> = (capture: Capture) => Promise<Text | null>;

const misses: ReadonlySet<Outcome> = new Set(["gone", "soft_404"]);

/** Whether an answer says that the page is not there: 404, 410, or an error page with status 200. */
export function isMiss({ outcome }: Capture): boolean {
  return misses.has(outcome);
}

/** Whether an answer holds the page, sent anew or confirmed. */
export function isSighting({ outcome }: Capture): boolean {
  return outcome === "ok" || outcome === "unchanged";
}

/** Works out the history of one address; null when no capture of it held a readable text. */
export async function history<Text extends { hash: string }>(
  captures: readonly Capture[],
  read: ReadPayload<Text>,
): Promise<History<Text> | null> {
  const versions: Version<Text>[] = [];
  const texts = new Map<string, Text | null>();
  let missed: Capture | null = null;
  let lastSeen = "", lastRead = "", lastChecked = "";
  for (const capture of captures) {
    const day = chinaDay(capture.date);
    lastChecked = latest(lastChecked, day);
    if (isMiss(capture)) {
      missed ??= capture;
      const first = chinaDay(missed.date);
      if (first !== day) append(versions, { text: null, digest: missed.digest, day: first });
    } else if (isSighting(capture)) {
      if (!texts.has(capture.digest)) texts.set(capture.digest, await read(capture));
      const text = texts.get(capture.digest);
      if (!text) continue;
      [missed, lastSeen, lastRead] = [null, latest(lastSeen, day), capture.digest];
      append(versions, { text, digest: capture.digest, day });
    }
  }
  if (versions.length === 0) return null;
  return { versions, ...datesOf(versions), lastSeen, lastChecked, missed: missed !== null, lastRead };
}

/** What was found on a day; `text` is null when nothing was there. */
interface Sighting<Text> {
  text: Text | null;
  digest: string;
  day: string;
}

/** Adds a version where a sighting brings a change. */
function append<Text extends { hash: string }>(versions: Version<Text>[], found: Sighting<Text>): void {
  const { digest, day } = found;
  const current = versions.at(-1);
  const there = current !== undefined && current.change !== "removed";
  if (found.text === null) {
    if (!there) return;
    current.to = day;
    versions.push({ text: current.text, digest, from: day, to: null, change: "removed" });
    return;
  }
  const { text } = found;
  if (there && current.text.hash === text.hash) return;
  if (current) current.to = day;
  const returns = versions.some((version) => version.text.hash === text.hash) || (current && !there);
  versions.push({
    text,
    digest,
    from: day,
    to: null,
    change: !current ? "first" : returns ? "restored" : "edited",
  });
}

function datesOf<Text>(versions: readonly Version<Text>[]) {
  const first = versions[0]?.from ?? "", last = versions.at(-1);
  return {
    firstSeen: first,
    lastChanged: last?.from ?? first,
    goneSince: last?.change === "removed" ? last.from : null,
  };
}

/**
 * The history of a document that moved: at its old address until it was gone there, then at the new one. Where the
 * new address was found no later than the old one was gone, the document was never away.
 */
export function continued<Text extends { hash: string }>(
  old: History<Text>,
  next: History<Text>,
): History<Text> {
  const { goneSince } = old;
  if (goneSince === null) throw new TypeError("Cannot continue a history: wanted one that ended, found none");
  const wasAway = next.firstSeen > goneSince;
  const before = wasAway ? old.versions : old.versions.slice(0, -1);
  const after = next.versions.filter(({ to }) => to === null || to > goneSince);
  const versions: Version<Text>[] = [];
  for (const version of before) append(versions, sighting(version, version.from));
  for (const version of after) append(versions, sighting(version, latest(version.from, goneSince)));
  return {
    ...next,
    versions,
    ...datesOf(versions),
    lastSeen: latest(old.lastSeen, next.lastSeen),
    lastChecked: latest(old.lastChecked, next.lastChecked),
  };
}

function sighting<Text>({ text, digest, change }: Version<Text>, day: string): Sighting<Text> {
  return { text: change === "removed" ? null : text, digest, day };
}

/** The later of two days. */
export function latest(one: string, other: string): string {
  return one > other ? one : other;
}
