/**
 * What a collection of a source brings, as served: pages of the sample sites, and the samples beside real definitions.
 * Pages are bytes, so that a charset can be broken.
 *
 * @module
 */
import { decode } from "../../pipelines/parse/charset.ts";
import { type Observation, observeArticle, observeList } from "../../pipelines/drift/observation.ts";
import { newestOf } from "../../pipelines/drift/profile.ts";
import type { ListRequest, Row, Source } from "../../sources/define.ts";
import { findSources, sampleSources } from "../../sources/mod.ts";
import { loadSample } from "../../sources/sample.ts";
import { openSamples } from "../../sources/samples/server.ts";

/** A page as served. */
export interface Served {
  url: string;
  contentType: string;
  bytes: Uint8Array;
}

/** A collection. */
export interface Fixture {
  source: Source;
  day: string;
  /** Pages of the list up to the first with rows. */
  lists: (Served & { request: ListRequest })[];
  rows: Row[];
  articles: (Served & { row: Row })[];
}

/** Text of a page, decoded as the collector decodes it. */
export function textOf({ bytes, contentType }: Served): string {
  return decode(bytes, contentType).text;
}

/** The page with other text, in UTF-8. */
export function withText<Page extends Served>(page: Page, text: string): Page {
  return { ...page, bytes: new TextEncoder().encode(text) };
}

/** Fixtures of all sources that can be asked without a network, those of the sample sites first. */
export async function fixtures(): Promise<Fixture[]> {
  const serve = await openSamples();
  const samples = await Promise.all(
    (await findSources(sampleSources)).map((source) => collected(source, serve)),
  );
  return [...samples, ...await Promise.all((await findSources()).map(fromSample))];
}

type Serve = (request: ListRequest) => Promise<Served>;

async function collected(source: Source, serve: Serve): Promise<Fixture> {
  const lists: Fixture["lists"] = [];
  const rows: Row[] = [];
  let first: Row[] = [];
  for (let request: ListRequest | null = source.list.start; request !== null;) {
    const page = await serve(request);
    const read = source.list.read({ url: page.url, text: textOf(page) }, request);
    if (rows.length === 0) lists.push({ ...page, request });
    if (first.length === 0) first = read.rows;
    rows.push(...read.rows);
    request = read.next;
  }
  const articles = await Promise.all(rows.map(async (row) => ({ ...await serve({ url: row.url }), row })));
  return { source, day: dayAfter(first), lists, rows: first, articles };
}

/** The folder's own sample: its list, and the article of the first row. */
async function fromSample(source: Source): Promise<Fixture> {
  const folder = new URL(`../../sources/${source.id}/`, import.meta.url);
  const sample = await loadSample(folder);
  const lists: Fixture["lists"] = [];
  let request: ListRequest | null = source.list.start;
  let rows: Row[] = [];
  for (const text of sample.lists) {
    if (request === null || rows.length > 0) break;
    lists.push({ url: request.url, contentType: "", bytes: new TextEncoder().encode(text), request });
    const read = source.list.read({ url: request.url, text }, request);
    [rows, request] = [read.rows, read.next];
  }
  const [row] = rows;
  const article = { contentType: "", bytes: new TextEncoder().encode(sample.article) };
  return {
    source: { ...source, expect: { rows: rows.length } }, // a sample is shorter than the page it is cut from
    day: dayAfter(rows),
    lists,
    rows,
    articles: row ? [{ ...article, url: row.url, row }] : [],
  };
}

/** A day on which the newest row is ten days old. */
function dayAfter(rows: Row[]): string {
  const newest = newestOf(rows.map(({ date }) => date)) ?? "2026-01-01";
  return new Date(Date.parse(newest) + 10 * 86_400_000).toISOString().slice(0, 10);
}

/** What a collection of these pages is observed to be. `lengths` tells what was read at an address before. */
export function observe(fixture: Fixture, lengths: ReadonlyMap<string, number>): Observation {
  const { source, day, lists, articles } = fixture;
  let list: Observation["list"] = null;
  for (const page of lists) {
    const read = observeList(source, { url: page.url, text: textOf(page) }, page.request);
    list = read.observation;
    if (read.list === null || read.list.rows.length > 0) break;
  }
  return {
    day,
    list,
    articles: articles.map((page) =>
      observeArticle(source, { ...page, before: lengths.get(page.url) ?? null })
    ),
  };
}
