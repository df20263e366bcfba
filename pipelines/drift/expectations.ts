/**
 * What is expected of a source, as data: its own definition, its schedule, and its past.
 *
 * What has no past is not expected: a column that never printed dates is not told that they are missing. Shares are of
 * rows or articles, from 0 to 1.
 *
 * @module
 */
import type { Source } from "../../sources/define.ts";
import { median, type Profile } from "./profile.ts";

/** Bounds that an observation is held against; null where nothing is expected. */
export interface Expectations {
  /** Fewest rows of the first page, by the definition. */
  rows: number;
  /** Fewest rows of the first page, by the last good one. */
  rowsKept: number | null;
  /** Smallest share of rows with a title, and with a whole date. */
  rowsTitled: number | null;
  rowsDated: number | null;
  /** Rows of the last good first page, by address. */
  known: ReadonlyMap<string, { title: string; date: string | null }>;
  /** The newest date may not be earlier than this one by more than {@linkcode Expectations.slack}. */
  newest: string | null;
  /** Days that pinned and withdrawn rows may set the newest date back. */
  slack: number;
  /** Oldest that the newest row may be, in days; null for samples, which do not age. */
  age: number | null;
  /** Whether anything was loaded before, so that there is a last good state to keep. */
  hasPast: boolean;
  /** Largest share of articles that may be wrong in a way that no definition allows. */
  wrong: number;
  /** Smallest shares of articles with a title, a body that a selector found, a date, a publisher, and an end. */
  titled: number | null;
  found: number | null;
  dated: number | null;
  published: number | null;
  whole: number | null;
  /** Smallest median of text lengths. */
  length: number | null;
}

/** Days without anything new after which a column of each schedule is stale. */
const ages = { daily: 180, weekly: 400, monthly: 800 } as const;

/** Articles that make a past: fewer have no habits. */
const enough = 5;

/** How far a share may fall below the past's. */
export const fall = 0.3;

/** What is expected of a source with this past; null stands for its first collection. */
export function expectationsOf(
  source: Pick<Source, "expect" | "schedule" | "status">,
  past: Profile | null,
): Expectations {
  const { rows = [], newest = null } = past?.list ?? {};
  const articles = past !== null && past.articles.length >= enough ? past.articles : [];
  const shareOf = <T>(items: readonly T[], has: (item: T) => boolean) =>
    items.length === 0 ? null : Math.max(0, items.filter(has).length / items.length - fall);
  return {
    rows: source.expect.rows,
    rowsKept: rows.length === 0 ? null : Math.ceil(rows.length * 2 / 3),
    rowsTitled: shareOf(rows, ({ title }) => title !== ""),
    rowsDated: shareOf(rows, ({ date }) => date !== null),
    known: new Map(rows.map(({ url, title, date }) => [url, { title, date }])),
    newest,
    slack: 60,
    age: source.status === "sample" ? null : source.expect.age ?? ages[source.schedule],
    hasPast: past !== null,
    wrong: 0.25,
    titled: shareOf(articles, (mark) => mark.titled),
    found: shareOf(articles, (mark) => mark.found),
    dated: shareOf(articles, (mark) => mark.dated),
    published: shareOf(articles, (mark) => mark.published),
    whole: shareOf(articles, (mark) => mark.whole),
    length: articles.length === 0 ? null : median(articles.map((mark) => mark.length)) / 5,
  };
}
