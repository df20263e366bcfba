/**
 * From a figure or promise, its head and the sentence around it to the fact, and to the reasons for it.
 *
 * @module
 */
import type { Measure } from "../../normalise/measures.ts";
import { metricOf } from "../metrics/mod.ts";
import type { PlaceMention } from "../../normalise/regions.ts";
import type { IndicatorFact } from "../facts.ts";
import { evidence } from "../paper.ts";
import type { Reasons } from "../reasons.ts";
import type { Context } from "./context.ts";
import type { Head } from "./heads.ts";
import type { Sentence, Span } from "./layout.ts";
import { type Mood, type MoodMark, moodOf, type MoodReading } from "./mood.ts";
import type { Period } from "./periods.ts";
import { codeAt, type Ground, groundAt, scopeOf } from "./places.ts";
import type { Promised } from "./promises.ts";
import { kindAndPeriod, type Timing } from "./timing.ts";

/** What earlier sentences of a paragraph leave open for later ones. */
export interface Opened {
  mood: Mood | null;
  period: Period | null;
  /** Whether the period was opened inside an item (二是) and ends with it. */
  inItem: boolean;
  /** Head of the last figure. */
  head: Head | null;
  /** Head of the last figure that counts things. */
  counted: Head | null;
}

/** A sentence with all that was found in it. */
export interface Scene {
  sentence: Sentence;
  marks: MoodMark[];
  periods: Period[];
  places: PlaceMention[];
  grounds: Ground[];
  measures: Measure[];
  opened: Opened;
}

/** A measure with its head and clause. */
export interface Figure {
  scene: Scene;
  measure: Measure;
  head: Head;
  clause: Span;
}

/** The fact that a figure states. */
export function figureFact(context: Context, { scene, measure, head, clause }: Figure): IndicatorFact {
  const { text, folded, original } = context.paper;
  const [from, to] = folded.span(measure.start, measure.end);
  const placed = isPlaced(text, { scene, measure });
  const bearing = bearingOf(context, {
    scene,
    at: measure.start,
    itemStart: head.start,
    clause,
    placed,
    promise: false,
  });
  return told(context, bearing, {
    metric_id: metricOf(head.what, measure.unitClass),
    what: head.what,
    value: measure.value,
    value_max: measure.value_max,
    unit: measure.unit,
    comparator: boundOf(text, measure, head),
    ...bearing.says,
    value_text: original.slice(from, to),
    quantified: true,
    ...evidence(context.paper, head),
  });
}

/** The fact that a promise without a number states. */
export function promiseFact(
  context: Context,
  { scene, promise }: { scene: Scene; promise: Promised },
): IndicatorFact {
  const { at, start: itemStart } = promise;
  const clause = scene.sentence.clauses.findLast((c) => c.start <= at) ?? scene.sentence;
  const bearing = bearingOf(context, { scene, at, itemStart, clause, placed: false, promise: true });
  return told(context, bearing, {
    metric_id: metricOf(promise.what, promise.counted ? "count" : "percent"),
    what: promise.what,
    value: null,
    value_max: null,
    unit: null,
    comparator: "eq",
    ...bearing.says,
    value_text: promise.word,
    quantified: false,
    ...evidence(context.paper, promise),
  });
}

/** Whether a place stands directly before the figure: 全省19个产业集群. */
function isPlaced(text: string, { scene, measure: { start } }: Pick<Figure, "scene" | "measure">): boolean {
  return scene.places.some((place) =>
    place.end <= start && start - place.end < 3 && /^(?:的|现有|共有)?$/.test(text.slice(place.end, start))
  );
}

/** A bound may stand before the verb: 至少上报一个领域. */
function boundOf(text: string, measure: Measure, head: Span): IndicatorFact["comparator"] {
  if (measure.bounded) return measure.comparator;
  const left = text.slice(Math.max(head.start, measure.start - 8), measure.start);
  if (/(?:至少|不少于)[^\d,，、]*$/.test(left)) return "ge";
  const capped = /(?:至多|最多|最高(?:可|不超过|给予|补助|补贴|奖励|资助|支持))[^\d,，、]*$/.test(left);
  return capped ? "le" : measure.comparator;
}

/** A place in a sentence at which something is stated. */
interface Moment {
  scene: Scene;
  at: number;
  itemStart: number;
  clause: Span;
  placed: boolean;
  promise: boolean;
}

/** When and where a statement holds, and what decided on it. */
interface Bearing {
  says: Pick<IndicatorFact, "kind" | "period" | "region_code" | "scope">;
  scene: Scene;
  mood: MoodReading;
  timing: Timing;
  ground: Ground | null;
}

function bearingOf(context: Context, moment: Moment): Bearing {
  const { scene } = moment, ground = groundAt(scene.grounds, moment);
  const mood = moodAt(context, moment);
  const timing = timingAt(context, moment, mood);
  const { text, region_code: issuer } = context.paper;
  const region_code = ground ? codeAt(text, { ground, at: moment.at, measures: scene.measures }) : issuer;
  const { kind, period } = timing;
  return { says: { kind, period, region_code, scope: scopeOf(region_code) }, scene, mood, timing, ground };
}

function moodAt({ paper: { text, anchor, kind }, section }: Context, moment: Moment): MoodReading {
  const { scene: { sentence, marks, periods, opened }, at, clause, placed, promise } = moment;
  const due = periods.findLast((p) => p.ahead && p.start < at && (p.opens || p.start >= clause.start));
  const past = periods.findLast((p) => !p.ahead && !p.open && p.opens && p.start < at && isPast(p, anchor));
  return moodOf({
    at,
    marks,
    left: text.slice(Math.max(sentence.start, at - 80), at),
    placed,
    due: due?.start ?? -1,
    past: past?.start ?? -1,
    opened: opened.mood,
    section,
    kind: promise ? "plan" : kind,
  });
}

function timingAt(context: Context, { scene, at, clause }: Moment, { mood }: MoodReading): Timing {
  const { paper: { anchor, kind }, section, dues, frame } = context;
  const { marks, periods, opened: { period } } = scene;
  return kindAndPeriod({
    at,
    clause,
    mood,
    marks,
    periods,
    opened: period,
    section,
    dues,
    frame,
    anchor,
    kind,
  });
}

/** Whether a period ended before the year of the paper. */
function isPast({ iso }: Period, anchor: string | null): boolean {
  return anchor !== null && iso.slice(0, 4) < anchor.slice(0, 4);
}

/** The fact, after the trace was told the reasons for it. */
function told(context: Context, bearing: Bearing, fact: IndicatorFact): IndicatorFact {
  context.trace?.(fact, reasonsOf(context, bearing));
  return fact;
}

function reasonsOf(
  { paper: { text, region_code } }: Context,
  { scene, mood, timing, ground }: Bearing,
): Reasons {
  const word = [...scene.marks, ...scene.periods.map(({ start, end }) => ({ at: start, end }))]
    .find(({ at }) => at === mood.at);
  const words = (span: Span | null) => span === null ? "" : text.slice(span.start, span.end);
  return {
    kind: { rule: mood.rule, words: words(word ? { start: word.at, end: word.end } : null) },
    period: { rule: timing.rule, words: words(timing.date) },
    region: { rule: ground ? "place" : region_code ? "issuer" : "none", words: words(ground) },
  };
}
