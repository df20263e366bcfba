/**
 * Totals of tables: a row that says 合计 whose numbers are not the sums of the rows beside it.
 *
 * Tables stand in the clean text as lines with tabs. A column is summed where every row has a whole number in it and its
 * head names no share, rate or mean. A column that is far from its total was never a sum and is left alone: a slip is
 * small.
 *
 * @module
 */

/** One column whose stated total is not its sum. */
export interface UnevenTotal {
  /** Head of the column as printed, without its unit. */
  subject: string;
  unit: string | null;
  total: number;
  sum: number;
  /** Span of the row with the total. */
  totalStart: number;
  totalEnd: number;
  /** Span of the rows that were summed. */
  rowsStart: number;
  rowsEnd: number;
}

interface Row {
  cells: string[];
  start: number;
  end: number;
}

const totalName = /^(?:合\s*计|总\s*计|共\s*计|总数)$/;
const notSummed = /率|比|平均|均|%|排名|名次|序号|编号|年份|得分|指数/;
const whole = /^\d{1,3}(?:,\d{3})+$|^\d{1,12}$/;

/** Largest share of the total by which a slip may differ. */
const slip = 0.05;

/** All uneven totals of a text, in order. Linear in the length of the text. */
export function unevenTotals(text: string): UnevenTotal[] {
  return readTables(text).flatMap(tableTotals);
}

/** Runs of at least four lines with tabs. */
function readTables(text: string): Row[][] {
  const tables: Row[][] = [];
  let open: Row[] = [], at = 0;
  for (const line of [...text.split("\n"), ""]) {
    if (line.includes("\t")) {
      open.push({ cells: line.split("\t").map((cell) => cell.trim()), start: at, end: at + line.length });
    } else {
      if (open.length >= 4) tables.push(open);
      open = [];
    }
    at += line.length + 1;
  }
  return tables;
}

function tableTotals(table: Row[]): UnevenTotal[] {
  const [head, ...body] = table;
  const isTotal = (row: Row) => row.cells.slice(0, 2).some((cell) => totalName.test(cell));
  const totals = body.filter(isTotal), rows = body.filter((row) => !isTotal(row));
  const [total] = totals, first = rows[0], last = rows.at(-1);
  if (!head || !total || totals.length > 1 || !first || !last || rows.length < 3) return [];
  if (total.start > first.start && total.start < last.start) return [];
  return head.cells.flatMap((name, column) => {
    const stated = wholeNumber(total.cells[column]);
    const parts = rows.map((row) =>
      row.cells.length === head.cells.length ? wholeNumber(row.cells[column]) : null
    );
    if (stated === null || notSummed.test(name) || !parts.every((part) => part !== null)) return [];
    const sum = parts.reduce((sum, part) => sum + part, 0);
    if (sum === stated || Math.abs(sum - stated) > slip * stated) return [];
    const unit = /[(（]([^()（）]{1,6})[)）]$/.exec(name)?.[1] ?? null;
    return [{
      subject: name.replace(/[(（][^()（）]{1,6}[)）]$/, ""),
      unit,
      total: stated,
      sum,
      totalStart: total.start,
      totalEnd: total.end,
      rowsStart: first.start,
      rowsEnd: last.end,
    }];
  });
}

function wholeNumber(cell: string | undefined): number | null {
  return cell && whole.test(cell) ? Number(cell.replaceAll(",", "")) : null;
}
