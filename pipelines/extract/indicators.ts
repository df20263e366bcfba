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
import {
  datesEvent,
  figureFact,
  type Opened,
  promiseFact,
  type Scene,
  tabledFact,
} from "./indicators/statements.ts";
import {
  type Context,
  contextOf,
  enter,
  openBox,
  passOver,
  type Reported,
  setDue,
  speaks,
} from "./indicators/context.ts";
import { countsThings, type Head, headOf } from "./indicators/heads.ts";
import { isMended, tellsMistake } from "./indicators/mistakes.ts";
import { isItemStart, layOut, type Sentence, type Span } from "./indicators/layout.ts";
import { characterSet, isAt, spaces } from "../normalise/character_set.ts";
import { findPlaces } from "../normalise/regions.ts";
import { markerOf, opensMarker } from "./outline.ts";
import { type MoodMark, moodMarks } from "./indicators/mood.ts";
import type { Measure } from "../normalise/measures.ts";
import type { Period } from "./indicators/periods.ts";
import { groundsOf, placeNamed } from "./indicators/places.ts";
import { liesIn } from "../normalise/gazetteer.ts";
import { findPromises } from "./indicators/promises.ts";
import { yearsOfSeries } from "./indicators/series.ts";
import { firstStatements } from "./indicators/repeats.ts";
import type { Trace } from "./reasons.ts";

/** All indicators of a document in the order of the text, repeats left out; `trace` is told why each is what it is. */
export function extractIndicators(paper: Reported, trace: Trace | null): IndicatorFact[] {
  const context = contextOf(paper, trace);
  const opened: Opened = {
    mood: null,
    period: null,
    row: null,
    inItem: false,
    head: null,
    counted: null,
    titled: placeOfTitle(paper),
    ground: null,
  };
  const listed: Pick<Opened, "mood"> = { mood: null };
  const facts: IndicatorFact[] = [], isFirst = firstStatements();
  for (const line of layOut(paper.text)) {
    opened.mood = listed.mood = isItem(paper.text, line) ? listed.mood : null;
    opened.head = opened.counted = opened.ground = null;
    opened.row = context.rows.get(line.start) ?? null;
    opened.titled = titledPlace(context, line) ?? opened.titled;
    if (!(paper.kind === "statistics" && states(opened.period))) opened.period = null;
    openBox(context, line);
    for (const figure of context.tabled.take(line.end)) {
      const fact = tabledFact(context, { figure, titled: opened.titled });
      if (isFirst(fact, fact.what + (figure.year ?? ""))) facts.push(fact);
    }
    const announces = isAt(colons, paper.text, line.end - 1);
    if (paper.kind !== "statistics" && !announces && !speaks(context, line.end)) {
      passOver(context, line);
      continue;
    }
    for (const sentence of line.sentences) {
      facts.push(...readSentence(context, { sentence, opened }).filter((fact) => isFirst(fact, fact.what)));
    }
    if (announces) listed.mood = opened.mood;
  }
  return facts.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** 由目前的35%提升至50% says 目前 of the first figure only. */
const fromWhere = characterSet("由从");
const colons = characterSet(":："), blanks = characterSet(spaces);

/** 下一步将抓好两项工作：\n1.…\n2.…: what opens a list holds for its items. */
function isItem(text: string, { start, end }: Span): boolean {
  let at = start;
  while (isAt(blanks, text, at)) at++;
  if (!isAt(opensMarker, text, at)) return false;
  const style = markerOf(text.slice(start, Math.min(end, start + 8)).trimStart())?.style;
  return style === "digit" || style === "digit_bracket" || style === "han_bracket";
}

/** Rubrics before a headline: 案例|, 【经验交流】. */
const rubric = /^(?:[【\[][^】\]]{1,12}[】\]]|[^|:：]{1,10}\|)? ?/;
/** What may stand between a place and the colon: a park in it, or one of its bodies. */
const ofPlace =
  /^[^,，、:：和与]{0,14}(?:区|县|市|州|局|委|厅|院|所|中心|园|公司|政府|办|基地|港|镇|乡|街道)$|^$/;

/** 宁波：模具“云检测”破解送检难 and 南京江北新区：… speak of that place, whoever publishes them. */
function placeOfTitle({ title, region_code, anchor }: Reported): string | null {
  const head = title?.slice(0, longestHeading) ?? "", start = rubric.exec(head)?.[0].length ?? 0;
  const colon = head.slice(start).search(/[:：]/), words = head.slice(start, start + colon);
  if (colon < 0 || region_code === null) return null;
  const [first] = findPlaces(words, region_code);
  const code = first?.start === 0 && ofPlace.test(words.slice(first.end))
    ? first.code
    : placeNamed(words, { issuer: region_code, on: anchor });
  return code !== null && liesIn(code, region_code) ? code : null;
}

/** Most characters of a heading that names a place. */
const longestHeading = 30;

/** 青海：高原上的量值链 as a line of its own speaks of the place up to the next such heading. */
function titledPlace({ paper: { text, region_code }, places }: Context, { start, end }: Span): string | null {
  const first = end - start > longestHeading ? null : places.next(end);
  if (
    !first || /[。；;,，]/.test(text.slice(start, end)) || text.slice(start, first.start).trim() !== "" ||
    !/^ ?[:：篇]/.test(text.slice(first.end, end))
  ) {
    return null;
  }
  return region_code === null || liesIn(first.code, region_code) ? first.code : null;
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
  const measures = context.measures.take(sentence.end);
  const scene: Scene = {
    sentence,
    marks: moodMarks(text, sentence).filter(({ at, mood }) =>
      mood === "plan" || !isAt(fromWhere, text, at - 1)
    ),
    periods,
    places,
    grounds: groundsOf(text, { sentence, places, issuer }),
    measures,
    cells: context.cells.take(sentence.end),
    bases: basesOf(periods, measures),
    years: yearsOfSeries(text, { sentence, periods, measures }),
    opened: { ...opened },
  };
  const { conditions } = context.section;
  const states = measures.length > 0 && !conditions && !tellsMistake(text, sentence);
  const facts = states ? standingFigures(context, scene) : [];
  for (const promise of context.promises.take(sentence.end).length > 0 ? findPromises(text, sentence) : []) {
    const fact = promiseFact(context, { scene, promise });
    if (fact.kind !== "actual" && !conditions) facts.push(fact); // 已发布一批标准 reports and promises nothing
  }
  setDue(context, periods);
  leaveOpen(opened, { text, scene });
  opened.ground = scene.grounds.findLast(({ item }) => !item)?.code ?? opened.ground;
  opened.head = scene.opened.head;
  opened.counted = scene.opened.counted;
  return facts.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The figures of a sentence without those that were put right. */
function standingFigures(context: Context, scene: Scene): IndicatorFact[] {
  const { sentence, measures } = scene, mended = isMended(context.paper.text, sentence);
  return figuresOf(context, scene).filter((_, i) => !measures[i] || !mended(measures[i]));
}

const noBases: ReadonlyMap<Period, number> = new Map();

/** Where the first figure behind each date of a beginning stands; both lists in order. */
function basesOf(periods: readonly Period[], measures: readonly Measure[]): ReadonlyMap<Period, number> {
  if (!periods.some(({ base }) => base)) return noBases;
  const bases = new Map<Period, number>();
  let m = 0;
  for (const period of periods) {
    while ((measures[m]?.start ?? Infinity) < period.end) m++;
    if (period.base) bases.set(period, measures[m]?.start ?? Infinity);
  }
  return bases;
}

/** 将重点推动:一是…;二是…: what is said before the first item holds for all. */
function leadOf(text: string, { sentence: { clauses }, marks }: Scene): MoodMark | undefined {
  const first = clauses.find(({ start }) =>
    isItemStart(text, start) && (text.charAt(start) === "一" || text.charAt(start + 1) === "一")
  );
  return first && marks.findLast(({ at }) => at < first.start);
}

/** Notes what the sentence opens for the rest of its paragraph; a date behind its first figure opens no more. */
function leaveOpen(opened: Opened, { text, scene }: { text: string; scene: Scene }): void {
  const { marks, periods, sentence, measures } = scene, first = measures[0]?.start ?? Infinity;
  const holds = (p: Period) =>
    p.opens && !p.cell && (p.ahead || (p.start < first && !datesEvent(text, { scene, period: p })));
  const period = periods.findLast(holds),
    mark = marks.findLast((m) => m.lasting);
  const lead = leadOf(text, scene);
  if (mark || lead) opened.mood = mark?.mood ?? lead?.mood ?? null;
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
  const { sentence, measures } = scene, { text } = context.paper;
  let previous: Head | null = null,
    total: Head | null = null,
    outer: Head | null = null,
    plain: Head | null = null,
    turn = "",
    c = 0;
  const heads: Head[] = [], respective = new Map<number, Head>();
  return measures.map((measure, i) => {
    while ((sentence.clauses[c + 1]?.start ?? Infinity) <= measure.start) c++;
    const clause = sentence.clauses[c] ?? sentence, next = measures[i + 1];
    const adjoins = next?.start === measure.end;
    const done = previous?.end ?? sentence.start, between = text.slice(done, measure.start);
    if (leavesBracket(between)) [previous, total, outer] = [outer ?? previous, null, null];
    if (entersBracket(between)) outer = previous;
    const from = Math.max(clause.start, done);
    const to = Math.min(clause.end, (adjoins ? measures[i + 2] : next)?.start ?? Infinity);
    if (previous && between.includes("其中")) total = previous.relates ? plain : previous;
    if (relative.has(measure.unit) && inTurn.test(between)) {
      pairUp(text, { measures, heads, at: i, respective });
    }
    const head = headOf(text, measure, {
      clause,
      before: sentence.clauses[c - 1] ?? null,
      from,
      to,
      rightFrom: adjoins ? next.end : measure.end,
      place: scene.places.findLast((p) => p.end <= measure.start) ?? null,
      previous: respective.get(i) ?? previous,
      total,
      earlier: scene.opened.head,
      counted: scene.opened.counted,
    });
    const of = respective.get(i);
    if (of && head.relates) turn = head.what.slice(of.what.length);
    else if (of) head.what += turn;
    heads.push(head);
    previous = head;
    scene.opened.head = head;
    if (!head.relates) plain = head;
    if (countsThings(head) && !head.relates) scene.opened.counted = head;
    return figureFact(context, { scene, measure, head, clause });
  });
}

const inTurn = /分别|依次/;
/** Units of figures that say something of other figures. */
const relative = new Set(["%", "个百分点", "倍"]);

/** 证书2.1万张、组织1.2万家,分别增长12.3%和9.6%: each figure behind 分别 speaks of the thing in the same place before it. */
function pairUp(
  text: string,
  { measures, heads, at, respective }: {
    measures: readonly Measure[];
    heads: readonly Head[];
    at: number;
    respective: Map<number, Head>;
  },
): void {
  let count = 1;
  for (let one = measures[at], next = measures[at + 1]; one && next?.unit === one.unit; count++) {
    if (!/^ ?[、,，和及] ?$/.test(text.slice(one.end, next.start))) break;
    [one, next] = [next, measures[at + count + 1]];
  }
  if (count < 2 || heads.length < count) return;
  for (const [k, head] of heads.slice(-count).entries()) respective.set(at + k, head);
}

/** 237家(其中食品类31家),较上年净增9家: what follows a bracket goes on from the figure before it. */
function leavesBracket(between: string): boolean {
  return between.includes(")") && /^[^(]*\)/.test(between);
}

function entersBracket(between: string): boolean {
  return between.lastIndexOf("(") > between.lastIndexOf(")");
}
