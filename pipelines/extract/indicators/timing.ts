/**
 * From a figure's mood and the dates around it to its `kind` and `period`.
 *
 * actual  the date that governs, else the document's own day; in a plan only where a word says so (目前, 已)
 * target  what a goal section or a due date binds: the due date of clause, sentence, paragraph, section or title
 * plan    what is intended otherwise: a date of its own sentence, or none
 *
 * @module
 */
import type { IndicatorFact } from "../facts.ts";
import type { DocumentKind } from "../../../sources/define.ts";
import type { Span } from "./layout.ts";
import { type Mood, type MoodMark, plans } from "./mood.ts";
import type { Section } from "../sections.ts";
import type { Frame, Period } from "./periods.ts";

/** What the decision rests on. */
export interface TimingSpot {
  /** Start of the figure. */
  at: number;
  clause: Span;
  mood: Mood;
  /** Words of mood of the sentence. */
  marks: readonly MoodMark[];
  /** Periods of the sentence. */
  periods: readonly Period[];
  /** The deadline in a cell of the table row that the figure stands in. */
  row: Period | null;
  /** Period that an earlier sentence of the paragraph opened. */
  opened: Period | null;
  /** Whether a period of the clauses before dates an event and not the stock that this clause counts (累计, 现有). */
  isEvent(period: Period): boolean;
  /** Whether it is a grant for whoever qualifies, or called a goal. */
  granted: boolean;
  aimed: boolean;
  /** Whether a word of stock (现有, 共有) and nothing else says that it is there. */
  inStock: boolean;
  section: Section;
  dues: ReadonlyMap<Section, Period>;
  frame: Frame;
  /** The document's own day, ISO, or null. */
  anchor: string | null;
  kind: DocumentKind;
}

/** What gave a figure its period. */
export type PeriodRule = "table" | "date" | "section" | "title" | "document" | "none";

/** Kind and period of a figure; `date` is the period of the text that gave it, null where none did. */
export interface Timing extends Pick<IndicatorFact, "kind" | "period"> {
  rule: PeriodRule;
  date: Period | null;
}

/** Kind and period of a figure of a table, by the head of its column; what that leaves open, the document says. */
export function ofColumn(
  { year, aimed }: { year: string | null; aimed: boolean | null },
  spot: Pick<TimingSpot, "section" | "dues" | "frame" | "anchor" | "kind">,
): Timing {
  const later = year === null || spot.anchor === null ? null : year > spot.anchor.slice(0, 4);
  const target = aimed ?? later ?? plans(spot.kind);
  const kind = target ? "target" : "actual";
  if (year !== null) return { kind, period: year, rule: "table", date: null };
  if (target) return { kind, ...duePeriod(spot, null) };
  const stated = spot.section.year ?? spot.frame.counted;
  return { kind, ...(stated === null ? undated : { period: stated, rule: "title", date: null }) };
}

/** Kind and period of a figure. */
export function kindAndPeriod(spot: TimingSpot): Timing {
  if (spot.mood === "actual") return { kind: "actual", ...actualPeriod(spot) };
  const due = governing(spot, (p) => p.ahead);
  const year = spot.anchor?.slice(0, 4) ?? "";
  const own = governing(
    spot,
    (p) =>
      !p.open && p.iso >= (spot.anchor?.slice(0, p.iso.length) ?? "") && !(p.year && p.iso.length > 4) &&
      (p !== spot.opened || ((p.ahead || p.year) && !spot.granted)),
  );
  if (isTarget(spot, due ?? (spot.aimed ? own : null))) {
    return { kind: "target", ...duePeriod(spot, own ?? due) };
  }
  if (own) return { kind: "plan", ...dated(own) };
  const planned = spot.section.year !== null && spot.section.year >= year ? spot.section.year : null;
  return { kind: "plan", ...(planned === null ? undated : { period: planned, rule: "section", date: null }) };
}

type Dating = Omit<Timing, "kind">;
const undated: Dating = { period: null, rule: "none", date: null };

function dated(date: Period): Dating {
  return { period: date.iso, rule: "date", date };
}

function duePeriod(
  spot: Pick<TimingSpot, "section" | "dues" | "frame" | "anchor">,
  due: Period | null,
): Dating {
  if (due) return dated(due);
  const section = sectionDue(spot), { horizon } = spot.frame;
  if (section) return { period: section.iso, rule: "section", date: section };
  const { goal, year } = spot.section;
  if (goal && year !== null) return { period: year, rule: "section", date: null };
  const { reference } = spot.frame;
  if (goal && reference !== null && !isBefore(reference, spot.anchor)) {
    return { period: reference, rule: "title", date: null }; // 2025年…进展情况: 一、年度目标
  }
  return horizon === null ? undated : { period: horizon, rule: "title", date: null };
}

/** What the work points of a year set is due in it. Else a due date binds in a plan; elsewhere only one said with 到 or 前, and a notice's deadline is a task. */
function isTarget({ section, kind, frame, granted, aimed }: TimingSpot, due: Period | null): boolean {
  if (granted) return false;
  if (aimed && due) return true;
  if (section.goal || frame.horizon !== null) return true;
  if (!due || kind === "work_notice") return false;
  return plans(kind) || due.until;
}

function actualPeriod(spot: TimingSpot): Dating {
  const { anchor, section, frame: { counted } } = spot;
  const period = governing(spot, (p) => !p.ahead);
  if (period && !spot.isEvent(period)) return dated(period);
  const reported = !period && !plans(spot.kind);
  if (reported && section.year !== null && isBefore(section.year, anchor)) {
    return { period: section.year, rule: "section", date: null };
  }
  if (reported && counted !== null && isBefore(counted, anchor)) {
    return { period: counted, rule: "title", date: null };
  }
  const said = spot.inStock || spot.marks.some((mark) => mark.mood === "actual");
  if (anchor !== null && (said || !plans(spot.kind))) {
    return { period: anchor, rule: "document", date: null };
  }
  return counted === null ? undated : { period: counted, rule: "title", date: null };
}

/** Whether a year or month lies wholly before the document's own day. */
function isBefore(period: string, anchor: string | null): boolean {
  return anchor === null || period < anchor.slice(0, period.length);
}

/** The nearest period that governs: in the clause, opening a clause before, or opened by an earlier sentence. */
function governing(
  { at, clause, periods, row, opened }: TimingSpot,
  fits: (period: Period) => boolean,
): Period | null {
  if (periods.length === 0) return [row, opened].find((p) => p && fits(p)) ?? null;
  const fitting = periods.filter(fits);
  const own = fitting.filter((p) => p.start >= clause.start && p.end <= clause.end);
  const pinned = own.find((p) => p.pinned && p.start > at && p.start < at + 20);
  if (pinned) return pinned;
  const before = own.findLast((p) => p.start < at) ??
    fitting.findLast((p) => p.opens && !p.cell && p.start < at);
  const near = before ?? own.find((p) => !p.aside && p.start < at + 30);
  return near ?? [row, opened].find((p) => p && fits(p)) ?? null;
}

/** The due date that the section, or one it lies in, stated. */
function sectionDue({ section, dues }: Pick<TimingSpot, "section" | "dues">): Period | null {
  for (let s: Section | null = section; s; s = s.parent) {
    const due = s.goal ? dues.get(s) : undefined;
    if (due) return due;
  }
  return null;
}
