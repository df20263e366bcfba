/**
 * When to ask again for what we have: often while it is young, ever more seldom as it ages, never not at all.
 *
 * Young pages are asked each run, since they are corrected most. The pause after that grows with age up to a longest
 * one, so that every page is asked within it. Each address has its own place within the pause, told from the address, so that pages
 * collected on one day do not come due on one day. Nothing here is drawn at random and nothing is stored: the
 * archive's last capture and the clock decide, and the same two give the same answer.
 *
 * @module
 */
import type { Capture } from "../archive/capture.ts";
import { sha256 } from "../model/id.ts";
import type { Row } from "../../sources/define.ts";

/** How often to ask again; times in days. */
export interface RecheckPolicy {
  /** Pages no older than this are asked each run. */
  young: number;
  /** An older page waits its age divided by this. */
  ageing: number;
  /** Longest wait. */
  longest: number;
  /** Wait of a page whose list states no date. */
  undated: number;
  /** What could not be had last time waits this share of what it otherwise would. */
  troubled: number;
  /** Longest time between two walks through a list from end to end. */
  fullWalk: number;
}

/**
 * A page of 60 days waits 6 days, one of a year 36. The longest wait and the time to the next whole walk, without which
 * an old page is not seen in its list, make less than a quarter together.
 */
export const recheckPolicy: RecheckPolicy = {
  young: 30,
  ageing: 10,
  longest: 60,
  undated: 7,
  troubled: 0.25,
  fullWalk: 28,
};

const day = 86_400_000;

/** Whether an address is to be asked now. `before` is its last capture, null when there is none. */
export function isDue(
  before: Capture | null,
  { now, policy }: { now: Date; policy: RecheckPolicy },
): boolean {
  if (before === null) return true;
  const waited = (now.getTime() - Date.parse(before.date)) / day;
  return waited < 0 || waited >= pause(before, { now, policy });
}

/**
 * Whether a row tells nothing new: the page is in the archive, listed as it was, and no longer young. A walk may end
 * where whole pages of a list do not.
 */
export function isSettled(
  row: Row,
  { before, now, policy }: { before: Capture | null; now: Date; policy: RecheckPolicy },
): boolean {
  const listed = before?.row;
  if (!before || !listed || !isGood(before)) return false;
  const old = row.date === null || (now.getTime() - Date.parse(row.date)) / day > policy.young;
  return old && listed.title === row.title && listed.date === row.date;
}

function isGood({ outcome }: Capture): boolean {
  return outcome === "ok" || outcome === "unchanged";
}

/** Days that an address waits after its last capture. */
function pause(before: Capture, { now, policy }: { now: Date; policy: RecheckPolicy }): number {
  const published = Date.parse(before.row?.date ?? "");
  const age = (now.getTime() - published) / day;
  if (age <= policy.young) return 0;
  const whole = Number.isNaN(age) ? policy.undated : Math.min(policy.longest, age / policy.ageing);
  return whole * (isGood(before) ? 1 : policy.troubled) * (0.75 + 0.25 * place(before.url));
}

/** A number in [0, 1) that is an address's own. */
function place(url: string): number {
  return parseInt(sha256(url).slice(0, 8), 16) / 2 ** 32;
}
