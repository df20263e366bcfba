/** XLS (BIFF) of Excel 97–2003 and of WPS, through SheetJS; values by the same rules as XLSX. @module */
import { type CellObject, read, SSF, type WorkSheet } from "@e965/xlsx";
import type { Reading } from "./content.ts";
import type { Limits } from "./limits.ts";
import { numberText, serialText } from "./numbers.ts";
import { type RawSheet, readSheets } from "./sheets.ts";
import { reading } from "./unreadable.ts";

/** A sheet kept as rows of cells; SheetJS calls it dense. */
type DenseSheet = WorkSheet & { "!data"?: (CellObject | undefined)[][] };

/** Reads a compound file that holds a workbook. @throws {Unreadable} */
export async function readXls(bytes: Uint8Array, limits: Limits): Promise<Reading> {
  const book = await reading("an XLS", () =>
    read(bytes, {
      type: "array",
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
    }));
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  return readSheets(
    book.SheetNames.flatMap((name, index) => {
      const sheet = book.Sheets[name];
      const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
      return sheet === undefined ? [] : [raw(sheet, { name, hidden, from1904 })];
    }),
    limits,
  );
}

function raw(
  sheet: DenseSheet,
  { name, hidden, from1904 }: { name: string; hidden: boolean; from1904: boolean },
): RawSheet {
  return {
    name,
    hidden,
    rows: () =>
      Array.from(
        sheet["!data"] ?? [],
        (row) => Array.from(row ?? [], (cell) => cellText(cell, from1904)),
      ),
    merges: (sheet["!merges"] ?? []).map(({ s, e }) => ({
      top: s.r,
      left: s.c,
      bottom: e.r,
      right: e.c,
    })),
  };
}

function cellText(cell: CellObject | undefined, from1904: boolean): string {
  if (cell === undefined || cell.v === undefined) return "";
  if (cell.t === "e") return cell.w ?? "#ERROR";
  if (typeof cell.v === "boolean") return cell.v ? "TRUE" : "FALSE";
  if (typeof cell.v !== "number") return String(cell.v);
  const isDate = cell.z !== undefined && SSF.is_date(String(cell.z));
  return isDate ? serialText(cell.v, { from1904 }) : numberText(cell.v);
}
