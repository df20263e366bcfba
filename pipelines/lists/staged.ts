/** A sheet as DuckDB reads it: a CSV in UTF-8 whose columns are known. Nothing is sniffed; what does not fit is a reject. @module */
import { literal } from "../load/duckdb.ts";
import type { Field } from "./fields.ts";
import type { LineCount } from "./lines.ts";
import type { Mapping } from "./mapping.ts";

/** A row rejected before staging, which left a blank one in its place. */
export interface EarlyReject {
  row: number;
  reason: "too_few_cells" | "too_many_cells" | "bad_encoding";
  message: string;
}

/** One sheet, ready to be read by DuckDB. */
export interface Staged {
  path: string;
  /** Name of the sheet; empty for CSV. */
  sheet: string;
  delimiter: string;
  /** Lines before the first row of data. */
  skip: number;
  /** Number that the first row of data has in the file, from 1. */
  firstRow: number;
  width: number;
  positions: Partial<Record<Field, number>>;
  /** Labels of the columns, to know repeated header rows by. */
  labels: readonly string[];
  mapping: Mapping;
  /** Name of the file, for messages. */
  name: string;
  /** Lines of the file, when they are the list's own; null for a file that staging wrote. */
  lines: LineCount | null;
  /** Whether the first column numbers the rows. */
  numbered: boolean;
  /** Rows that were rejected before staging. */
  rejected: readonly EarlyReject[];
  /** Rows of the list that these are the changed ones of. */
  among?: number;
  /** Table that holds the rows already, for a file so small that it is parsed once and not once for each group of cells. */
  table?: string;
}

/** Longest row; DuckDB drops longer ones in silence, so they are looked for before. */
export const longestRow = 2_097_152;

/** Rejected rows that are kept one by one. */
export const mostRejects = 100_000;

/** The rows of a staged sheet as a table function; rows that cannot be read are passed over. */
export function rowsOf(staged: Staged): string {
  return staged.table ?? reading(staged, "ignore_errors = true");
}

/**
 * The same, keeping what cannot be read in `reject_errors`. All columns must be asked for: DuckDB 1.5.5 fails, and takes the
 * database with it, when a column left out holds bytes that are no UTF-8.
 */
export function rejectsOf(staged: Staged): string {
  return reading(staged, `store_rejects = true, rejects_limit = ${mostRejects + 1}`);
}

function reading(staged: Staged, errors: string): string {
  const columns = Array.from({ length: staged.width }, (_, index) => `c${index}: 'VARCHAR'`).join(", ");
  return `read_csv(${literal(staged.path)}, auto_detect = false, header = false, skip = ${staged.skip},
    columns = {${columns}}, delim = ${literal(staged.delimiter)}, quote = '"', escape = '"',
    max_line_size = ${longestRow}, ${errors})`;
}

/** Expression for a field of a staged sheet: its column, its constant, or null. */
export function cell(staged: Staged, field: Field): string {
  const position = staged.positions[field];
  if (position !== undefined) return `c${position}`;
  const constant = staged.mapping.constants[field];
  return constant === undefined ? "CAST(NULL AS VARCHAR)" : literal(constant);
}

/** Columns of those fields that the sheet has. */
export function columnsOf(staged: Staged, fields: readonly Field[]): string[] {
  return fields.flatMap((field) => {
    const position = staged.positions[field];
    return position === undefined ? [] : [`c${position}`];
  });
}

/**
 * Condition that the cells of a row repeat the header: each of the fields is empty or the label of its column, or one of the
 * two lines that the label stands on. True for a row of empty cells.
 */
export function isLabel(staged: Staged, fields: readonly Field[]): string {
  const conditions = fields.map((field) => {
    const label = staged.labels[staged.positions[field] ?? -1] ?? "";
    const cuts = [...label.matchAll(/\//g)].flatMap((
      { index },
    ) => [label.slice(0, index), label.slice(index + 1)]);
    const forms = [label, ...cuts].map((form) => `list_clean(${literal(form)})`);
    return `("${field}" IS NULL OR coalesce("${field}" IN (${forms.join(", ")}), false))`;
  });
  return conditions.join(" AND ");
}

/** Condition that one of the cells is a formula that nobody worked out. */
export function isFormula(fields: readonly Field[]): string {
  return fields.map((field) => `coalesce(starts_with("${field}", '='), false)`).join(" OR ");
}
