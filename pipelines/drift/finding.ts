/** What a drifting source looks like, one line for each sign. @module */

/** Signs of drift, each with what it means. */
export const driftKinds = {
  error_page: "an error page, a challenge or nothing was served with status 200",
  list_unreadable: "the list's address answers something else than a list",
  few_rows: "the first page holds fewer rows than the source expects",
  rows_lost: "the first page holds far fewer rows than the last good one",
  swapped_columns: "dates stand where titles should",
  titles_lost: "rows without title, more than there used to be",
  dates_lost: "rows without a whole date, more than there used to be",
  rows_changed: "the dates or titles of known addresses are others than before",
  list_went_back: "the newest row is older than the newest one seen before",
  stale_list: "nothing new for longer than the schedule lets expect",
  garbled_text: "text decoded in a wrong charset",
  unreadable_articles: "articles from which no text could be read",
  titles_missing: "articles that state no title",
  titles_disagree: "articles whose title is another than that of the row that led to them",
  bodies_not_found: "articles whose body no selector found",
  dates_missing: "articles without a date, more than there used to be",
  publishers_missing: "articles without a publisher, more than there used to be",
  texts_collapsed: "texts far shorter than this source's, or than the same page's before",
  pages_cut: "pages that end before their end, where they used to be whole",
  count_mismatch: "a text that states another number of items than it lists",
} as const;

/** Name of a sign. */
export type DriftKind = keyof typeof driftKinds;

/** One sign of drift in what a collection brought. */
export interface DriftFinding {
  kind: DriftKind;
  /** `stop` holds everything this collection brought back; `warn` is only recorded. */
  severity: "stop" | "warn";
  /** The page that shows it: the list's, or the first article's concerned. */
  url: string;
  /** What the source's author has to look at: `list rows`, `article body` … */
  where: string;
  wanted: string;
  found: string;
}

/** Whether any finding holds the collection back. */
export function isHeld(findings: readonly DriftFinding[]): boolean {
  return findings.some(({ severity }) => severity === "stop");
}

/** One line that names all findings of one severity. */
export function describeFindings(findings: readonly DriftFinding[]): string {
  return findings.map(({ kind, where, wanted, found }) =>
    `${where}: wanted ${wanted}, found ${found} (${kind})`
  )
    .join("; ");
}
