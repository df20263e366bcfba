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
  /** Period that an earlier sentence of the paragraph opened. */
  opened: Period | null;
  section: Section;
  dues: ReadonlyMap<Section, Period>;
  frame: Frame;
  /** The document's own day, ISO, or null. */
  anchor: string | null;
  kind: DocumentKind;
}

/** What gave a figure its period. */
export type PeriodRule = "date" | "section" | "title" | "document" | "none";

/** Kind and period of a figure; `date` is the period of the text that gave it, null where none did. */
export interface Timing extends Pick<IndicatorFact, "kind" | "period"> {
  rule: PeriodRule;
  date: Period | null;
}

/** Kind and period of a figure. */
export function kindAndPeriod(spot: TimingSpot): Timing {
  if (spot.mood === "actual") return { kind: "actual", ...actualPeriod(spot) };
  const due = governing(spot, (p) => p.ahead);
  if (isTarget(spot, due)) return { kind: "target", ...duePeriod(spot, due) };
  const year = spot.anchor?.slice(0, 4) ?? "";
  const own = governing(
    { ...spot, opened: spot.opened?.ahead ? spot.opened : null },
    (p) => !p.open && p.iso >= year,
  );
  return { kind: "plan", ...(own ? dated(own) : undated) };
}

type Dating = Omit<Timing, "kind">;
const undated: Dating = { period: null, rule: "none", date: null };

function dated(date: Period): Dating {
  return { period: date.iso, rule: "date", date };
}

function duePeriod(spot: TimingSpot, due: Period | null): Dating {
  if (due) return dated(due);
  const section = sectionDue(spot), { horizon } = spot.frame;
  if (section) return { period: section.iso, rule: "section", date: section };
  return horizon === null ? undated : { period: horizon, rule: "title", date: null };
}

/** What the work points of a year set is due in it. Else a due date binds in a plan; elsewhere only one said with 到 or 前, and a notice's deadline is a task. */
function isTarget({ section, kind, frame }: TimingSpot, due: Period | null): boolean {
  if (section.goal || frame.yearly) return true;
  if (!due || kind === "work_notice") return false;
  return plans(kind) || due.until;
}

function actualPeriod(spot: TimingSpot): Dating {
  const period = governing(spot, (p) => !p.ahead), { reference } = spot.frame;
  if (period) return dated(period);
  const said = spot.marks.some((mark) => mark.mood === "actual");
  if (spot.anchor !== null && (said || !plans(spot.kind))) {
    return { period: spot.anchor, rule: "document", date: null };
  }
  return reference === null ? undated : { period: reference, rule: "title", date: null };
}

/** The nearest period that governs: in the clause, opening a clause before, or opened by an earlier sentence. */
function governing(
  { at, clause, periods, opened }: TimingSpot,
  fits: (period: Period) => boolean,
): Period | null {
  const fitting = periods.filter(fits);
  const own = fitting.filter((p) => p.start >= clause.start && p.end <= clause.end);
  const before = own.findLast((p) => p.start < at) ?? fitting.findLast((p) => p.opens && p.start < at);
  return before ?? own.find((p) => p.start < at + 30) ?? (opened && fits(opened) ? opened : null);
}

/** The due date that the section, or one it lies in, stated. */
function sectionDue({ section, dues }: TimingSpot): Period | null {
  for (let s: Section | null = section; s; s = s.parent) {
    const due = s.goal ? dues.get(s) : undefined;
    if (due) return due;
  }
  return null;
}
