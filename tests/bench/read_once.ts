/**
 * Reading in a process of its own: `read_once.ts <pages> <bare|whole>`. Tells what reading the pages took: `bare` is
 * cheerio's `load` (htmlparser2) of decoded text, `whole` is ours from bytes to clean text. Each has a process to itself,
 * as the garbage of one would be collected on the time of the other. All pages are made before the clock starts.
 *
 * @module
 */
import { cpuUsage } from "node:process";
import { load } from "cheerio";
import { parsePage } from "../../pipelines/parse/mod.ts";
import { articlePage } from "./pages.ts";
import { reader } from "./source.ts";
import { tell } from "./usage.ts";

const count = Number(Deno.args[0]);
const readOne = Deno.args[1] === "bare" ? readBare : readWhole;
/** Pages read before the clock starts, to warm up. */
const warming = 100;
const url = "http://bench.sample.example/article/0.html";
const contentType = "text/html; charset=utf-8";

const made = Array.from({ length: count }, (_, number) => {
  const bytes = new TextEncoder().encode(articlePage(number));
  return { bytes, text: new TextDecoder().decode(bytes) };
});

function readBare({ text }: { text: string }): number {
  return load(text, { xml: { xmlMode: false, decodeEntities: true } }).root().length;
}

function readWhole({ bytes }: { bytes: Uint8Array }): number {
  return parsePage({ bytes, contentType, url, article: reader, row: null }).text.length;
}

let characters = 0;
for (const page of made.slice(0, warming)) characters += readOne(page);
const start = performance.now(), before = cpuUsage();
for (const page of made) characters += readOne(page);
const seconds = (performance.now() - start) / 1000;
const { user, system } = cpuUsage(before);
await tell({ characters, seconds, working: (user + system) / 1e6 });
