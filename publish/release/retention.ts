/**
 * The rule of retention: which releases stand whole, which are packed, which are pruned.
 *
 *     whole     the first, the newest, the last of each month, for ever; each of the last {@linkcode wholeDays} days; one
 *               that was restored
 *     packed    the others of the last {@linkcode keptDays} days: without the files of tables that were proved to be made
 *               again byte for byte from the release before that stands for ever and the changes since (packed.ts)
 *     pruned    the rest: manifest, changes and citation (prune.ts)
 *
 * A day is counted from when a release was made. Nothing here touches a file.
 *
 * @module
 */
import type { ReleaseEntry } from "./read.ts";

/** Days that every release is kept for, whole or packed. */
export const keptDays = 90;

/** Days that every release stands whole for. */
export const wholeDays = 3;

/** Days of the rule, and the time it is carried out at. */
export interface Rule {
  /** Days until a release is pruned. */
  keep: number;
  /** Days until it is packed. */
  whole: number;
  now: Date;
}

/** Releases to be pruned, oldest first. */
export function toPrune(
  releases: readonly ReleaseEntry[],
  { keep, now }: Pick<Rule, "keep" | "now">,
): ReleaseEntry[] {
  const standing = forEver(releases), oldest = daysBefore(now, keep);
  return releases.filter(({ version, created }) => Date.parse(created) < oldest && !standing.has(version));
}

/** Releases to be packed, oldest first; none that is to be pruned. */
export function toPack(releases: readonly ReleaseEntry[], rule: Rule): ReleaseEntry[] {
  const standing = forEver(releases), oldest = daysBefore(rule.now, rule.whole);
  const pruned = new Set(toPrune(releases, rule));
  return releases.filter((entry) =>
    Date.parse(entry.created) < oldest && !standing.has(entry.version) && !pruned.has(entry) &&
    entry.pruned === undefined && entry.restored === undefined
  );
}

function daysBefore(now: Date, days: number): number {
  return now.getTime() - days * 86_400_000;
}

/** Versions that stand whole: the first and the last of each month for ever, and the newest, the last of its month. */
export function forEver(releases: readonly ReleaseEntry[]): Set<string> {
  const lasts = new Map(releases.map(({ version }) => [monthOf(version), version]));
  return new Set([...releases.slice(0, 1).map(({ version }) => version), ...lasts.values()]);
}

/** Month of a version, `YYYY-MM`. */
export function monthOf(version: string): string {
  return version.slice(0, 7);
}

/** A month whose changes are packed, with the releases that were given up and their numbers among all. */
export interface PackedMonth {
  month: string;
  releases: { version: string; number: number }[];
}

/** Months that are over and of which every release is given up or stands for ever, with those given up. */
export function monthsToPack(
  releases: readonly ReleaseEntry[],
  given: readonly ReleaseEntry[],
): PackedMonth[] {
  const standing = forEver(releases), gone = new Set(given.map(({ version }) => version));
  const months = [...new Set(given.map(({ version }) => monthOf(version)))];
  return months.filter((month) =>
    month !== monthOf(releases.at(-1)?.version ?? "") &&
    releases.every(({ version }) => monthOf(version) !== month || gone.has(version) || standing.has(version))
  ).map((month) => ({
    month,
    releases: releases.flatMap(({ version }, index) =>
      monthOf(version) === month && gone.has(version) ? [{ version, number: index + 1 }] : []
    ),
  }));
}
