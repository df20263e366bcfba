/** Which collections are loaded, held, or wait. @module */
import { assert, assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import { type Capture, type Captured, firstCaptures } from "../../pipelines/archive/capture.ts";
import { type Gate, gated, gateSchema } from "../../pipelines/drift/mod.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import type { Source } from "../../sources/define.ts";
import { article } from "../../sources/families/article.ts";
import { plain } from "../../sources/families/plain.ts";

const site = "http://column.sample.example";

function sourceOf(body: string): Source {
  return {
    id: "sample_column_notices",
    title: { zh: "样例", en: "Sample" },
    publisher: "样例市市场监督管理局",
    region: "510000",
    home: `${site}/`,
    rights: "open",
    status: "sample",
    schedule: "daily",
    list: plain({ start: `${site}/list.html`, list: "ul.list", rows: { row: "ul.list > li", date: "span" } }),
    article: article({ body: [body], title: ["h1"] }),
    expect: { rows: 3 },
  };
}

const source = sourceOf("#zoom");

/** Captures in the order of writing, and the payloads behind them. */
class Written implements Captured {
  readonly #captures: Capture[] = [];
  readonly #payloads = new Map<string, Uint8Array>();

  captures(): Capture[] {
    return this.#captures;
  }

  payload(digest: string): Promise<Uint8Array> {
    return Promise.resolve(this.#payloads.get(digest) ?? new Uint8Array());
  }

  add(capture: Pick<Capture, "role" | "url" | "date"> & Partial<Capture>, text: string): void {
    const bytes = new TextEncoder().encode(text), digest = `sha256:${sha256(bytes)}`;
    this.#payloads.set(digest, bytes);
    this.#captures.push({
      source: source.id,
      finalUrl: capture.url,
      status: 200,
      outcome: "ok",
      contentType: "text/html",
      etag: null,
      lastModified: null,
      digest,
      length: bytes.length,
      row: null,
      revisit: false,
      ...capture,
    });
  }
}

const title = (number: number) => `关于公布第${number}批检验检测机构名单的通知`;
const day = (number: number) => `2026-03-${String(number).padStart(2, "0")}`;

function listOf(count: number): string {
  const rows = Array.from({ length: count }, (_, at) => count - at).map((number) =>
    `<li><a href="${number}.html">${title(number)}</a><span>${day(number)}</span></li>`
  );
  return `<html><body><ul class="list">${rows.join("")}</ul></body></html>`;
}

function pageIn(number: number, body: string): string {
  const text = `各市市场监督管理局：现将第${number}批检验检测机构名单予以公布，请按照要求做好监督管理工作。`
    .repeat(4);
  return `<html><body><h1>${title(number)}</h1><div ${body}><p>${text}</p></div></body></html>`;
}

/** An article in the template that the source reads, or as an error page. */
function page(number: number, good: boolean): string {
  return good ? pageIn(number, 'id="zoom"') : "<html><title>404</title><body>页面不存在</body></html>";
}

/** A run on a day of March: articles 1 to `count` on the list, those from `from` on fetched. */
function run(
  archive: Written,
  today: number,
  { count, from, body }: { count: number; from: number; body: string },
): void {
  const date = `${day(today)}T01:00:00Z`;
  const numbers = Array.from({ length: count }, (_, at) => count - at);
  archive.add({ role: "list", url: `${site}/list.html`, date }, listOf(count));
  for (const number of numbers.filter((one) => one >= from)) {
    const url = `${site}/${number}.html`;
    const row = { url, title: title(number), date: day(number), note: null };
    archive.add({ role: "article", url, date, row }, pageIn(number, body));
  }
  archive.add({ role: "report", url: "urn:report", date }, `{"issues":[],"day":${today}}`);
}

/** Six articles; a rebuilt site with two more; the old template again with the same two. */
function story(): Written {
  const archive = new Written();
  run(archive, 10, { count: 6, from: 1, body: 'id="zoom"' });
  run(archive, 11, { count: 8, from: 7, body: 'class="rebuilt"' });
  run(archive, 12, { count: 8, from: 7, body: 'id="zoom"' });
  return archive;
}

const urlsOf = (captures: readonly Capture[]) =>
  captures.filter(({ role }) => role === "article").map(({ url, date }) =>
    `${date.slice(8, 10)} ${url.slice(site.length)}`
  );

async function see(archive: Captured, { by, gates }: { by: Source; gates: Map<string, Gate> }) {
  const { archive: seen, verdicts } = await gated(archive, { sources: [by], gates });
  return { captures: [...seen.captures()], verdict: verdicts.get(by.id) };
}

const none = new Map<string, Gate>();

Deno.test("gated() leaves out the documents of a collection whose bodies are not found, and shows the next good one", async () => {
  const archive = story();
  const { captures, verdict } = await see(archive, { by: source, gates: none });
  assertEquals(urlsOf(captures), [
    ...["6", "5", "4", "3", "2", "1"].map((number) => `10 /${number}.html`),
    "12 /8.html",
    "12 /7.html",
  ]);
  assertEquals(captures.filter(({ role }) => role !== "article").length, 6, "three lists and three accounts");
  assertEquals(verdict?.gate.held, [[8, 12]]);
  assertEquals(verdict?.gate.judged, 16);
  assertEquals(
    verdict?.issues.map(({ stage, kind, url, next, from }) => ({ stage, kind, url, next, from })),
    [{
      stage: "load",
      kind: "layout_drift",
      url: `${site}/8.html`,
      next: "deno task zhiji sources check sample_column_notices",
      from: "2026-03-11",
    }],
  );
  const message = verdict?.issues[0]?.message ?? "";
  assertMatch(message, /article body: wanted a body found by a selector, found a guessed body in 2 of 2/);
});

Deno.test("gated() shows in steps what it shows all at once, and later only adds to the end", async () => {
  const archive = story();
  const whole = await see(archive, { by: source, gates: none });
  let gates = none;
  let seen: Capture[] = [];
  for (const count of [3, 8, 9, 12, 15, 16]) {
    const step = await see(firstCaptures(archive, count), { by: source, gates });
    assertEquals(step.captures.slice(0, seen.length), seen);
    seen = step.captures;
    if (step.verdict) {
      gates = new Map([[source.id, gateSchema.parse(JSON.parse(JSON.stringify(step.verdict.gate)))]]);
    }
  }
  assertEquals(seen, whole.captures);
  assertEquals(gates.get(source.id), whole.verdict?.gate);
});

/** What happens in an archive: a page of some source, good or of another template, an account, a file given by hand. */
const event = fc.record({
  kind: fc.constantFrom("list", "article", "article", "article", "attachment", "report", "report", "file"),
  of: fc.constantFrom("sample_column_notices", "sample_second_notices", "sample_unknown_notices"),
  good: fc.boolean(),
  number: fc.integer({ min: 1, max: 9 }),
});

Deno.test("gated() only ever adds to the end, whatever comes in whatever order and wherever it is stopped", async () => {
  const sources = [source, { ...source, id: "sample_second_notices" }];
  let held = 0, shown = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 1, maxLength: 40, size: "max" }),
      fc.infiniteStream(fc.boolean()),
      async (events, stops) => {
        const archive = new Written();
        let gates = none;
        let seen: Capture[] = [];
        for (const [at, { kind, of, good, number }] of events.entries()) {
          const date = `${day(1 + Math.floor(at / 2))}T01:00:00Z`;
          const url = kind === "list" ? `${site}/list.html` : `${site}/${kind}${number}.html`;
          const given = kind === "file"
            ? { role: "file", source: "given_by_hand" } as const
            : { role: kind, source: of };
          const text = kind === "list"
            ? listOf(good ? 5 : 0)
            : kind === "article"
            ? page(number, good)
            : `${kind} ${at}`;
          archive.add({ ...given, url, date }, text);
          if (at < events.length - 1 && !stops.next().value) continue;
          const { archive: admitted, verdicts } = await gated(archive, { sources, gates });
          const now = [...admitted.captures()];
          assertEquals(now.slice(0, seen.length), seen);
          seen = now;
          gates = new Map([...gates, ...[...verdicts].map(([id, verdict]) => [id, verdict.gate] as const)]);
        }
        const whole = await gated(archive, { sources, gates: none });
        assertEquals([...whole.archive.captures()], seen);
        for (const { gate } of whole.verdicts.values()) held += gate.held.length;
        shown += seen.length;
      },
    ),
    { numRuns: 60 },
  );
  assert(held > 0 && shown > 0, `${held} collections held, ${shown} captures shown`);
});

Deno.test("gated() lets captures wait that no account closes, as of a run that was killed", async () => {
  const { captures, verdict } = await see(firstCaptures(story(), 5), { by: source, gates: none });
  assertEquals(captures, []);
  assertEquals(verdict, undefined);
});

Deno.test("gated() shows a held collection once the definition is mended", async () => {
  const by = { ...source, article: article({ body: ["#zoom", ".rebuilt"], title: ["h1"] }) };
  const { captures, verdict } = await see(story(), { by, gates: none });
  assertEquals(captures.length, 16);
  assertEquals(verdict?.issues, []);
});

Deno.test("gated() judges bytes again that only a held collection brought, though the site says 304", async () => {
  const archive = story();
  const held = archive.captures().slice(8, 12).find(({ role }) => role === "article");
  assert(held);
  const date = `${day(13)}T01:00:00Z`;
  archive.captures().push({ ...held, date, outcome: "unchanged", revisit: true });
  archive.add({ role: "report", url: "urn:report", date }, "{}");
  const { verdict } = await see(archive, { by: source, gates: none });
  assertEquals(verdict?.gate.held, [[8, 12], [16, 18]]);
});

Deno.test("gated() lets files given by hand and captures of unknown sources pass", async () => {
  const archive = new Written();
  const date = `${day(9)}T01:00:00Z`;
  archive.add({ role: "file", url: "urn:sha256:1", date, source: "given_by_hand" }, "文本");
  const { captures } = await see(archive, { by: source, gates: none });
  assertEquals(captures.length, 1);
});
