/**
 * From a figure or promise, its head and the sentence around it to the fact, and to the reasons for it.
 *
 * @module
 */
import { characterSet, isAt } from "../../normalise/character_set.ts";
import type { Measure } from "../../normalise/measures.ts";
import { metricOf } from "../metrics/mod.ts";
import type { PlaceMention } from "../../normalise/regions.ts";
import type { IndicatorFact } from "../facts.ts";
import { evidence } from "../paper.ts";
import type { Reasons } from "../reasons.ts";
import type { Cell, Context } from "./context.ts";
import type { Head } from "./heads.ts";
import type { Sentence, Span } from "./layout.ts";
import { metricOfFigure } from "./metric_of_figure.ts";
import { isAimed, isGranted, type Mood, type MoodMark, moodOf, type MoodReading } from "./mood.ts";
import type { Period } from "./periods.ts";
import { codeAt, type Ground, groundAt, placeNamed, scopeOf } from "./places.ts";
import type { Promised } from "./promises.ts";
import type { TabledFigure } from "./tables.ts";
import { kindAndPeriod, ofColumn, type Timing } from "./timing.ts";

/** What earlier sentences of a paragraph leave open for later ones. */
export interface Opened {
  mood: Mood | null;
  period: Period | null;
  /** The deadline in a cell of the table row that is being read. */
  row: Period | null;
  /** Whether the period was opened inside an item (二是) and ends with it. */
  inItem: boolean;
  /** Head of the last figure. */
  head: Head | null;
  /** Head of the last figure that counts things. */
  counted: Head | null;
  /** Place that the heading above names, and the one that an earlier sentence spoke of; codes. */
  titled: string | null;
  ground: string | null;
}

/** A sentence with all that was found in it. */
export interface Scene {
  sentence: Sentence;
  marks: MoodMark[];
  periods: readonly Period[];
  places: readonly PlaceMention[];
  grounds: Ground[];
  measures: readonly Measure[];
  /** Cells of a reply's table that begin in the sentence. */
  cells: readonly Cell[];
  /** Where the figure stands that the date of a change's beginning holds for. */
  bases: ReadonlyMap<Period, number>;
  /** The year of each figure of a series. */
  years: ReadonlyMap<Measure, string>;
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
  const [from, to] = folded.span(measure.start, measure.end),
    { quote, start, end } = evidence(context.paper, head);
  const placed = isPlaced(text, { scene, measure }), comparator = boundOf(text, measure, head);
  const bearing = bearingOf(context, {
    scene,
    at: measure.start,
    end: measure.end,
    itemStart: head.start,
    clause,
    placed,
    amount: measure.unitClass === "money" || measure.unitClass === "percent" ? measure : null,
    least: comparator === "ge",
    promise: false,
  });
  const year = scene.years.get(measure);
  const was = year
    ? { period: year }
    : isBaseline(text, measure)
    ? before({ scene, measure, timing: bearing.timing })
    : {};
  return told(context, bearing, {
    metric_id: metricOfFigure(context.paper, { scene, measure, head }),
    what: head.what,
    value: measure.value,
    value_max: measure.value_max,
    unit: measure.unit,
    comparator,
    kind: bearing.timing.kind,
    period: bearing.timing.period,
    ...was,
    region_code: bearing.region_code,
    scope: scopeOf(bearing.region_code),
    value_text: original.slice(from, to),
    quantified: true,
    repeats: 0,
    quote,
    start,
    end,
  });
}

/** The fact that a cell of a table of figures states. */
export function tabledFact(
  context: Context,
  { figure, titled }: { figure: TabledFigure; titled: string | null },
): IndicatorFact {
  const { paper, section, dues, frame } = context, { measure, what } = figure;
  const { kind, period, rule } = ofColumn(figure, {
    section,
    dues,
    frame,
    anchor: paper.anchor,
    kind: paper.kind,
  });
  const [from, to] = paper.folded.span(measure.start, measure.end);
  const issuer = titled ?? paper.region_code;
  const region_code = figure.place === null ? issuer : placeNamed(figure.place, { issuer, on: paper.anchor });
  const fact: IndicatorFact = {
    metric_id: metricOf(what, measure.unitClass),
    what,
    value: measure.value,
    value_max: measure.value_max,
    unit: measure.unit,
    comparator: measure.comparator,
    kind,
    period,
    region_code,
    scope: scopeOf(region_code),
    value_text: paper.original.slice(from, to),
    quantified: true,
    repeats: 0,
    ...evidence(paper, figure),
  };
  context.trace?.(fact, {
    kind: { rule: "table", words: "" },
    period: { rule, words: "" },
    region: {
      rule: region_code === null ? "none" : figure.place ? "place" : "issuer",
      words: figure.place ?? "",
    },
  });
  return fact;
}

/** The fact that a promise without a number states. */
export function promiseFact(
  context: Context,
  { scene, promise }: { scene: Scene; promise: Promised },
): IndicatorFact {
  const { at, start: itemStart } = promise;
  const clause = scene.sentence.clauses.findLast((c) => c.start <= at) ?? scene.sentence;
  const bearing = bearingOf(context, {
    scene,
    at,
    end: promise.end,
    itemStart,
    clause,
    placed: false,
    amount: null,
    least: false,
    promise: true,
  });
  return told(context, bearing, {
    metric_id: metricOf(promise.what, promise.counted ? "count" : "percent"),
    what: promise.what,
    value: null,
    value_max: null,
    unit: null,
    comparator: "eq",
    kind: bearing.timing.kind,
    period: bearing.timing.period,
    region_code: bearing.region_code,
    scope: scopeOf(bearing.region_code),
    value_text: promise.word,
    quantified: false,
    repeats: 0,
    ...evidence(context.paper, promise),
  });
}

/** Verbs by which what follows is still to be, and the places of it between them and the figure: 建设甲区、乙区和… */
const making = /(?:建设|新建|打造|创建|培育|筹建|布局|设立|建立)(?:[一-龥]{1,6}[、和及与]){0,6}$/;

/** Whether a place stands directly before the figure: 全省19个产业集群; not 建设城东、城西2个园区. */
function isPlaced(text: string, { scene, measure: { start } }: Pick<Figure, "scene" | "measure">): boolean {
  return scene.places.some((place) =>
    place.end <= start && start - place.end < 3 && /^(?:的|现有|共有)?$/.test(text.slice(place.end, start)) &&
    !making.test(text.slice(Math.max(scene.sentence.start, place.start - 48), place.start))
  );
}

const changes = /^[^,，。;；\d]{0,4}(?:增|提|升|降|缩|扩|压|减|拓|发展|跃)[^,，。;；\d]{0,4}[至到为]/;

/** 由1家增至3家, 占比从0.55%提高到0.6%: where a change began was so once, whatever it is to come to. */
function isBaseline(text: string, { start, end }: Measure): boolean {
  const left = text.slice(Math.max(0, start - 16), start);
  return /[由从][^,，。;；]{0,14}$/.test(left) && changes.test(text.slice(end, end + 12));
}

/** When it was so: the date that says so (由2018年的…); the day up to which is counted is that of what became of it. */
function before(
  { scene: { bases }, measure, timing }: { scene: Scene; measure: Measure; timing: Timing },
): Pick<IndicatorFact, "kind" | "period"> {
  const [date] = [...bases].find(([, at]) => at === measure.start) ?? [];
  const counted = timing.date?.year === true && timing.date.iso.length > 4;
  return {
    kind: "actual",
    period: date?.iso ?? (timing.kind === "actual" && !counted ? timing.period : null),
  };
}

/** A bound may stand before the verb: 至少上报一个领域. */
function boundOf(text: string, measure: Measure, head: Span): IndicatorFact["comparator"] {
  if (measure.bounded) return measure.comparator;
  const left = text.slice(Math.max(head.start, measure.start - 8), measure.start);
  if (left.includes("少") && /(?:至少|不少于)[^\d,，、]*$/.test(left)) return "ge";
  if (measure.unitClass === "percent" && left.endsWith("的")) {
    const bound = /(不低于|不少于|不超过|不高于)[^\d,，、]{1,8}的$/.exec(
      text.slice(Math.max(head.start, measure.start - 14), measure.start),
    );
    if (bound) return /[低少]/.test(bound[1] ?? "") ? "ge" : "le"; // 不低于在册总数的10%
  }
  if (!left.includes("最") && !left.includes("至多")) return measure.comparator;
  const capped = /(?:至多|最多|最高(?:可|不超过|给予|补助|补贴|奖励|资助|支持))[^\d,，、]*$/.test(left);
  return capped ? "le" : measure.comparator;
}

/** A place in a sentence at which something is stated. */
interface Moment {
  scene: Scene;
  at: number;
  /** Where the figure or word ends. */
  end: number;
  itemStart: number;
  clause: Span;
  placed: boolean;
  /** The measure where it is money or a share, else null. */
  amount: Measure | null;
  /** Whether it is a least number: 不少于10家. */
  least: boolean;
  promise: boolean;
}

/** When and where a statement holds, and what decided on it. */
interface Bearing {
  region_code: string | null;
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
  const region_code = ground
    ? codeAt(text, { ground, at: moment.at, measures: scene.measures })
    : spokenOf(text, { scene, issuer }) ?? scene.opened.titled ?? issuer;
  return { region_code, scene, mood, timing, ground };
}

const near = /^ ?(?:该|当地)/, wide = /^ ?(?:该|当地|全[省市县区州])/;
const deictic = characterSet(" 该当全");

/** 该市…, and in a paper of the nation or of nobody 全省… or no place at all: what the paragraph spoke of before. */
function spokenOf(text: string, { scene, issuer }: { scene: Scene; issuer: string | null }): string | null {
  const words = text.slice(scene.sentence.start, scene.sentence.start + 4);
  const spoken = issuer === null ||
    (isAt(deictic, words, 0) && (issuer === "000000" ? wide : near).test(words));
  return spoken ? scene.opened.ground : null;
}

function moodAt({ paper: { text, anchor, kind }, section }: Context, moment: Moment): MoodReading {
  const { scene, at, itemStart, clause, placed, amount, least } = moment;
  const { sentence, marks, periods, opened } = scene;
  const around = {
    left: text.slice(Math.max(sentence.start, at - 80), at),
    right: text.slice(moment.end, Math.min(sentence.end, moment.end + 12)),
  };
  const due = periods.findLast((p) => p.ahead && p.start < at && (p.opens || p.start >= clause.start));
  const cell = scene.cells.find(({ start, end }) => start <= at && at < end);
  const past = periods.findLast((p) => !p.ahead && !p.open && p.opens && p.start < at && isPast(p, anchor));
  return moodOf({
    at,
    marks: section.mood === "actual" && isOver(section.year, anchor) ? marks.filter(estimates(text)) : marks,
    left: around.left,
    aimed: isAimed({ ...around, least }),
    reached: /(?:累计|总数|总量)$/.test(around.left) && /^(?:达到|突破|超过)/.test(text.slice(at, at + 2)),
    placed,
    due: due?.start ?? -1,
    past: past?.start ?? -1,
    granted: amount !== null && isGranted({
      ...around,
      capped: boundOf(text, amount, { start: itemStart, end: at }) === "le",
    }),
    opened: cell?.mood ?? opened.mood,
    section,
    kind: moment.promise ? "plan" : kind,
  });
}

/** Whether a year that a heading names is past. */
function isOver(year: string | null, anchor: string | null): boolean {
  return year !== null && anchor !== null && year < anchor.slice(0, 4);
}

/** 2023年工作回顾 of the next January: 预计生产总值增长5% tells what was, not yet counted. Keeps all other words of mood. */
function estimates(text: string): (mark: MoodMark) => boolean {
  return ({ at }) => !text.startsWith("预计", at);
}

function timingAt(context: Context, { scene, at, clause }: Moment, { mood, rule }: MoodReading): Timing {
  const { paper: { text, anchor, kind }, section, dues, frame } = context;
  const { marks, opened: { period } } = scene;
  const periods = scene.bases.size === 0
    ? scene.periods
    : scene.periods.filter((p) => !p.base || at <= (scene.bases.get(p) ?? at));
  return kindAndPeriod({
    at,
    clause,
    mood,
    marks,
    periods,
    row: scene.opened.row,
    opened: period,
    isEvent: (p) => p.end <= clause.start && datesEvent(text, { scene, period: p }),
    inStock: rule === "stock",
    granted: rule === "granted",
    aimed: rule === "aimed",
    section,
    dues,
    frame,
    anchor,
    kind,
  });
}

const stock =
  /^(?:[一二三四五六七八九十两\d]年来|目前|现已?|已|共|累计|总(?!体|局|会)|拥有|现有|设有|建有|配备|占地|具备)/;
const event =
  /获批|批准|批复|成立|验收|建成|挂牌|启动|揭牌|授牌|组建|投入|启用|开工|落成|创建|命名|获评|开业|上线|出台|印发/;

/** 2014年通过验收,累计投入1.6亿元: the clause of the date tells of an event, and what is counted behind it is a stock. */
export function datesEvent(
  text: string,
  { scene, period }: { scene: Pick<Scene, "sentence" | "measures">; period: Period },
): boolean {
  const { sentence: { start, clauses }, measures } = scene;
  if (period.start < start || period.open || text.startsWith("截", period.start)) return false;
  const first = measures.find((m) => m.start >= period.end)?.start ?? 0;
  const clause = clauses.findLast((c) => c.start <= first)?.start ?? 0;
  return clause > period.end && stock.test(text.slice(clause, clause + 16)) &&
    event.test(text.slice(period.end, Math.min(clause, period.end + 60)));
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
