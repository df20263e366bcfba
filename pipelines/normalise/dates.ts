/**
 * Dates and periods as Chinese official documents print them.
 *
 * `findDates` reads every mention of a text in one order, left to right and without overlap; `resolvePeriod` turns one
 * into an ISO day, month or year with the help of the document's own date. What is not a date of the calendar
 * (`13月`, `2月30日`, `2024年911日`, `2024年Dec月`) gives no mention at all: its place is taken, so that no half of it
 * is read as a date. Document numbers (`〔2022〕`), index numbers (`000014349/2017-00110`) and standard numbers
 * (`GB 4706.56-2008`) are no dates.
 *
 *     2022年11月中旬前   until  2022-11-20      upper day of the 旬: 10, 20, last of the month
 *     2022—2025年        range  2022 … 2025     resolves to its end, the day the figure is due or counted
 *     去年底             relative −1, 12-31     resolves against the anchor, else null
 *
 * All patterns are bounded, so time is linear in the text.
 *
 * @module
 */
import { characterSet, isAt } from "./character_set.ts";
import { dateFigures, type DateParts, dateRules, lastDay } from "./date_rules.ts";

/** How a mention bears on time: `until` is 到, 截至 … or … 前, `since` is 自 … or … 以来, `relative` is 今年, 目前. */
export type DateKind = "point" | "until" | "since" | "range" | "relative";

/** One mention of a date or period; `text.slice(start, end)` is the mention's `text`. */
export interface DateMention extends DateParts {
  start: number;
  end: number;
  /** As printed, with its 截至, 到, 前, 以来. */
  text: string;
  kind: DateKind;
}

/** A place that is taken: by a mention, or by a form that is no date of the calendar. */
interface Span extends Omit<DateMention, "kind"> {
  kind: DateKind | "broken";
}

function isMention(span: Span): span is DateMention {
  return span.kind !== "broken";
}

/** Every date and period of a text, in order, without overlap. */
export function findDates(text: string): DateMention[] {
  const spans = joinRanges(text, matches(text));
  inheritYears(text, spans);
  return spans.filter(isMention);
}

/**
 * ISO day, month or year that a mention means; the end of a range.
 *
 * `anchor` is the document's own ISO day, or month where no day is known. It gives the year to 9月21日 and 今年, and itself to
 * 目前; a month has no 昨天 and no 5日. Without it such mentions are null, and so is a year-less date more than half a year after the anchor, or a year-less deadline before
 * it: there the year cannot be told.
 */
export function resolvePeriod(mention: DateMention, anchor: string | null): string | null {
  const { relative } = mention;
  if (relative?.unit === "day") {
    return anchor && relative.shift !== 0 ? shiftDays(anchor, relative.shift) : anchor;
  }
  const ends = mention.endYear !== null || mention.endMonth !== null;
  const [month, day] = ends ? [mention.endMonth, mention.endDay] : [mention.month, mention.day];
  const stated = ends ? mention.endYear : mention.year;
  if (stated !== null) return iso(stated, month, day);
  if (!anchor) return null;
  const year = Number(anchor.slice(0, 4));
  if (relative) return iso(year + relative.shift, month, day);
  if (month === null) return day === null ? null : recentDay(anchor, day);
  const period = iso(year, month, day);
  if (mention.kind === "until" && !/^截[至止]/.test(mention.text)) {
    return period < anchor.slice(0, period.length) ? null : period;
  }
  const latest = period > anchor ? shiftDays(anchor.length === 7 ? `${anchor}-01` : anchor, 183) : null;
  return latest !== null && period > latest ? null : period;
}

/**
 * The ISO day of a text that prints one whole date, in any form, perhaps with a label or time around it.
 * Null when it prints none, an incomplete one or two different ones.
 */
export function parseDate(text: string): string | null {
  const compact = /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text);
  if (compact) return parseDate(`${compact[1]}-${compact[2]}-${compact[3]}`);
  const days = new Set<string>();
  for (const { year, month, day, kind } of findDates(text)) {
    if (kind === "range") return null;
    if (year !== null && month !== null && day !== null) days.add(iso(year, month, day));
  }
  const [only] = days;
  return days.size === 1 && only ? only : null;
}

/** The forms that can begin with each code unit, as indexes into `lists`; 0 where none can. */
const listOf = new Uint8Array(0x10000);
const lists: (typeof dateRules)[] = [[]];
for (const unit of new Set(dateRules.flatMap(({ opens }) => [...opens]))) {
  listOf[unit.charCodeAt(0)] = lists.push(dateRules.filter(({ opens }) => opens.includes(unit))) - 1;
}

const figure = characterSet(dateFigures);
/** What follows the figures of a date, spaces aside; other numbers are passed over without a look at the forms. */
const behindFigures = characterSet("年月日号季期末时”」』-－/／.．—–―～~至到"),
  gaps = characterSet(" \u3000\u00a0");

/** Dates from left to right: at each place the longest form, of equal ones the earlier rule. */
function matches(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at), list = listOf[unit];
    if (!list) {
      at++;
      continue;
    }
    const figures = figure[unit] === 1;
    const run = figures ? figuresEnd(text, at) : at + 1, next = figures ? behindSpaces(text, run) : run;
    const span = figures && !isDateLike(text, { next, length: run - at })
      ? null
      : longestAt(text, { at, list, next: text.charAt(next) });
    if (span) spans.push(span);
    at = span?.end ?? run;
  }
  return spans;
}

function figuresEnd(text: string, at: number): number {
  let end = at;
  while (isAt(figure, text, end)) end++;
  return end;
}

function behindSpaces(text: string, end: number): number {
  let at = end;
  while (at < end + 3 && isAt(gaps, text, at)) at++;
  return at;
}

/** Whether figures of a length may open a date, by what stands behind them; only years stand before 年. */
function isDateLike(text: string, { next, length }: { next: number; length: number }): boolean {
  return isAt(behindFigures, text, next) && (length === 4 || text.charAt(next) !== "年");
}

function longestAt(
  text: string,
  { at, list, next }: { at: number; list: number; next: string },
): Span | null {
  let end = at, rule: (typeof dateRules)[number] | null = null;
  for (const one of lists[list] ?? []) {
    if (!one.next.includes(next)) continue;
    one.pattern.lastIndex = at; // where a sticky pattern has matched, it then stands at the end of the match
    if (one.pattern.test(text) && one.pattern.lastIndex > end) {
      end = one.pattern.lastIndex;
      rule = one;
    }
  }
  if (rule === null) return null;
  rule.pattern.lastIndex = at;
  const match = rule.pattern.exec(text);
  return match && spanOf(match, rule.read(match.groups ?? {}));
}

function spanOf({ 0: text, index: start }: RegExpExecArray, found: Partial<DateParts> | null): Span {
  const { year = null, month = null, day = null, relative = null } = found ?? {};
  const { endYear = null, endMonth = null, endDay = null } = found ?? {};
  const ranges = endYear !== null || endMonth !== null;
  const kind = found === null ? "broken" : relative ? "relative" : ranges ? "range" : "point";
  return {
    year,
    month,
    day,
    endYear,
    endMonth,
    endDay,
    relative,
    start,
    end: start + text.length,
    text,
    kind,
  };
}

const join = /^[ \u3000]?(?:[—–―～~\-－]{1,2}|至|到)[ \u3000]?$/;

/** 2024年1月1日至6月30日 is one range; then every mention takes its 截至 … 前. */
function joinRanges(text: string, spans: Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    const gap = before && span.start - before.end <= 4 ? text.slice(before.end, span.start) : "";
    if (before?.kind === "point" && span.kind === "point" && join.test(gap)) {
      before.end = span.end;
      before.kind = "range";
      before.endYear = span.year ?? before.year;
      before.endMonth = span.month ?? (span.day === null ? null : before.month);
      before.endDay = span.day;
    } else joined.push(span);
  }
  let floor = 0;
  for (const span of joined) {
    if (isAt(widensBefore, text, span.start - 1) || isAt(widensAfter, text, span.end)) {
      widen(text, span, floor);
    } else span.text = text.slice(span.start, span.end);
    floor = span.end;
  }
  return joined;
}

const untilBefore = /(?:截至|截止到|截止至|截止|(?<![达得收受接看遇直])到|(?<![以甚乃直])至)[ \u3000]?$/;
const sinceBefore = /(?:自从|自|从)[ \u3000]?$/;
const untilAfter =
  /^[ \u3000]?(?:之前|以前|前(?!后|期|夕|往|[\d一二三四五六七八九十两]{1,3}个?(?:月|季))|为止|止(?!步))/;
const sinceAfter = /^[ \u3000]?(?:以来|起(?!草|步)|以后|之后)/;

/** What stands right before or behind a date that these widen. */
const widensBefore = characterSet("到至止从自 \u3000"), widensAfter = characterSet("之以前为止起 \u3000");

function widen(text: string, span: Span, floor: number): void {
  const before = text.slice(Math.max(floor, span.start - 5), span.start);
  const after = text.slice(span.end, span.end + 4);
  const until = untilBefore.exec(before), since = sinceBefore.exec(before);
  const ends = untilAfter.exec(after), begins = sinceAfter.exec(after);
  const kind = until || ends ? "until" : since || begins ? "since" : null;
  if (kind && span.kind !== "range" && span.kind !== "broken") span.kind = kind;
  span.start -= (until ?? since)?.[0].length ?? 0;
  span.end += (ends ?? begins)?.[0].length ?? 0;
  span.text = text.slice(span.start, span.end);
}

/** A month without a year takes the year named last before it in the same paragraph. */
function inheritYears(text: string, spans: Span[]): void {
  let last: Span | null = null, read = 0;
  for (const span of spans) {
    if (last && text.slice(read, span.start).includes("\n")) last = null;
    read = span.start;
    if (span.kind === "broken") continue;
    const open = span.year === null && span.relative === null && span.month !== null;
    if (open && last) {
      span.year = last.endYear ?? last.year;
      span.relative = last.relative;
      if (span.kind === "range" && span.endYear === null) span.endYear = span.year;
    } else if (span.year !== null || span.relative?.unit === "year") last = span;
  }
}

function iso(year: number, month: number | null, day: number | null): string {
  if (month === null) return String(year);
  const head = `${year}-${String(month).padStart(2, "0")}`;
  return day === null ? head : `${head}-${String(Math.min(day, lastDay(year, month))).padStart(2, "0")}`;
}

/** Null for a month. */
function shiftDays(day: string, shift: number): string | null {
  if (day.length < 10) return null;
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  return new Date(date.getTime() + shift * 86_400_000).toISOString().slice(0, 10);
}

/** The last such day of the month on or before the anchor: 5日 in news of the 6th is yesterday. Null beside a month. */
function recentDay(anchor: string, day: number): string | null {
  const [year = 0, month = 1, today = null] = anchor.split("-").map(Number);
  if (today === null) return null;
  if (day <= today) return iso(year, month, day);
  const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1];
  return day <= lastDay(y, m) ? iso(y, m, day) : null;
}
