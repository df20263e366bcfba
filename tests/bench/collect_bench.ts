/**
 * How fast pages are collected and read, beside Crawlee and beside bare parsing in the same run.
 *
 *     deno run --allow-all tests/bench/collect_bench.ts [--pages N] [--many N]
 *
 * Everything is a ratio between processes of one run; the seconds of one machine say nothing on another.
 *
 *     Crawlee's CheerioCrawler   the same pages fetched, taken apart and kept: pages a second, peak memory
 *     unchanged                  the same pages collected again, all of them 304, beside the first time: collecting and
 *                                reading alone, and the whole run of an operator, which loads the facts too
 *     reading                    bytes to clean text, beside cheerio's bare `load`, turn and turn about
 *     many                       peak memory with ten times the pages
 *     index                      the archive's index made again from its records: captures a second, peak memory
 *
 * Wall time suffers from whatever else a machine does, and unevenly; processor time does not, and stands beside it.
 *
 * @module
 */
import { parseArgs } from "@std/cli";
import { localFiles } from "../../pipelines/effects.ts";
import { openHttp } from "../../pipelines/fetch/http.ts";
import { openPoliteness } from "../../pipelines/fetch/politeness.ts";
import { run } from "../../pipelines/run.ts";
import { openWorkspace } from "../../pipelines/workspace.ts";
import { installCrawlee } from "./crawlee.ts";
import { benchSource } from "./source.ts";
import { tell } from "./usage.ts";

type Figures = Record<string, number>;

/** Requests under way at a time: politeness is off, the server is our own. */
const connections = "8";
/** With the settings for memory that the tasks have: what is measured is what they run. */
const env = { MALLOC_ARENA_MAX: "1" };
const deno = [
  "deno",
  "run",
  "--quiet",
  "--no-check",
  "--v8-flags=--max-semi-space-size=4,--heap-growing-percent=20",
  "--allow-all",
];
/** How often two that are compared take turns, so that what else the machine does meets both. */
const turns = 2;

const here = new URL("./", import.meta.url).pathname;
const given = parseArgs(Deno.args, { string: ["pages", "many", "run", "data"] });
if (given.run) {
  await runOnce(String(given.run), String(given.data));
  Deno.exit(0);
}
const pages = Number(given.pages ?? 2000), many = Number(given.many ?? 20_000);

/** What the process with `--run PROXY --data FOLDER` does: one whole run, collecting and loading, and tells its seconds. */
async function runOnce(sampleProxy: string, data: string): Promise<void> {
  const start = performance.now();
  const http = openHttp({ sampleProxy });
  const effects = { http, files: localFiles(), clock: () => new Date(), log: { info() {}, warn() {} } };
  const workspace = await openWorkspace(data, {
    effects,
    root: new URL("../../", import.meta.url).pathname,
  });
  const { collected: [report], loaded: [load] } = await run(workspace, [benchSource], {
    effects,
    politeness: openPoliteness({ delay: 0, connections: Number(connections) }),
    known: [benchSource],
  });
  await workspace.close();
  http[Symbol.dispose]();
  const seconds = (performance.now() - start) / 1000;
  await tell({ read: load?.documents ?? 0, unchanged: report?.unchanged ?? 0, seconds });
}

/** Runs a process to its end and reads the last line that it printed. */
async function measured([program = "", ...args]: string[], cwd: string): Promise<Figures> {
  const { success, stdout } = await new Deno.Command(program, {
    args,
    cwd,
    env: program === "deno" ? env : {},
    stderr: "inherit",
  }).output();
  const line = new TextDecoder().decode(stdout).trim().split("\n").at(-1) ?? "";
  if (!success) throw new Error(`Cannot measure ${args.join(" ")}: it failed`);
  return JSON.parse(line);
}

/** What two runs of one kind took together; of memory the more. */
function together(one: Figures, other: Figures): Figures {
  return Object.fromEntries(
    Object.entries(other).map(([name, value]) => {
      const before = one[name] ?? 0;
      return [name, name === "memory" ? Math.max(before, value) : before + value];
    }),
  );
}

/** A server of so many pages, for as long as the work takes. */
async function withServer<T>(count: number, work: (address: string) => Promise<T>): Promise<T> {
  const [program = "", ...args] = [...deno, `${here}server.ts`, String(count)];
  const child = new Deno.Command(program, { args, stdout: "piped", stderr: "inherit" }).spawn();
  try {
    const { value } = await child.stdout.pipeThrough(new TextDecoderStream()).getReader().read();
    return await work(`http://127.0.0.1:${value?.trim()}`);
  } finally {
    child.kill();
    await child.status;
  }
}

function show(name: string, figures: Figures): void {
  const units: Record<string, (value: number) => string> = {
    memory: (value) => `${Math.round(value / 2 ** 20)} MiB`,
    seconds: (value) => `${value.toFixed(2)} s`,
    processor: (value) => `${value.toFixed(2)} s`,
    collecting: (value) => `${value.toFixed(2)} s`,
    working: (value) => `${value.toFixed(2)} s`,
  };
  const parts = Object.entries(figures).map(([key, value]) => `${key} ${units[key]?.(value) ?? value}`);
  print(`${name.padEnd(22)} ${parts.join(" · ")}`);
}

/** One ratio, what is wanted of it, and whether it is met. */
function judge(what: string, found: number, wanted: { least?: number; most?: number }): void {
  const { least = -Infinity, most = Infinity } = wanted;
  const bound = wanted.least === undefined ? `at most ${most}` : `at least ${least}`;
  const met = found >= least && found <= most;
  print(`${met ? "met    " : "NOT MET"}  ${found.toFixed(2).padStart(6)}  ${what}; wanted ${bound}`);
}

function print(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

function of(figures: Figures, name: string): number {
  return figures[name] ?? NaN;
}

const folder = await Deno.makeTempDir({ prefix: "zhiji-bench-" });
try {
  const collectInto = (address: string, name: string) =>
    measured([...deno, `${here}collect_once.ts`, address, `${folder}/${name}`, connections], folder);
  const reindex = async (name: string) => {
    await Deno.remove(`${folder}/${name}/zhiji-00001.cdxj`);
    return await measured([...deno, `${here}open_once.ts`, `${folder}/${name}`], folder);
  };
  const crawlee = await installCrawlee(folder);
  let first: Figures = {}, again: Figures = {}, beside: Figures = {};
  await withServer(pages, async (address) => {
    for (let turn = 0; turn < turns; turn++) {
      first = together(first, await collectInto(address, `few-${turn}`));
      again = together(again, await collectInto(address, `few-${turn}`));
      if (!crawlee) continue;
      const own = `${folder}/crawlee-${turn}`;
      await Deno.mkdir(own);
      beside = together(beside, await measured([...crawlee, address, String(pages)], own));
    }
  });
  const runInto = (address: string) =>
    measured([...deno, `${here}collect_bench.ts`, "--run", address, "--data", `${folder}/run`], folder);
  const { whole, wholeAgain } = await withServer(pages, async (address) => ({
    whole: await runInto(address),
    wholeAgain: await runInto(address),
  }));
  const read = (how: string) => measured([...deno, `${here}read_once.ts`, String(pages), how], folder);
  let bare: Figures = {}, reading: Figures = {};
  for (let turn = 0; turn < turns; turn++) {
    bare = together(bare, await read("bare"));
    reading = together(reading, await read("whole"));
  }
  const much = await withServer(many, (address) => collectInto(address, "many"));
  const [fewIndex, manyIndex] = [await reindex("few-0"), await reindex("many")];

  show("first", first);
  show("again", again);
  if (crawlee) show("Crawlee", beside);
  show("whole run", whole);
  show("whole run again", wholeAgain);
  show("bare parsing", bare);
  show("reading", reading);
  show(`${many} pages`, much);
  show("index", fewIndex);
  show(`index of ${many}`, manyIndex);
  print("");
  if (crawlee) {
    judge("pages a second beside Crawlee", of(beside, "seconds") / of(first, "seconds"), { least: 5 });
    judge("… by processor time", of(beside, "processor") / of(first, "processor"), { least: 5 });
    judge("peak memory beside Crawlee", of(first, "memory") / of(beside, "memory"), { most: 0.5 });
  } else print("not measured: Crawlee, which wants node and npm");
  judge("whole run beside the unchanged one", of(whole, "seconds") / of(wholeAgain, "seconds"), {
    least: 10,
  });
  print(
    `${"".padEnd(7)}  ${
      (of(first, "seconds") / of(again, "seconds")).toFixed(2).padStart(6)
    }  … without loading`,
  );
  judge("share of 304 in the unchanged time", of(again, "unchanged") / of(again, "pages"), { least: 1 });
  judge("reading beside bare parsing", of(bare, "seconds") / of(reading, "seconds"), { least: 0.5 });
  judge("… by processor time", of(bare, "working") / of(reading, "working"), { least: 0.5 });
  judge(`peak memory of ${many} pages beside ${pages}`, of(much, "memory") / of(first, "memory"), {
    most: 1.25,
  });
  judge(
    `peak memory of an index of ${many} beside ${pages}`,
    of(manyIndex, "memory") / of(fewIndex, "memory"),
    { most: 1.5 },
  );
} finally {
  await Deno.remove(folder, { recursive: true });
}
