/** What a collection brought, read from the archive. @module */
import type { ListPage, ListRequest, Source } from "../../sources/define.ts";
import type { Capture, Captured } from "../archive/capture.ts";
import { chinaDay } from "../normalise/days.ts";
import { decode } from "../parse/charset.ts";
import {
  type ArticleObservation,
  type ListObservation,
  type Observation,
  observeArticle,
  observeList,
} from "./observation.ts";

/** What a collection is read with. */
export interface ObserveContext {
  source: Source;
  archive: Captured;
  /** Earlier captures of good collections. */
  earlier: readonly Capture[];
}

const answered = (capture: Capture) => capture.outcome === "ok" || capture.outcome === "unchanged";

/**
 * Observes the captures of one collection. Articles whose bytes an earlier good collection brought are left out: they
 * were judged then. A list that was refused or missing is left out too, as the collector has said so.
 */
export async function observe(collection: readonly Capture[], context: ObserveContext): Promise<Observation> {
  const known = new Set(context.earlier.map(({ digest }) => digest));
  const last = new Map(context.earlier.filter(answered).map((capture) => [capture.url, capture]));
  const articles: ArticleObservation[] = [];
  for (const capture of collection) {
    if (capture.role !== "article" || !answered(capture) || known.has(capture.digest)) continue;
    known.add(capture.digest);
    articles.push(await observeCapture(capture, { ...context, last }));
  }
  const day = chinaDay(collection.at(-1)?.date ?? "1970-01-01T00:00:00Z");
  return { day, list: await firstPage(collection, context), articles };
}

type Memory = ObserveContext & { last: ReadonlyMap<string, Capture> };

async function observeCapture(capture: Capture, context: Memory): Promise<ArticleObservation> {
  const last = context.last.get(capture.url);
  const before = last ? (await read(last, { ...context, before: null })).length : 0;
  return await read(capture, { ...context, before: before === 0 ? null : before });
}

async function read(
  { digest, contentType, finalUrl, row }: Capture,
  { source, archive, before }: ObserveContext & { before: number | null },
): Promise<ArticleObservation> {
  const bytes = await archive.payload(digest);
  return observeArticle(source, { bytes, contentType, url: finalUrl, row, before });
}

/** The first page with rows, found as the collector found it: over the pages that only say where the list is. */
async function firstPage(
  collection: readonly Capture[],
  { source, archive }: ObserveContext,
): Promise<ListObservation | null> {
  let found: ListObservation | null = null;
  let request: ListRequest | null = source.list.start;
  for (let steps = 0; request !== null && steps < mostSteps; steps++) {
    const asked: ListRequest = request;
    const capture = collection.findLast(({ role, url }) => role === "list" && url === asked.url);
    if (!capture || !(answered(capture) || capture.outcome === "layout_drift")) return found;
    const { text } = decode(await archive.payload(capture.digest), capture.contentType);
    const { observation, list }: { observation: ListObservation; list: ListPage | null } = observeList(
      source,
      { url: capture.finalUrl, text },
      asked,
    );
    found = observation;
    request = list !== null && list.rows.length === 0 ? list.next : null;
  }
  return found;
}

/** Column page, index of sitemaps: more pages than this before the list are no list. */
const mostSteps = 4;
