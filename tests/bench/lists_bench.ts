/**
 * Lists at national scale, as ratios within one run: loading beside a bare `CREATE TABLE AS SELECT * FROM read_csv(…)` of the same file,
 * the next issue beside the first, four times the rows beside the rows, and a spreadsheet's memory.
 *
 *     deno run … tests/bench/lists_bench.ts [rows] [--linear]      rows: 5,000,000; --linear adds four times as many
 *
 * Each step runs in a process of its own (list_once.ts), so that peaks of memory are its own.
 *
 * @module
 */
import { writeCapabilityList } from "./capability_rows.ts";
import { writeCapabilityBook } from "./capability_book.ts";
import type { Step, StepResult } from "./list_once.ts";

const rows = Number(Deno.args.find((argument) => /^\d+$/.test(argument)) ?? 5_000_000);
const bookRows = Math.min(rows, 200_000);
const seed = 7;

/** Runs one step in a process of its own. */
async function once(step: Step, options: { path: string; folder: string }): Promise<StepResult> {
  const script = new URL("./list_once.ts", import.meta.url).pathname;
  const permissions = ["--allow-read", "--allow-write", "--allow-env", "--allow-ffi", "--allow-sys"];
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", ...permissions, script, step, options.path, options.folder],
    stderr: "inherit",
  });
  const { code, stdout } = await command.output();
  if (code !== 0) throw new Error(`Cannot measure ${step}: the process ended with ${code}`);
  return JSON.parse(new TextDecoder().decode(stdout));
}

const print = (line: string) => Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));

function told(name: string, { seconds, peak, records }: StepResult): void {
  const rate = Math.round(records / seconds / 1000);
  print(
    `${name.padEnd(34)} ${seconds.toFixed(1).padStart(7)} s  ${String(rate).padStart(5)}k rows/s  ${
      Math.round(peak / 2 ** 20)
    } MB`,
  );
}

async function measure(
  folder: string,
  count: number,
): Promise<{ bare: StepResult; first: StepResult; next: StepResult }> {
  const path = `${folder}/list.csv`, changed = `${folder}/changed.csv`;
  await writeCapabilityList(path, { rows: count, seed, changeEvery: 0 });
  const before = await once("bare", { path, folder });
  const first = await once("load", { path, folder });
  const after = await once("bare", { path, folder });
  const bare = before.seconds < after.seconds ? before : after;
  await writeCapabilityList(changed, { rows: count, seed, changeEvery: 100 });
  const next = await once("load", { path: changed, folder });
  told(`read_csv into a bare table, ${count}`, bare);
  told(`first issue, ${count}`, first);
  told("next issue, 1 % changed", next);
  print(`  rows/s of bare: ${(bare.seconds / first.seconds).toFixed(2)} (at least 0.5)`);
  const part = (of: "seconds" | "processor") => (100 * next[of] / first[of]).toFixed(1);
  print(`  next of first: ${part("seconds")} % (under 15 %); of its processor time ${part("processor")} %`);
  await Deno.remove(path);
  await Deno.remove(changed);
  return { bare, first, next };
}

const folder = await Deno.makeTempDir({ prefix: "zhiji-lists-bench-" });
try {
  const one = await measure(folder, rows);
  if (Deno.args.includes("--linear")) {
    await Deno.remove(`${folder}/lists.duckdb`);
    const four = await measure(folder, 4 * rows);
    print(
      `  time a row of four times the rows: ${
        (four.first.seconds / 4 / one.first.seconds).toFixed(2)
      } (0.8 to 1.2)`,
    );
  }
  const path = `${folder}/list.xlsx`;
  await writeCapabilityBook(path, { rows: bookRows, seed, changeEvery: 0 });
  await Deno.remove(`${folder}/lists.duckdb`);
  const book = await once("load", { path, folder });
  told(`spreadsheet, ${bookRows}`, book);
} finally {
  await Deno.remove(folder, { recursive: true });
}
