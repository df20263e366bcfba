/**
 * Published tables as a database: a view on each Parquet file, nothing else within reach.
 *
 * Checks read what readers will read, not what it was made from. The connection may open files of the one folder only
 * and its settings are locked, since a release under verification comes from anywhere.
 *
 * @module
 */
import { type Database, literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import { quoteName } from "../../pipelines/model/mod.ts";
import type { Shape } from "./shape.ts";

/** Column of the views that numbers the rows of the file from 0. */
const rowNumber = "file_row_number";

/** Opens the tables of a release folder. Close it after use. Fails at the first file that is no Parquet. */
export async function openPublished(folder: string, shapes: readonly Shape[]): Promise<Database> {
  const database = await openDatabase(":memory:");
  try {
    await database.run(
      `SET allowed_directories = [${
        literal(folder)
      }]; SET enable_external_access = false; SET lock_configuration = true`,
    );
    for (const { name } of shapes) {
      await database.run(
        `CREATE VIEW ${quoteName(name)} AS
         SELECT * FROM read_parquet(${literal(`${folder}/tables/${name}.parquet`)}, file_row_number = true)`,
      );
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const pageRows = 2_000;
const pageBytes = 16 << 20;

/** All rows of a view of {@linkcode openPublished} in the order of the file, in pages bounded by rows and bytes. */
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
