/** Text and ruled lines at their places on a page: what PDF and OFD have in common. @module */

/** A run of text; y is the baseline and grows downwards. Any unit, the same for the whole page. */
export interface Placed {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Height of the font. */
  size: number;
}

/** A horizontal or vertical line; `from` is left or above. */
export interface Rule {
  vertical: boolean;
  /** Where it stands: x of a vertical, y of a horizontal one. */
  at: number;
  from: number;
  to: number;
}

/** One page. */
export interface PlacedPage {
  width: number;
  items: Placed[];
  rules: Rule[];
}

/** Pieces of one line, left to right, joined: a gap of a quarter of the font's height or more is a space. */
export function joinPieces(pieces: readonly Placed[]): string {
  let [text, right] = ["", Infinity];
  for (const piece of pieces) {
    if (piece.x - right > 0.25 * piece.size && !text.endsWith(" ")) text += " ";
    text += piece.text;
    right = piece.x + piece.width;
  }
  return text.replace(/\s+/g, " ").trim();
}

/** Joins two lines of one paragraph: with nothing beside a Chinese character, else with a space. */
export function joinLines(first: string, second: string): string {
  if (first === "" || second === "") return first + second;
  const wide = (character: string) => character >= "\u2e80" && character <= "\uffef";
  const joins = wide(first.at(-1) ?? "") || wide(second[0] ?? "");
  return `${first}${joins ? "" : " "}${second}`;
}

/**
 * Groups runs into lines from top to bottom, each left to right; runs on one baseline up to half a font's
 * height.
 */
export function linesOf(items: readonly Placed[]): Placed[][] {
  const lines: Placed[][] = [];
  let [baseline, size] = [-Infinity, 0];
  for (const item of items.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (line !== undefined && item.y - baseline <= 0.5 * Math.min(size, item.size)) {
      line.push(item);
    } else {
      lines.push([item]);
      [baseline, size] = [item.y, item.size];
    }
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x));
}
