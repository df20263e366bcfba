/** The match index of a database on disk: made once, with a release; read by everyone who asks. @module */
import { type Database, openDatabase } from "../load/duckdb.ts";
import { buildMatchIndex, matchSchema } from "./index_tables.ts";

/** Makes the index of the capabilities that a database file holds, in the file itself. */
export async function indexCapabilities(path: string): Promise<void> {
  const database = await openDatabase(path);
  try {
    await buildMatchIndex(database, { from: "capabilities", into: matchSchema });
    await database.run("CHECKPOINT");
  } finally {
    database.close();
  }
}

/** Whether a database has the index; releases made before there were lists have none, and earlier ones another. */
export async function hasMatchIndex(database: Database): Promise<boolean> {
  const [found] = await database.all<{ found: boolean }>(
    `SELECT count(*) > 0 AS found FROM duckdb_columns() WHERE schema_name = $1 AND database_name = current_database()
       AND table_name = 'by_parameter' AND column_name = 'place'`,
    [matchSchema],
  );
  return found?.found ?? false;
}
