/**
 * Every bench in turn, each in a process of its own at the scale its issue names, and one table of verdicts at the end.
 *
 *     deno run --allow-read --allow-run tests/bench/all.ts [--small] [NAME …]
 *
 * `--small` runs each at a hundredth of its size, to see that it still works: then figures are told and not judged. Names,
 * such as `release search`, choose benches. Exit code 1 when a bar is missed or a bench fails. A bench that prints verdicts is
 * taken at its word (verdict.ts); of the others the figures named here are read out of what they print. At full scale it takes
 * hours and tens of gigabytes of room for temporary files, and other work on the machine spoils figures of wall time.
 *
 * @module
 */
import { parseArgs } from "@std/cli";
import { type Bar, readVerdicts, type Verdict, verdict, verdictLine } from "./verdict.ts";

interface Bench {
  /** `<name>_bench.ts`. */
  name: string;
  full: string[];
  small: string[];
  /** Bars of the bench's issue and where its output has the figures; of several matches the worst counts, `none` is 0. */
  bars: (Bar & { found: RegExp })[];
}

const benches: readonly Bench[] = [
  { name: "collect", full: [], small: ["--pages", "50", "--many", "100"], bars: [] },
  {
    name: "extract",
    full: [],
    small: [],
    bars: [
      { what: "extraction, MB of text a second", least: 5, found: /^extract\(\) +([\d.]+) MB\/s/m },
      { what: "core figures that the vocabulary names, %", least: 70, found: /public pages: ([\d.]+) %/ },
    ],
  },
  {
    name: "lists",
    full: ["5000000", "--linear"],
    small: ["20000"],
    bars: [
      { what: "rows a second beside a bare read_csv", least: 0.5, found: /rows\/s of bare: ([\d.]+)/ },
      { what: "next issue beside the first, %", most: 15, found: /next of first: ([\d.]+) %/ },
      { what: "time a row of four times the rows", most: 1.2, found: /four times the rows: ([\d.]+)/ },
    ],
  },
  {
    name: "match",
    full: ["5000000"],
    small: ["20000"],
    bars: [
      { what: "match beside a LIKE scan, p50", least: 20, found: /match p50 .*: ([\d.]+) times as fast/ },
      { what: "match beside a LIKE scan, p99", least: 10, found: /match p99 .*: ([\d.]+) times as fast/ },
      { what: "standards of which a row was lost", most: 0, found: /row was lost: (\d+)/ },
    ],
  },
  { name: "release", full: [], small: ["--rows", "20000", "--days", "40"], bars: [] },
  {
    name: "search",
    full: ["--documents", "200000", "--duckdb", "40000", "--minisearch", "3000", "--growth", "1000000"],
    small: ["--documents", "2000", "--duckdb", "500", "--minisearch", "200"],
    bars: [
      { what: "plain FTS5 beside ours, p50", least: 8, found: /FTS5.*ms {2}([\d.]+) \/ [\d.]+ × ours/ },
      { what: "plain FTS5 beside ours, p99", least: 8, found: /FTS5.*ms {2}[\d.]+ \/ ([\d.]+) × ours/ },
      { what: "size of the index beside the text", most: 1.5, found: /MB, ([\d.]+) × the text/ },
      { what: "documents indexed a second of one core", least: 1500, found: /\((\d+) a second of CPU\)/ },
    ],
  },
  {
    name: "api",
    full: ["--soak", "600"],
    small: ["--seconds", "1", "--fuzz", "200", "--soak", "2"],
    bars: [
      { what: "kept searches beside a bare handler, %", least: 60, found: /^kept .*, (\d+) % of bare/m },
      { what: "new searches beside a bare handler, %", least: 20, found: /^new .*, (\d+) % of bare/m },
      { what: "wrong answers to random requests", most: 0, found: /fuzz: \d+ requests, (\d+) wrong/ },
      { what: "errors while releases are swapped", most: 0, found: /^soak: .*errors (none|\d+)/m },
    ],
  },
  {
    name: "site",
    full: ["10000"],
    small: ["200"],
    bars: [{ what: "a warm page beside bare text", most: 5, found: /warm [\d.]+ ms = ([\d.]+) times/ }],
  },
];

const permissions = [
  "--allow-read",
  "--allow-write",
  "--allow-ffi",
  "--allow-env",
  "--allow-sys",
  "--allow-run",
]
  .concat("--allow-net=127.0.0.1,localhost");

function print(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text}\n`));
}

/** Runs one bench, passing on what it prints as it comes. */
async function printedBy({ name }: Bench, args: string[]): Promise<{ printed: string; success: boolean }> {
  const script = new URL(`${name}_bench.ts`, import.meta.url).pathname;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", ...permissions, script, ...args],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const decoder = new TextDecoder();
  let printed = "";
  for await (const bytes of child.stdout) {
    Deno.stdout.writeSync(bytes);
    printed += decoder.decode(bytes, { stream: true });
  }
  return { printed, success: (await child.status).success };
}

/** What a bench found beside its bars. */
export function verdictsIn(printed: string, bars: Bench["bars"]): Verdict[] {
  const own = readVerdicts(printed);
  if (own.length > 0) return own;
  return bars.map(({ found: pattern, ...bar }) => {
    const figures = [...printed.matchAll(new RegExp(pattern, `g${pattern.flags}`))]
      .map(([, one]) => one === "none" ? 0 : Number(one));
    const worst = bar.least === undefined ? Math.max(...figures) : Math.min(...figures);
    return verdict(bar, figures.length === 0 ? NaN : worst);
  });
}

async function runAll(chosen: readonly Bench[], small: boolean): Promise<boolean> {
  const told: string[] = [];
  let good = true;
  for (const bench of chosen) {
    print(`\n== ${bench.name}`);
    const { printed, success } = await printedBy(bench, small ? bench.small : bench.full);
    const verdicts = verdictsIn(printed, bench.bars);
    good &&= success && (small || verdicts.every(({ met }) => met));
    const line = (one: Verdict) =>
      small ? `${one.found.toFixed(2).padStart(8)}  ${one.what}` : verdictLine(one);
    told.push(...verdicts.map((one) => `${bench.name.padEnd(8)}  ${line(one)}`));
    if (!success) told.push(`${bench.name.padEnd(8)}  FAILED`);
  }
  print(`\n${small ? "At small scale figures say little and are not judged.\n" : ""}${told.join("\n")}`);
  return good;
}

if (import.meta.main) {
  const { small = false, _: names } = parseArgs(Deno.args, { boolean: ["small"] });
  const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    throw new TypeError(
      `Cannot measure ${unknown.join(", ")}: wanted some of ${benches.map(({ name }) => name).join(", ")}`,
    );
  }
  const chosen = benches.filter(({ name }) => names.length === 0 || names.includes(name));
  if (!await runAll(chosen, Boolean(small))) Deno.exit(1);
}
