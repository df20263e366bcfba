/**
 * Sheets of any spreadsheet format → what is told of them: cells capped over all sheets, hidden ones marked.
 *
 * @module
 */
import { cleanRows, type FileIssue, type Merge, type Reading, type Sheet, textOfRows } from "./content.ts";
import { withinCells } from "./csv.ts";
import type { Limits } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

/** A sheet as its library gives it. */
export interface RawSheet {
  name: string;
  hidden: boolean;
  /** Makes the rows as text; called once, so that one sheet at a time is held twice. */
  rows(): string[][];
  merges: Merge[];
}

/** Reads all sheets in order. @throws {Unreadable} `no_text` when all are blank */
export function readSheets(sheets: readonly RawSheet[], limits: Limits): Reading {
  const issues: FileIssue[] = [];
  let left = limits.cells;
  const read = sheets.map(({ name, hidden, rows, merges }): Sheet => {
    const kept = withinCells(cleanRows(rows()), left);
    left -= kept.cells;
    if (kept.cut !== null) issues.push({ ...kept.cut, message: `Sheet ${name}: ${kept.cut.message}` });
    if (hidden && kept.rows.length > 0) {
      issues.push({
        kind: "hidden_sheet",
        message: `Sheet ${name} is hidden: its ${kept.rows.length} rows are not in the text`,
      });
    }
    return { name, rows: kept.rows, merges, hidden };
  });
  if (read.every(({ rows }) => rows.length === 0) && issues.length === 0) {
    throw new Unreadable("no_text", "wanted cells in the sheets: found none");
  }
  const shown = read.filter(({ hidden, rows }) => !hidden && rows.length > 0);
  return { text: shown.map(({ rows }) => textOfRows(rows)).join("\n"), sheets: read, issues };
}
