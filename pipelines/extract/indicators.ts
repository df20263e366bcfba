/**
 * Indicators: every statement of a document that says how many, how much or what share, with its sentence.
 *
 * The text is read once from front to back: measures, dates and places are found, the layout and outline say where each
 * stands, and a small grammar decides for each figure what it counts, whether it is there, aimed at or intended, when and
 * where it holds. Nothing is tuned to a document; nothing is guessed: what the text leaves open is null.
 *
 * Extraction runs on the folded text; `quote`, `start` and `end` point into the original, and
 * `original.slice(start, end) === quote`. Pure, linear in the text, and a text without digits gives no figure.
 *
 * @module
 */
import type { DocumentKind } from "../../sources/define.ts";
import { findDates } from "../normalise/dates.ts";
import { findMeasures, type Measure } from "../normalise/measures.ts";
import { findPlaces, type PlaceMention } from "../normalise/regions.ts";
import type { Folded } from "../normalise/script.ts";
import type { IndicatorFact } from "./facts.ts";
import { bodyEnd, isFigure, slogans } from "./indicators/exclusions.ts";
import { type Head, headOf } from "./indicators/heads.ts";
import { isItemStart, layOut, type Line, type Sentence, type Span } from "./indicators/layout.ts";
import { type Mood, type MoodMark, moodMarks, moodOf } from "./indicators/mood.ts";
import { outline, type Section } from "./indicators/outline.ts";
import { findPeriods, horizon, type Period } from "./indicators/periods.ts";
import { type Ground, groundAt, groundsOf, scopeOf } from "./indicators/places.ts";
import { findPromises, type Promised } from "./indicators/promises.ts";
import { withoutRepeats } from "./indicators/repeats.ts";
import { kindAndPeriod } from "./indicators/timing.ts";
import { metricOf } from "./metrics/mod.ts";

/** What indicators are read from. */
export interface FoldedReading {
  folded: Folded;
  original: string;
  anchor: {
    /** ISO day the document was signed or, failing that, published; null when unknown. */
    date: string | null;
    /** Place of the publisher; null when unknown. */
    region_code: string | null;
    kind: DocumentKind;
  };
}

/** All indicators of a document in the order of the text, repeats left out. */
export function extractIndicators(reading: FoldedReading): IndicatorFact[] {
  const text = reading.folded.text.slice(0, bodyEnd(reading.folded.text));
  const lines = layOut(text), sections = outline(text, lines);
  const supply = supplyOf(text, reading);
  const dues = new Map<Section, Period>();
  const facts = lines.flatMap((line, i) => {
    const section = sections[i];
    return section ? readLine({ text, reading, supply, section, dues }, line) : [];
  });
  return withoutRepeats(facts);
}

/** Everything found in the text before it is read, handed out sentence by sentence. */
interface Supply {
  measures: Queue<Measure>;
  periods: Queue<Period>;
  places: Queue<PlaceMention>;
  horizon: string | null;
}

interface Context {
  text: string;
  reading: FoldedReading;
  supply: Supply;
  section: Section;
  /** Due date that each section stated. */
  dues: Map<Section, Period>;
}

function supplyOf(text: string, { anchor }: FoldedReading): Supply {
  const hidden = slogans(text), dates = findDates(text);
  const measures = outside(findMeasures(text), [
    hidden,
    dates.map((d): [number, number] => [d.start, d.end]),
  ]);
  return {
    measures: queue(measures.filter((measure) => isFigure(text, measure))),
    periods: queue(findPeriods(text, { dates, hidden, anchor: anchor.date })),
    places: queue(findPlaces(text, anchor.region_code)),
    horizon: horizon(text),
  };
}

/** Hands out what lies before `end`, each item once. */
type Queue<T> = (end: number) => T[];

function queue<T extends { start: number; end: number }>(items: readonly T[]): Queue<T> {
  let next = 0;
  return (end) => {
    const from = next;
    while (next < items.length && (items[next]?.start ?? end) < end) next++;
    return items.slice(from, next);
  };
}

/** The measures whose number lies outside all given stretches (each list in order). */
function outside(measures: Measure[], lists: [number, number][][]): Measure[] {
  return lists.reduce((left, stretches) => {
    let i = 0;
    return left.filter(({ numberStart, unitEnd }) => {
      while ((stretches[i]?.[1] ?? Infinity) <= numberStart) i++;
      return (stretches[i]?.[0] ?? Infinity) >= unitEnd;
    });
  }, measures);
}

/** What earlier sentences of a paragraph leave open for later ones. */
interface Opened {
  mood: Mood | null;
  period: Period | null;
  /** Whether the period was opened inside an item (二是) and ends with it. */
  inItem: boolean;
}

function readLine(context: Context, line: Line): IndicatorFact[] {
  const opened: Opened = { mood: null, period: null, inItem: false };
  return line.sentences.flatMap((sentence) => readSentence(context, { sentence, opened }));
}

/** A sentence with all that was found in it. */
interface Scene {
  sentence: Sentence;
  marks: MoodMark[];
  periods: Period[];
  places: PlaceMention[];
  grounds: Ground[];
  opened: Opened;
}

function readSentence(
  context: Context,
  { sentence, opened }: { sentence: Sentence; opened: Opened },
): IndicatorFact[] {
  const { text, supply, reading, section, dues } = context;
  if (opened.inItem && isItemStart(text, sentence.start)) opened.period = null;
  const places = supply.places(sentence.end), periods = supply.periods(sentence.end);
  const issuer = reading.anchor.region_code;
  const scene: Scene = {
    sentence,
    marks: moodMarks(text, sentence),
    periods,
    places,
    grounds: groundsOf(text, { sentence, places, issuer }),
    opened: { ...opened },
  };
  const facts = [
    ...figuresOf(context, { scene, measures: supply.measures(sentence.end) }),
    ...findPromises(text, sentence)
      .map((promise) => promiseFact(context, { scene, promise }))
      .filter(({ kind }) => kind !== "actual"), // 已发布一批标准 reports and promises nothing
  ];
  const due = periods.find((p) => p.ahead && p.opens);
  if (due && !dues.has(section)) dues.set(section, due);
  leaveOpen(opened, { text, scene });
  return facts.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Notes what the sentence opens for the rest of its paragraph. */
function leaveOpen(opened: Opened, { text, scene }: { text: string; scene: Scene }): void {
  const { marks, periods, sentence } = scene;
  const period = periods.findLast((p) => p.opens), mark = marks.findLast((m) => m.lasting);
  if (mark) opened.mood = mark.mood;
  if (mark && mark.at > (period?.start ?? -1)) opened.period = null;
  if (!period) return;
  if (!mark || period.start >= mark.at) {
    opened.period = period;
    opened.inItem = sentence.clauses.some((c) => c.start <= period.start && isItemStart(text, c.start));
  }
  if (period.ahead) opened.mood = "plan";
  else if (!mark) opened.mood = null;
}

function figuresOf(
  context: Context,
  { scene, measures }: { scene: Scene; measures: Measure[] },
): IndicatorFact[] {
  const { clauses } = scene.sentence;
  let previous: Head | null = null, total: Head | null = null, c = 0;
  return measures.map((measure, i) => {
    while ((clauses[c + 1]?.start ?? Infinity) <= measure.start) c++;
    const clause = clauses[c] ?? scene.sentence, next = measures[i + 1];
    const adjoins = next?.start === measure.end;
    const from = Math.max(clause.start, previous?.end ?? 0);
    const to = Math.min(clause.end, (adjoins ? measures[i + 2] : next)?.start ?? Infinity);
    if (previous && context.text.slice(from, measure.start).includes("其中")) total = previous;
    const head = headOf(context.text, measure, {
      clause,
      before: clauses[c - 1] ?? null,
      from,
      to,
      rightFrom: adjoins ? next.end : measure.end,
      place: scene.places.findLast((p) => p.end <= measure.start) ?? null,
      previous,
      total,
    });
    previous = head;
    return figureFact(context, { scene, measure, head, clause });
  });
}

interface Figure {
  scene: Scene;
  measure: Measure;
  head: Head;
  clause: Span;
}

function figureFact(context: Context, { scene, measure, head, clause }: Figure): IndicatorFact {
  const { text, reading: { folded, original } } = context;
  const placed = scene.places.some((p) =>
    p.end <= measure.start && /^(?:的|现有|共有)?$/.test(text.slice(p.end, measure.start).slice(0, 4)) &&
    measure.start - p.end < 3
  );
  const region = groundAt(scene.grounds, { at: measure.start, itemStart: head.start });
  const [from, to] = folded.span(measure.start, measure.end);
  return {
    metric_id: metricOf(head.what, measure.unitClass),
    what: head.what,
    value: measure.value,
    value_max: measure.value_max,
    unit: measure.unit,
    comparator: boundOf(text, measure, head),
    ...timing(context, { scene, at: measure.start, clause, placed, promise: false }),
    ...ground(region ?? context.reading.anchor.region_code),
    value_text: original.slice(from, to),
    quantified: true,
    ...quote(context.reading, head),
  };
}

/** A bound may stand before the verb: 至少上报一个领域. */
function boundOf(text: string, measure: Measure, head: Span): IndicatorFact["comparator"] {
  if (measure.bounded) return measure.comparator;
  const left = text.slice(Math.max(head.start, measure.start - 8), measure.start);
  if (/(?:至少|不少于)[^\d,，、]*$/.test(left)) return "ge";
  return /(?:至多|最多|最高)[^\d,，、]*$/.test(left) ? "le" : measure.comparator;
}

function promiseFact(
  context: Context,
  { scene, promise }: { scene: Scene; promise: Promised },
): IndicatorFact {
  const clause = scene.sentence.clauses.findLast((c) => c.start <= promise.at) ?? scene.sentence;
  const region = groundAt(scene.grounds, { at: promise.at, itemStart: promise.start });
  return {
    metric_id: metricOf(promise.what, promise.counted ? "count" : "percent"),
    what: promise.what,
    value: null,
    value_max: null,
    unit: null,
    comparator: "eq",
    ...timing(context, { scene, at: promise.at, clause, placed: false, promise: true }),
    ...ground(region ?? context.reading.anchor.region_code),
    value_text: promise.word,
    quantified: false,
    ...quote(context.reading, promise),
  };
}

interface Moment {
  scene: Scene;
  at: number;
  clause: Span;
  placed: boolean;
  promise: boolean;
}

function timing(context: Context, moment: Moment): Pick<IndicatorFact, "kind" | "period"> {
  const { text, section, dues, supply, reading: { anchor } } = context;
  const { scene: { sentence, marks, periods, opened }, at, clause, placed, promise } = moment;
  const due = periods.findLast((p) => p.ahead && p.start < at && (p.opens || p.start >= clause.start));
  const mood = moodOf({
    at,
    marks,
    left: text.slice(Math.max(sentence.start, at - 80), at),
    placed,
    due: due?.start ?? -1,
    opened: opened.mood,
    section,
    kind: promise ? "plan" : anchor.kind,
  });
  return kindAndPeriod({
    at,
    clause,
    mood,
    marks,
    periods,
    opened: opened.period,
    section,
    dues,
    horizon: supply.horizon,
    anchor,
  });
}

function ground(code: string | null): Pick<IndicatorFact, "region_code" | "scope"> {
  return { region_code: code, scope: scopeOf(code) };
}

function quote(
  { folded, original }: FoldedReading,
  { start, end }: Span,
): Pick<IndicatorFact, "quote" | "start" | "end"> {
  const [from, to] = folded.span(start, end);
  return { quote: original.slice(from, to), start: from, end: to };
}
