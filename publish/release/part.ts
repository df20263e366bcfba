/**
 * Parts: a big table is published in pieces, one a province, so that an unchanged province keeps its bytes.
 *
 *     tables/indicators.parquet           a table in one piece
 *     tables/capabilities/44.parquet      a big one: the rows whose region_code begins with 44
 *     tables/capabilities/none.parquet    the rows without a place
 *
 * A table is split when it has a `region_code` and at least {@linkcode splitFrom} rows.
 *
 * @module
 */
import { quoteName } from "../../pipelines/model/mod.ts";

/** Rows from which a table with places is split. */
export const splitFrom = 200_000;

const regionColumn = "region_code";

/** The formats a table is written in, with the ending of their files. */
export const endings = {
  parquet: ".parquet",
  csv: ".csv",
  excel: ".excel.csv",
  jsonl: ".jsonl.gz",
} as const;

/** A format of tables. */
export type Format = keyof typeof endings;

/** Whether a table could be split. */
export function hasParts(table: { columns: readonly { name: string }[] }): boolean {
  return table.columns.some((column) => column.name === regionColumn);
}

/** SQL that names the part of a row. */
export function partOfRow(): string {
  const digits = `left(${quoteName(regionColumn)}, 2)`;
  return `CASE WHEN regexp_full_match(${digits}, '[0-9]{2}') THEN ${digits} ELSE 'none' END`;
}

/** Path of a piece below the release folder; the part is null for a table in one piece. */
export function pathOf(table: string, part: string | null, format: Format): string {
  return `tables/${table}${part === null ? "" : `/${part}`}${endings[format]}`;
}

/** The parts of a table in order, or the one piece it is. */
export function partsOf(
  digest: { parts?: Record<string, unknown> | undefined } | undefined,
): (string | null)[] {
  return digest?.parts ? Object.keys(digest.parts).sort() : [null];
}

/** What a path below `tables/` holds. @throws {TypeError} when it is no path of a table */
export function readPath(path: string): { table: string; part: string | null; format: Format } {
  const match = /^tables\/([a-z][a-z0-9_]*)(?:\/([0-9]{2}|none))?(\.parquet|\.excel\.csv|\.csv|\.jsonl\.gz)$/
    .exec(path);
  const format = (Object.keys(endings) as Format[]).find((name) => endings[name] === match?.[3]);
  if (!match?.[1] || !format) throw new TypeError(`Cannot read path ${path}: wanted a table of a release`);
  return { table: match[1], part: match[2] ?? null, format };
}
