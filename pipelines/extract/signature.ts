/**
 * The signature of a paper: the body on a line of its own, and the day on the line below it.
 *
 * A page can hold more than one (a notice, then the plan it publishes); the first is the paper's own. Several bodies above
 * one day sign together. Bodies on the last line sign also where the day is missing. A day with a time beside it is a page
 * stamp, no signature; a month below the bodies leaves it without a day; a day in brackets under the title (题注) dates the paper, {@linkcode dayUnderTitle}.
 *
 * @module
 */
import { characterSet, ciphers, isAt } from "../normalise/character_set.ts";
import { findDates, resolvePeriod } from "../normalise/dates.ts";
import { isBody } from "./bodies.ts";
import type { Line } from "./outline.ts";

/** Who signed, when, and where in the folded text. */
export interface Signature {
  /** Signing bodies in order; empty where only a day stands. */
  bodies: string[];
  /** ISO day; null where the page gives the bodies only, or a month. */
  date: string | null;
  start: number;
  end: number;
}

/** The first signature, or null. A day alone counts where text stood before it; the last such. Else the closing bodies. */
export function findSignature(lines: readonly Line[]): Signature | null {
  let alone: Signature | null = null, written = false;
  for (const [index, line] of lines.entries()) {
    written ||= line.text.length > 60;
    const signed = dateLine(line.text) ??
      ((written || index === lines.length - 1) && monthOnly(line.text) ? undated : null);
    if (!signed) continue;
    const above = signed.body ? { bodies: [signed.body], first: line } : bodiesAbove(lines, index);
    const signature = { bodies: above.bodies, date: signed.date, start: above.first.start, end: line.end };
    if (above.bodies.length > 0 && (above.first !== lines[0] || index === lines.length - 1)) return signature;
    if (written && signature.date !== null) alone = signature;
  }
  return alone ?? closing(lines);
}

/** A month in place of the day. */
const undated = { body: null, date: null };

/** All lines that are a day, alone or behind a body, in order: of each its day and place. */
export function datedLines(lines: readonly Line[]): { date: string; line: Line }[] {
  return lines.flatMap((line) => {
    const date = dateLine(line.text)?.date;
    return date ? [{ date, line }] : [];
  });
}

/** Bodies on the last line, without a day. */
function closing(lines: readonly Line[]): Signature | null {
  const last = lines.at(-1);
  const bodies = last && lines.length > 1 ? signersOf(last.text) : [];
  return last && bodies.length > 0 ? { bodies, date: null, start: last.start, end: last.end } : null;
}

/** A line that is nothing but a day, in brackets among the first lines, （2023年6月29日）, or opening the text, alone or below a body; else null. */
export function dayUnderTitle(lines: readonly Line[]): { date: string; line: Line } | null {
  const [first, second] = lines, opening = first ? dateLine(first.text) : null;
  if (first && opening?.body === null) return { date: opening.date, line: first };
  const day = isSigner(compact(first?.text ?? "")) && dateLine(second?.text ?? "")?.date;
  if (second && day) return { date: day, line: second };
  for (const line of lines.slice(0, 4)) {
    const inside = /^\(([^()]{8,50})\)$/.exec(line.text)?.[1];
    const date = (inside ? dateLine(inside)?.date : null) ?? dayOfSpeech(line.text);
    if (date) return { date, line };
  }
  return null;
}

/** The month that a paper without a day is signed or headed with: on a line of its own near its end, else under its title. */
export function monthSigned(lines: readonly Line[]): string | null {
  const near = [...lines.slice(-4).toReversed(), ...lines.slice(0, 4)];
  return near.map(({ text }) => monthOnly(text)).find((month) => month !== null) ?? null;
}

/** The ISO month of words that are a month, alone, in brackets or behind a body: 二〇二四年五月; null for others. */
export function monthOnly(text: string): string | null {
  if (text.length > 60) return null;
  const words = compact(text).replace(/^\((.*)\)$/, "$1"), [only, ...more] = findDates(words);
  if (!only || more.length > 0 || only.kind !== "point" || only.end < words.length) return null;
  const before = words.slice(0, only.start), month = resolvePeriod(only, null);
  return month?.length === 7 && (before === "" || isSigner(before)) ? month : null;
}

const spoken = /^\(?[—-]{0,2} ?(?=[^。]{0,60}[会上]\)?$)/;

/** （2023年8月29日…会议通过 …批准）: the day an authority decided on it. */
const enacted = /^\(((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)[^()]{2,60}(?:通过|公布|发布|批准|审议)/;

/** ——2024年2月26日在…会议上: what was said there is of that day. */
function dayOfSpeech(text: string): string | null {
  const passed = enacted.exec(text)?.[1];
  if (passed) return dateLine(passed)?.date ?? null;
  if (text.length > 80 || !spoken.test(text)) return null;
  const [only, ...more] = findDates(text);
  if (!only || more.length > 0 || only.day === null || only.start > 3) return null;
  return text.charAt(only.end) === "在" ? resolvePeriod(only, null) : null;
}

const dayEnds = characterSet(`日${ciphers}`);

/** A line that is a date, or a body and a date, and nothing else. */
function dateLine(text: string): { body: string | null; date: string } | null {
  if (text.length > 60 || !isAt(dayEnds, text, text.length - 1)) return null;
  const [only, ...more] = findDates(text);
  if (!only || more.length > 0 || only.day === null || only.kind !== "point") return null;
  const date = resolvePeriod(only, null);
  const before = compact(text.slice(0, only.start)), after = compact(text.slice(only.end));
  if (date === null || after !== "") return null;
  if (before === "") return { body: null, date };
  return isSigner(before) ? { body: before, date } : null;
}

/** Bodies on the lines above a day, and the first of those lines. */
function bodiesAbove(lines: readonly Line[], index: number): { bodies: string[]; first: Line } {
  const bodies: string[] = [];
  let at = index;
  while (at > 0 && index - at < 12) {
    const names = signersOf(lines[at - 1]?.text ?? "");
    if (names.length === 0) break;
    bodies.unshift(...names);
    at--;
  }
  return { bodies, first: lines[at] ?? { start: 0, end: 0, text: "" } };
}

/** The bodies of a line that names nothing else; several may stand side by side. */
function signersOf(text: string): string[] {
  const parts = text.split(/[ \u3000]+/);
  if (parts.length > 1 && parts.every(isSigner)) return parts;
  const whole = compact(text);
  return isSigner(whole) ? [whole] : [];
}

/** Spaces within a name spread it over the line: 韶 关 市 …局. */
function compact(text: string): string {
  return text.replace(/[ \u3000]+/g, "");
}

/** Whether a line's words are the name of a body and nothing else; a headline that ends in 会 says what was done. */
export function isSigner(name: string): boolean {
  return name.length >= 4 && name.length <= 40 && /^[一-龥()〇]+$/.test(name) &&
    (isBody(name) || /委员会$|会$/.test(name)) &&
    !/^(?:附件|抄送|来源|发布|主办|承办|联系|谢谢|各)|召开|举行|举办|开展|关于|出席|参加|走进|获批|落户|赴/
      .test(name);
}
