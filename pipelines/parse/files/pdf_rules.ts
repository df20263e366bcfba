/**
 * The straight lines drawn on a PDF page: strokes, and boxes so thin that they are lines, which is how Word
 * writes them.
 *
 * @module
 */
import { type Outline, rulesOfOutline } from "./rules.ts";
import type { Rule } from "./placed.ts";

/** a b c d e f of PDF: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Drawing operations as pdf.js lists them. */
export interface Operations {
  fnArray: number[];
  argsArray: readonly unknown[];
}

type Codes = Readonly<Record<string, number>>;

/** A page that draws more is no table. */
const mostRules = 20_000;

/** Lines of a page in the coordinates of `view`, which turns the page upright and y downwards. */
export function rulesOf(
  { fnArray, argsArray }: Operations,
  { view, codes }: { view: Matrix; codes: Codes },
): Rule[] {
  const rules: Rule[] = [];
  let current = view;
  const saved: Matrix[] = [];
  for (const [index, code] of fnArray.entries()) {
    const given: unknown = argsArray[index];
    if (code === codes.save) saved.push(current);
    else if (code === codes.restore || code === codes.paintFormXObjectEnd) current = saved.pop() ?? view;
    else if (code === codes.transform) current = times(current, asMatrix(given) ?? identity);
    else if (code === codes.paintFormXObjectBegin) {
      saved.push(current);
      current = times(current, asMatrix(Array.isArray(given) ? given[0] : null) ?? identity);
    } else if (code === codes.constructPath && rules.length < mostRules) {
      rules.push(...rulesOfPath(given, { current, codes }));
    }
  }
  return rules;
}

/** Where a point comes to stand. */
export function place([a, b, c, d, e, f]: Matrix, [x, y]: readonly [number, number]): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Leaves every point where it is. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Six numbers, or null. */
export function asMatrix(value: unknown): Matrix | null {
  if (!(Array.isArray(value) || value instanceof Float32Array) || value.length !== 6) return null;
  const [a, b, c, d, e, f] = Array.from(value, Number);
  const known = a !== undefined && b !== undefined && c !== undefined && d !== undefined &&
    e !== undefined && f !== undefined;
  return known ? [a, b, c, d, e, f] : null;
}

/**
 * A path comes as what is done with it, then its points behind 0 move, 1 line, 2 curve, 3 short curve, 4 close.
 */
function rulesOfPath(given: unknown, { current, codes }: { current: Matrix; codes: Codes }): Rule[] {
  if (!Array.isArray(given) || !Array.isArray(given[1])) return [];
  const data: unknown = given[1][0];
  if (!(data instanceof Float32Array) || given[0] === codes.endPath) return [];
  const outlines = outlinesOf(data).map((points) => points.map((point) => place(current, point)));
  return outlines.flatMap(rulesOfOutline);
}

/** Numbers that follow each step of a path. */
const operands = [2, 2, 6, 4, 0];

function outlinesOf(data: Float32Array): Outline[] {
  const outlines: Outline[] = [];
  for (let at = 0; at < data.length;) {
    const step = data[at] ?? 0;
    const count = operands[step];
    if (count === undefined) break;
    const point: [number, number] = [data[at + count - 1] ?? 0, data[at + count] ?? 0];
    if (step === 0) outlines.push([point]);
    else if (step === 4) {
      const outline = outlines.at(-1);
      const start = outline?.[0];
      if (start !== undefined) outline?.push(start);
    } else outlines.at(-1)?.push(point);
    at += count + 1;
  }
  return outlines;
}
