/**
 * When each source is looked at. Pure: the same definitions, runs and instant give the same answer.
 *
 * A source has one slot on each of its days: a minute between 01:00 and 07:00 in China that follows from its id, so
 * that sources spread over the night with no randomness. Every day is a day of a daily source, one day of the week of
 * a weekly one, one day of the month (1 to 28) of a monthly one; in its season a source is daily. It is due when its
 * latest slot has passed and no run has ended well since: a slot missed while the machine was off is made up for once,
 * however many were missed. A run that fails is tried again after 1, 2, 4 … at most 24 hours; one that was killed, at
 * once.
 *
 * @module
 */
import { sha256 } from "./model/id.ts";
import { chinaDay, chinaInstant } from "./normalise/days.ts";
import type { Season, Source } from "../sources/define.ts";

/** What a schedule looks at of a source. */
export type Scheduled = Pick<Source, "id" | "status" | "schedule" | "season">;

/** What the ledger tells of a source's runs; instants as ISO 8601 UTC. */
export interface PastRuns {
  /** Start of the last run that ended well. */
  done: string | null;
  /** Start of the last run that failed since. */
  failed: string | null;
  /** Runs that failed since. */
  failures: number;
}

const minute = 60_000, hour = 60 * minute, day = 24 * hour;
/** The slots of a night: 01:00 to 07:00 in China, when the sites have few readers. */
const night = { from: hour, minutes: 360 };
/** No source waits longer between two of its days. */
const longest = 31;

/** Active sources that are due, the longest overdue first. */
export function dueSources<Some extends Scheduled>(
  sources: readonly Some[],
  ledger: ReadonlyMap<string, PastRuns>,
  now: Date,
): Some[] {
  return sources.filter((source) => source.status === "active")
    .map((source) => ({ source, slot: lastSlot(source, now) }))
    .filter(({ source, slot }) => isDue(slot, ledger.get(source.id), now))
    .sort((a, b) => a.slot.getTime() - b.slot.getTime() || (a.source.id < b.source.id ? -1 : 1))
    .map(({ source }) => source);
}

function isDue(slot: Date, past: PastRuns | undefined, now: Date): boolean {
  if (!past) return true;
  const { done, failed, failures } = past;
  if (done !== null && new Date(done) >= slot) return false;
  if (failed === null || new Date(failed) < slot) return true;
  const pause = Math.min(2 ** (failures - 1), 24) * hour;
  return now.getTime() >= new Date(failed).getTime() + pause;
}

/** The latest slot of a source that is not after `now`. */
export function lastSlot(source: Scheduled, now: Date): Date {
  const own = jitter(source.id);
  const today = chinaInstant(chinaDay(now)).getTime();
  for (let back = 0; back <= longest; back++) {
    const start = today - back * day;
    const slot = new Date(start + night.from + own.minuteOfNight * minute);
    if (slot <= now && isDayOf(source, { start, own })) return slot;
  }
  throw new TypeError(`Cannot schedule ${source.id}: wanted a slot within ${longest} days, found none`);
}

/** Whether the day that begins in China at an instant is one of the source's. */
function isDayOf(
  { schedule, season }: Scheduled,
  { start, own }: { start: number; own: Jitter },
): boolean {
  if (schedule === "daily" || (season && isWithin(season, chinaDay(new Date(start)).slice(5)))) return true;
  const inChina = new Date(start + 8 * hour); // its fields in UTC are those of the day in China
  if (schedule === "weekly") return inChina.getUTCDay() === own.weekday;
  return inChina.getUTCDate() === own.dayOfMonth;
}

function isWithin({ from, to }: Season, date: string): boolean {
  return from <= to ? date >= from && date <= to : date >= from || date <= to;
}

interface Jitter {
  minuteOfNight: number;
  weekday: number;
  dayOfMonth: number;
}

/** What stands in for chance: each source's own minute, weekday and day of the month. */
function jitter(id: string): Jitter {
  const hash = sha256(`slot ${id}`);
  const part = (at: number, below: number) => Number.parseInt(hash.slice(at, at + 8), 16) % below;
  return { minuteOfNight: part(0, night.minutes), weekday: part(8, 7), dayOfMonth: 1 + part(16, 28) };
}
