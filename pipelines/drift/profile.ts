/**
 * What the good collections of a source have looked like: the past that drift is measured against.
 *
 * Worked out from collections in order, so that loading in steps and rebuilding from the archive arrive at the same one.
 * Plain JSON: the rows of the last good first page, and marks of the last articles read.
 *
 * @module
 */
import { z } from "zod";
import type { ArticleObservation, ListObservation, Observation } from "./observation.ts";

const listProfile = z.object({
  rows: z.array(z.object({ url: z.string(), title: z.string(), date: z.string().nullable() })),
  /** Newest date of any good collection; null when rows have no dates. */
  newest: z.string().nullable(),
});

const articleMark = z.object({
  titled: z.boolean(),
  found: z.boolean(),
  dated: z.boolean(),
  published: z.boolean(),
  whole: z.boolean(),
  length: z.number(),
});

/** Shape of a profile. */
export const profileSchema = z.object({
  list: listProfile.nullable(),
  /** The last articles, newest last. */
  articles: z.array(articleMark),
});

/** The past of a source. */
export type Profile = z.infer<typeof profileSchema>;
/** What is remembered of an article. */
export type ArticleMark = z.infer<typeof articleMark>;

/** Articles that are remembered: enough for a median, little to store. */
const remembered = 60;

/** The past after one more good collection. */
export function profileOf({ list, articles }: Observation, past: Profile | null): Profile {
  return {
    list: list === null || list.rows.length === 0 ? past?.list ?? null : listOf(list, past),
    articles: [...past?.articles ?? [], ...articles.map(markOf)].slice(-remembered),
  };
}

function listOf({ rows }: ListObservation, past: Profile | null): Profile["list"] {
  const newest = newestOf([past?.list?.newest ?? null, ...rows.map(({ date }) => date)]);
  return { rows: rows.map(({ url, title, date }) => ({ url, title, date })), newest };
}

function markOf({ titled, found, dated, published, whole, length }: ArticleObservation): ArticleMark {
  return { titled, found, dated, published, whole, length };
}

/** The latest of some ISO days, or null when there is none. */
export function newestOf(days: readonly (string | null)[]): string | null {
  return days.reduce((newest, day) => day !== null && (newest === null || day > newest) ? day : newest, null);
}

/** Middle value of some numbers, the lower of two; 0 of none. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;
}
