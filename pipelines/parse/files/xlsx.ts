/**
 * XLSX, through hucre: values as shown by {@linkcode numberText} and {@linkcode dateText}; formulas give their
 * stored value.
 *
 * @module
 */
import { type CellValue, readXlsx as readWorkbook, type Sheet as Worksheet } from "hucre";
import type { Reading } from "./content.ts";
import type { Budget, Limits } from "./limits.ts";
import { dateText, numberText } from "./numbers.ts";
import { unpackParts } from "./office.ts";
import { type RawSheet, readSheets } from "./sheets.ts";
import { reading } from "./unreadable.ts";
import { type Entry, storedZip } from "./zip.ts";

/** Parts that carry values; drawings, charts and themes may be large and are not needed. */
const valued =
  /^(?:\[Content_Types\]\.xml|_rels\/|xl\/(?:_rels\/|workbook|styles|sharedStrings|worksheets\/[^/]+\.xml$))/i;

/** Reads the entries of an XLSX. @throws {Unreadable} */
export async function readXlsx(
  entries: readonly Entry[],
  { budget, limits }: { budget: Budget; limits: Limits },
): Promise<Reading> {
  const parts = unpackParts(entries, { budget, wanted: (name) => valued.test(name) });
  const { sheets } = await reading("an XLSX", () => readWorkbook(storedZip(parts)));
  return readSheets(sheets.map(raw), limits);
}

function raw(sheet: Worksheet): RawSheet {
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows: () => sheet.rows.map((row) => Array.from(row, cellText)),
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow,
      left: startCol,
      bottom: endRow,
      right: endCol,
    })),
  };
}

function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value instanceof Date ? dateText(value) : value;
}
