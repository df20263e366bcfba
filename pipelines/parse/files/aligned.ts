/**
 * Tables without lines: runs of lines whose parts stand under one another.
 *
 * A line is split where a gap is wider than the font is high. Lines of two parts or more that follow each other
 * make a table when their parts fall into the same columns; a line with a part in one column only, not the
 * first, goes on with the cell above it. Prose is one part a line and never becomes a table.
 *
 * @module
 */
import { joinLines, joinPieces, type Placed } from "./placed.ts";
import type { FoundTable } from "./ruled.ts";
import { cleanRows } from "./content.ts";

/** A part of a line between wide gaps. */
interface Segment {
  text: string;
  from: number;
  to: number;
}

/** A line split into its parts. */
export interface SplitLine {
  y: number;
  size: number;
  segments: Segment[];
}

/** Gap that parts two cells, in heights of the font; justified Chinese text stays under it. */
const gap = 1.2;

/** Fewest lines that make a table, and fewest of several parts among them. */
const fewest = 3;

/** A row further away than this many heights of the font belongs to something else. */
const farthest = 4;

/** Splits one line of runs at wide gaps. */
export function splitLine(line: readonly Placed[]): SplitLine {
  const groups: Placed[][] = [];
  let right = Infinity;
  for (const item of line) {
    if (groups.length === 0 || item.x - right > gap * item.size) groups.push([]);
    groups.at(-1)?.push(item);
    right = item.x + item.width;
  }
  return {
    y: line[0]?.y ?? 0,
    size: Math.max(...line.map(({ size }) => size)),
    segments: groups.map((group) => ({
      text: joinPieces(group),
      from: group[0]?.x ?? 0,
      to: Math.max(...group.map(({ x, width }) => x + width)),
    })),
  };
}

/** Takes a table from the lines at `start`, and tells how many lines it took; null when none begins there. */
export function alignedTable(
  lines: readonly SplitLine[],
  start: number,
): { table: FoundTable; taken: number } | null {
  const taken = runLength(lines, start);
  const run = lines.slice(start, start + taken);
  const columns = columnsOf(run);
  if (taken < fewest || columns.length < 2) return null;
  const rows: string[][] = [];
  for (const { segments } of run) {
    const cells = columns.map(({ from, to }) =>
      segments.filter((segment) => segment.from >= from && segment.to <= to)
        .map(({ text }) => text).join(" ")
    );
    const above = rows.at(-1);
    if (segments.length === 1 && cells[0] === "" && above !== undefined) {
      for (const [column, cell] of cells.entries()) above[column] = joinLines(above[column] ?? "", cell);
    } else rows.push(cells);
  }
  if (rows.length < fewest) return null;
  const [first, last] = [run[0], run.at(-1)];
  return {
    taken,
    table: { top: first?.y ?? 0, bottom: last?.y ?? 0, rows: cleanRows(rows), merges: [] },
  };
}

/** How many lines from `start` on fall into two columns or more together. */
function runLength(lines: readonly SplitLine[], start: number): number {
  let [length, columns]: [number, Segment[]] = [0, []];
  for (let index = start; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || !fits(line, { columns, previous: lines[index - 1], first: index === start })) {
      break;
    }
    const wider = overlay(columns, line.segments);
    // Columns that run into each other were none.
    if (wider.length < 2 || (columns.length > 0 && wider.length < columns.length)) break;
    columns = wider;
    length++;
  }
  return length;
}

interface Around {
  columns: readonly Segment[];
  previous: SplitLine | undefined;
  first: boolean;
}

function fits(line: SplitLine, { columns, previous, first }: Around): boolean {
  if (first) return line.segments.length >= 2;
  if (previous !== undefined && line.y - previous.y > farthest * line.size) return false;
  if (line.segments.length >= 2) return true;
  const [segment] = line.segments;
  const column = columns.findIndex(({ from, to }) =>
    segment !== undefined && segment.from < to && from < segment.to
  );
  return column > 0;
}

/** Columns as the stretches that any part covers. */
function columnsOf(lines: readonly SplitLine[]): Segment[] {
  return lines.reduce((columns: Segment[], { segments }) => overlay(columns, segments), []);
}

function overlay(columns: readonly Segment[], segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  for (const { from, to } of [...columns, ...segments].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && from < last.to) last.to = Math.max(last.to, to);
    else result.push({ text: "", from, to });
  }
  return result;
}
