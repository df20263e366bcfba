/**
 * The history of one document: which texts it has had and when, worked out from all its captures.
 *
 * A pure function of the captures in the order they were archived, so loading in steps and loading all at once give
 * the same history.
 *
 * @module
 */
import type { Capture } from "../archive/capture.ts";
import { chinaDay } from "../normalise/days.ts";

/** One distinct text and the days it stood. */
export interface Version<Text> {
  text: Text;
  /** Digest of the archived bytes it was read from. */
  digest: string;
  from: string;
  /** Day another text or a removal was found in its place; null while it stands. */
  to: string | null;
  change: "first" | "edited" | "restored";
}

/** What the captures of one address tell. */
export interface History<Text> {
  versions: Version<Text>[];
  firstSeen: string;
  lastChanged: string;
  lastSeen: string;
}

/** What reading one payload gave: a text with its hash, or null when the payload could not be read. */
export type ReadPayload<Text extends { hash: string }> = (capture: Capture) => Promise<Text | null>;

/**
 * Works out the history of one address; null when no capture of it held a readable text.
 * Bytes that differ but read as the same text are no new version.
 */
export async function history<Text extends { hash: string }>(
  captures: readonly Capture[],
  read: ReadPayload<Text>,
): Promise<History<Text> | null> {
  const versions: Version<Text>[] = [];
  const texts = new Map<string, Text | null>();
  let lastSeen = "";
  for (const capture of captures) {
    if (capture.outcome !== "ok" && capture.outcome !== "unchanged") continue;
    const day = chinaDay(capture.date);
    if (!texts.has(capture.digest)) texts.set(capture.digest, await read(capture));
    const text = texts.get(capture.digest);
    if (!text) continue;
    lastSeen = day;
    const current = versions.at(-1);
    if (current?.text.hash === text.hash) continue;
    if (current) current.to = day;
    const known = versions.some((version) => version.text.hash === text.hash);
    const change = current === undefined ? "first" : known ? "restored" : "edited";
    versions.push({ text, digest: capture.digest, from: day, to: null, change });
  }
  const first = versions[0], last = versions.at(-1);
  return first && last ? { versions, firstSeen: first.from, lastChanged: last.from, lastSeen } : null;
}
