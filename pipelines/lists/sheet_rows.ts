/** Rows of a sheet as the CSV that DuckDB reads: one line a row, blank ones kept so that numbers of rows stay true. @module */
import type { Files } from "../effects.ts";
import { ParseError } from "../errors.ts";
import type { Merge } from "../parse/files/content.ts";
import type { Field } from "./fields.ts";
import { longestRow } from "./staged.ts";

/** What is written of the rows, and where to. */
export interface RowWriting {
  path: string;
  files: Files;
  /** Rows of the header, left out. */
  headerRows: number;
  /** Columns that are written, in order. */
  fields: readonly { field: Field; column: number }[];
  /** Fields whose empty cells repeat the cell above. */
  fill: readonly Field[];
}

/** Writes the rows. @throws {ParseError} when one is longer than a row may be */
export async function writeRows(
  table: { rows: Iterable<string[]> | AsyncIterable<string[]>; merges: readonly Merge[] },
  writing: RowWriting,
): Promise<void> {
  const { path, files } = writing;
  await files.remove(path);
  const file = await files.append(path);
  try {
    for await (const block of csvBlocks(table, writing)) await file.write(new TextEncoder().encode(block));
  } finally {
    file.close();
  }
}

const blockLength = 1 << 20;

/** The rows as text, a block at a time; cells of merges and of filled fields repeat. */
async function* csvBlocks(
  { rows, merges }: { rows: Iterable<string[]> | AsyncIterable<string[]>; merges: readonly Merge[] },
  { headerRows, fields, fill }: RowWriting,
): AsyncGenerator<string> {
  const covered = coveredCells(merges, { from: headerRows, columns: fields.map(({ column }) => column) });
  const filled = new Set<Field>(fill);
  const last: string[] = [];
  let block = "", index = -1;
  for await (const row of rows) {
    if (++index < headerRows) continue;
    const blank = row.every((text) => text === ""); // and stays so: a line left out begins nothing and repeats nothing
    const cells = fields.map(({ field, column }) => {
      const own = row[column] ?? "";
      const repeats = own === "" && !blank && (covered.has(`${index} ${column}`) || filled.has(field));
      const text = repeats ? last[column] ?? "" : own;
      if (text !== "") last[column] = text;
      return quoted(text);
    });
    const line = cells.join(",") + "\n";
    if (line.length * 3 > longestRow) {
      throw new ParseError(
        `Cannot read row ${index + 1}: wanted at most ${longestRow} bytes, found ${line.length} characters`,
      );
    }
    block += line;
    if (block.length < blockLength) continue;
    yield block;
    block = "";
  }
  if (block !== "") yield block;
}

/** Cells below the first of a merge, as `row column`. */
function coveredCells(
  merges: readonly Merge[],
  { from, columns }: { from: number; columns: readonly number[] },
): Set<string> {
  const covered = new Set<string>();
  for (const { top, left, bottom, right } of merges) {
    for (const column of columns) {
      if (column < left || column > right) continue;
      for (let row = Math.max(top + 1, from); row <= bottom; row++) covered.add(`${row} ${column}`);
    }
  }
  return covered;
}

/** A cell as CSV, quoted always, so that a row of one empty cell is no blank line. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
