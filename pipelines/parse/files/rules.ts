/** Outlines drawn on a page → the straight horizontal and vertical lines in them, in points. @module */
import type { Rule } from "./placed.ts";

/** The corners of a drawn path, one after the other. */
export type Outline = [x: number, y: number][];

/** Thicker boxes are areas; their edges count instead. */
const thickest = 3;
/** Shorter strokes belong to signs and drawings. */
const shortest = 4;
/** Longer outlines are shapes. */
const mostCorners = 1000;

/**
 * Lines of an outline: its straight edges, or the whole when it is a box so thin that it is a line, as Word
 * writes them.
 */
export function rulesOfOutline(points: Readonly<Outline>): Rule[] {
  if (points.length > mostCorners) return [];
  const xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  if (right - left <= thickest && bottom - top <= thickest) return [];
  if (bottom - top <= thickest) return rule([left, (top + bottom) / 2], [right, (top + bottom) / 2]);
  if (right - left <= thickest) return rule([(left + right) / 2, top], [(left + right) / 2, bottom]);
  return points.slice(1).flatMap((point, index) => rule(points[index] ?? point, point));
}

function rule([x1, y1]: [number, number], [x2, y2]: [number, number]): Rule[] {
  const [wide, high] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (high <= 1 && wide >= shortest) {
    return [{ vertical: false, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }];
  }
  if (wide <= 1 && high >= shortest) {
    return [{ vertical: true, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) }];
  }
  return [];
}
