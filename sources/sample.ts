/**
 * The sample of a source: small pages beside its definition, in the structure of its site and written by us, so that a
 * definition can be tried without the network.
 *
 *     sources/<id>/sample/list.html      the address of the list; a column page without rows where the family has one
 *     sources/<id>/sample/list.json      the list itself, where it is JSON (alone, or after such a column page)
 *     sources/<id>/sample/article.html   the article of the list's first row
 *     sources/<id>/expected.json         what they give, worked out by reading the pages
 *
 * Replaying is pure; a missing file is an error that names it.
 *
 * @module
 */
import type { Article, ListPage, ListRequest, Source } from "./define.ts";

/** The pages of a sample, as text. */
export interface Sample {
  /** Pages up to the first with rows, in the order they are asked for. */
  lists: string[];
  article: string;
}

/** What a source makes of its sample. */
export interface Replayed {
  list: ListPage;
  /** Address of the article: that of the first row. */
  url: string;
  article: Article;
}

/** Contents of `expected.json`: what the source determines, facts extracted from the text left out. */
export interface Expected {
  list: ListPage;
  /** The article, and the first lines of its body as text instead of the HTML. */
  article: Omit<Article, "body"> & { text: string[] };
}

/** Reads the sample of the source in `folder`. @throws {Deno.errors.NotFound} when a page is missing */
export async function loadSample(folder: URL): Promise<Sample> {
  const lists: string[] = [];
  for (const name of ["list.html", "list.json"]) {
    const text = await readIfThere(new URL(`sample/${name}`, folder));
    if (text !== null) lists.push(text);
  }
  return { lists, article: await Deno.readTextFile(new URL("sample/article.html", folder)) };
}

/** Reads the expectation of the source in `folder`. @throws {Deno.errors.NotFound} when there is none */
export async function loadExpected(folder: URL): Promise<Expected> {
  return JSON.parse(await Deno.readTextFile(new URL("expected.json", folder)));
}

async function readIfThere(file: URL): Promise<string | null> {
  try {
    return await Deno.readTextFile(file);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** Reads the sample as the collector would read the site. @throws {TypeError} when it holds no row to follow */
export function replay(source: Source, sample: Sample): Replayed {
  const list = replayList(source, sample.lists);
  const url = list.rows[0]?.url;
  if (url === undefined) {
    throw new TypeError(`Cannot replay ${source.id}: expected a row in the sample's list, found none`);
  }
  return { list, url, article: source.article({ url, text: sample.article }) };
}

function replayList(source: Source, texts: string[]): ListPage {
  let list: ListPage = { rows: [], next: source.list.start, total: null };
  for (const text of texts) {
    const request: ListRequest | null = list.next;
    if (request === null || list.rows.length > 0) break;
    list = source.list.read({ url: request.url, text }, request);
  }
  return list;
}
