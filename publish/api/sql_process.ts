/**
 * One SELECT over one release, in a process of its own: started by `sql.ts` for each query and killed when it takes too long.
 *
 * Reads `{ "sql", "rows", "bytes" }` on stdin and writes one of these on stdout:
 *
 *     { "columns": [{ "name", "type" }], "rows": [[ … ]], "complete": true }
 *     { "refused": "why" }      it is not one SELECT
 *     { "failed": "why" }       DuckDB could not answer it
 *
 * The limits are those of the operating system, set before this starts: a memory limit of DuckDB's own does not hold (one
 * `repeat()` took 8 GB under one of 512 MB), and native code sees no permission of Deno.
 * This file opens DuckDB itself, since it must take a statement apart before it is run.
 *
 * @module
 */
import { DuckDBInstance, StatementType } from "@duckdb/node-api";

/** What is asked. */
export interface SqlQuestion {
  sql: string;
  /** Most rows. */
  rows: number;
  /** Most bytes of the answer, roughly. */
  bytes: number;
}

/** What comes back. */
export type SqlAnswer =
  | { columns: { name: string; type: string }[]; rows: unknown[][]; complete: boolean }
  | { refused: string }
  | { failed: string };

const settings = {
  access_mode: "READ_ONLY",
  threads: "1",
  memory_limit: "400MB",
  temp_directory: "",
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  allow_community_extensions: "false",
};

/** The working folder is the release. */
const file = "zhiji.duckdb";

async function answer({ sql, rows: most, bytes }: SqlQuestion): Promise<SqlAnswer> {
  const instance = await DuckDBInstance.create(file, settings);
  const connection = await instance.connect();
  await connection.run("SET enable_external_access = false; SET lock_configuration = true");
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) return { refused: `wanted one SELECT, found ${statements.count} statements` };
  const statement = await statements.prepare(0);
  if (statement.statementType !== StatementType.SELECT) {
    return { refused: `wanted one SELECT, found ${StatementType[statement.statementType]}` };
  }
  const result = await statement.stream();
  const columns = result.columnNames().map((name, index) => ({
    name,
    type: String(result.columnType(index)),
  }));
  const rows: unknown[][] = [];
  let size = 0;
  for await (const chunk of result.yieldRowsJson()) {
    for (const row of chunk) {
      size += JSON.stringify(row).length;
      if (rows.length >= most || size > bytes) return { columns, rows, complete: false };
      rows.push(row);
    }
  }
  return { columns, rows, complete: true };
}

if (import.meta.main) {
  const question: SqlQuestion = JSON.parse(await new Response(Deno.stdin.readable).text());
  const answered = await answer(question).catch((error: unknown): SqlAnswer => ({
    failed: (error instanceof Error ? error.message : String(error)).slice(0, 500),
  }));
  const bytes = new TextEncoder().encode(JSON.stringify(answered));
  for (let at = 0; at < bytes.length;) at += Deno.stdout.writeSync(bytes.subarray(at));
  Deno.exit(0); // without waiting for what the query may still be computing
}
