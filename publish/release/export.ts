/**
 * Writes the tables as files that need no tool of ours: Parquet and CSV, the same bytes for the same rows.
 *
 *     tables/<table>.parquet   zstd, ordered by primary key; every value as it is, lists as lists
 *     tables/<table>.csv       RFC 4180: UTF-8 without BOM, CRLF, quoted where needed, one header line of column names;
 *                              an empty cell is null, `""` is an empty text; a list is joined with `;`, and a `;`
 *                              inside an element becomes the full-width `；` (Parquet keeps the element as it is)
 *
 * DuckDB does the work, in memory bounded by its limit. The order is total (the key is unique), so neither threads nor
 * time zone nor earlier history change a byte; a new version of DuckDB may, since Parquet names its writer.
 *
 * @module
 */
import { type Column, columns, quoteName, type Table } from "../../pipelines/model/mod.ts";
import { type Database, literal } from "../../pipelines/load/duckdb.ts";
import type { Files } from "../../pipelines/effects.ts";
import { fileDigest } from "./checksums.ts";

/** What an export needs besides the database. */
export interface ExportOptions {
  files: Pick<Files, "makeFolder">;
  tables: readonly Table[];
}

/** Rows per Parquet row group: small enough for range reads and for a page of long texts in memory. */
const rowGroup = 20_480;

/** Writes `tables/` into a folder. Returns the number of rows of each table. */
export async function exportTables(
  database: Database,
  folder: string,
  options: ExportOptions,
): Promise<Record<string, number>> {
  await options.files.makeFolder(`${folder}/tables`);
  const rows: Record<string, number> = {};
  for (const table of options.tables) rows[table.name] = await exportTable(database, folder, table);
  return rows;
}

async function exportTable(database: Database, folder: string, table: Table): Promise<number> {
  const all = columns(table);
  const parquet = literal(`${folder}/tables/${table.name}.parquet`);
  const csv = literal(`${folder}/tables/${table.name}.csv`);
  const [written] = await database.all<{ Count: number }>(
    `COPY (SELECT ${all.map((column) => quoteName(column.name)).join(", ")} FROM ${quoteName(table.name)}
     ORDER BY ${table.key.map(quoteName).join(", ")})
     TO ${parquet} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroup})`,
  );
  // Read back from the file just written: the rows are in order already, and the two files cannot disagree.
  await database.run(
    `COPY (SELECT ${all.map(csvCell).join(", ")} FROM read_parquet(${parquet}))
     TO ${csv} (FORMAT csv, HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '', NEW_LINE '\\r\\n')`,
  );
  return written?.Count ?? 0;
}

function csvCell(column: Column): string {
  const name = quoteName(column.name);
  if (column.type === "strings") {
    return `array_to_string(list_transform(${name}, lambda item: replace(item, ';', '；')), ';') AS ${name}`;
  }
  if (column.type === "number") { // 850000, not 850000.0
    return `CASE WHEN ${name} = trunc(${name}) AND abs(${name}) < 1e15
      THEN CAST(CAST(${name} AS BIGINT) AS VARCHAR) ELSE CAST(${name} AS VARCHAR) END AS ${name}`;
  }
  return name;
}

/** Two release folders, or folders that {@linkcode exportTables} wrote. */
export interface FolderPair {
  left: string;
  right: string;
}

/** Files below `tables/` that are missing on one side or differ in a byte; empty when both folders hold the same. */
export async function sameTables(
  folders: FolderPair,
  files: Pick<Files, "list" | "stat" | "readRange">,
): Promise<string[]> {
  const { left, right } = folders;
  const names = new Set([...await files.list(`${left}/tables`), ...await files.list(`${right}/tables`)]);
  const differing: string[] = [];
  for (const path of [...names].sort().map((name) => `tables/${name}`)) {
    const [a, b] = await Promise.all([files.stat(`${left}/${path}`), files.stat(`${right}/${path}`)]);
    if (a === null || b === null || a.size !== b.size) differing.push(path);
    else {
      const ours = await fileDigest(left, { path, files }), theirs = await fileDigest(right, { path, files });
      if (ours.sha256 !== theirs.sha256) differing.push(path);
    }
  }
  return differing;
}
