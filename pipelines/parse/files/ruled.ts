/**
 * Tables drawn with lines: the lines give the cells, so wrapped, centred and merged cells come out right.
 *
 * A table is a band of the page that vertical lines cover without a gap. Columns stand between the verticals
 * and rows between the horizontals; where a line is missing between two places, they are one cell. Runs of text
 * go to the place that holds their middle.
 *
 * @module
 */
import { cleanRows, type Merge } from "./content.ts";
import { joinLines, joinPieces, linesOf, type Placed, type PlacedPage, type Rule } from "./placed.ts";

/** A table found on a page. */
export interface FoundTable {
  top: number;
  bottom: number;
  rows: string[][];
  merges: Merge[];
}

/** Lines nearer than this are one; borders are drawn as pairs of lines or as thin boxes. */
const near = 2.5;

/** A page of more lines than this is a drawing. */
const mostRules = 20_000;
/** A grid of more places is a drawing too. */
const mostPlaces = 50_000;

/** Finds the ruled tables and the text that stands outside them. */
export function ruledTables({ items, rules }: PlacedPage): { tables: FoundTable[]; rest: Placed[] } {
  const tables: FoundTable[] = [];
  let rest = [...items];
  if (rules.length > mostRules) return { tables, rest };
  for (const { from, to } of bands(rules)) {
    const inside = rules.filter((rule) =>
      rule.vertical
        ? rule.to >= from - near && rule.from <= to + near
        : rule.at >= from - near && rule.at <= to + near
    );
    const grid = gridOf(inside, { from, to });
    if (grid === null) continue;
    const { table, taken } = fill(grid, rest);
    if (taken.size === 0) continue;
    tables.push(table);
    rest = rest.filter((item) => !taken.has(item));
  }
  return { tables, rest };
}

interface Interval {
  from: number;
  to: number;
}

/** Stretches of the page covered by vertical lines. */
function bands(rules: readonly Rule[]): Interval[] {
  return merged(rules.filter(({ vertical, from, to }) => vertical && to - from > near));
}

/** Overlapping or touching intervals become one. */
function merged(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const { from, to } of intervals.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last.to + near) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** One line of the grid, which may be drawn in pieces. */
interface Edge {
  at: number;
  pieces: Interval[];
}

interface Grid {
  xs: Edge[];
  ys: Edge[];
}

function gridOf(rules: readonly Rule[], { from, to }: Interval): Grid | null {
  const across = rules.filter(({ vertical }) => !vertical);
  const xs = edges(rules.filter(({ vertical }) => vertical));
  const ys = edges(across);
  // Open tables have no lines at their sides; the horizontals tell how far they reach.
  const left = Math.min(...across.map((rule) => rule.from));
  const right = Math.max(...across.map((rule) => rule.to));
  for (const at of [left, right]) addEdge(xs, { at, reach: { from, to }, least: 4 * near });
  const width = { from: xs[0]?.at ?? 0, to: xs.at(-1)?.at ?? 0 };
  for (const at of [from, to]) addEdge(ys, { at, reach: width, least: 2 * near });
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  return columns >= 2 && rows >= 1 && columns * rows <= mostPlaces ? { xs, ys } : null;
}

/** Lines at nearly the same place become one edge; edges in order. */
function edges(rules: readonly Rule[]): Edge[] {
  const groups: Rule[][] = [];
  for (const rule of rules.toSorted((a, b) => a.at - b.at)) {
    const last = groups.at(-1);
    if (last !== undefined && rule.at - (last[0]?.at ?? 0) <= near) last.push(rule);
    else groups.push([rule]);
  }
  return groups.map((group) => ({
    at: group.reduce((sum, rule) => sum + rule.at, 0) / group.length,
    pieces: merged(group),
  }));
}

function addEdge(edges: Edge[], { at, reach, least }: { at: number; reach: Interval; least: number }): void {
  if (!Number.isFinite(at) || edges.some((edge) => Math.abs(edge.at - at) <= least)) return;
  edges.push({ at, pieces: [{ ...reach }] });
  edges.sort((a, b) => a.at - b.at);
}

function fill({ xs, ys }: Grid, items: readonly Placed[]): { table: FoundTable; taken: Set<Placed> } {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const owners = cellOwners({ xs, ys });
  const contents: Placed[][] = Array.from({ length: columns * rows }, () => []);
  const taken = new Set<Placed>();
  for (const item of items) {
    const column = placeOf(xs, item.x + item.width / 2);
    const row = placeOf(ys, item.y - item.size * 0.35);
    if (column === null || row === null) continue;
    contents[owners[row * columns + column] ?? 0]?.push(item);
    taken.add(item);
  }
  const cells = contents.map((content) => linesOf(content).map(joinPieces).reduce(joinLines, ""));
  const table = Array.from({ length: rows }, (_, row) => cells.slice(row * columns, (row + 1) * columns));
  return {
    taken,
    table: {
      top: ys[0]?.at ?? 0,
      bottom: ys.at(-1)?.at ?? 0,
      rows: cleanRows(table),
      merges: mergesOf(owners, columns),
    },
  };
}

/** Index of the place between two edges, or null outside; found by halving. */
function placeOf(edges: readonly Edge[], at: number): number | null {
  let [low, high] = [0, edges.length - 1];
  if (at < (edges[low]?.at ?? 0) || at > (edges[high]?.at ?? 0)) return null;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle]?.at ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** For each place the first place of its cell: what no line parts belongs together. */
function cellOwners({ xs, ys }: Grid): number[] {
  const columns = xs.length - 1;
  const owners: number[] = [];
  for (let row = 0; row < ys.length - 1; row++) {
    const middleY = ((ys[row]?.at ?? 0) + (ys[row + 1]?.at ?? 0)) / 2;
    for (let column = 0; column < columns; column++) {
      const middleX = ((xs[column]?.at ?? 0) + (xs[column + 1]?.at ?? 0)) / 2;
      const index = row * columns + column;
      const joinsLeft = column > 0 && !parts(xs[column], middleY);
      const joinsAbove = row > 0 && !parts(ys[row], middleX);
      owners.push((joinsLeft ? owners[index - 1] : joinsAbove ? owners[index - columns] : index) ?? index);
    }
  }
  return owners;
}

function parts(edge: Edge | undefined, at: number): boolean {
  return edge?.pieces.some(({ from, to }) => from - near <= at && at <= to + near) ?? false;
}

function mergesOf(owners: readonly number[], columns: number): Merge[] {
  const merges = new Map<number, Merge>();
  for (const [index, owner] of owners.entries()) {
    if (owner === index) continue;
    const [top, left] = [Math.floor(owner / columns), owner % columns];
    const merge = merges.get(owner) ?? { top, left, bottom: top, right: left };
    merge.bottom = Math.max(merge.bottom, Math.floor(index / columns));
    merge.right = Math.max(merge.right, index % columns);
    merges.set(owner, merge);
  }
  return [...merges.values()];
}
