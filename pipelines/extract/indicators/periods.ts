/**
 * When a figure holds or is due.
 *
 * A date governs what follows it: in its clause, in its sentence where it opens a clause (`2023年,…`), in the paragraph
 * where it stands so in an earlier sentence, and a due date (`到2025年`) in its whole section where that states goals.
 * Dates in titles and short quotations, and dates to compare with (较2013年), govern nothing.
 *
 * @module
 */
import { type DateMention, resolvePeriod } from "../../normalise/dates.ts";

/** A date that governs figures. */
export interface Period {
  start: number;
  end: number;
  /** ISO year, month or day. */
  iso: string;
  /** Whether it ends ahead of the document's own date: something is due. */
  ahead: boolean;
  /** Said with 到 or 前: something is to be reached by then. */
  until: boolean;
  /** Whether it opens its clause and so governs the clauses behind it. */
  opens: boolean;
  /** 目前, 今年以来, 自2021年以来: up to the document's own date. */
  open: boolean;
}

const beforeOpening =
  /(?:^|[,，;；:：。、\s“(])(?:[一二三四五六七八九]是|其中|同时|预计|力争|计划|争取|确保|仅|[^,，;；:：。、\s]{0,14}(?:于|在|至|到|自))?\s*$/;
const compared = /(?:较|比|与|同|超)\s*$/;

/** Periods of a text in order; `hidden` are stretches where dates govern nothing, in order. */
export function findPeriods(
  text: string,
  { dates, hidden, anchor }: {
    dates: readonly DateMention[];
    hidden: readonly [number, number][];
    anchor: string | null;
  },
): Period[] {
  const found: Period[] = [];
  let h = 0;
  for (const date of dates) {
    while ((hidden[h]?.[1] ?? Infinity) <= date.start) h++;
    const cover = hidden[h];
    if (cover && cover[0] < date.start && date.start < cover[1]) continue;
    const left = text.slice(Math.max(0, date.start - 20), date.start);
    if (compared.test(left)) continue;
    const open = date.kind === "since" || /^(?:近|过去|目前|截[至止]目前|到目前)/.test(date.text);
    const iso = open ? anchor : resolvePeriod(date, anchor);
    const last = found.at(-1);
    if (iso === null || (last?.iso.startsWith(iso) && isSameSentence(text, last.end, date.start))) continue;
    found.push({
      start: date.start,
      end: date.end,
      iso,
      until: date.kind === "until" && !/^截[至止]/.test(date.text),
      ahead: isAhead(date, iso, anchor),
      opens: beforeOpening.test(left),
      open,
    });
  }
  return found;
}

/** 9月10日,2024年质量月活动…: the year behind a day says no more than the day. */
function isSameSentence(text: string, from: number, to: number): boolean {
  return to - from <= 30 && !/[。；;\n]/.test(text.slice(from, to));
}

/** A due date lies in a later year, or ends a stretch of time after the anchor. Without an anchor 到 alone says so. */
function isAhead(date: DateMention, iso: string, anchor: string | null): boolean {
  if (/^截[至止]/.test(date.text)) return false;
  if (!anchor) return date.kind === "until" && /^到/.test(date.text);
  const reach = Math.min(iso.length, anchor.length);
  const later = iso.slice(0, reach) > anchor.slice(0, reach);
  const endOfYear = date.kind === "until" && iso === anchor.slice(0, 4);
  return later || endOfYear;
}

const titleRange = /[(（](\d{4})\s*[-—–~～至]{1,2}\s*(\d{4})\s*年?[)）]/;

/** The last year of a plan that its own title names: 发展规划（2021—2025年）. Looks at the head of the text only. */
export function horizon(text: string): string | null {
  for (const line of text.slice(0, 600).split("\n", 12)) {
    const range = line.length < 80 && !/[。；]/.test(line) ? titleRange.exec(line) : null;
    if (range?.[2]) return range[2];
  }
  return null;
}
