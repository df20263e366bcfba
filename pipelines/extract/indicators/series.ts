/**
 * Figures given year by year in one breath: 2016—2023年,民营机构占比分别为42.9%、45.9%、…; 2024、2025年分别达到500家、700家.
 *
 * @module
 */
import type { Measure } from "../../normalise/measures.ts";
import type { Period } from "./periods.ts";
import type { Sentence } from "./layout.ts";

/**
 * The year of each figure behind 分别 or 依次 where a range or list of years stands before it in the sentence and just as many
 * figures of one unit follow; empty where the numbers do not agree, since then none can be told.
 */
export function yearsOfSeries(
  text: string,
  { sentence, periods, measures }: {
    sentence: Sentence;
    periods: readonly Period[];
    measures: readonly Measure[];
  },
): ReadonlyMap<Measure, string> {
  if (measures.length < 2) return none;
  const word = /分别|依次/.exec(text.slice(sentence.start, sentence.end));
  const at = word ? sentence.start + word.index : Infinity;
  const first = measures.findIndex(({ start }) => start >= at), opening = measures[first];
  if (!opening) return none;
  const range = periods.findLast(({ end, from }) => end <= at && from !== null);
  const from = range?.from ?? null, until = range ? Number(range.iso.slice(0, 4)) : null;
  const listed = from === null || until === null
    ? yearsIn(text.slice(sentence.start, at))
    : Array.from({ length: until - from + 1 }, (_, i) => String(from + i));
  const years = listed.length;
  const series = measures.slice(first).filter(({ unit }) => unit === opening.unit).slice(0, years);
  const alone = measures[first + years]?.unit !== opening.unit ||
    !isListed(text, series.at(-1), measures[first + years]);
  const whole = series.length === years && series.every((one, i) => one === measures[first + i]);
  return whole && alone && years > 1 ? new Map(series.map((one, i) => [one, listed[i] ?? ""])) : none;
}

/** What most sentences have: figures that are no series. */
const none: ReadonlyMap<Measure, string> = new Map();

/** 2024、2025、2026年. */
function yearsIn(text: string): string[] {
  const list = /(?:(?:19|20)\d{2}年?[、和]){1,9}(?:19|20)\d{2}年/.exec(text)?.[0] ?? "";
  return list.match(/\d{4}/g) ?? [];
}

/** Whether two figures are neighbours of one list. */
function isListed(text: string, one: Measure | undefined, other: Measure | undefined): boolean {
  return one !== undefined && other !== undefined &&
    /^ ?[、,，和及] ?$/.test(text.slice(one.end, other.start));
}
