/**
 * A paper with everything that is found in it before its figures are read, handed out from front to back.
 *
 * @module
 */
import { characterSet, isAt } from "../../normalise/character_set.ts";
import { type Measure, measuresOf } from "../../normalise/measures.ts";
import { findPlaces, type PlaceMention } from "../../normalise/regions.ts";
import type { Item } from "../outline.ts";
import type { Paper } from "../paper.ts";
import type { Trace } from "../reasons.ts";
import { readReplyTable } from "../reply_table.ts";
import { boxOf, readSections, type Section } from "../sections.ts";
import { isFigure, slogans } from "./exclusions.ts";
import type { Span } from "./layout.ts";
import { readFigureTables, type TabledFigure } from "./tables.ts";
import { plans } from "./mood.ts";
import { findPeriods, type Frame, frameOf, type Period } from "./periods.ts";
import { promiseWords } from "./promises.ts";
import { type Queue, queue } from "./queue.ts";

/** What indicators are read from. */
export type Reported = Pick<
  Paper,
  | "text"
  | "folded"
  | "original"
  | "lines"
  | "items"
  | "dates"
  | "kind"
  | "title"
  | "region_code"
  | "anchor"
  | "signature"
>;

/** The paper and what is still to be handed out. */
export interface Context {
  paper: Reported;
  trace: Trace | null;
  measures: Queue<Measure>;
  periods: Queue<Period>;
  places: Queue<PlaceMention>;
  frame: Frame;
  /** Where a word of promise stands. */
  promises: Queue<Span>;
  items: Queue<Item>;
  sections: ReadonlyMap<Item, Section>;
  /** The section that is being read. */
  section: Section;
  /** The cells of a reply's table that say what is done and what is left. */
  cells: Queue<Cell>;
  /** Figures that stand in tables of their own, not among the measures. */
  tabled: Queue<TabledFigure>;
  /** The deadline of each line that carries one for all that it says, a cell of its row or a note of who does it, by where the line starts. */
  rows: ReadonlyMap<number, Period>;
  /** Due date that each section stated. */
  dues: Map<Section, Period>;
}

const reports =
  /(?:情况|结果|成效|进展)的?(?:通报|通告|公告|公示)?$|(?:通报|公布)[^,，。]{0,40}(?:情况|结果)的?(?:通知|函)?$|通报(?:\([^()]*\))?$|^(?!.*(?:征|申报|推荐|遴选|报名|揭榜|榜单|招|开展|组织)).*(?:发布|公布|批准|备案|变更|注销|撤[销回]|暂停|恢复|废止|更正|授权).*(?:公告|通告)(?:\([^()]*\))?$/;

const explains =
  /(?:方案|计划|规划|措施|意见|办法|政策|纲要)》?(?:政策|文件)?(?:解读|问答|图解)|^(?:一图读懂|图解)/;

/** A notice that passes on results (…评估情况通报) or makes known what was decided (批准发布…的公告) reports, whatever it calls itself; what explains a plan plans. */
function kindOf({ kind, title }: Reported): Reported["kind"] {
  if (kind === "other" && title !== null && explains.test(title)) return "plan";
  return kind === "work_notice" && title !== null && reports.test(title) ? "news" : kind;
}

/** A stretch that tells of its figures whether they are there. */
export interface Cell extends Span {
  mood: "actual" | "plan";
}

function cellsOf(paper: Reported): Cell[] {
  if (paper.kind !== "proposal_reply") return [];
  const cells = readReplyTable(paper).undertakings.map(({ start, end, status }): Cell => ({
    start,
    end,
    mood: status === "planned" ? "plan" : "actual",
  }));
  return cells.sort((a, b) => a.start - b.start);
}

/** Finds everything in a paper. */
export function contextOf(paper: Reported, trace: Trace | null): Context {
  const { text, title, dates, items, anchor } = paper, kind = kindOf(paper);
  const hidden = slogans(text), frame = frameOf(text, title), tables = readFigureTables(text);
  const places = findPlaces(text, paper.region_code, { on: anchor });
  const figures = figuresOutside(text, [
    hidden,
    tables.rows,
    dates.map((d): [number, number] => [d.start, d.end]),
    places.map((p): [number, number] => [p.start, p.end]), // 三台县, 七台河市
  ]);
  const periods = findPeriods(text, { dates, hidden, anchor, reference: frame.reference });
  return {
    paper: { ...paper, kind },
    trace,
    measures: queue(figures),
    periods: queue(periods),
    rows: rowsOf(text, periods),
    tabled: queue(tables.figures),
    places: queue(places),
    frame,
    promises: queue(promiseWords(text)),
    items: queue(items.filter(({ style }) => style !== "inline")),
    sections: readSections(text, { items, plans: plans(kind), anchor }),
    cells: queue(cellsOf(paper)),
    section: { parent: null, goal: false, mood: null, year: null, conditions: false },
    dues: new Map(),
  };
}

/** Whether a figure or a word of promise stands before a place. */
export function speaks({ measures, promises }: Context, end: number): boolean {
  return measures.waits(end) || promises.waits(end);
}

/** Leaves out a line without figures, but for its heading and the due date that it may set for its section. */
export function passOver(context: Context, { start, end }: Span): void {
  enter(context, start + 1);
  context.places.take(end);
  setDue(context, context.periods.take(end));
  enter(context, end);
}

/** Follows the outline up to a place. */
export function enter(context: Context, end: number): void {
  const item = context.items.take(end).at(-1);
  context.section = (item && context.sections.get(item)) ?? context.section;
}

/** A line that heads a box makes it the section that is read, up to the next item. */
export function openBox(context: Context, { start, end }: Span): void {
  if (end - start > longestBox || !isAt(boxOpens, context.paper.text, start)) return;
  const heading = context.paper.text.slice(start, end).trim();
  const section = boxOf(heading, { parent: context.section, plans: plans(context.paper.kind) });
  if (section) context.section = section;
}

const boxOpens = characterSet("专表( "), longestBox = 48;

/** The first due date that opens a clause holds for the section. */
export function setDue({ section, dues }: Context, periods: readonly Period[]): void {
  const due = periods.find((p) => p.ahead && p.opens && !p.cell);
  if (due && !dues.has(section)) dues.set(section, due);
}

function rowsOf(text: string, periods: readonly Period[]): Map<number, Period> {
  const rows = new Map<number, Period>();
  let row = 0, above = 0, feed = -1;
  for (const period of periods) {
    const note = period.ahead && !period.cell ? noteAround(text, period) : null;
    if (!period.cell && note === null) continue;
    while (feed < period.start) {
      [above, row] = [row, feed + 1];
      feed = text.indexOf("\n", row);
      if (feed < 0) feed = text.length;
    }
    rows.set(row, period);
    if (note === row) rows.set(above, period);
  }
  return rows;
}

const ofWork = /牵头|负责|责任|配合|完成|时限|期限/, longestNote = 120;

/** Start of the bracket that closes a line with who is to do what it says and by this date, （省科技厅牵头，2025年6月底前完成）; or null. */
function noteAround(text: string, { start, end }: Span): number | null {
  const rest = /^[^()\n]{0,30}\)[。;；]? {0,4}(?:\n|$)/.exec(text.slice(end, end + 40))?.[0];
  if (rest === undefined) return null;
  const from = Math.max(0, start - longestNote), before = text.slice(from, start);
  const open = before.lastIndexOf("("), words = before.slice(open);
  return open >= 0 && !/[)\n]/.test(words) && ofWork.test(words + rest) ? from + open : null;
}

/** The figures of a text whose number lies outside all given stretches (each list in order). */
function* figuresOutside(text: string, lists: readonly [number, number][][]): Generator<Measure, undefined> {
  const reached = lists.map(() => 0);
  for (const measure of measuresOf(text)) {
    const { numberStart, unitEnd } = measure;
    const free = lists.every((stretches, list) => {
      let i = reached[list] ?? 0;
      while ((stretches[i]?.[1] ?? Infinity) <= numberStart) i++;
      reached[list] = i;
      return (stretches[i]?.[0] ?? Infinity) >= unitEnd;
    });
    if (free && isFigure(text, measure)) yield measure;
  }
}
