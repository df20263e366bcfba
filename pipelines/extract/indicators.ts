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
import type { IndicatorFact } from "./facts.ts";
import { figureFact, type Opened, promiseFact, type Scene } from "./indicators/statements.ts";
import {
  type Context,
  contextOf,
  enter,
  passOver,
  type Reported,
  setDue,
  speaks,
} from "./indicators/context.ts";
import { countsThings, type Head, headOf } from "./indicators/heads.ts";
import { isItemStart, layOut, type Sentence } from "./indicators/layout.ts";
import { moodMarks } from "./indicators/mood.ts";
import type { Period } from "./indicators/periods.ts";
import { groundsOf } from "./indicators/places.ts";
import { findPromises } from "./indicators/promises.ts";
import { withoutRepeats } from "./indicators/repeats.ts";
import type { Trace } from "./reasons.ts";

/** All indicators of a document in the order of the text, repeats left out; `trace` is told why each is what it is. */
export function extractIndicators(paper: Reported, trace: Trace | null): IndicatorFact[] {
  const context = contextOf(paper, trace);
  const opened: Opened = { mood: null, period: null, inItem: false, head: null, counted: null };
  const facts = layOut(paper.text).flatMap((line) => {
    opened.mood = opened.head = opened.counted = null;
    if (!(paper.kind === "statistics" && states(opened.period))) opened.period = null;
    if (paper.kind !== "statistics" && !speaks(context, line.end)) {
      passOver(context, line);
      return [];
    }
    return line.sentences.flatMap((sentence) => readSentence(context, { sentence, opened }));
  });
  return withoutRepeats(facts);
}

/** In statistics a year, or the day that figures are counted up to, holds for the paragraphs behind it as well. */
function states(period: Period | null): boolean {
  return period !== null && !period.ahead && (period.open || period.year);
}

function readSentence(
  context: Context,
  { sentence, opened }: { sentence: Sentence; opened: Opened },
): IndicatorFact[] {
  const { paper: { text, region_code: issuer } } = context;
  enter(context, sentence.start + 1);
  if (opened.inItem && isItemStart(text, sentence.start)) opened.period = null;
  const places = context.places.take(sentence.end), periods = context.periods.take(sentence.end);
  const scene: Scene = {
    sentence,
    marks: moodMarks(text, sentence),
    periods,
    places,
    grounds: groundsOf(text, { sentence, places, issuer }),
    measures: context.measures.take(sentence.end),
    opened: { ...opened },
  };
  const facts = [
    ...figuresOf(context, scene),
    ...(context.promises.take(sentence.end).length > 0 ? findPromises(text, sentence) : [])
      .map((promise) => promiseFact(context, { scene, promise }))
      .filter(({ kind }) => kind !== "actual"), // 已发布一批标准 reports and promises nothing
  ];
  setDue(context, periods);
  leaveOpen(opened, { text, scene });
  opened.head = scene.opened.head;
  opened.counted = scene.opened.counted;
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

function figuresOf(context: Context, scene: Scene): IndicatorFact[] {
  const { sentence: { clauses }, measures } = scene, { text } = context.paper;
  let previous: Head | null = null, total: Head | null = null, c = 0;
  return measures.map((measure, i) => {
    while ((clauses[c + 1]?.start ?? Infinity) <= measure.start) c++;
    const clause = clauses[c] ?? scene.sentence, next = measures[i + 1];
    const adjoins = next?.start === measure.end;
    const from = Math.max(clause.start, previous?.end ?? 0);
    const to = Math.min(clause.end, (adjoins ? measures[i + 2] : next)?.start ?? Infinity);
    if (previous && text.slice(from, measure.start).includes("其中")) total = previous;
    const head = headOf(text, measure, {
      clause,
      before: clauses[c - 1] ?? null,
      from,
      to,
      rightFrom: adjoins ? next.end : measure.end,
      place: scene.places.findLast((p) => p.end <= measure.start) ?? null,
      previous,
      total,
      earlier: scene.opened.head,
      counted: scene.opened.counted,
    });
    previous = head;
    scene.opened.head = head;
    if (countsThings(head)) scene.opened.counted = head;
    return figureFact(context, { scene, measure, head, clause });
  });
}
