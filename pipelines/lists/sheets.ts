/** The sheets of an issue, read one after another into one table, whatever the kind of list. @module */
import type { Database } from "../load/duckdb.ts";
import type { Staged } from "./staged.ts";

/** Rows read and not read. */
export interface RowCounts {
  /** Rows of data in the sheets. */
  read: number;
  rejected: number;
}

/** Makes the temporary tables `fresh`, as told in SQL, and `fresh_rejects` anew, and reads every sheet into them. */
export async function readSheets(
  database: Database,
  { fresh, sheets, read }: {
    fresh: string;
    sheets: readonly Staged[];
    read: (staged: Staged) => Promise<RowCounts>;
  },
): Promise<RowCounts> {
  await database.run(`
    CREATE OR REPLACE TEMP TABLE fresh ${fresh};
    CREATE OR REPLACE TEMP TABLE fresh_rejects (sheet VARCHAR, row INTEGER, reason VARCHAR, message VARCHAR)`);
  const counts = { read: 0, rejected: 0 };
  for (const staged of sheets) {
    const own = await read(staged);
    counts.read += own.read;
    counts.rejected += own.rejected;
  }
  return counts;
}
