/**
 * Reading beside bare parsing, in one process: `read_once.ts <pages>`. Tells the seconds of each for the same pages:
 * cheerio's `load` (htmlparser2) of decoded text, and ours from bytes to clean text. The two take turns, so that what
 * else the machine does meets both. All pages are made before the clock starts: what making them leaves behind would
 * be collected on the time of whoever comes next.
 *
 * @module
 */
import { load } from "cheerio";
import { parsePage } from "../../pipelines/parse/mod.ts";
import { articlePage } from "./pages.ts";
import { reader } from "./source.ts";
import { tell } from "./usage.ts";

const count = Number(Deno.args[0]);
const turn = 100;
const spent = { bare: 0, reading: 0 };
let characters = 0;
const made = Array.from({ length: count }, (_, number) => new TextEncoder().encode(articlePage(number)));

for (let from = -turn; from < count; from += turn) { // the first turn only warms up
  const pages = made.slice(Math.max(0, from), Math.max(0, from) + turn);
  const texts = pages.map((bytes) => new TextDecoder().decode(bytes));
  const start = performance.now();
  for (const text of texts) {
    characters += load(text, { xml: { xmlMode: false, decodeEntities: true } }).root().length;
  }
  const between = performance.now();
  for (const bytes of pages) {
    const url = "http://bench.sample.example/article/0.html";
    characters +=
      parsePage({ bytes, contentType: "text/html; charset=utf-8", url, article: reader, row: null })
        .text.length;
  }
  if (from < 0) continue;
  spent.bare += (between - start) / 1000;
  spent.reading += (performance.now() - between) / 1000;
}
await tell({ ...spent, characters });
