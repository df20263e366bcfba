/**
 * The number of items a text says it lists, beside the number it does list: 通知称21项 against the rows of its table.
 *
 * A list is a table of the text (lines parted by tabs) whose first column counts 1, 2, 3 …, or a run of lines numbered so.
 * A number is stated of it where the line right before or after says 共21项, or where the title or that line says
 * 21项…如下, 名单（21项）. Where several are stated, one that agrees settles it. A text without such a list, or without
 * such a statement, gives nothing: the items may stand in an attachment. Pure, linear in the length of the text.
 *
 * @module
 */

/** A list whose stated and whose real length differ. */
export interface CountMismatch {
  stated: number;
  listed: number;
  /** The words that state it. */
  words: string;
}

/** A list of a text: the lines it takes, and how many items it has. */
interface CountedList {
  from: number;
  /** Line after the last one. */
  to: number;
  items: number;
}

const unit = "(?:项|家|个|名|件|条|批次|种|份|例|台|所|户|人|類|类|項|個|條|種)";
const statements: readonly RegExp[] = [
  new RegExp(`(?:共|共计|共有|合计|总计|總計|共計)\\s?(\\d{1,5})\\s?${unit}`, "g"),
  new RegExp(`(?:下列|以下|如下)\\s?(\\d{1,5})\\s?${unit}`, "g"),
  new RegExp(`(?<!第)(\\d{1,5})\\s?${unit}[^。；;\\d]{0,40}(?:如下|见下表|附后|名单|清单|目录)`, "g"),
  new RegExp(`[（(]\\s?(\\d{1,5})\\s?${unit}\\s?[）)]`, "g"),
];

/** A list shorter than this is no list of results. */
const fewest = 3;

/** Lists of the text that state another length than they have, in order. */
export function countMismatches({ title, text }: { title: string | null; text: string }): CountMismatch[] {
  const lines = text.split("\n");
  const lists = listsIn(lines);
  return lists.flatMap((list) => {
    const near = [lines[list.from - 2], lines[list.from - 1], lines[list.to]];
    const where = lists.length === 1 ? [title ?? "", ...near] : near;
    const stated = where.flatMap((line) => statedIn(line ?? ""));
    const [first] = stated;
    if (first === undefined || stated.some(({ count }) => count === list.items)) return [];
    return [{ stated: first.count, listed: list.items, words: first.words }];
  });
}

function statedIn(line: string): { count: number; words: string }[] {
  if (line.length > 400) return [];
  return statements.flatMap((pattern) =>
    [...line.matchAll(pattern)].map((match) => ({ count: Number(match[1]), words: match[0] }))
  );
}

/** Runs of lines that count up from 1, table rows and plain lines apart; lines between two numbers belong to the run. */
function listsIn(lines: readonly string[]): CountedList[] {
  const lists: CountedList[] = [];
  let open: CountedList & { table: boolean } | null = null;
  lines.forEach((line, at) => {
    const serial = serialOf(line);
    if (open && serial && serial.table === open.table && serial.number === open.items + 1) {
      open.items++;
      open.to = at + 1;
    } else if (serial?.number === 1) {
      if (open) lists.push(open);
      open = { from: firstLine(lines, at, serial.table), to: at + 1, items: 1, table: serial.table };
    }
  });
  if (open) lists.push(open);
  return lists.filter(({ items }) => items >= fewest).map(({ from, to, items }) => ({ from, to, items }));
}

/** The heading row of a table belongs to it. */
function firstLine(lines: readonly string[], at: number, table: boolean): number {
  return table && (lines[at - 1] ?? "").includes("\t") ? at - 1 : at;
}

function serialOf(line: string): { number: number; table: boolean } | null {
  const cell = /^(\d{1,5})\t/.exec(line);
  if (cell) return { number: Number(cell[1]), table: true };
  const item = /^(\d{1,4})(?:[.．、]\s?(?!\d)|[)）])/.exec(line);
  return item ? { number: Number(item[1]), table: false } : null;
}
