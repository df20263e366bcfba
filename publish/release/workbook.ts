/**
 * `zhiji.xlsx`: the small tables of a release as one workbook, a sheet a table, for people who work in spreadsheets.
 *
 * Made only where it is asked for, from the published Parquet files, so it cannot say anything else. Every text is a text
 * cell: codes and numbers of certificates keep their zeros and digits, and nothing runs as a formula. Days are texts too,
 * YYYY-MM-DD; a list is joined with `;`; a text longer than a cell can hold is cut and ends with `…`. Tables of more than
 * {@linkcode sheetLimit} rows, or in parts, are left to the other formats. The same rows of the same version give the same
 * bytes.
 *
 * @module
 */
import { type CellValue, writeXlsx } from "hucre";
import type { Files } from "../../pipelines/effects.ts";
import { type Column, columns, quoteName, type Table } from "../../pipelines/model/mod.ts";
import { identity } from "./identity.ts";
import { pathOf } from "./part.ts";
import { openPublished, readParquet } from "./published.ts";

/** Name of the workbook within a release. */
export const workbookName = "zhiji.xlsx";

/** Rows from which a table has no sheet. */
export const sheetLimit = 20_000;

/** What a workbook is made of. */
export interface WorkbookInput {
  version: string;
  sample: boolean;
  tables: readonly Table[];
  files: Pick<Files, "write" | "stat">;
}

/** Writes the workbook of a release folder whose `tables/` are written. */
export async function writeWorkbook(
  folder: string,
  { version, sample, tables, files }: WorkbookInput,
): Promise<void> {
  const sheets: { name: string; rows: CellValue[][] }[] = [];
  const database = await openPublished(folder, []);
  try {
    for (const table of tables) {
      if (await files.stat(`${folder}/${pathOf(table.name, null, "parquet")}`) === null) continue;
      const all = columns(table), from = readParquet(folder, { name: table.name });
      const [counted] = await database.all<{ rows: number }>(`SELECT count(*) AS rows FROM ${from}`);
      if ((counted?.rows ?? 0) >= sheetLimit) continue;
      const rows = await database.all(
        `SELECT ${all.map(({ name }) => quoteName(name)).join(", ")} FROM ${from}
         ORDER BY ${table.key.map(quoteName).join(", ")}`,
      );
      const header = all.map(({ name }) => name);
      sheets.push({
        name: table.name,
        rows: [header, ...rows.map((row) => all.map((one) => cell(row, one)))],
      });
    }
  } finally {
    database.close();
  }
  const day = new Date(`${version.slice(0, 10)}T00:00:00Z`); // a clock would change the bytes
  const { title } = identity(sample);
  const properties = { title: `${title.zh} ${title.en} ${version}`, created: day, modified: day };
  await files.write(`${folder}/${workbookName}`, await writeXlsx({ sheets, properties }));
}

const cellCharacters = 32_767;

function cell(row: Record<string, unknown>, { name, type }: Column): CellValue {
  const value = row[name] ?? null;
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  const text = type === "strings" && Array.isArray(value)
    ? value.map((item) => String(item).replaceAll(";", "；")).join(";")
    : String(value);
  return text.length > cellCharacters ? `${text.slice(0, cellCharacters - 1)}…` : text;
}
