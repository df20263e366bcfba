/**
 * How fast facts are read, beside two yardsticks over the same text in the same run.
 *
 *     deno run --allow-read tests/bench/extract_bench.ts
 *
 * Prints megabytes of UTF-8 a second (the best pass of many) of `extract()`, of a bare digits regular expression and of a
 * pass that cuts the text into the bigrams of the search index; then the time per character at three sizes, for plain text and
 * for text made to be slow, and whether both keep what is wanted: 5 MB a second, and a character of 1 MB at most 1.3 times
 * as dear as one of 10 KB. A figure costs far more than a word, and a short text more a character than a long one, so speed is
 * told of three kinds, each with its indicators a kilobyte: real pages in turn (only where `../shared` is at hand); the documents
 * of `tests/cases/documents/look` in turn, which we wrote short and with several times as many figures as a page has; and the
 * same as one text. Time is CPU time of the process, so that a busy machine changes little; the collector of garbage and the
 * compiler are in it. A pass reads the same megabyte at each size (a hundred texts of 10 KB, one of 1 MB), so that the
 * collector runs in all, and the sizes take turns behind the same warm-up. The plain text is that of the look documents as one,
 * repeated. Each such text is read whole, or the bench fails.
 *
 * @module
 */
import { cpuUsage } from "node:process";
import { bodyEnd } from "../../pipelines/extract/body_end.ts";
import { metricOf, metricRecords } from "../../pipelines/extract/metrics/mod.ts";
import { extract } from "../../pipelines/extract/mod.ts";
import { fold } from "../../pipelines/normalise/script.ts";
import { unitAt } from "../../pipelines/normalise/units.ts";
import { parseFile } from "../../pipelines/parse/mod.ts";
import { shared } from "../shared.ts";
import { indexTokens } from "./bigrams.ts";

const folder = new URL("../cases/documents/look/", import.meta.url);
/** A piece of work is repeated until it has run so often and so long; the compiler needs both to be done. */
const fewestPasses = 15, leastTime = 3000;
const sizes = [10_000, 100_000, 1_000_000], largest = 1_000_000;
/** Passes at each size before and while times are taken. */
const warming = 1, measured = 7;
/** Megabytes a second, and how much dearer a character of the largest text may be than one of the smallest. */
const wantedSpeed = 5, wantedRatio = 1.3;

/** What makes a naive reader slow; each is repeated to the size wanted. */
const hostile: Readonly<Record<string, string>> = {
  "long runs of digits": "1234567890",
  "nested brackets": "（((【《“",
  "numerals 数词": "三千五百",
  "counts in a row 3个": "3个",
  "dates in a row": "到2025年9月底前，",
  "names of places": "四川省绵阳市",
  "numbered tasks": "1.建立台账。（省局负责，2025年9月底前完成）\n",
  "one sentence without end": "全省建成国家质检中心35个省级42个拥有检验检测机构2558家",
  "words of plan and promise": "力争建成一批",
};

/** Milliseconds of CPU that a piece of work takes. */
function timeOf(work: () => unknown): number {
  const before = cpuUsage();
  work();
  const { user, system } = cpuUsage(before);
  return (user + system) / 1000;
}

/** Milliseconds of CPU that a piece of work takes at best. */
function quickest(work: () => unknown): number {
  let best = Infinity, spent = 0;
  for (let pass = 0; pass < fewestPasses || spent < leastTime; pass++) {
    const time = timeOf(work);
    best = Math.min(best, time);
    spent += time;
  }
  return best;
}

/** The texts of a folder's documents, in the order of their names. */
function textsOf(from: URL): string[] {
  const names = [...Deno.readDirSync(from)].map(({ name }) => name).filter((name) =>
    /\.(?:txt|html)$/.test(name)
  );
  return names.sort().map((name) => parseFile({ bytes: Deno.readFileSync(new URL(name, from)), name }).text);
}

function plainText(size: number): string {
  return repeated(textsOf(folder).join("\n") + "\n", size);
}

function repeated(unit: string, size: number): string {
  return unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
}

/** The text, when extraction would read all of it. */
function whole(text: string): string {
  const folded = fold(text).text, end = bodyEnd(folded);
  if (end === folded.length) return text;
  throw new Error(`Cannot measure a text that is not read whole: wanted ${folded.length}, found ${end}`);
}

/** Reads a text; how many indicators it states. */
function read(text: string): number {
  const fields = { PubDate: "2024-07-08" };
  return extract({ title: "关于某项工作的实施方案", text, fields, hints: { region_code: "510000" } })
    .indicators.length;
}

/** One line a yardstick over some texts: megabytes a second, and how many times as long as the bare regular expression it takes. */
function throughputOf(name: string, texts: readonly string[]): string[] {
  const folded = texts.map((text) => fold(text).text);
  const megabytes = new TextEncoder().encode(texts.join("")).length / 1e6;
  const figures = texts.reduce((sum, text) => sum + read(text), 0);
  const works: [string, () => unknown][] = [
    ["extract()", () => texts.forEach(read)],
    ["bigrams of the index", () => folded.forEach(indexTokens)],
    ["/\\d+(?:\\.\\d+)?/g", () => texts.forEach((text) => text.match(/\d+(?:\.\d+)?/g))],
  ];
  const times = works.map(([name, work]) => ({ name, time: quickest(work) }));
  const bare = times.at(-1)?.time ?? NaN, speed = 1000 * megabytes / (times[0]?.time ?? NaN);
  return [
    `${name}, ${(megabytes * 1000).toFixed(0)} KB, ${
      (figures / megabytes / 1000).toFixed(1)
    } indicators a KB`,
    ...times.map(({ name, time }) =>
      `${name.padEnd(24)}${(1000 * megabytes / time).toFixed(1).padStart(9)} MB/s${
        (time / bare).toFixed(1).padStart(9)
      } ×`
    ),
    verdict(speed >= wantedSpeed, `${speed.toFixed(1)} MB/s, wanted ${wantedSpeed}`),
  ];
}

/** The yardsticks over each kind of text. */
export function throughput(): string[] {
  const pages = shared("seeds");
  return [
    ...pages === null
      ? ["real pages: not measured, ../shared is missing"]
      : throughputOf("real pages", textsOf(new URL(`file://${pages}/`))),
    "",
    ...throughputOf("short texts of ours, full of figures", textsOf(folder)),
    "",
    ...throughputOf("the same as one text", [whole(plainText(350_000))]),
  ];
}

function verdict(kept: boolean, words: string): string {
  return `${kept ? "kept" : "MISSED"}: ${words}`;
}

/** A text cut into pieces of a size, each a string of its own. */
function pieces(text: string, size: number): string[] {
  const piece = (_: unknown, at: number) =>
    new TextDecoder().decode(new TextEncoder().encode(text.slice(at * size, (at + 1) * size)));
  return Array.from({ length: text.length / size }, piece).map(whole);
}

/** Nanoseconds a character at each size: the best of the measured passes, the sizes in turns. */
function perCharacter(text: string): number[] {
  const texts = sizes.map((size) => pieces(text, size)), best = sizes.map(() => Infinity);
  for (let pass = 0; pass < warming + measured; pass++) {
    for (const [at, parts] of texts.entries()) {
      const time = timeOf(() => parts.forEach(read));
      if (pass >= warming) best[at] = Math.min(best[at] ?? Infinity, 1e6 * time / text.length);
    }
  }
  return best;
}

/** One line a kind of text: nanoseconds a character at each size, and what the largest costs beside the smallest. */
export function timePerCharacter(): string[] {
  const texts = {
    "plain text": (size: number) => plainText(size),
    ...Object.fromEntries(
      Object.entries(hostile).map(([name, unit]) => [name, (size: number) => repeated(unit, size)]),
    ),
  };
  let dearest = 0;
  const lines = Object.entries(texts).map(([name, make]) => {
    const times = perCharacter(make(largest)), ratio = (times.at(-1) ?? NaN) / (times[0] ?? NaN);
    dearest = Math.max(dearest, ratio);
    return `${name.padEnd(28)}${times.map((time) => time.toFixed(0).padStart(9)).join("")}${
      ratio.toFixed(2).padStart(9)
    } ×`;
  });
  return [
    ...lines,
    verdict(dearest <= wantedRatio, `at most ${dearest.toFixed(2)} ×, wanted ${wantedRatio}`),
  ];
}

/** How many of the core figures of public pages the vocabulary of metrics names; a line saying so where they are missing. */
export function coverage(): string {
  const path = shared("gold/figures-from-public-pages.jsonl");
  if (path === null) return "metrics named: not measured, ../shared is missing";
  const pages: { figures: { what: string; unit: string; core: boolean }[] }[] = Deno.readTextFileSync(path)
    .trim()
    .split("\n").map((line) => JSON.parse(line));
  const core = pages.flatMap(({ figures }) => figures).filter((figure) => figure.core);
  const named = core.filter(({ what, unit }) => metricOf(what, unitAt(unit, 0)?.class ?? null) !== null);
  const share = (100 * named.length / core.length).toFixed(1);
  return `${metricRecords().length} metrics name ${named.length} of ${core.length} core figures of public pages: ${share} %`;
}

if (import.meta.main) {
  const print = (line: string) => Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
  for (const line of throughput()) print(line);
  print(`\n${coverage()}`);
  print(`\n${"ns a character at".padEnd(28)}${sizes.map((size) => String(size).padStart(9)).join("")}`);
  for (const line of timePerCharacter()) print(line);
}
