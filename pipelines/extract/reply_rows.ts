/**
 * A table of a reply to a proposal whose rows each carry their own status.
 *
 *     序号   建议内容              办理进展                      状态
 *     1      建立检测需求清单      已征集需求156项               已完成
 *     2      建设检测共享平台      可研报告已批复                推进中
 *
 * A row is an undertaking from its first words to its status; what it undertakes is its first cell. A status in words that are
 * not known gives a doubt and no undertaking.
 *
 * @module
 */
import type { Undertaking } from "./commitments.ts";
import type { Doubt } from "./facts.ts";
import { type ListTable, readListTables } from "./list_tables.ts";

/** A first look: few replies hold such a table. */
const mayHead = /状态|状况/;
const statusHead = /^(?:办理|落实|完成|进展|推进|工作|当前)?(?:状态|状况)$/;

/** What a cell says of its row, the first that fits: 部分完成 and 未完成 are not done. */
const statuses: readonly [Undertaking["status"], RegExp][] = [
  ["planned", /^(?:计划|拟|待|未|尚未|下一?步|明年|列入计划|规划|暂)/],
  ["ongoing", /中$|^(?:正在|持续|长期|部分|基本|已启动|已推[动进])|推进|进行|在办|在建/],
  ["done", /^(?:已|全部)?(?:经)?(?:完成|办结|落实|解决|采纳|建成|实现)/],
];

/** The rows of all such tables in order, and what was in doubt. */
export function readReplyRows(text: string): { undertakings: Undertaking[]; doubts: Doubt[] } {
  const found: { undertakings: Undertaking[]; doubts: Doubt[] } = { undertakings: [], doubts: [] };
  if (!mayHead.test(text)) return found;
  for (const table of readListTables(text)) {
    const column = table.head.findIndex((name) => statusHead.test(name));
    if (column > 0) readTable(table, column, found);
  }
  return found;
}

function readTable(
  { rows }: ListTable,
  column: number,
  { undertakings, doubts }: { undertakings: Undertaking[]; doubts: Doubt[] },
): void {
  for (const [index, row] of rows.entries()) {
    const [first] = row, cell = row[column], words = cell?.text.replace(/\s/g, "") ?? "";
    const status = statuses.find(([, pattern]) => pattern.test(words))?.[0];
    if (!first || !cell || first.text.trim() === "") continue;
    if (status === undefined) {
      const message = `Cannot tell the status of row ${index + 1} of the reply's table: found "${words}"`;
      doubts.push({ kind: "reply_table", message });
      continue;
    }
    undertakings.push({
      number: `row-${undertakings.length + 1}`,
      text: first.text.trim(),
      responsible: [],
      due: null,
      status,
      parent: null,
      start: first.start,
      end: cell.end,
    });
  }
}
