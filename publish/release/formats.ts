/**
 * The formats of a published table, written from its Parquet file, so that none of them can say anything else.
 *
 *     .csv        RFC 4180: UTF-8 without BOM, CRLF, quoted where needed, one header line of column names; an empty
 *                 cell is null, `""` is an empty text; a list is joined with `;`, and a `;` inside an element becomes
 *                 the full-width `；` (Parquet keeps the element as it is)
 *     .excel.csv  the same for spreadsheets: with BOM; a text that a spreadsheet would run as a formula, or show as another
 *                 value (a number of a certificate, a leading zero, `4-1`), begins with `'`; a text longer than a cell
 *                 can hold is cut and ends with `…`; left out where a sheet has too few rows
 *     .jsonl.gz   one JSON object a line, every column, null where there is no value
 *
 * @module
 */
import { quoteName } from "../../pipelines/model/mod.ts";
import { literal } from "../../pipelines/load/duckdb.ts";
import type { Format } from "./part.ts";
import type { Shape, ShapeColumn } from "./shape.ts";

/** Rows of a sheet of a spreadsheet, less the header. */
export const sheetRows = 1_048_575;
const cellCharacters = 32_767;

const csvOptions = `FORMAT csv, HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '', NEW_LINE '\\r\\n'`;

/** What one file is written from and to. */
export interface Writing {
  columns: Shape["columns"];
  parquet: string;
  to: string;
}

/** SQL that writes a format; rows keep the order of the Parquet file. */
export function writeFormat(format: Exclude<Format, "parquet">, { columns, parquet, to }: Writing): string {
  const source = `read_parquet(${literal(parquet)})`;
  if (format === "csv") {
    return `COPY (SELECT ${columns.map((column) => `${cell(column)} AS ${quoteName(column.name)}`).join(", ")}
      FROM ${source}) TO ${literal(to)} (${csvOptions})`;
  }
  if (format === "excel") {
    // The mark of byte order goes before the first name; DuckDB has no option for it.
    const names = columns.map(({ name }, index) => quoteName(index === 0 ? `\uFEFF${name}` : name));
    const cells = columns.map((column) => `${cell(column)} AS ${quoteName(column.name)}`);
    return `COPY (SELECT ${
      columns.map((column, index) => `${sheetCell(column)} AS ${names[index]}`).join(", ")
    }
      FROM (SELECT ${cells.join(", ")} FROM ${source})) TO ${literal(to)} (${csvOptions})`;
  }
  return `COPY (SELECT ${columns.map(({ name }) => quoteName(name)).join(", ")} FROM ${source})
    TO ${literal(to)} (FORMAT json, COMPRESSION gzip)`;
}

function cell(column: ShapeColumn): string {
  const name = quoteName(column.name);
  if (column.type === "strings") {
    return `array_to_string(list_transform(${name}, lambda item: replace(item, ';', '；')), ';')`;
  }
  if (column.type === "number") { // 850000, not 850000.0
    return `CASE WHEN ${name} = trunc(${name}) AND abs(${name}) < 1e15
      THEN CAST(CAST(${name} AS BIGINT) AS VARCHAR) ELSE CAST(${name} AS VARCHAR) END`;
  }
  return name;
}

/**
 * Texts that a spreadsheet takes for something else: what begins as a formula does, full width included (OWASP, CSV injection);
 * digits that lose a zero in front or, from twelve on, are shown as 2.1E+11; `1e5`; and `4-1`, `12:30`, `2025-12`, which become
 * days and times. A whole day, `2025-12-31`, stays what it is. A pattern that RE2 and JavaScript read alike.
 */
export const misread = "^(?:[=+\\-@\\t\\r\\n＝＋－＠]|0[0-9]+$|[0-9]{12,}$|[0-9]+[eE][0-9]+$|" +
  "[0-9]{1,2}[-/:][0-9]{1,2}(?:[-/:][0-9]{1,4})?$|[0-9]{4}[-/][0-9]{1,2}$)";

/** A cell as a spreadsheet should show it; the column holds the cell of the plain CSV. */
function sheetCell({ name, type }: ShapeColumn): string {
  const text = quoteName(name);
  if (type !== "string" && type !== "strings") return text;
  const safe = `CASE WHEN regexp_matches(${text}, ${literal(misread)}) THEN '''' || ${text} ELSE ${text} END`;
  return `CASE WHEN length(${text}) < ${cellCharacters} THEN ${safe}
    ELSE left(${safe}, ${cellCharacters - 1}) || '…' END`;
}
