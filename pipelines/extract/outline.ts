/**
 * The outline of an official paper: its lines, and the numbered items with their place in the hierarchy.
 *
 * Numbering is read as printed: `一、` `（一）` `1.` `（1）` `①` `⑴` `⒈` `㈠` `第一条` `第一章` at the head of a line, and `一是 … 二是 …`
 * within one. A short line of its own that names what a section is for (`工作目标`, `下一步打算`) is a heading without number,
 * of the rank of `一、`. Items without number open with `——` or a bullet, or are three or more lines in a row that open with a
 * short sentence, their lead-in. The level of an item follows from the order in which the styles appear, not from a fixed
 * ranking, so papers that begin with `1、` are read as well; only `一、` always closes what has Arabic numbers (those of a
 * covering notice). A number may start anew or run on under each heading. All offsets are of the folded text.
 *
 * @module
 */
import { characterSet, ciphers, holdsAny, isAt } from "../normalise/character_set.ts";
import { matchesOf } from "../normalise/matches.ts";

/** A line without its surrounding spaces; empty lines are left out. */
export interface Line {
  start: number;
  end: number;
  text: string;
}

export type MarkerStyle =
  | "chapter"
  | "section"
  | "article"
  | "han"
  | "han_bracket"
  | "digit"
  | "digit_bracket"
  | "circle"
  | "heading"
  | "dash"
  | "lead"
  | "inline";

/** One numbered item. */
export interface Item {
  style: MarkerStyle;
  ordinal: number;
  /** Ordinals from the outermost item to this one, as printed: `二-一-1`; what has no number adds none. */
  number: string;
  /** Where the marker begins. */
  start: number;
  /** Where the words behind the marker begin. */
  body: number;
  /** End of the first sentence, its full stop left out. */
  headingEnd: number;
  /** Where the next item of any level begins, or the text ends; an inline item ends with its sentence group. */
  end: number;
  parent: Item | null;
  children: Item[];
}

const han = "[一二三四五六七八九十]{1,3}";
const hans = "一二三四五六七八九十";
/** Numbers that are one character with their circle, bracket or point. */
const signs = {
  circle: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
  digit_bracket: "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
  digit: "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
  han_bracket: "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
} as const;
const ordinalOfSign = new Map(
  Object.values(signs).flatMap((row) => [...row].map((sign, at) => [sign, at + 1])),
);
/** How each style is written, and the characters that it can begin with. */
const markers: readonly { style: MarkerStyle; opens: string; pattern: RegExp }[] = [
  { style: "chapter", opens: "第", pattern: new RegExp(`^第(?<n>${han})(?:[章编]|部分)`) },
  { style: "section", opens: "第", pattern: new RegExp(`^第(?<n>${han})节`) },
  { style: "article", opens: "第", pattern: new RegExp(`^第(?<n>${han})条`) },
  { style: "han", opens: hans, pattern: new RegExp(`^(?<n>${han})[、.]`) },
  { style: "han_bracket", opens: "(", pattern: new RegExp(`^\\((?<n>${han})\\)[、.]?`) },
  { style: "digit_bracket", opens: "(", pattern: /^\((?<n>\d{1,2})\)[、.]?/ },
  { style: "digit", opens: ciphers, pattern: /^(?<n>\d{1,2})(?:[、)]|\.(?!\d)|\.(?=\d{1,2}月))/ },
  { style: "circle", opens: signs.circle, pattern: /^(?<n>[①-⑳])/ },
  { style: "digit_bracket", opens: signs.digit_bracket, pattern: /^(?<n>[⑴-⒇])/ },
  { style: "digit", opens: signs.digit, pattern: /^(?<n>[⒈-⒛])/ },
  { style: "han_bracket", opens: signs.han_bracket, pattern: /^(?<n>[㈠-㈩])/ },
  { style: "dash", opens: "—-－●■◆▪★", pattern: /^(?:—{1,2}|--|－－|[●■◆▪★])(?=.{8})/ },
];
const openers = markers.map(({ opens }) => opens).join("");
/** The styles by the code units that open them; all other lines have none. */
const markersAt = new Map(
  [...openers].map((c) => [c.charCodeAt(0), markers.filter(({ opens }) => opens.includes(c))]),
);
/** The characters that any marker begins with. */
export const opensMarker = characterSet(openers);

const cells = /[^\n\t]+/g;

/** Lines of a text, cut at line feeds and tabs: a tab parts the cells of a table row. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of matchesOf(text, cells)) {
    const trimmed = match[0].trim();
    if (trimmed === "") continue;
    const start = match.index + match[0].indexOf(trimmed);
    lines.push({ start, end: start + trimmed.length, text: trimmed });
  }
  return lines;
}

const ofSeries = characterSet("是要");

/** The marker at the head of a line, or null. */
export function markerOf(text: string): Marker | null {
  if (!isAt(opensMarker, text, 0)) return null;
  for (const { style, pattern } of markersAt.get(text.charCodeAt(0)) ?? []) {
    const match = pattern.exec(text);
    if (!match) continue;
    let length = match[0].length;
    while (text.charAt(length) === " ") length++;
    return { style, ordinal: ordinalOf(match.groups?.n ?? ""), length };
  }
  return null;
}

/** All numbered items in order of the text; inline ones are children of the item (or line) they stand in. */
export function readOutline(text: string, lines: readonly Line[]): Item[] {
  const items: Item[] = [];
  const open: Item[] = [];
  const leads = leadIns(lines);
  let before: Item | null = null;
  for (const line of lines) {
    const marker = leads.has(line) ? leadIn : markerOf(line.text) ?? bareHeading(line.text);
    if (marker) {
      const rank = rankOf(marker.style);
      while (open.some((item) => rankOf(item.style) === rank)) open.pop();
      while (marker.style === "han" && below.includes(open.at(-1)?.style ?? "han")) open.pop();
      const item = makeItem(marker, { start: line.start, end: line.end, parent: open.at(-1) ?? null, text });
      if (before) before.end = line.start;
      item.end = text.length;
      before = item;
      open.push(item);
      items.push(item);
    }
    items.push(...inlineItems(text, { line, parent: open.at(-1) ?? null }));
  }
  return items;
}

/** Styles that never hold an item numbered 一、. */
const below: readonly MarkerStyle[] = ["han_bracket", "digit_bracket", "digit", "circle", "dash", "lead"];

const leadIn: Marker = { style: "lead", ordinal: 0, length: 0 };
const leadWords =
  /^(?![一二三四五六七八九十]+[、是要]|第[一二三四五六七八九十]+[条章])[一-龥“”、]{4,20}。(?=.{10})/;
const note = /^[(【]|^(?:责任|牵头|配合|完成)/;

/** Lines of runs of three or more that open with a short sentence of their own; notes on who does it may stand between. */
function leadIns(lines: readonly Line[]): ReadonlySet<Line> {
  const found = new Set<Line>();
  let run: Line[] = [];
  for (const line of lines) {
    const stop = line.text.indexOf("。");
    if (stop >= 4 && stop <= 20 && leadWords.test(line.text)) run.push(line);
    else if (run.length > 0 && !note.test(line.text)) run = [];
    if (run.length >= 3) { for (const one of run.length === 3 ? run : run.slice(-1)) found.add(one); }
  }
  return found;
}

/** A marker at the head of a line; `length` covers the space behind it. */
export interface Marker {
  style: MarkerStyle;
  ordinal: number;
  length: number;
}

const sectionWords =
  /目标|主要指标|情况|进展|成效|现状|基础|回顾|主要做法|下一步|打算|计划|安排|思路|展望|任务|措施|要求|保障|实施|原则|背景/;

/** A short line without number or sentence mark that says what its section is for. */
function bareHeading(text: string): Marker | null {
  const short = text.length <= 16 && !/[\d,，。;；:：、()“”《》 ]/.test(text);
  return short && sectionWords.test(text.slice(-4)) ? { style: "heading", ordinal: 0, length: 0 } : null;
}

function rankOf(style: MarkerStyle): MarkerStyle {
  return style === "heading" ? "han" : style;
}

interface Place {
  start: number;
  end: number;
  parent: Item | null;
  text: string;
}

function makeItem(
  { style, ordinal, length }: Marker,
  { start, end, parent, text }: Place,
): Item {
  const body = Math.min(start + length, end);
  const stop = text.slice(body, end).search(/[。!！]/);
  const number = [parent?.number ?? "", printed(style, ordinal)].filter(Boolean).join("-");
  const headingEnd = stop < 0 ? end : body + stop;
  const item: Item = { style, ordinal, number, start, body, headingEnd, end, parent, children: [] };
  parent?.children.push(item);
  return item;
}

const inlineMarker = new RegExp(`(?<=^|[。;；:：,， ])(?<n>[一二三四五六七八九十]{1,2})(?:是|要)`, "g");

/** A number behind a sentence of the same line: 下步打算。1.建成平台。2.争取资金. */
const inlineNumber = /(?<=[。;；:：])(?<n>\d{1,2})[.、](?=[^\d\s]|20\d{2}年)/g;

interface Mark {
  at: number;
  length: number;
}

/** Where a series of a line counts up from one. */
function marksOf(line: string, pattern: RegExp): Mark[] {
  const marks: Mark[] = [];
  for (const match of matchesOf(line, pattern)) {
    if (ordinalOf(match.groups?.n ?? "") === marks.length + 1) {
      marks.push({ at: match.index, length: match[0].length });
    }
  }
  return marks;
}

function numberedInline(text: string, { line, parent }: { line: Line; parent: Item | null }): Item[] {
  if (!line.text.includes("1.") && !line.text.includes("1、")) return [];
  const marks = marksOf(line.text, inlineNumber);
  return marks.length < 2 ? [] : itemsAt(text, { line, parent, marks });
}

/** 一是 … 二是 … and 1. … 2. …, at least two in a row that count up from one. */
function inlineItems(text: string, { line, parent }: { line: Line; parent: Item | null }): Item[] {
  const numbered = numberedInline(text, { line, parent });
  if (numbered.length > 0 || !holdsAny(ofSeries, line.text)) return numbered;
  const marks = marksOf(line.text, inlineMarker);
  const followed = marks.length === 1 && line.text.startsWith("一是");
  if (marks.length < 2 && !followed && !/^[一二三四五六七八九十]{1,2}是/.test(line.text)) return [];
  if (marks.length === 0) return lineInline(text, { line, parent });
  return itemsAt(text, { line, parent, marks });
}

function itemsAt(
  text: string,
  { line, parent, marks }: { line: Line; parent: Item | null; marks: readonly Mark[] },
): Item[] {
  return marks.map((mark, index) => {
    const end = line.start + (marks[index + 1]?.at ?? line.text.length);
    return makeItem({ style: "inline", ordinal: index + 1, length: mark.length }, {
      start: line.start + mark.at,
      end,
      parent,
      text,
    });
  });
}

/** A line of its own that begins 二是 …, the series running over several lines. */
function lineInline(text: string, { line, parent }: { line: Line; parent: Item | null }): Item[] {
  const match = /^([一二三四五六七八九十]{1,2})是/.exec(line.text);
  if (!match) return [];
  const marker = { style: "inline" as const, ordinal: ordinalOf(match[1] ?? ""), length: match[0].length };
  return [makeItem(marker, { start: line.start, end: line.end, parent, text })];
}

function printed(style: MarkerStyle, ordinal: number): string {
  if (style === "heading" || style === "dash" || style === "lead") return "";
  const plain = style === "digit" || style === "digit_bracket" || style === "circle";
  return plain ? String(ordinal) : hanNumber(ordinal);
}

function hanNumber(value: number): string {
  const digits = ["", ..."一二三四五六七八九"];
  if (value < 10) return digits[value] ?? "";
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? digits[tens] : ""}十${digits[value % 10]}`;
}

function ordinalOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === "") return 1; // a dash: what stands behind it goes by the number of what it lies in
  const sign = ordinalOfSign.get(text);
  if (sign !== undefined) return sign;
  const digit = (character: string | undefined) => "一二三四五六七八九".indexOf(character ?? "?") + 1;
  const ten = text.indexOf("十");
  if (ten < 0) return digit(text);
  return (ten === 0 ? 1 : digit(text[0])) * 10 + digit(text[ten + 1]);
}
