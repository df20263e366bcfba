/**
 * How fast search is, how large and how fast its index is made, beside its peers in the same run.
 *
 *     deno run -A tests/bench/search_bench.ts [--documents 200000] [--duckdb 40000] [--minisearch 3000]
 *       [--growth 100000,200000,400000,1000000]
 *
 * For each size a corpus of texts of 1,500 characters is made and indexed; then every peer that is asked for answers the
 * same 200 queries in turn, query by query, so that a busy machine slows all alike. 200 other queries of the same making
 * are asked before, so what is kept of common words helps and what is kept of answers does not. For each query of one
 * word our count is checked against a LIKE scan. `--growth` builds an index of each size, the smallest first, from a database
 * with the memory that `zhiji` gives it, and asks them all in turn.
 *
 * @module
 */
import { parseArgs } from "@std/cli";
import { cpuUsage } from "node:process";
import type { Database } from "../../pipelines/load/duckdb.ts";
import { fold } from "../../publish/search/fold.ts";
import { buildIndex } from "../../publish/search/index.ts";
import { openIndex, type SearchIndex } from "../../publish/search/query.ts";
import { parseTerms } from "../../publish/search/terms.ts";
import { Corpus, queries } from "./corpus.ts";
import { benchDatabase } from "./search_corpus.ts";
import { duckdbPostings, miniSearch, type Peer, plainFts5 } from "./search_peers.ts";

const length = 1500, asked = 200, checked = 12;
const print = (line: string) => Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
const corpus = new Corpus();

type MakePeer = (database: Database, folder: string) => Promise<Peer>;

/** Builds, asks and prints for one size. */
async function measure(count: number, peers: readonly MakePeer[]): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const { database, bytes } = await benchDatabase(folder, { corpus, count, length, memoryLimit: "2GB" });
    print(`\n${count} documents, ${(bytes / 1e6).toFixed(0)} MB of text`);
    await measureBuild(database, { path: `${folder}/search.sqlite`, count, bytes });
    const index = openIndex(`${folder}/search.sqlite`);
    const all: Peer[] = [ours(index)];
    for (const make of peers) all.push(await make(database, folder));
    await measureQueries(all, count);
    checkCounts(index, count);
    for (const peer of all) peer.close();
    database.close();
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Builds an index of each size and asks all of them, the first as what the others are told by. */
async function measureGrowth(sizes: readonly number[]): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const all: Peer[] = [];
    for (const count of sizes) {
      const { database, bytes } = await benchDatabase(folder, {
        corpus,
        count,
        length,
        memoryLimit: "256MB",
      });
      print(`\n${count} documents, ${(bytes / 1e6).toFixed(0)} MB of text`);
      const path = `${folder}/${count}.sqlite`;
      await measureBuild(database, { path, count, bytes });
      database.close();
      await Deno.remove(`${folder}/bench.duckdb`);
      all.push({ ...ours(openIndex(path)), name: `${count} documents` });
    }
    await measureQueries(all, Math.min(...sizes));
    for (const index of all) index.close();
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function measureBuild(
  database: Database,
  { path, count, bytes }: { path: string; count: number; bytes: number },
): Promise<void> {
  const before = cpuUsage();
  const start = performance.now();
  let resident = 0;
  const looking = setInterval(() => resident = Math.max(resident, Deno.memoryUsage().rss), 100);
  await buildIndex(database, path);
  clearInterval(looking);
  const wall = (performance.now() - start) / 1000;
  const { user, system } = cpuUsage(before);
  const cpu = (user + system) / 1e6;
  const size = (await Deno.stat(path)).size;
  print(
    `index: ${(count / wall).toFixed(0)} documents/s (${(count / cpu).toFixed(0)} a second of CPU), ` +
      `${(size / 1e6).toFixed(0)} MB, ${(size / bytes).toFixed(3)} × the text, ` +
      `${(cpu / count * 1e6).toFixed(0)} µs a document, ${(resident / 1e6).toFixed(0)} MB of memory`,
  );
}

function ours(index: SearchIndex): Peer {
  return {
    name: "Zhiji",
    top20: (query) => index.search({ terms: parseTerms(query), filters: {}, limit: 20, after: null }),
    close: () => index.close(),
  };
}

async function measureQueries(peers: readonly Peer[], count: number): Promise<void> {
  const times = peers.map((): number[] => []);
  const all = queries(2 * asked, { corpus, documents: count });
  for (const [pass, chosen] of [["warm", all.slice(asked)], ["measured", all.slice(0, asked)]] as const) {
    for (const query of chosen) {
      for (const [index, peer] of peers.entries()) {
        const start = performance.now();
        await peer.top20(query);
        if (pass === "measured") times[index]?.push(performance.now() - start);
      }
    }
  }
  const [first] = times;
  for (const [index, peer] of peers.entries()) {
    const [p50, p99] = [0.5, 0.99].map((part) => quantile(times[index] ?? [], part));
    const [own50, own99] = [0.5, 0.99].map((part) => quantile(first ?? [], part));
    const ratios = [p50, p99].map((time, at) => ((time ?? 0) / ((at === 0 ? own50 : own99) ?? 1)).toFixed(1));
    print(
      `${peer.name.padEnd(18)}p50 ${p50?.toFixed(1).padStart(8)} ms  p99 ${
        p99?.toFixed(1).padStart(8)
      } ms  ` +
        `${ratios.join(" / ")} × ours`,
    );
  }
}

function quantile(times: readonly number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(part * times.length))] ?? NaN;
}

/** Counts of single words beside those of a scan over the folded texts. */
function checkCounts(index: SearchIndex, count: number): void {
  const words = [
    ...new Set(queries(asked, { corpus, documents: count }).flatMap((query) => query.split(" "))),
  ];
  const chosen = words.filter((_, at) => at % Math.ceil(words.length / checked) === 0);
  const wanted = chosen.map(() => 0);
  for (let number = 0; number < count; number++) {
    const { title, text, document_number, publisher } = corpus.document(number, length);
    const folded = fold([title, document_number, publisher, text].join("\n")).text;
    for (const [at, word] of chosen.entries()) {
      if (folded.includes(fold(word).text)) wanted[at] = (wanted[at] ?? 0) + 1;
    }
  }
  const wrong = chosen.filter((word, at) => {
    const answer = index.search({ terms: parseTerms(word), filters: {}, limit: 1, after: null });
    return answer.count !== Math.min(wanted[at] ?? 0, 10_000);
  });
  print(`counts beside a scan: ${chosen.length - wrong.length} of ${chosen.length} equal ${wrong.join(" ")}`);
  if (wrong.length > 0) Deno.exitCode = 1;
}

if (import.meta.main) {
  const options = parseArgs(Deno.args, { string: ["documents", "duckdb", "minisearch", "growth"] });
  const size = (name: "documents" | "duckdb" | "minisearch") => Number(options[name] ?? 0);
  if (size("documents")) await measure(size("documents"), [plainFts5]);
  if (size("duckdb")) await measure(size("duckdb"), [plainFts5, duckdbPostings]);
  if (size("minisearch")) await measure(size("minisearch"), [plainFts5, miniSearch]);
  if (options.growth) await measureGrowth(String(options.growth).split(",").map(Number));
}
