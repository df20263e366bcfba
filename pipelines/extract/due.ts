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
  /** The year that the section is about, which its dates without one are of; left out where it names none. */
  year?: number | null;
}

/**
 * ISO day, month or year that a mention sets as a deadline, null when it sets none: 截至 reports, and a day before
 * the paper's own is past.
 */
export function deadlineOf(mention: DateMention, anchor: string | null): string | null {
  if (/^截[至止]/.test(mention.text)) return null;
  const due = resolvePeriod(aheadOf(mention), anchor);
  if (due === null) return null;
  return anchor && due < anchor.slice(0, due.length) ? null : due;
}

/** 11月底 as a deadline is that of the paper's year, however far ahead. */
export function aheadOf(mention: DateMention): DateMention {
  return mention.kind === "point" ? { ...mention, kind: "until" } : mention;
}

interface Range {
  start: number;
  end: number;
}

/** A deadline, and where its words end. */
export interface Deadline {
  due: string;
  end: number;
}

/** The deadline that a task states for itself (see {@linkcode isAttached}) or opens with, or null. */
export function dueOf(dated: Dated, range: Range): Deadline | null {
  const wanted = (mention: DateMention) =>
    isAttached(dated.text, mention) ||
    (mention.kind === "until" && mention.start === range.start && mention.month !== null);
  return firstDeadline(dated, { ...range, wanted });
}

/** 2025年一季度印发实施: what is done then is done by its end. */
const finished = /^[,， ]?(?:正式|全面|全部)?(?:印发|出台|完成|建成|竣工|投用|投运|投产|上线|挂牌|开工|启动)/;

/** The first deadline that a sentence sets by … 前 or 到 …, or by a month or quarter in which it is finished; or null. */
export function dueWithin(dated: Dated, range: Range): Deadline | null {
  return firstDeadline(dated, {
    ...range,
    wanted: ({ kind, year, month, end }) =>
      (kind === "until" && (year ?? month) !== null) ||
      (kind === "point" && month !== null && finished.test(dated.text.slice(end, end + 8))),
  });
}

type Wanted = Range & { wanted: (mention: DateMention) => boolean };

function firstDeadline(
  { text, dates, anchor, year = null }: Dated,
  { start, end, wanted }: Wanted,
): Deadline | null {
  for (let at = firstFrom(dates, start); at < dates.length; at++) {
    const mention = dates[at];
    if (!mention || mention.start >= end) return null;
    const due = wanted(mention) ? deadlineOf(ofYear(mention, year), anchor) : null;
    if (due) {
      return {
        due,
        end: mention.end +
          (/^[^,，。;；)\]】\n]{0,8}(?=[。;；)\]】\n])/.exec(text.slice(mention.end, mention.end + 10))?.[0]
            .length ?? 0),
      };
    }
  }
  return null;
}

/** 6月底前 below 2026年工作打算 is of that year. */
function ofYear(mention: DateMention, year: number | null): DateMention {
  if (year === null || mention.year !== null || mention.relative !== null || mention.month === null) {
    return mention;
  }
  return { ...mention, year, endYear: mention.endMonth === null ? null : year };
}

/** Index of the first of a sorted list that begins at or behind a place. */
export function firstFrom(dates: readonly { start: number }[], start: number): number {
  let low = 0, high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle]?.start ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

const labelled = /(?:时限|期限|(?:完成|推进|办结)时间|时间(?:节点|要求|安排)|完成日期|进度安排)[:：] ?$/;

/** …，2024年12月底前完成。at the end of a task: by then it is to be done as a whole. */
const finishing = /^[,，]?(?:全部|全面|基本|均)?(?:完成|办结|落实(?:到位)?|到位)[。;；]?\s*(?:$|\n|[(\[【])/;

const untilHour =
  /^ ?(?:\((?:星期|周).\))? ?(?:上午|中午|下午|晚上?)?(?:\d{1,2}(?::\d{2}|[时点](?:\d{1,2}分|整|半)?))?(?:[之以]?前|止)/;

/** 5月30日(星期五)前 and 5月30日17:00前 are deadlines like 5月30日前. */
export function isUntil(text: string, { kind, end }: DateMention): boolean {
  return kind === "until" ||
    (kind === "point" && untilHour.test(text.slice(end, end + 24)));
}

/**
 * Whether a date is a task's own deadline: behind a label, 完成时限：…, in a bracket, （…负责，2024年12月底前完成）, or in a closing
 * clause that says no more than by when it is done.
 */
export function isAttached(text: string, { start, end, kind }: DateMention): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  if (/[:：]\s{0,8}$/.test(before.slice(-9)) && labelled.test(before.replace(/\n(?=.{0,6}$)/, ""))) {
    return true;
  }
  if (kind !== "until" && kind !== "range") return false;
  const after = text.slice(end, end + 40);
  if (kind === "until" && finishing.test(after) && /[。;；,，\n]\s*$/.test(before)) return true;
  const open = Math.max(before.lastIndexOf("("), before.lastIndexOf("["), before.lastIndexOf("【"));
  const inside = open >= 0 && !/[)\]】。]|\n\n/.test(before.slice(open));
  return inside && /^[^(\[【。]{0,30}[)\]】]/.test(after);
}
