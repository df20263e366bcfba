/**
 * SQL of strangers, each in a process of its own under the limits of the operating system.
 *
 * `prlimit` sets them before the process starts: memory, processor time, no files written, no core. The process has no
 * network, no environment and no files but through DuckDB, which is read-only and locked. What takes too long is killed.
 *
 * @module
 */
import { Problem } from "./problem.ts";
import type { SqlAnswer, SqlQuestion } from "./sql_process.ts";

/** How much a query may take. */
export const sqlLimits = {
  /** Milliseconds from start to end. */
  time: 10_000,
  /** Bytes of writable memory of the process, V8 included. */
  memory: 1_500_000_000,
  rows: 1_000,
  /** Bytes of an answer, roughly. */
  bytes: 5_000_000,
  /** Characters of a query. */
  characters: 10_000,
  /** Queries at a time. */
  atOnce: 2,
} as const;

/** Asks a query of the release in a folder. */
export interface SqlRunner {
  /** @throws {Problem} `sql_refused`, `sql_stopped` or `busy` */
  ask(
    folder: string,
    question: Pick<SqlQuestion, "sql" | "rows">,
  ): Promise<Extract<SqlAnswer, { rows: unknown }>>;
}

/**
 * What tells where the release stands on this machine, makes a query out of a text and so could say any of it, or switches
 * something in DuckDB. DuckDB cannot switch these off; a word of them refuses the query, wherever it stands.
 */
const telling = new RegExp(
  "\\b(pragma\\w*|query|query_table|json_execute\\w*|current_setting|pg_settings|database_list|which_secret" +
    "|(enable|disable)_\\w+|force_checkpoint|truncate_\\w+|duckdb_(?!tables\\b|columns\\b)\\w+)\\b",
  "i",
);

/** A runner; nothing is started until a query comes. */
export function sqlRunner(): SqlRunner {
  let running = 0;
  return {
    async ask(folder, { sql, rows }) {
      const word = telling.exec(sql)?.[0];
      if (word !== undefined) throw new Problem("sql_refused", `Cannot query: wanted no "${word}", found it`);
      if (running >= sqlLimits.atOnce) {
        const detail = `Cannot query now: wanted at most ${sqlLimits.atOnce} queries at a time, found more`;
        throw new Problem("busy", detail, { headers: { "retry-after": "5" } });
      }
      running++;
      try {
        return judged(await inProcess(folder, { sql, rows, bytes: sqlLimits.bytes }));
      } finally {
        running--;
      }
    },
  };
}

function judged(answer: SqlAnswer): Extract<SqlAnswer, { rows: unknown }> {
  if ("refused" in answer) throw new Problem("sql_refused", `Cannot query: ${answer.refused}`);
  if ("failed" in answer) throw new Problem("sql_stopped", `Cannot query: ${answer.failed}`);
  return answer;
}

async function inProcess(folder: string, question: SqlQuestion): Promise<SqlAnswer> {
  const child = start(folder);
  const kill = () => {
    try {
      child.kill("SIGKILL");
    } catch {
      // it has ended by itself in the meantime
    }
  };
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    kill();
  }, sqlLimits.time);
  try {
    const input = new Blob([JSON.stringify(question)]).stream();
    const sent = input.pipeTo(child.stdin).catch(() => {}); // it may end before it has read all
    const [text] = await Promise.all([bounded(child.stdout, kill), sent]);
    const { success, signal } = await child.status;
    if (late) return { failed: `wanted an answer within ${sqlLimits.time / 1000} s, found none` };
    if (success && text !== null) return JSON.parse(text);
    return {
      failed: `wanted an answer within the bounds of memory and size, found none${
        signal ? ` (${signal})` : ""
      }`,
    };
  } finally {
    clearTimeout(timer);
    kill();
    await child.status;
  }
}

function start(folder: string): Deno.ChildProcess {
  const program = new URL("./sql_process.ts", import.meta.url);
  const config = new URL("../../deno.json", import.meta.url);
  const keep = ["HOME", "DENO_DIR"].flatMap((name) => {
    const value = Deno.env.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  return new Deno.Command("prlimit", {
    args: [
      `--data=${sqlLimits.memory}`,
      `--cpu=${Math.ceil(sqlLimits.time / 1000) + 2}`,
      "--core=0",
      "--",
      Deno.execPath(),
      "run",
      "--quiet",
      "--no-prompt",
      "--no-check",
      "--cached-only",
      "--no-code-cache",
      "--allow-ffi",
      "--v8-flags=--max-old-space-size=256",
      `--config=${decodeURIComponent(config.pathname)}`,
      decodeURIComponent(program.pathname),
    ],
    cwd: folder,
    clearEnv: true,
    env: Object.fromEntries(keep),
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
}

/** The output as text; null when there is more than an answer can have, and then `kill` is called. */
async function bounded(stream: ReadableStream<Uint8Array>, kill: () => void): Promise<string | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > sqlLimits.bytes * 4) {
      kill();
      return null;
    }
    chunks.push(new Uint8Array(chunk));
  }
  return await new Blob(chunks).text();
}
