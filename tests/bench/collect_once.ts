/**
 * One collection in a process of its own: `collect_once.ts <proxy> <folder> <connections>`. Fetches, archives and reads
 * to clean text what is new, and tells what it took.
 *
 * @module
 */
import { openArchive } from "../../pipelines/archive/mod.ts";
import type { Archive } from "../../pipelines/archive/capture.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { collect } from "../../pipelines/fetch/collect.ts";
import { openHttp } from "../../pipelines/fetch/http.ts";
import { openPoliteness } from "../../pipelines/fetch/politeness.ts";
import { decode } from "../../pipelines/parse/charset.ts";
import { parsePage } from "../../pipelines/parse/mod.ts";
import { benchSource } from "./source.ts";
import { tell } from "./usage.ts";

const [sampleProxy = "", folder = "", connections = "1"] = Deno.args;

/** Reads every capture that the collection added; the characters of clean text are the proof that it did. */
async function readNew(archive: Archive, known: number): Promise<number> {
  let characters = 0, order = 0;
  for (const capture of archive.captures()) {
    if (order++ < known || capture.role !== "article" || capture.outcome !== "ok") continue;
    const { finalUrl: url, contentType, row } = capture;
    const bytes = await archive.payload(capture.digest);
    characters += parsePage({ bytes, contentType, url, article: benchSource.article, row }).text.length;
  }
  return characters;
}

const start = performance.now();
const archive = await openArchive(folder, { effects: { files: localFiles() }, writable: true });
let known = 0;
for (const _ of archive.captures()) known++;
const http = openHttp({ sampleProxy });
const { fetched, unchanged, issues } = await collect(benchSource, {
  archive,
  effects: { http, clock: () => new Date(), log: { info() {}, warn() {} } },
  politeness: openPoliteness({ delay: 0, connections: Number(connections) }),
  decode,
});
const collecting = (performance.now() - start) / 1000;
const characters = await readNew(archive, known);
await archive.close();
http[Symbol.dispose]();
const seconds = (performance.now() - start) / 1000;
await tell({ pages: fetched + unchanged, unchanged, issues: issues.length, characters, collecting, seconds });
