/**
 * Figures that a plan or bulletin prints as a table, by indicator (指标名称 · 单位 · 2020年基期值 · 2025年目标值) or by
 * place (地区 · 机构数(家) · 营业收入(万元)).
 *
 * A table by indicator is read where its head names a column of indicators and at least one of values, each with its year or with a
 * word that says what it is (现状, 基期, 目标), or of things with their unit (产品名称 · 抽查(批次)); one by place where its head names a column of places and at least one of things
 * with their unit. A row gives one figure a column of values; its unit stands in a column of its own, in brackets behind the name or
 * the column's head, or behind the number. A cell that is no plain number (—, 新建/升级) gives none, and a
 * row that cannot be lined up ends the table: nothing is guessed.
 *
 * Cells come parted by tabs, by spaces, or one to a line. Linear in the text.
 *
 * @module
 */
import { characterSet, isAt } from "../../normalise/character_set.ts";
import { findMeasures, type Measure } from "../../normalise/measures.ts";
import { unitAt } from "../../normalise/units.ts";
import { type Cell, readCells } from "../list_tables.ts";
import type { Span } from "./layout.ts";

/** A figure of a table. */
export interface TabledFigure extends Span {
  /** The name of the indicator as printed, without its number and unit. */
  what: string;
  measure: Measure;
  /** What the head of its column says: the year, null where it names none, and whether that is aimed at; null where it does not say. */
  year: string | null;
  aimed: boolean | null;
  /** The place that its row names, as printed; null in a table by indicator. */
  place: string | null;
}

/** The figures of all tables in order, and the rows that they were read from. */
export interface TabledFigures {
  figures: TabledFigure[];
  rows: [start: number, end: number][];
}

interface Column {
  role: "ordinal" | "name" | "place" | "unit" | "value" | "count" | "other";
  /** What a column of a table by places counts. */
  what: string;
  unit: string;
  year: string | null;
  aimed: boolean | null;
}

const nameHead =
  /^(?:主要|核心|具体|发展|工作)?(?:指标|指标名称|指标内容|目标名称|项目名称|统计指标|产品名称|产品种类|产品类别|检测项目|行业领域|机构类型)(?:\(.*\))?$/;
const unitHead = /^(?:计量)?单位$/;
const aimedHead = /目标|规划|预期|计划|力争/,
  actualHead = /现状|基期|基数|基础|完成|实际|实绩|实现|已有|当前|目前/;
const yearHead = /(?<!\d)((?:19|20)\d{2})(?:年|$)/;
const otherHead =
  /^(?:指标)?(?:属性|性质|类型|类别|分类|领域|方向|备注|说明|来源|牵头单位|责任单位|责任部门|牵头部门|数据来源|年均增速|累计增速)$/;
const mostColumns = 10, longestHead = 20;

const placeHead =
  /^(?:(?:地区|地市|市州|市县|县区|区县|区市|盟市|州市|各市|地级市|省份|城市|区域|行政区划|设区市)(?:名称)?|各?[省市县区]\((?:[市州县区地盟旗]、?){1,3}\))$/;
/** A cell that such a head begins with; a first look, so that a text without one is not taken apart. */
const mayHead =
  /(?<![^\s])(?:(?:主要|核心|具体|发展|工作|统计)?指标(?:名称|内容)?|目标名称|项目名称|产品名称|产品种类|产品类别|检测项目|行业领域|机构类型|地区|地市|市州|市县|县区|区县|区市|盟市|州市|各市|地级市|省份|城市|区域|行政区划|设区市)(?:名称)?(?=[\s(]|$)|(?<![^\s])各?[省市县区]\((?:[市州县区地盟旗]、?){1,3}\)(?=\s|$)/;
const countHead = /^([一-龥A-Za-z]{2,14})\(([万亿]?)([^()\d]{1,6})\)$/;

/** Reads them. */
export function readFigureTables(text: string): TabledFigures {
  const found: TabledFigures = { figures: [], rows: [] };
  if (!mayHead.test(text)) return found;
  const cells = readCells(text).flat();
  for (let at = 0; at < cells.length;) {
    const head = headAt(cells, at);
    at = head ? readRows(text, { cells, ...head }, found) : at + 1;
  }
  return found;
}

/** The head that begins at a cell: an ordinal or other column may stand before that of the names. */
function headAt(cells: readonly Cell[], at: number): { columns: Column[]; next: number } | null {
  const columns: Column[] = [];
  while (columns.length < mostColumns) {
    const column = columnOf(cells[at + columns.length]?.text ?? "");
    if (!column || (column.role === "name" && columns.some(({ role }) => role === "name"))) break;
    columns.push(column);
  }
  const has = (role: Column["role"]) => columns.some((column) => column.role === role);
  const reads = has("name") ? has("value") !== has("count") : has("place") && has("count") && !has("value");
  return reads ? { columns, next: at + columns.length } : null;
}

function columnOf(printed: string): Column | null {
  const text = printed.replace(/\s+/g, "");
  if (text === "" || text.length > longestHead) return null;
  const plain = { unit: "", year: null, aimed: null, what: "" };
  if (/^(?:序号|编号)$/.test(text)) return { role: "ordinal", ...plain };
  if (nameHead.test(text)) return { role: "name", ...plain };
  if (placeHead.test(text)) return { role: "place", ...plain };
  if (unitHead.test(text)) return { role: "unit", ...plain };
  if (otherHead.test(text)) return { role: "other", ...plain };
  const [, what = "", scale = "", words = ""] = countHead.exec(text) ?? [];
  if (what !== "" && !yearHead.test(text) && unitAt(words, 0)?.end === words.length) {
    return { ...plain, role: "count", what, unit: scale + words };
  }
  const aimed = aimedHead.test(text), actual = actualHead.test(text), year = yearHead.exec(text)?.[1] ?? null;
  if (
    year === null && !/^(?:.{0,4})(?:值|数|情况)?$/.test(text.replace(aimedHead, "").replace(actualHead, ""))
  ) return null;
  if (year === null && !aimed && !actual) return null;
  const unit = /\(([^()\d]{1,6})\)$/.exec(text)?.[1] ?? "";
  return { role: "value", unit, year, aimed: aimed === actual ? null : aimed, what: "" };
}

interface Rows {
  cells: readonly Cell[];
  columns: readonly Column[];
  next: number;
}

/** Reads rows until one does not fit; the index of the cell behind the last. */
function readRows(text: string, { cells, columns, next }: Rows, found: TabledFigures): number {
  let at = next;
  for (; at < cells.length; at += columns.length) {
    if (columns[0]?.role !== "ordinal" && ordinal.test(cells[at]?.text ?? "")) at++;
    const row = cells.slice(at, at + columns.length);
    const figures = row.length === columns.length ? figuresOf(text, { row, columns }) : null;
    if (!figures) break;
    const first = row[0], last = row.at(-1);
    if (first && last) found.rows.push([first.start, last.end]);
    found.figures.push(...figures);
  }
  return at;
}

/** 1. parted from the name by a space. */
const ordinal = /^(?:\d{1,2}[.、]|\(\d{1,2}\)|[①-⑳])$/;
const numeric = /^[^\d一-龥]{0,2}(?:约|超过?|不少于|不低于|达到?|大于|小于|近)?\d/;
const empty = characterSet("—–-－/无");

/** The figures of one row; null where its cells do not stand as the head says. */
function figuresOf(
  text: string,
  { row, columns }: { row: readonly Cell[]; columns: readonly Column[] },
): TabledFigure[] | null {
  const cellOf = (role: Column["role"]) => row[columns.findIndex((column) => column.role === role)];
  const place = cellOf("place"), name = cellOf("name") ?? place, unit = cellOf("unit")?.text ?? "";
  const values = row.flatMap((cell, i) => {
    const column = columns[i];
    return column && (column.role === "value" || column.role === "count") ? [{ cell, column }] : [];
  });
  if (!name || !/[一-龥]{2}/.test(name.text)) return null;
  const printed = values.filter(({ cell }) => numeric.test(cell.text));
  if (!isUnit(unit) || printed.length === 0 || values.some(({ cell }) => !isValue(cell.text))) return null;
  const inName = /\(([^()\d]{1,6})\)$/.exec(name.text)?.[1] ?? "";
  return printed.flatMap(({ cell, column }) => {
    const measure = measureOf(text, cell, unit || inName || column.unit);
    if (!measure) return [];
    const { year, aimed, what } = column, [start, end] = [name.start, cell.end];
    const ofPlace = column.role === "count" ? place?.text.replace(/\s+/g, "") ?? null : null;
    const thing = place ? what || nameOf(name.text) : nameOf(name.text) + what;
    return [{ what: thing, measure, year, aimed, place: ofPlace, start, end }];
  });
}

function isUnit(text: string): boolean {
  return text === "" || isAt(empty, text, 0) || (!/\d/.test(text) && text.length <= 8);
}

function isValue(text: string): boolean {
  return text === "" || isAt(empty, text, 0) || (text.length <= 12 && /\d/.test(text));
}

/** 1.（2）社会公用计量标准（项） without its number and unit. */
function nameOf(text: string): string {
  return text.replace(/^(?:\d{1,2}[.、．]|\(\d{1,2}\)|[①-⑳])\s*/, "").replace(/\([^()\d]{1,6}\)$/, "")
    .replace(/\s+/g, "").slice(0, 80);
}

/** The number of a cell with the unit that it prints or that is named for it, placed in the text. Null where the cell holds more. */
function measureOf(text: string, { start, end }: Cell, unit: string): Measure | null {
  const cell = text.slice(start, end), own = findMeasures(cell)[0];
  const named = own ?? namedMeasure(cell, unit.replace(/\s+/g, ""));
  if (!named || cell.slice(named.end).trim() !== "") return null;
  const sign = cell.slice(0, named.start).trim();
  if (sign !== "" && !/^[-－−]$/.test(sign)) return null;
  return {
    ...named,
    value: sign === "" ? named.value : -named.value, // 同比增长（%） −1.3
    start: start + named.start,
    end: start + Math.min(named.end, cell.length),
    numberStart: start + named.numberStart,
    unitEnd: start + Math.min(named.unitEnd, cell.length),
  };
}

/** A bare number of a cell, with the unit behind it where the unit is one that is known. */
function namedMeasure(cell: string, words: string): Measure | null {
  const number = /\d(?:[\d., ]*\d)?/.exec(cell), scale = /^[万亿]/.exec(words)?.[0] ?? "";
  if (!number || unitAt(words, scale.length)?.end !== words.length) return null;
  const at = number.index + number[0].length;
  const measure = findMeasures(cell.slice(0, at) + words + cell.slice(at))[0];
  if (!measure) return null;
  const back = (place: number) => place <= at ? place : Math.max(at, place - words.length);
  return { ...measure, end: back(measure.end), unitEnd: back(measure.unitEnd) };
}
