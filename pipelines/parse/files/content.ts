/**
 * What reading a file gives: the same shape for every type, so that whoever looks for text or tables need not
 * know it.
 *
 * Reading never half-fails in silence: what could not be read is missing *and* stands in `issues`.
 *
 * @module
 */

/**
 * Type of a file by its bytes. `doc` is Word 97–2003, which is also what WPS writes as `.wps`; `xls` likewise
 * `.et`. The types from `compound` on are recognised but cannot be read.
 */
export type FileType =
  | "pdf"
  | "docx"
  | "xlsx"
  | "xls"
  | "csv"
  | "txt"
  | "html"
  | "zip"
  | "doc"
  | "ofd"
  | "rtf"
  | "compound"
  | "image"
  | "unknown";

/**
 * What went wrong or needs knowing.
 *
 * Nothing was read: `empty` · `truncated` or `damaged` · `encrypted` · `too_large` (a cap was reached) ·
 * `too_deep` (archive in archive) · `unsupported` · `needs_program` (one to install reads it) · `refused` (XML
 * with a DTD) · `stopped` (time or memory ran out). Something was read: `no_text` (a scan) · `unmapped_text`
 * (glyphs without meaning) · `cut` (rows or pages left out) · `truncated`, `damaged` (as far as possible) ·
 * `hidden_sheet` · `numbering_lost` (automatic numbers of Word are not in the text) · `not_what_its_name_says` ·
 * `converted` (by a program of the machine, which the message names with its version).
 */
export type FileIssueKind =
  | "empty"
  | "truncated"
  | "damaged"
  | "encrypted"
  | "too_large"
  | "too_deep"
  | "unsupported"
  | "needs_program"
  | "refused"
  | "stopped"
  | "no_text"
  | "unmapped_text"
  | "cut"
  | "hidden_sheet"
  | "numbering_lost"
  | "not_what_its_name_says"
  | "converted";

/** One thing to know about a file; the message is one line without final period. */
export interface FileIssue {
  kind: FileIssueKind;
  message: string;
}

/** Cells that are shown as one; the value stands in the first. Places count from 0, both ends included. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A table: a spreadsheet's sheet, or a table found in a text or on a page. */
export interface Sheet {
  /** The sheet's own name; empty for other tables. */
  name: string;
  /**
   * Cells as text, `rows[0]` being row 1 of the file: blank rows stay as empty arrays, empty cells at the end
   * of a row are gone. Dates are ISO 8601, numbers plain decimals of at most 15 digits, formulas their stored
   * value.
   */
  rows: string[][];
  merges: Merge[];
  /** True for a sheet that the spreadsheet does not show; its rows are not in the text. */
  hidden: boolean;
}

/** A file of an archive. */
export interface Part {
  /** Path inside the archive with `/`; never leads out of it. */
  name: string;
  content: FileContent;
}

/** A file, read. */
export interface FileContent {
  type: FileType;
  /** Clean text: paragraphs parted by a line feed; a row of a table is a line, its cells parted by tabs. */
  text: string;
  sheets: Sheet[];
  /** Files of an archive in its order; empty for other types. */
  parts: Part[];
  issues: FileIssue[];
}

/** What a reader of one type gives; the type is known to its caller. */
export type Reading = Pick<FileContent, "text" | "sheets" | "issues">;

/** A table without a name, rows cleaned by {@linkcode cleanRows}. */
export function table(rows: readonly (readonly string[])[], merges: Merge[]): Sheet {
  return { name: "", rows: cleanRows(rows), merges, hidden: false };
}

/** Trims cells, drops empty cells at the end of rows and blank rows at the end of the table. */
export function cleanRows(rows: readonly (readonly string[])[]): string[][] {
  const cleaned = rows.map((row) => {
    const cells = row.map((cell) => cell.trim());
    while (cells.at(-1) === "") cells.pop();
    return cells;
  });
  while (cleaned.at(-1)?.length === 0) cleaned.pop();
  return cleaned;
}

/** Rows as lines of text; blank rows are left out, white space inside a cell is one space. */
export function textOfRows(rows: readonly (readonly string[])[]): string {
  return rows.filter((row) => row.length > 0)
    .map((row) => row.map(onOneLine).join("\t"))
    .join("\n");
}

function onOneLine(cell: string): string {
  return /[^\S ]| {2}/.test(cell) ? cell.replace(/\s+/g, " ") : cell;
}
