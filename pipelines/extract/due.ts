/**
 * Deadlines: which dates of a text are due dates, and the due date that a task carries in brackets.
 *
 * @module
 */
import { type DateMention, resolvePeriod } from "../normalise/dates.ts";

/** The dates of a paper. */
export interface Dated {
  text: string;
  dates: readonly DateMention[];
  anchor: string | null;
}

/**
 * ISO day, month or year that a mention sets as a deadline, null when it sets none: 截至 reports, and a day before
 * the paper's own is past.
 */
export function deadlineOf(mention: DateMention, anchor: string | null): string | null {
  if (/^截[至止]/.test(mention.text)) return null;
  const due = resolvePeriod(mention, anchor);
  if (due === null) return null;
  return anchor && due < anchor.slice(0, due.length) ? null : due;
}

interface Range {
  start: number;
  end: number;
}

/** The deadline that a task states for itself (see {@linkcode isAttached}), or null. */
export function dueOf({ text, dates, anchor }: Dated, range: Range): string | null {
  return firstDeadline({ text, dates, anchor }, { ...range, wanted: (mention) => isAttached(text, mention) });
}

/** The first deadline that a sentence sets by … 前 or 到 …, or null. */
export function dueWithin(dated: Dated, range: Range): string | null {
  return firstDeadline(dated, {
    ...range,
    wanted: ({ kind, year, month }) => kind === "until" && (year ?? month) !== null,
  });
}

type Wanted = Range & { wanted: (mention: DateMention) => boolean };

function firstDeadline({ dates, anchor }: Dated, { start, end, wanted }: Wanted): string | null {
  for (let at = firstFrom(dates, start); at < dates.length; at++) {
    const mention = dates[at];
    if (!mention || mention.start >= end) return null;
    const due = wanted(mention) ? deadlineOf(mention, anchor) : null;
    if (due) return due;
  }
  return null;
}

/** Index of the first mention that begins at or behind a place. */
function firstFrom(dates: readonly DateMention[], start: number): number {
  let low = 0, high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle]?.start ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

const labelled = /(?:时限|期限|完成时间|时间节点|完成日期)[:：] ?$/;

/** Whether a date is a task's own deadline: behind a label, 完成时限：…, or in a bracket, （…负责，2024年12月底前完成）. */
export function isAttached(text: string, { start, end, kind }: DateMention): boolean {
  const before = text.slice(Math.max(0, start - 80), start), after = text.slice(end, end + 40);
  if (labelled.test(before)) return true;
  if (kind !== "until" && kind !== "range") return false;
  const open = Math.max(before.lastIndexOf("("), before.lastIndexOf("["), before.lastIndexOf("【"));
  const inside = open >= 0 && !/[)\]】。\n]/.test(before.slice(open));
  return inside && /^[^(\[【。\n]{0,30}[)\]】]/.test(after);
}
