/**
 * Published tables as a database: a view on each Parquet file, or its rows where it is small; nothing else within reach.
 *
 * Checks read what readers will read, not what it was made from. The connection may open files of the one folder only
 * and its settings are locked, since a release under verification comes from anywhere.
 *
 * @module
 */
import { type Database, literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import { quoteName } from "../../pipelines/model/mod.ts";
import { parquetOf, type Shape } from "./shape.ts";

/** Column of the views that numbers the rows of the file from 0. */
const rowNumber = "file_row_number";

/** Folders that a connection may read, besides its own. */
export interface Opening {
  /** @default {none} */
  also?: readonly string[];
  /** Where DuckDB may put what does not fit into memory. @default {beside the tables} */
  spill?: string;
  /** SQL for the rows of tables whose own files are not there, by table. @default {none} */
  rows?: ReadonlyMap<string, string>;
}

/** Opens the tables of a release folder. Close it after use. Fails at the first file that is no Parquet. */
export async function openPublished(
  folder: string,
  shapes: readonly Shape[],
  { also = [], spill, rows }: Opening = {},
): Promise<Database> {
  const database = await openDatabase(":memory:");
  try {
    if (spill) await database.run(`SET temp_directory = ${literal(spill)}`);
    await database.run(
      `SET allowed_directories = [${
        [folder, ...also].map(literal).join(", ")
      }]; SET enable_external_access = false; SET lock_configuration = true`,
    );
    for (const shape of shapes) {
      const sql = rows?.get(shape.name);
      // a file that is asked a dozen questions is opened once where it is small
      const kind = sql !== undefined || await isSmall(folder, shape) ? "TABLE" : "VIEW";
      const key = shape.key.map(quoteName).join(", ");
      await database.run(
        `CREATE ${kind} ${quoteName(shape.name)} AS ${
          sql === undefined
            ? `SELECT * FROM ${readParquet(folder, shape, { numbered: true })}`
            : `SELECT *, row_number() OVER (ORDER BY ${key}) - 1 AS ${rowNumber} FROM (${sql}) ORDER BY ${key}`
        }`,
      );
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const smallFile = 4 << 20;

async function isSmall(folder: string, shape: Shape): Promise<boolean> {
  if (shape.parts) return false;
  return (await Deno.stat(`${folder}/${parquetOf(shape)[0]}`)).size < smallFile;
}

/** SQL for the rows of a shape in a database of {@linkcode openPublished}: the table whole, or the parts it names. */
export function publishedRows(folder: string, shape: Pick<Shape, "name" | "parts">): string {
  return shape.parts ? readParquet(folder, shape) : quoteName(shape.name);
}

/** SQL that reads the Parquet files of a table, or of some of its parts. */
export function readParquet(
  folder: string,
  shape: Pick<Shape, "name" | "parts">,
  { numbered }: { numbered: boolean } = { numbered: false },
): string {
  const paths = parquetOf(shape).map((path) => literal(`${folder}/${path}`));
  return `read_parquet([${paths.join(", ")}]${numbered ? ", file_row_number = true" : ""})`;
}

const pageRows = 2_000;
const pageBytes = 16 << 20;

/** All rows of a view of {@linkcode openPublished} that is one file, in its order, in pages bounded by rows and bytes. */
export async function* pages(
  database: Database,
  shape: Pick<Shape, "name" | "columns">,
): AsyncGenerator<Record<string, unknown>[]> {
  const view = quoteName(shape.name);
  const names = shape.columns.map((column) => quoteName(column.name));
  const lengths = shape.columns.filter((column) => column.type === "string")
    .map((column) => `coalesce(strlen(${quoteName(column.name)}), 0)`);
  const borders = await database.all<{ first: number; last: number }>(
    `SELECT min(row) AS first, max(row) AS last
     FROM (SELECT ${rowNumber} AS row, CAST(sum(${["0", ...lengths].join(" + ")}) OVER (ORDER BY ${rowNumber})
             AS BIGINT) AS bytes FROM ${view})
     GROUP BY row // ${pageRows}, bytes // ${pageBytes} ORDER BY first`,
  );
  for (const { first, last } of borders) {
    yield await database.all(
      `SELECT ${names.join(", ")} FROM ${view} WHERE ${rowNumber} BETWEEN $1 AND $2 ORDER BY ${rowNumber}`,
      [BigInt(first), BigInt(last)],
    );
  }
}
