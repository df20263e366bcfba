/**
 * The table that closes a reply to a proposal: what is done, what is under way, what is left for next year.
 *
 * It comes as rows of cells parted by tabs, or flattened to lines, where its column heads stand in a row and the
 * numbering under them starts at 1 once for each column. Where the number of such lists differs from the number of
 * columns, nobody can say which column is empty: then there is a doubt and no commitment.
 *
 * @module
 */
import type { Undertaking } from "./commitments.ts";
import type { Paper } from "./paper.ts";
import type { Doubt } from "./facts.ts";
import { type Line, markerOf } from "./outline.ts";

/** What the table holds, and where its heads begin. */
export interface ReplyTable {
  undertakings: Undertaking[];
  doubts: Doubt[];
  start: number;
}

type Column = "done" | "ongoing" | "next" | "other";
const status = { done: "done", ongoing: "ongoing", next: "planned" } as const;

const otherHeads =
  /^备注$|^(?:建议|办理|提案)清单$|^序号$|^(?:建议|提案)(?:内容|事项)$|^(?:落实|办理|进展|完成)情况$/;

/** Which column a short line is the head of; null when it is none. */
function columnOf(text: string): Column | null {
  if (text.length > 16 || /[。,，;；]/.test(text)) return null;
  if (otherHeads.test(text)) return "other";
  if (
    /(?:明年|次年|下一?年|下一?步|后续|待)(?:待?落实|计划|打算|推进|办理|工作|拟)|^(?:未|拟)(?:落实|办理)/
      .test(text)
  ) return "next";
  if (/(?:已|正在|持续)(?:推动|推进|开展|办理)|推[动进]中|在办/.test(text)) return "ongoing";
  return /已(?:经)?(?:完成|落实|办结|解决)/.test(text) ? "done" : null;
}

/** The table of a reply; `start` is infinite when there is none. */
export function readReplyTable(paper: Pick<Paper, "text" | "lines" | "signature">): ReplyTable {
  const heads = headRun(paper.lines);
  if (!heads) return { undertakings: [], doubts: [], start: Infinity };
  const { columns, next, start } = heads;
  const after = paper.lines.slice(next);
  const rows = cellRows(paper.text, { lines: after, columns });
  const lists = rows ?? lineLists(after, paper.signature?.start ?? paper.text.length);
  const named = columns.filter((column) => column !== "other");
  if (!rows && named.length < 2) return { undertakings: [], doubts: [], start: Infinity };
  if (!rows && lists.length !== named.length) {
    const message =
      `Cannot tell the columns of the reply's table: wanted ${named.length} lists, found ${lists.length}`;
    return { undertakings: [], doubts: [{ kind: "reply_table", message }], start };
  }
  const order = rows ? columns : named;
  const found = lists.flatMap((list, index) => undertakings(list, order[index] ?? "other"));
  return { undertakings: found, doubts: [], start };
}

/** The first row of column heads with at least two statuses, and the index of the line behind it. */
function headRun(lines: readonly Line[]): { columns: Column[]; next: number; start: number } | null {
  let columns: Column[] = [], first = 0;
  for (const [index, { text, start }] of lines.entries()) {
    const column = columnOf(text);
    if (column) {
      if (columns.length === 0) first = start;
      columns.push(column);
      continue;
    }
    if (isHead(columns)) {
      return { columns, next: index, start: first };
    }
    columns = [];
  }
  return null;
}

/** Two statuses, or what is next beside other columns. */
function isHead(columns: readonly Column[]): boolean {
  return columns.filter((column) => column !== "other").length >= 2 ||
    (columns.length >= 3 && columns.includes("next"));
}

interface Part {
  start: number;
  end: number;
}

function undertakings(list: readonly Part[], column: Column): Undertaking[] {
  if (column === "other") return [];
  return list.map((part, index) => ({
    number: `${column}-${index + 1}`,
    text: null,
    responsible: [],
    due: null,
    status: status[column],
    parent: null,
    ...part,
  }));
}

/** Numbered lines until the signature, cut into lists where the numbering starts again at 1. */
function lineLists(lines: readonly Line[], end: number): Part[][] {
  const lists: Part[][] = [];
  let last = 0;
  for (const line of lines) {
    if (line.start >= end || columnOf(line.text)) break;
    const marker = markerOf(line.text);
    if (!marker || marker.style !== "digit" && marker.style !== "digit_bracket") {
      if (lists.length > 0 && line.text.length > 40) break;
      continue;
    }
    if (marker.ordinal === 1 || lists.length === 0) lists.push([]);
    else if (marker.ordinal !== last + 1) break;
    last = marker.ordinal;
    lists.at(-1)?.push({ start: line.start + marker.length, end: line.end });
  }
  return lists;
}

/** Lists by column where the rows below the heads come as tab-parted cells; null when they do not. */
function cellRows(
  text: string,
  { lines, columns }: { lines: readonly Line[]; columns: Column[] },
): Part[][] | null {
  const lists: Part[][] = columns.map(() => []);
  let rows = 0, done = 0;
  for (const line of lines) {
    if (line.start < done) continue;
    const stop = text.indexOf("\n", line.end);
    done = stop < 0 ? text.length : stop;
    const row = text.slice(line.start, done);
    if (!row.includes("\t")) break;
    rows++;
    let at = line.start;
    for (const [index, cell] of row.split("\t").entries()) {
      lists[index]?.push(...cellParts(cell, at));
      at += cell.length + 1;
    }
  }
  return rows > 0 ? lists : null;
}

/** Items of a cell: at 1. 2. 3. counting up, or the cell as a whole; 无 and / are nothing. */
function cellParts(cell: string, offset: number): Part[] {
  const marks: { at: number; length: number }[] = [];
  for (const match of cell.matchAll(/(?<=^|[。;； ])(\d{1,2})[.、](?!\d) ?/g)) {
    if (Number(match[1]) === marks.length + 1) marks.push({ at: match.index, length: match[0].length });
  }
  if (marks.length === 0) marks.push({ at: 0, length: 0 });
  return marks.flatMap((mark, index) => {
    const start = mark.at + mark.length;
    const words = cell.slice(start, marks[index + 1]?.at ?? cell.length);
    const trimmed = words.trim();
    if (trimmed.length < 4) return [];
    const from = offset + start + words.indexOf(trimmed);
    return [{ start: from, end: from + trimmed.length }];
  });
}
