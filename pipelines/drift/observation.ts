/**
 * What one collection of a source brought, reduced to what drift can be told from. Pure: pages in, plain data out; a page
 * that cannot be read is a fact here and never a throw.
 *
 * @module
 */
import type { Article, ListPage, ListRequest, Page, Row, Source } from "../../sources/define.ts";
import { judge } from "../fetch/outcome.ts";
import { parseDate } from "../normalise/dates.ts";
import { decode } from "../parse/charset.ts";
import { type Parsed, parsePage } from "../parse/mod.ts";
import { type CountMismatch, countMismatches } from "./counts.ts";
import { garbled } from "./garbled.ts";
import { sameTitle } from "./titles.ts";

/** The first page of a list that holds rows, or the page that broke the way to it. */
export interface ListObservation {
  url: string;
  /** What the page is instead of a list, in words; null when it is one. */
  failure: string | null;
  /** What an error page, a challenge or an empty answer is called; null for a page. */
  outcome: string | null;
  rows: readonly Row[];
  /** Why its titles are no text, or null. */
  garbled: string | null;
}

/** One article page. */
export interface ArticleObservation {
  url: string;
  outcome: string | null;
  /** Why no text could be read, or null. */
  failure: string | null;
  /** The page states a title of its own. */
  titled: boolean;
  /** The title agrees with the row's; true where there is nothing to compare. */
  agrees: boolean;
  /** A selector of the source found the body. */
  found: boolean;
  dated: boolean;
  published: boolean;
  /** The page ends as HTML does. */
  whole: boolean;
  garbled: string | null;
  /** Characters of clean text; 0 when there is none. */
  length: number;
  /** Characters of the text last read at this address, or null. */
  before: number | null;
  /** True where the page is files or pictures, of whose text nothing can be said. */
  elsewhere: boolean;
  counts: CountMismatch[];
}

/** A collection, observed. */
export interface Observation {
  /** Day in China on which it was made. */
  day: string;
  /** Null when the list was not asked for, or not answered. */
  list: ListObservation | null;
  /** Article pages whose bytes are new. */
  articles: readonly ArticleObservation[];
}

/** Looks at one answer of the list; also what it gives, for whoever follows it on. */
export function observeList(
  source: Pick<Source, "list">,
  page: Page,
  request: ListRequest,
): { observation: ListObservation; list: ListPage | null } {
  const outcome = failing(page);
  let list: ListPage | null = null;
  let failure: string | null = null;
  try {
    list = source.list.read(page, request);
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  const rows = list?.rows ?? [];
  const titles = rows.map(({ title }) => title).join("\n");
  return { observation: { url: page.url, outcome, failure, rows, garbled: garbled(titles) }, list };
}

/** A page as served, and what is known of it. */
export interface ServedPage {
  bytes: Uint8Array;
  contentType: string;
  url: string;
  row: Row | null;
  /** Characters of the text last read at this address, or null. */
  before: number | null;
}

/** Looks at one article page. */
export function observeArticle(source: Pick<Source, "article">, served: ServedPage): ArticleObservation {
  const { bytes, contentType, url, row, before } = served;
  const page = { url, text: decode(bytes, contentType).text };
  const parsed = attempt(() => parsePage({ bytes, contentType, url, article: source.article, row }));
  const article = attempt(() => source.article(page));
  const own = article.value?.title ?? null;
  const text = parsed.value?.text ?? "";
  const fields = parsed.value?.fields ?? {};
  return {
    url,
    outcome: failing(page),
    failure: parsed.failure ?? article.failure,
    titled: own !== null,
    agrees: own === null || row === null || row.title === "" || sameTitle(own, row.title),
    found: parsed.value?.container !== "fallback",
    dated: dateFields.some((name) => parseDate(fields[name] ?? "") !== null),
    published: publisherFields.some((name) => (fields[name] ?? "") !== ""),
    whole: isWhole(page.text),
    garbled: garbled(text),
    length: text.length,
    before,
    elsewhere: text.length < 20 && hasOtherContent(article.value, parsed.value),
    counts: parsed.value === null ? [] : countMismatches(parsed.value),
  };
}

const dateFields = "PubDate PUBLISHTIME 发布日期 公开日期 发布时间 发文日期 成文日期 生成日期 日期 line.date"
  .split(" ");
const publisherFields =
  "ContentSource 来源 信息来源 文章来源 发布机构 发文机关 发文单位 制发机关 Author line.source".split(" ");

function failing({ url, text }: Page): string | null {
  const outcome = judge({ status: 200, url, finalUrl: url, text });
  return outcome === "ok" ? null : outcome;
}

function attempt<T>(read: () => T): { value: T | null; failure: string | null } {
  try {
    return { value: read(), failure: null };
  } catch (error) {
    return { value: null, failure: error instanceof Error ? error.message : String(error) };
  }
}

/** How much may follow the end tags of a page: scripts and comments of tools that count visitors. */
const afterEnd = 4096;

function isWhole(text: string): boolean {
  return /<\/(?:html|body)\s{0,4}>/i.test(text.slice(-afterEnd));
}

function hasOtherContent(article: Article | null, parsed: Parsed | null): boolean {
  return (parsed?.attachments.length ?? 0) > 0 || /<(?:img|iframe|embed|object)\b/i.test(article?.body ?? "");
}
