/**
 * Tasks printed as a table: 序号 · 任务 · 责任单位 · 完成时限, as rows of cells or flattened to lines.
 *
 * A table is one of tasks when a column names what is to be done and another who does it or by when. Leading bodies come
 * first, then those that help. What a cell of the last column says without a date (全年, 长期坚持) sets no deadline.
 *
 * @module
 */
import { splitCharged } from "./bodies.ts";
import type { Undertaking } from "./commitments.ts";
import { aheadOf, firstFrom } from "./due.ts";
import type { Cell, ListTable } from "./list_tables.ts";
import type { Paper } from "./paper.ts";
import { resolvePeriod } from "../normalise/dates.ts";

/** The tasks of all tables, and the stretches that these tables cover, in order. */
export interface TabledTasks {
  tasks: Undertaking[];
  tables: readonly { start: number; end: number }[];
}

const what = /任务|事项|措施|举措|内容/,
  lead = /(?:责任|牵头|主办|负责|承办|落实)(?:单位|部门|机构|[处科股]室)|责任人?主体/;
const leading = /(?:牵头|主办)(?:单位|部门|机构|[处科股]室)/;
const help = /(?:配合|协办|参与|参加|协同)(?:单位|部门|机构|[处科股]室)/, when = /时限|期限|时间|节点|进度/;

/** Reads them; a reply's table of what was done is read elsewhere. */
export function findTabledTasks(paper: Paper): TabledTasks {
  if (paper.kind === "proposal_reply" || !/序号|编号|\t/.test(paper.text)) return { tasks: [], tables: [] };
  const tables = paper.tables.filter(({ head }) =>
    head.some(isWhat) && head.some((name) => lead.test(name) || when.test(name))
  );
  return { tables, tasks: tables.flatMap((table) => tasksOf(paper, table)) };
}

function tasksOf(paper: Paper, { head, rows }: ListTable): Undertaking[] {
  const named = head.findIndex(isWhat);
  const words = (row: Cell[]) =>
    row.filter((_, i) => isWhat(head[i] ?? "")).map(({ text }) => text).join(" ");
  return rows.flatMap((row, index) => {
    const task = row[named];
    if (!task || task.text.length < 4) return [];
    const cells = (column: RegExp) =>
      row.filter((_, i) => !isWhat(head[i] ?? "") && column.test(head[i] ?? ""));
    const bodiesIn = (...columns: RegExp[]) => [
      ...new Set(columns.flatMap(cells).flatMap(({ text }) => bodiesOf(text))),
    ];
    return [{
      number: String(index + 1),
      text: words(row),
      responsible: bodiesIn(lead, help),
      lead: bodiesIn(leading),
      cooperating: bodiesIn(help),
      due: cells(when).reduce((due: string | null, cell) => due ?? dayIn(paper, cell), null),
      status: "planned" as const,
      parent: null,
      start: task.start,
      end: Math.max(task.end, row.at(-1)?.end ?? 0),
    }];
  });
}

function isWhat(name: string): boolean {
  return what.test(name) && !when.test(name) && !lead.test(name) && !help.test(name);
}

/** A cell may hold its bodies line by line or with words of role between them. */
function bodiesOf(text: string): string[] {
  return splitCharged(text.replace(/(?:牵头|负责|配合)$/, "").replace(/\s+/g, "、"));
}

function dayIn({ dates, anchor }: Paper, { start, end }: Cell): string | null {
  const date = dates[firstFrom(dates, start)];
  return date && date.start < end ? resolvePeriod(aheadOf(date), anchor) : null;
}
