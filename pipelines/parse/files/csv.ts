/**
 * Text in columns: CSV, and its kin with tabs, semicolons or bars.
 *
 * A text is taken for a table only when its first lines split into the same number of cells, two or more,
 * nearly all of them; nothing is concluded from a name.
 *
 * @module
 */
// @ts-types="./papaparse.d.ts"
import papaparse from "papaparse";
import { cleanRows, type FileIssue, type Reading, textOfRows } from "./content.ts";

const delimiters = [",", "\t", ";", "|"] as const;

/** How much of the text is looked at for the delimiter. */
const sampleLines = 60;
const sampleLength = 64 * 2 ** 10;

/** This share of the sampled rows must have the usual number of cells. */
const agreement = 0.9;

/** Finds the delimiter, or null when the text is no table. */
export function delimiterOf(text: string): string | null {
  const whole = text.length <= sampleLength;
  const sample = whole ? text : text.slice(0, text.lastIndexOf("\n", sampleLength) + 1);
  const scored = delimiters.map((delimiter) => ({ delimiter, columns: columnsBy(delimiter, sample) }));
  const best = scored.reduce((winner, other) => other.columns > winner.columns ? other : winner);
  return best.columns >= 2 ? best.delimiter : null;
}

/** Number of cells in nearly all rows of a sample; 0 when rows differ too much or there is but one. */
function columnsBy(delimiter: string, sample: string): number {
  const { data, errors } = papaparse.parse(sample, {
    delimiter,
    preview: sampleLines,
    skipEmptyLines: true,
    header: false,
  });
  // The sample may end inside a quoted cell; quotes that break anywhere else mean another delimiter or prose.
  const rows = errors.length > 0 ? data.slice(0, -1) : data;
  const counts = rows.map((row) => row.length);
  const usual = counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 0;
  const agreeing = counts.filter((count) => count === usual).length;
  return rows.length >= 2 && agreeing >= agreement * rows.length ? usual : 0;
}

/** Reads a table; rows beyond `cells` are cut. */
export function readCsv(text: string, { delimiter, cells }: { delimiter: string; cells: number }): Reading {
  const { data, errors } = papaparse.parse(text, {
    delimiter,
    preview: 0,
    skipEmptyLines: false,
    header: false,
  });
  const issues: FileIssue[] = errors.filter(({ type }) => type === "Quotes").slice(0, 1).map(
    ({ row = 0 }) => ({
      kind: "damaged",
      message: `Row ${row + 1}: wanted a quoted cell to end, found ${quotes(errors)}`,
    }),
  );
  const kept = withinCells(cleanRows(data), cells);
  if (kept.cut !== null) issues.push(kept.cut);
  return {
    text: textOfRows(kept.rows),
    sheets: [{ name: "", rows: kept.rows, merges: [], hidden: false }],
    issues,
  };
}

function quotes(errors: readonly { type: string }[]): string {
  const count = errors.filter(({ type }) => type === "Quotes").length;
  return count === 1 ? "one that does not" : `${count} that do not`;
}

/** Keeps as many rows as the cap on cells allows, and says so when that is not all. */
export function withinCells(
  rows: string[][],
  cells: number,
): { rows: string[][]; cells: number; cut: FileIssue | null } {
  let used = 0;
  for (const [index, row] of rows.entries()) {
    if (used + row.length > cells) {
      const message = `Wanted at most ${cells} cells here: found more, so ${rows.length - index} of ` +
        `${rows.length} rows are left out`;
      return { rows: rows.slice(0, index), cells: used, cut: { kind: "cut", message } };
    }
    used += row.length;
  }
  return { rows, cells: used, cut: null };
}
