/**
 * The signature of a paper: the body on a line of its own, and the day on the line below it.
 *
 * A page can hold more than one (a notice, then the plan it publishes); the first is the paper's own. Several bodies above
 * one day sign together. A day with a time beside it is a page stamp, no signature.
 *
 * @module
 */
import { findDates, resolvePeriod } from "../normalise/dates.ts";
import { isBody } from "./bodies.ts";
import type { Line } from "./outline.ts";

/** Who signed, when, and where in the folded text. */
export interface Signature {
  /** Signing bodies in order; empty where only a day stands. */
  bodies: string[];
  /** ISO day. */
  date: string;
  start: number;
  end: number;
}

/** The first signature, or null. A day alone counts where text stood before it; the last such. */
export function findSignature(lines: readonly Line[]): Signature | null {
  let alone: Signature | null = null, written = false;
  for (const [index, line] of lines.entries()) {
    written ||= line.text.length > 60;
    const signed = dateLine(line.text);
    if (!signed) continue;
    const bodies = signed.body ? [signed.body] : bodiesAbove(lines, index);
    const first = lines[index - (signed.body ? 0 : bodies.length)] ?? line;
    const signature = { bodies, date: signed.date, start: first.start, end: line.end };
    if (bodies.length > 0) return signature;
    if (written) alone = signature;
  }
  return alone;
}

/** A line that is a date, or a body and a date, and nothing else. */
function dateLine(text: string): { body: string | null; date: string } | null {
  if (text.length > 60 || !/[日\d)]$/.test(text)) return null;
  const [only, ...more] = findDates(text);
  if (!only || more.length > 0 || only.day === null || only.kind !== "point") return null;
  const date = resolvePeriod(only, null);
  const before = compact(text.slice(0, only.start)), after = compact(text.slice(only.end));
  if (date === null || after !== "") return null;
  if (before === "") return { body: null, date };
  return isSigner(before) ? { body: before, date } : null;
}

function bodiesAbove(lines: readonly Line[], index: number): string[] {
  const bodies: string[] = [];
  for (let at = index - 1; at >= 0 && bodies.length < 12; at--) {
    const name = compact(lines[at]?.text ?? "");
    if (!isSigner(name)) break;
    bodies.unshift(name);
  }
  return bodies;
}

/** Spaces within a name spread it over the line: 韶 关 市 …局. */
function compact(text: string): string {
  return text.replace(/[ \u3000]+/g, "");
}

function isSigner(name: string): boolean {
  return name.length >= 4 && /^[一-龥()〇]+$/.test(name) && (isBody(name) || /委员会$|会$/.test(name)) &&
    !/^(?:附件|抄送|来源|发布|主办|承办|联系)/.test(name);
}
