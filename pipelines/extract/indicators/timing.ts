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
import type { Section } from "./outline.ts";
import type { Period } from "./periods.ts";

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
  /** Last year that the document's title names. */
  horizon: string | null;
  anchor: { date: string | null; kind: DocumentKind };
}

/** Kind and period of a figure. */
export function kindAndPeriod(spot: TimingSpot): Pick<IndicatorFact, "kind" | "period"> {
  if (spot.mood === "actual") return { kind: "actual", period: actualPeriod(spot) };
  const due = governing(spot, (p) => p.ahead);
  if (isTarget(spot, due)) {
    return { kind: "target", period: due?.iso ?? sectionDue(spot) ?? spot.horizon };
  }
  const year = spot.anchor.date?.slice(0, 4) ?? "";
  const own = governing(
    { ...spot, opened: spot.opened?.ahead ? spot.opened : null },
    (p) => !p.open && p.iso >= year,
  );
  return { kind: "plan", period: own?.iso ?? null };
}

/** A due date binds in a plan; elsewhere only one said with 到 or 前, and a notice's deadline is a task. */
function isTarget({ section, anchor }: TimingSpot, due: Period | null): boolean {
  if (section.goal) return true;
  if (!due || anchor.kind === "work_notice") return false;
  return plans(anchor.kind) || due.until;
}

function actualPeriod(spot: TimingSpot): string | null {
  const period = governing(spot, (p) => !p.ahead);
  if (period) return period.iso;
  const said = spot.marks.some((mark) => mark.mood === "actual");
  return plans(spot.anchor.kind) && !said ? null : spot.anchor.date;
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
function sectionDue({ section, dues }: TimingSpot): string | null {
  for (let s: Section | null = section; s; s = s.parent) {
    const due = s.goal ? dues.get(s) : undefined;
    if (due) return due.iso;
  }
  return null;
}
