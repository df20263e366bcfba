/**
 * Measures: a number with its unit, bounds and range, read as one phrase: `不少于2-3个`, `85万余家次`, `18个月以内`, `百分之九十五以上`.
 *
 * Whether a measure states a fact is not decided here; an ordinal (第3家) or a threshold is a measure too. Linear in the
 * text, as {@linkcode numbersOf} is.
 *
 * @module
 */
import { characterSet, isAt } from "./character_set.ts";
import { type Comparator, comparatorAfter, comparatorBefore } from "./comparators.ts";
import { type NumberMention, numbersOf } from "./numbers.ts";
import { unitAt, type UnitClass, type UnitMention } from "./units.ts";

/** A number phrase. */
export interface Measure {
  /** From the bound before the number to the bound behind the unit. */
  start: number;
  end: number;
  /** Where the number itself starts, behind its bound. */
  numberStart: number;
  /** Where the unit ends, before its bound. */
  unitEnd: number;
  value: number;
  value_max: number | null;
  unit: string;
  unitClass: UnitClass;
  comparator: Comparator;
  /** Whether a word of bound or approximation stands with it; 达到 and 达 do not count. */
  bounded: boolean;
  form: NumberMention["form"];
  /** A lone 百, 千, 万 or 亿 as the number. */
  bare: boolean;
  decimal: boolean;
}

/** All measures of a text in order, none overlapping. A number without a unit is left out. */
export function findMeasures(text: string): Measure[] {
  return [...measuresOf(text)];
}

/** The measures of {@linkcode findMeasures} one by one, so that those of a long text need not all be held at a time. */
export function* measuresOf(text: string): Generator<Measure, undefined> {
  const numbers = numbersOf(text);
  let low = numbers.next().value, read = 0;
  while (low) {
    const high = numbers.next().value, inside: boolean = low.start < read; // the 百 of 个百分点
    const unit = inside ? null : unitOf(text, low);
    const range = high && !inside ? readRange(text, { low, high, unit }) : null;
    const measure = range ?? (unit && close(text, { low, high: null, unit }));
    if (measure) {
      yield measure;
      read = measure.unitEnd;
    }
    low = range ? numbers.next().value : high;
  }
}

/** 2-3个, 2至3条, 10%—15%, 5万元至10万元. Null where the two numbers are no range. */
function readRange(text: string, { low, high, unit }: Ends): Measure | null {
  if (!isJoin(text, unit?.end ?? low.end, high.start)) return null;
  const upper = unitOf(text, high);
  if (!upper || (unit && unit.unit !== upper.unit)) return null;
  const value = !unit && low.scale === 1 && high.scale > 1 ? low.value * high.scale : low.value;
  return value < high.value ? close(text, { low: { ...low, value }, high, unit: upper }) : null;
}

interface Ends {
  low: NumberMention;
  high: NumberMention;
  /** Unit of the lower end, null where it has none of its own. */
  unit: UnitMention | null;
}

/** Whether the text between two numbers joins them to a range. */
function isJoin(text: string, from: number, to: number): boolean {
  return to > from && to - from <= 4 && isAt(joins, text, from) &&
    /^ ?(?:-|–|—|——|~|～|--|至|到) ?$/.test(text.slice(from, to));
}

const joins = characterSet(" -–—~～至到");

const percentUnit = { unit: "%", class: "percent", factor: 1 } as const;

function unitOf(text: string, number: NumberMention): UnitMention | null {
  return number.percent
    ? { ...percentUnit, end: number.end }
    : unitAt(text, number.end) ?? implied(text, number);
}

const moneyHeads = /(?:收入|产值|营收|总额|投资|资金|资产|规模|利润|税收)[^,，。;；、0-9]{0,4}$/;
const scoreHeads = /(?:指数|满意度|得分|评分)(?:\d{4}年度?)?[^,，。;；、0-9]{0,6}$/;

/** What may stand behind a figure that has no unit; the second begin a bound. */
const closers = characterSet(",，。;；、)\n以左"), bounds = characterSet("以左");

/** A unit that the words before imply: 营业收入300亿 is money, 质量竞争力指数达到86 a score. */
function implied(text: string, number: NumberMention): UnitMention | null {
  const named = unitInBrackets(text, number);
  if (named) return named;
  const ends = number.end === text.length || isAt(closers, text, number.end);
  if (number.form !== "arabic" || !ends) return null;
  if (isAt(bounds, text, number.end) && !/^(?:以上|左右)/.test(text.slice(number.end, number.end + 2))) {
    return null;
  }
  const left = text.slice(Math.max(0, number.start - 18), number.start);
  const big = number.scale >= 1e8;
  if (big && moneyHeads.test(left)) return { unit: "元", class: "money", factor: 1, end: number.end };
  if (number.scale === 1 && number.value <= 100 && scoreHeads.test(left)) {
    return { unit: "分", class: "score", factor: 1, end: number.end };
  }
  return null;
}

const bracketed = /\(([万亿]?)([^()\d\s、,，]{1,6})\)[\s:：]*(?:达到?|[≥≤><＞＜≧≦])? ?$/;
const longestBracketed = 16;

/** 标准物质(种)：12000, 有效认证证书(万张) ≥10: in lists and tables the unit stands in brackets behind the name, and the number alone. */
function unitInBrackets(text: string, number: NumberMention): UnitMention | null {
  const left = text.slice(Math.max(0, number.start - longestBracketed), number.start);
  if (!left.includes(")") || !/^(?:[\s,，。;；]|以上|左右|$)/.test(text.slice(number.end, number.end + 2))) {
    return null;
  }
  const [, scale = "", words = ""] = bracketed.exec(left) ?? [];
  const unit = words === "" ? null : unitAt(words, 0);
  if (unit?.end !== words.length) return null;
  return { ...unit, factor: unit.factor * (scale === "" ? 1 : scale === "万" ? 1e4 : 1e8), end: number.end };
}

interface Parts {
  low: NumberMention;
  high: NumberMention | null;
  unit: UnitMention;
}

/** Adds the bounds on both sides. A bound in words beats 余 and 多, which beat none. */
function close(text: string, { low, high, unit }: Parts): Measure {
  const numberStart = low.percent && !text.startsWith("百分之", low.start) ? low.start - 3 : low.start;
  const before = comparatorBefore(text, numberStart), after = comparatorAfter(text, unit.end);
  const more = low.more || high?.more === true;
  const strong = before && before.comparator !== "eq" ? before : after;
  const max = high?.value ?? low.max;
  return {
    start: before?.start ?? numberStart,
    end: after?.end ?? unit.end,
    numberStart,
    unitEnd: unit.end,
    value: scale(low.value, unit.factor),
    value_max: max === null ? null : scale(max, unit.factor),
    unit: unit.unit,
    unitClass: unit.class,
    comparator: strong && strong.comparator !== "eq" ? strong.comparator : more ? "gt" : "eq",
    bounded: more || after !== null || (before !== null && text.charAt(before.start) !== "达"),
    form: low.form,
    bare: low.bare,
    decimal: low.decimal,
  };
}

function scale(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(15));
}
