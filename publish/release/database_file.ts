/**
 * `zhiji.duckdb`: all tables of a release in one database file, with keys and with the columns explained.
 *
 * It is made from the published Parquet files, so it cannot say anything else. Its bytes may differ between builds.
 *
 * @module
 */
import { columns, ddl, quoteName, type Table } from "../../pipelines/model/mod.ts";
import { literal, openDatabase } from "../../pipelines/load/duckdb.ts";

/** Name of the database within a release. */
export const databaseName = "zhiji.duckdb";

/** Writes the database of a release folder whose `tables/` are written. */
export async function writeDatabase(folder: string, tables: readonly Table[]): Promise<void> {
  const database = await openDatabase(`${folder}/${databaseName}`);
  try {
    for (const table of tables) {
      await database.transaction(async () => { // one sync a table, not one a comment
        await database.run(ddl(table));
        await database.run(fill(folder, table));
        await database.run(comments(table));
      });
    }
    await database.run("CHECKPOINT");
  } finally {
    database.close();
  }
}

function fill(folder: string, table: Table): string {
  const names = columns(table).map((column) => quoteName(column.name)).join(", ");
  return `INSERT INTO ${quoteName(table.name)} (${names})
    SELECT ${names} FROM read_parquet(${literal(`${folder}/tables/${table.name}.parquet`)})`;
}

function comments(table: Table): string {
  const name = quoteName(table.name);
  return [
    `COMMENT ON TABLE ${name} IS ${literal(`${table.description.zh} ${table.description.en}`)}`,
    ...columns(table).map(({ name: column, zh, en }) =>
      `COMMENT ON COLUMN ${name}.${quoteName(column)} IS ${literal(`${zh} ${en}`)}`
    ),
  ].join("; ");
}
