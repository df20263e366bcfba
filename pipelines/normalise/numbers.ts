/**
 * Numbers as official Chinese prints them: `2558`, `16 503`, `13,000`, `4.3万`, `20余万`, `1亿2000万`, `一百二十`, `两`, `廿`,
 * `百分之九十五`, `两三` (a range).
 *
 * {@linkcode findNumbers} walks the text once and reads each run of digits or numerals at most twice, so its time is
 * linear in the text whatever stands there. A run that is no number (twenty digits, `4706.56.1`, `三五`) gives nothing.
 * The text is expected in half width; what a number counts is not this module's business.
 *
 * @module
 */

import { characterSet, isAt } from "./character_set.ts";

/** A number in a text, 万 and 亿 already applied. */
export interface NumberMention {
  /** Where the number starts, in code units. */
  start: number;
  /** Where it ends, exclusive: after its 万, 亿, 余 and 多. */
  end: number;
  value: number;
  /** Upper end where adjacent numerals name a range (两三 is 2 to 3), else null. */
  max: number | null;
  form: "arabic" | "chinese";
  /** 余, 多 or 几 says that the true number lies above. */
  more: boolean;
  /** Printed with a decimal point. */
  decimal: boolean;
  /** Factor of the 万 or 亿 that closes the number, 1 without one; a range shares it (5至10万). */
  scale: number;
  /** A lone 百, 千, 万 or 亿, a number only beside a bound (近百, 超亿). */
  bare: boolean;
  /** Said with 百分之. */
  percent: boolean;
}

/** Values of numerals by their code units. */
const digitsOf = new Map([..."零〇○一二三四五六七八九"].map((c, i) => [c.charCodeAt(0), Math.max(0, i - 2)]));
digitsOf.set("两".charCodeAt(0), 2);
const scales = new Map([..."十百千万亿"].map((c, i) => [c.charCodeAt(0), [10, 100, 1000, 1e4, 1e8][i] ?? 1]));
const tens = new Map([..."廿卅"].map((c, i) => [c.charCodeAt(0), [20, 30][i] ?? 0]));
const numerals = Uint8Array.from(
  { length: 0x10000 },
  (_, unit) => digitsOf.has(unit) || scales.has(unit) || tens.has(unit) ? 1 : 0,
);
const more = characterSet("余多馀");
const longest = 16;

/** What a code unit may open: nothing, a number in digits, one in numerals. */
const plainText = 0, arabic = 1, chinese = 2;
const opens = Uint8Array.from({ length: 0x10000 }, (_, unit) => {
  if (isDigit(unit)) return arabic;
  return numerals[unit] === 1 ? chinese : plainText;
});

/** All numbers of a text in order, none overlapping. */
export function findNumbers(text: string): NumberMention[] {
  return [...numbersOf(text)];
}

/** The numbers of {@linkcode findNumbers} one by one. */
export function* numbersOf(text: string): Generator<NumberMention, undefined> {
  for (let at = 0; at < text.length;) {
    const kind = opens[text.charCodeAt(at)];
    if (kind === plainText) at++;
    else if (kind === chinese && text.startsWith("百分之", at) && !isAt(numerals, text, at + 3)) at += 3;
    else {
      const mention = kind === arabic ? readArabic(text, at) : readChinese(text, at);
      if (mention) yield mention;
      at = mention?.end ?? (kind === arabic ? dottedEnd(text, at) : numeralsEnd(text, at));
    }
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function digitsEnd(text: string, at: number): number {
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** End of digits with points between them: 4706.56.1 is one run, and no number. */
function dottedEnd(text: string, at: number): number {
  let end = digitsEnd(text, at);
  while (text.charAt(end) === "." && isDigit(text.charCodeAt(end + 1))) end = digitsEnd(text, end + 1);
  return end;
}

function numeralsEnd(text: string, at: number): number {
  while (isAt(numerals, text, at)) at++;
  return at;
}

/** Reads Arabic digits with groups, decimals and scales. Null where the run is no number. */
function readArabic(text: string, start: number): NumberMention | null {
  const part = readFigure(text, start);
  if (!part) return null;
  const first = readScale(text, part.end);
  let { end, more } = first, value = shift(part.digits, first.factor), scale = first.factor;
  // 1亿2000万: a second part of a smaller scale adds up.
  while (scale > 1 && !more && isDigit(text.charCodeAt(end))) {
    const next = readFigure(text, end);
    const nextScale = next && readScale(text, next.end);
    if (!next || !nextScale || nextScale.factor >= scale) break;
    value += shift(next.digits, nextScale.factor);
    ({ end, more } = nextScale);
    scale = nextScale.factor;
  }
  const decimal = part.digits.includes(".");
  return {
    ...plain,
    start,
    end,
    value,
    form: "arabic",
    more,
    decimal,
    scale,
    percent: saysPercent(text, start),
  };
}

const plain = { max: null, more: false, decimal: false, scale: 1, bare: false, percent: false };

function saysPercent(text: string, start: number): boolean {
  return text.charAt(start - 1) === "之" && text.startsWith("百分之", start - 3);
}

/** Digits of one figure, thousands joined: `16 503`, `13,000` and `5, 000` too. */
function readFigure(text: string, start: number): { digits: string; end: number } | null {
  let end = digitsEnd(text, start), digits = text.slice(start, Math.min(end, start + longest + 1));
  if (end - start <= 3) {
    for (let next = groupEnd(text, end); next > end; next = groupEnd(text, end)) {
      digits += text.slice(next - 3, next);
      end = next;
      if (digits.length > longest) break;
    }
  }
  if (text.charAt(end) === "." && isDigit(text.charCodeAt(end + 1))) {
    const stop = digitsEnd(text, end + 1);
    digits += text.slice(end, Math.min(stop, end + longest));
    end = stop;
  }
  const broken = text.charAt(end) === "." && isDigit(text.charCodeAt(end + 1));
  return digits.length > longest || broken ? null : { digits, end };
}

/** End of a group of exactly three digits behind a comma, a space or both; `at` itself where none follows. */
function groupEnd(text: string, at: number): number {
  let from = at;
  if (text.charAt(from) === ",") from++;
  if (text.charAt(from) === " ") from++;
  return from > at && digitsEnd(text, from) === from + 3 ? from + 3 : at;
}

/** The scale behind a figure, with 余 or 多 before or after it: 万, 余万, 万余, 亿多, 千. */
function readScale(text: string, at: number): { factor: number; end: number; more: boolean } {
  let end = at, above = false, factor = 1;
  if (isAt(more, text, behindSpace(text, end))) {
    above = true;
    end = behindSpace(text, end) + 1;
  }
  const from = behindSpace(text, end), factorHere = scales.get(text.charCodeAt(from));
  if (factorHere && factorHere > 10) {
    factor = factorHere;
    end = from + 1;
    if (text.charAt(end) === "亿" && factor === 1e4) {
      factor = 1e12;
      end++;
    }
  }
  if (isAt(more, text, end)) {
    above = true;
    end++;
  }
  return { factor, end, more: above };
}

/** Where the words behind a figure begin; a space before more digits parts two figures. */
function behindSpace(text: string, at: number): number {
  return text.charCodeAt(at) === 32 && !isDigit(text.charCodeAt(at + 1)) ? at + 1 : at;
}

/** `digits` times a power of ten by moving the point, so that 154.98亿 is exactly 15498000000. */
function shift(digits: string, factor: number): number {
  return factor === 1 ? Number(digits) : Number(`${digits}e${Math.round(Math.log10(factor))}`);
}

/** Reads Chinese numerals. Null where they make no number. */
function readChinese(text: string, start: number): NumberMention | null {
  const from = saysPercentAt(text, start) ? start + 3 : start;
  const stop = numeralsEnd(text, from);
  if (stop - from > longest) return null;
  const run = text.slice(from, stop), pair = adjacentPair(run);
  const whole = pair?.[0] ?? parseChinese(run);
  if (whole === null) return null;
  const fraction = readFraction(text, stop);
  let end = fraction?.end ?? stop, scale = 1;
  const above = isAt(more, text, end) || text.charAt(end) === "几";
  if (above) end++;
  const factor = above ? scales.get(text.charCodeAt(end)) : undefined;
  if (factor && factor >= 1e4) {
    scale = factor;
    end++;
  }
  const bare = "百千万亿".includes(text.charAt(from));
  const value = (whole + (fraction?.value ?? 0)) * scale;
  return {
    ...plain,
    start,
    end,
    value,
    max: pair?.[1] ?? null,
    form: "chinese",
    more: above,
    scale,
    bare,
    decimal: fraction !== null,
    percent: from > start || saysPercent(text, start),
  };
}

function saysPercentAt(text: string, at: number): boolean {
  return text.startsWith("百分之", at) && isAt(numerals, text, at + 3);
}

/** 点五 behind a numeral as 0.5. */
function readFraction(text: string, at: number): { value: number; end: number } | null {
  if (text.charAt(at) !== "点") return null;
  let end = at + 1, digits = "";
  for (let d = digitsOf.get(text.charCodeAt(end)); d !== undefined && digits.length < longest;) {
    digits += d;
    d = digitsOf.get(text.charCodeAt(++end));
  }
  return digits ? { value: Number(`0.${digits}`), end } : null;
}

/** 两三, 三四 … 八九 as their two ends. */
function adjacentPair(run: string): [number, number] | null {
  if (run.length < 2 || run.length > 3) return null;
  const low = digitsOf.get(run.charCodeAt(0)), high = digitsOf.get(run.charCodeAt(1));
  if (low === undefined || high !== low + 1 || low === 0) return null;
  const factor = run.length === 2 ? 1 : scales.get(run.charCodeAt(2));
  return factor === undefined ? null : [low * factor, high * factor];
}

/** Value of Chinese numerals (一百二十, 一万二千, 廿五, 二○二五), or null where they make no number (三五). */
export function parseChinese(run: string): number | null {
  let total = 0, section = 0, digit: number | null = null, row = 0, ciphers = 0;
  for (let at = 0; at < run.length; at++) {
    const unit = run.charCodeAt(at), value = digitsOf.get(unit), scale = scales.get(unit);
    if (value !== undefined) {
      row = 10 * row + value;
      ciphers++;
      digit = value;
    } else if (scale === undefined) {
      const ten = tens.get(unit);
      if (ten === undefined) return null;
      section += ten;
    } else if (scale >= 1e4) {
      const here = section + (digit ?? 0);
      total = scale === 1e8 ? (total + here || 1) * scale : total + (here || 1) * scale;
      section = 0;
      digit = null;
    } else {
      section += (digit ?? 1) * scale;
      digit = null;
    }
  }
  if (ciphers === run.length && run.length > 1) return run.length === 4 ? row : null;
  return run ? total + section + (digit ?? 0) : null;
}
