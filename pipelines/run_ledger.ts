/**
 * The ledger of runs: when each source was run and how it ended. Nothing of it is published.
 *
 *     <data>/runs.duckdb    table `runs`: source, started, finished, result, message
 *
 * A file of its own, since it cannot be made again from the archive as the working database can. A run without a
 * result was killed; opening the ledger marks it as interrupted, for only one process can have it open.
 *
 * @module
 */
import { openDatabase } from "./load/duckdb.ts";
import type { PastRuns } from "./schedule.ts";

/** How a run ended. */
export interface RunEnd {
  source: string;
  finished: Date;
  result: "done" | "failed";
  /** Why it failed; null when it did not. */
  message: string | null;
}

/** An open ledger. */
export interface RunLedger {
  /** What is known of the runs of each source. */
  past(): Promise<Map<string, PastRuns>>;
  begin(source: string, started: Date): Promise<void>;
  /** Ends the last run of a source; a second call replaces what the first one said. */
  end(end: RunEnd): Promise<void>;
  close(): void;
}

const table =
  `CREATE TABLE IF NOT EXISTS runs (source VARCHAR NOT NULL, started VARCHAR NOT NULL, finished VARCHAR,
  result VARCHAR CHECK (result IN ('done', 'failed', 'interrupted')), message VARCHAR);
UPDATE runs SET result = 'interrupted' WHERE result IS NULL`;

const past = `
WITH last AS (
  SELECT source, coalesce(max(started) FILTER (result = 'done'), '') AS done FROM runs GROUP BY source
)
SELECT source, nullif(done, '') AS done,
  max(started) FILTER (result = 'failed' AND started > done) AS failed,
  count(*) FILTER (result = 'failed' AND started > done) AS failures
FROM runs JOIN last USING (source) GROUP BY source, done`;

/** Opens the ledger at a path, or `:memory:`; makes the file where there is none. */
export async function openRunLedger(path: string): Promise<RunLedger> {
  const database = await openDatabase(path);
  await database.run(table);
  return {
    async past() {
      const rows = await database.all<PastRuns & { source: string }>(past);
      return new Map(rows.map(({ source, ...runs }) => [source, runs]));
    },
    begin: (source, started) =>
      database.run("INSERT INTO runs (source, started) VALUES ($1, $2)", [source, started.toISOString()]),
    end: ({ source, finished, result, message }) =>
      database.run(
        `UPDATE runs SET finished = $2, result = $3, message = $4
         WHERE source = $1 AND started = (SELECT max(started) FROM runs WHERE source = $1)`,
        [source, finished.toISOString(), result, message],
      ),
    close: () => database.close(),
  };
}
