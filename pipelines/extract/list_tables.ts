/**
 * Lists printed as tables: 序号 · 单位名称 · 领域 …, one row a thing, however the table came down to text.
 *
 * Rows come as lines with tabs, as lines with spaces, as one cell a line, or all on one line; in each, rows are told by
 * their running number. A table without running numbers is read where its rows are lines with tabs. A row with more or
 * fewer cells than the head ends the table: what cannot be lined up is not guessed.
 *
 * @module
 */
import { characterSet, isAt, spaces } from "../normalise/character_set.ts";
import { lastFrom } from "./sentences.ts";

/** A cell with its place in the text that was read. */
export interface Cell {
  text: string;
  start: number;
  end: number;
}

/** A table: names of its columns, and its rows without the running number. */
export interface ListTable {
  head: string[];
  rows: Cell[][];
  start: number;
  end: number;
}

/** Most columns of a list; a longer run of words behind 序号 is no head. */
const mostColumns = 12;

/** What every table holds: a head that numbers its rows, or tabs. */
const printedAsTable = /序号|编号|\t/;

/** All lists of a text, in order. Linear in the length of the text. */
export function readListTables(text: string): ListTable[] {
  if (!printedAsTable.test(text)) return [];
  const lines = readCells(text), cells = lines.flat(), tables: ListTable[] = [];
  for (let at = 0; at < cells.length; at++) {
    if (!isNumberHead(cells[at]?.text)) continue;
    const table = numbered(text, cells, at);
    if (!table) continue;
    tables.push(table.list);
    at = table.next - 1;
  }
  return [...tables, ...tabbed(text, lines, tables)].sort((a, b) => a.start - b.start);
}

function isNumberHead(text: string | undefined): boolean {
  return text === "序号" || text === "编号";
}

/** Cells line by line: parted by tabs where a line has any (empty ones kept), else by spaces. */
export function readCells(text: string): Cell[][] {
  const lines: Cell[][] = [];
  let nextTab = -1;
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf("\n", start), end = feed < 0 ? text.length : feed;
    if (nextTab < start) nextTab = text.indexOf("\t", start) < 0 ? Infinity : text.indexOf("\t", start);
    lines.push(cellsOf(text, { start, end, tabs: nextTab < end }));
    start = end + 1;
  }
  return lines;
}

const tab = characterSet("\t"), blank = characterSet(" \u3000"), white = characterSet(spaces);

interface CellLine {
  start: number;
  end: number;
  tabs: boolean;
}

function cellsOf(text: string, { start, end, tabs }: CellLine): Cell[] {
  const cells: Cell[] = [], parting = tabs ? tab : blank, wide = !tabs && hasGap(text, start, end);
  for (let from = start; from <= end;) {
    let to = from;
    while (to < end && (!isAt(parting, text, to) || (wide && groups(text, to)))) to++;
    const cell = trimmed(text, { start: from, end: to });
    if (tabs || cell.text !== "") cells.push(cell);
    from = to + 1;
  }
  return cells;
}

function hasGap(text: string, start: number, end: number): boolean {
  return /\S {2,}\S/.test(text.slice(start, end));
}

/** In a line with wide gaps one space between digits groups them: 3 200万元. */
function groups(text: string, at: number): boolean {
  return /^\d \d{3}(?!\d)/.test(text.slice(at - 1, at + 5));
}

function trimmed(text: string, { start, end }: { start: number; end: number }): Cell {
  let from = start, to = end;
  while (from < to && isAt(white, text, from)) from++;
  while (to > from && isAt(white, text, to - 1)) to--;
  return from === to ? { text: "", start, end: start } : { text: text.slice(from, to), start: from, end: to };
}

function numbered(text: string, cells: Cell[], at: number): { list: ListTable; next: number } | null {
  const head: string[] = [];
  let next = at + 1;
  while (head.length <= mostColumns && next < cells.length && !isOrdinal(cells[next]?.text, 1)) {
    head.push(cells[next++]?.text ?? "");
  }
  const rows: Cell[][] = [],
    broken = (from?: Cell, to?: Cell) => text.slice(from?.start, to?.end).includes("\n");
  const inLines = !broken(cells[at], cells[next - 1]);
  while (head.length > 0 && head.length <= mostColumns && isOrdinal(cells[next]?.text, rows.length + 1)) {
    const row = cells.slice(next + 1, next + 1 + head.length);
    if (row.length < head.length || (inLines && broken(cells[next], row.at(-1)))) break;
    const line = inLines && head.length === 2 ? lineFrom(text, cells, next + 1) : row;
    rows.push(
      inLines && head.length === 2 && line.length > 2 && body.test(line.at(-1)?.text ?? "")
        ? [joined(text, line.slice(0, -1)), ...line.slice(-1)]
        : row,
    );
    next += 1 + Math.max(line.length, head.length);
  }
  const first = cells[at], last = rows.at(-1)?.at(-1);
  if (rows.length < 2 || !first || !last) return null;
  return { list: { head, rows, start: first.start, end: last.end }, next };
}

/** A body's name at the end of a line tells where a name with spaces in it ends. */
const body = /^[一-龥()]{3,30}(?:局|院|所|公司|中心|委员会|协会|学会|联盟|大学|学院|政府|集团|厂|站)$/;

/** The cells of one line from a place on, where spaces part them. */
function lineFrom(text: string, cells: readonly Cell[], from: number): Cell[] {
  const start = cells[from]?.start ?? text.length, feed = text.indexOf("\n", start);
  const end = feed < 0 ? text.length : feed;
  if (text.slice(start, end).includes("\t")) return cells.slice(from, from + 2);
  const line: Cell[] = [];
  for (let at = from; (cells[at]?.start ?? end) < end; at++) line.push(...cells.slice(at, at + 1));
  return line;
}

/** Cells that are one: 建设服务平台 助力集群出海. */
function joined(text: string, cells: readonly Cell[]): Cell {
  const start = cells[0]?.start ?? 0, end = cells.at(-1)?.end ?? start;
  return { text: text.slice(start, end), start, end };
}

function isOrdinal(text: string | undefined, ordinal: number): boolean {
  return text !== undefined && text.replace(/[.、]$/, "").replace(/^0+(?=\d)/, "") === String(ordinal);
}

const columnName = /名称|单位|机构|企业|案例|领域|产业|地区|市州|编号|职务|任务|事项|措施|时限/;

/** Tables without running numbers: a head of names and lines with as many tabs below it. */
function tabbed(text: string, lines: Cell[][], known: readonly ListTable[]): ListTable[] {
  const tables: ListTable[] = [];
  for (let at = 0; at < lines.length; at++) {
    const head = lines[at] ?? [], first = head[0];
    if (head.length < 2 || !first || isNumberHead(first.text)) continue;
    if (first.start < (lastFrom(known, first.start)?.end ?? 0)) continue;
    if (!text.slice(first.start, head.at(-1)?.end).includes("\t")) continue;
    if (!head.every((cell) => cell.text.length <= 12 && !/\d/.test(cell.text))) continue;
    if (head.filter((cell) => columnName.test(cell.text)).length < 2) continue;
    const rows: Cell[][] = [];
    while (lines[at + 1 + rows.length]?.length === head.length) rows.push(lines[at + 1 + rows.length] ?? []);
    const last = rows.at(-1)?.at(-1);
    if (rows.length < 2 || !last) continue;
    tables.push({ head: head.map((cell) => cell.text), rows, start: first.start, end: last.end });
    at += rows.length;
  }
  return tables;
}
