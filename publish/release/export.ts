/**
 * Writes the tables as files that need no tool of ours, the same bytes for the same rows.
 *
 *     tables/<table>.parquet   zstd, ordered by primary key; every value as it is, lists as lists
 *     tables/<table>/<part>.…  the same for big tables, a piece a province ({@linkcode partOfRow})
 *     .csv .excel.csv .jsonl.gz  written from the Parquet file beside them (formats.ts)
 *
 * DuckDB does the work, in memory bounded by its limit. The order is total (the key is unique), so neither threads nor
 * time zone nor earlier history change a byte; a new version of DuckDB may, since Parquet names its writer. A piece
 * that the release before holds already is linked, not written: it costs no time and no room.
 *
 * @module
 */
import { quoteName, type Table } from "../../pipelines/model/mod.ts";
import { type Database, literal } from "../../pipelines/load/duckdb.ts";
import type { Files } from "../../pipelines/effects.ts";
import { fileDigest, listFiles } from "./checksums.ts";
import { sheetRows, writeFormat } from "./formats.ts";
import { endings, type Format, hasParts, partOfRow, partsOf, pathOf, splitFrom } from "./part.ts";
import type { RowsDigest, TableDigest } from "./set_hash.ts";
import { type Shape, shapeOf } from "./shape.ts";

/** A piece of a table: all of it, or one part. */
export interface Piece {
  table: Table;
  part: string | null;
  digest: RowsDigest;
}

/** What an export needs besides the database. */
export interface ExportOptions {
  files: Pick<Files, "makeFolder">;
  tables: readonly Table[];
  /** Digests of the tables, where they are known already; they say which tables are split. */
  digests?: Record<string, TableDigest>;
  /** Links the files of a piece from an earlier release; false when there are none, and the piece is written. */
  reuse?: (piece: Piece) => Promise<boolean>;
  /** @default {all} */
  formats?: readonly Format[];
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
  for (const table of options.tables) {
    const digest = options.digests?.[table.name] ?? await countTable(database, table);
    await exportTable(database, { folder, table, digest }, options);
    rows[table.name] = digest.rows;
  }
  return rows;
}

/** Rows of a table and of its parts; no row has to be read whole for that, so there is no set hash. */
async function countTable(database: Database, table: Table): Promise<TableDigest> {
  const parted = hasParts(shapeOf(table));
  const counted = await database.all<{ part: string; rows: number }>(
    `SELECT ${parted ? partOfRow() : "''"} AS part, count(*) AS rows FROM ${
      quoteName(table.name)
    } GROUP BY part`,
  );
  const rows = counted.reduce((sum, one) => sum + one.rows, 0);
  if (!parted || rows < splitFrom) return { rows, set: "" };
  return {
    rows,
    set: "",
    parts: Object.fromEntries(counted.map((one) => [one.part, { rows: one.rows, set: "" }])),
  };
}

interface Target {
  folder: string;
  table: Table;
  digest: TableDigest;
}

async function exportTable(database: Database, target: Target, options: ExportOptions): Promise<void> {
  const { folder, table, digest } = target;
  const wanted: Piece[] = [];
  if (digest.parts) await options.files.makeFolder(`${folder}/tables/${table.name}`);
  for (const part of partsOf(digest)) {
    const piece = { table, part, digest: (part === null ? digest : digest.parts?.[part]) ?? digest };
    if (!await options.reuse?.(piece)) wanted.push(piece);
  }
  for (const piece of wanted) {
    await database.run(parquetQuery({ folder, shape: shapeOf(table), part: piece.part }));
    const formats = options.formats ?? Object.keys(endings) as Format[];
    for (const format of formats) {
      if (format === "parquet" || (format === "excel" && piece.digest.rows > sheetRows)) continue;
      const parquet = `${folder}/${pathOf(table.name, piece.part, "parquet")}`;
      const to = `${folder}/${pathOf(table.name, piece.part, format)}`;
      await database.run(writeFormat(format, { columns: shapeOf(table).columns, parquet, to }));
    }
  }
}

/** A piece as its Parquet file is written. */
export interface ParquetPiece {
  folder: string;
  shape: Shape;
  part: string | null;
}

/**
 * SQL that writes the Parquet file of a piece of the table or view that has the shape's name. Each part is sought in the whole
 * table and sorted by itself: thirty scans of a column cost less than one sort of everything that has to be put aside.
 */
export function parquetQuery({ folder, shape, part }: ParquetPiece): string {
  const where = part === null ? "" : `WHERE ${partOfRow()} = ${literal(part)}`;
  const names = shape.columns.map(({ name }) => quoteName(name)).join(", ");
  return `COPY (SELECT ${names} FROM ${quoteName(shape.name)} ${where} ORDER BY ${
    shape.key.map(quoteName).join(", ")
  })
    TO ${literal(`${folder}/${pathOf(shape.name, part, "parquet")}`)}
    (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroup})`;
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
  const names = new Set([
    ...await listFiles(`${left}/tables`, files),
    ...await listFiles(`${right}/tables`, files),
  ]);
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
