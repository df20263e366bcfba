/**
 * Guangdong's platform for public information (政府信息公开平台): every 广东 authority and city, under `/gkmlpt/`.
 *
 *     /gkmlpt/index                           window._CONFIG = { SID: '…', … }
 *     /gkmlpt/api/all/<category>?page=N&sid=  {"articles":[{"title","url","create_time",…}],"classify":{"post_count":…}}
 *     article page                            _CONFIG.DETAIL = {"content":"\u003Cp…", "document_number":…}
 *
 * The site id is read from the index each time; the index is a stepping stone, `rows: []` with a `next`. Pages count from 1
 * (page 0 repeats page 1) and end with an empty `articles` or when `post_count` is reached. Moments are seconds since 1970;
 * a row's date is that day in China.
 *
 * @module
 */
import type { Article, ArticleReader, Link, Listing, ListPage, ListRequest, Page, Row } from "../define.ts";
import { absolute, sameHost } from "./address.ts";
import { article, type ArticleOptions } from "./article.ts";
import { parseHtml, tidy } from "./html.ts";
import { describePage, NotAList } from "./not_a_list.ts";
import { stampDay } from "./row_date.ts";
import { externalNote } from "./rows.ts";

/** A category of one site on the platform. */
export interface GkmlptOptions {
  /** Address of the site's index, ending in `/gkmlpt/index`. */
  start: string;
  /** Number of the category in the site's tree; 0 is all of it. */
  category: number;
}

/** Lists a category of the platform. */
export function gkmlpt(options: GkmlptOptions): Listing {
  return {
    family: "gkmlpt",
    start: { url: options.start },
    read: (page, request) =>
      page.text.trimStart().startsWith("{") ? readAnswer(page, request) : readIndex(page, options.category),
  };
}

function readIndex(page: Page, category: number): ListPage {
  const sid = page.text.match(/\bSID['"]?\s*:\s*['"]?(\w+)/)?.[1];
  if (sid === undefined) {
    const found = describePage(parseHtml(page.text));
    throw new NotAList("gkmlpt", { url: page.url, wanted: "a SID in window._CONFIG", found });
  }
  const url = new URL(`/gkmlpt/api/all/${category}?page=1&sid=${sid}`, page.url).href;
  return { rows: [], next: { url }, total: null };
}

interface Answer {
  articles: Record<string, unknown>[];
  classify?: { post_count?: unknown } | null;
  total?: unknown;
}

function readAnswer(page: Page, request: ListRequest): ListPage {
  const answer = parseJson(page.text) as Partial<Answer> | null;
  if (!Array.isArray(answer?.articles)) {
    throw new NotAList("gkmlpt", {
      url: page.url,
      wanted: "JSON with articles",
      found: page.text.slice(0, 40),
    });
  }
  const articles = answer.articles;
  const rows = articles.map((item) => readItem(item, page.url)).filter((row) => row !== null);
  const total = [answer.classify?.post_count, answer.total].find((count) => typeof count === "number") ??
    null;
  const url = new URL(request.url);
  const current = Number(url.searchParams.get("page"));
  url.searchParams.set("page", `${current + 1}`);
  const done = articles.length === 0 || (total !== null && current * articles.length >= Number(total));
  return { rows, next: done ? null : { url: url.href }, total: total === null ? null : Number(total) };
}

function readItem(item: Record<string, unknown>, base: string): Row | null {
  const url = absolute(text(item.url) || text(item.post_url), base);
  if (url === null) return null;
  const note = sameHost(url, base) ? text(item.document_number) || null : externalNote;
  return { url, title: text(item.title), date: published(item), note };
}

/** Day of first publication, else of creation. */
function published(item: Record<string, unknown>): string | null {
  for (const moment of [item.first_publish_time, item.create_time, item.created_at]) {
    const day = stampDay(text(moment));
    if (day !== null) return day;
  }
  return null;
}

/** DETAIL names of what the page's own header table prints, under the table's labels. */
const labels: [string, string][] = [
  ["identifier", "索引号"],
  ["document_number", "发文字号"],
  ["publisher", "发布机构"],
];

/** Reads an article of the platform: the body from `_CONFIG.DETAIL`, or by `options` where the page has none. */
export function gkmlptArticle(options: ArticleOptions): ArticleReader {
  const readPage = article(options);
  return (page) => {
    const base = readPage(page);
    const detail = findDetail(page.text);
    return detail === null ? base : withDetail(base, detail, page.url);
  };
}

function withDetail(base: Article, detail: Record<string, unknown>, url: string): Article {
  const content = typeof detail.content === "string" ? detail.content : "";
  const inner = article({ body: ["body"] })({ url, text: `<body>${content}</body>` });
  const fields: Record<string, string> = { ...base.fields };
  for (const [name, label] of labels) {
    const value = text(detail[name]);
    if (value !== "") fields[label] ??= value;
  }
  const day = published(detail);
  if (day !== null) fields["发布日期"] ??= day;
  const known = new Set<string>();
  const attachments = [...attached(detail.attachment, url), ...inner.attachments, ...base.attachments]
    .filter((link) => !known.has(link.url) && known.add(link.url));
  const container = inner.body === null ? base.container : "_CONFIG.DETAIL.content";
  return {
    title: text(detail.title) || base.title,
    body: inner.body ?? base.body,
    container,
    fields,
    attachments,
  };
}

function attached(list: unknown, base: string): Link[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: Record<string, unknown>): Link[] => {
    const url = absolute(text(item?.url) || text(item?.path), base);
    return url === null ? [] : [{ url, title: text(item.name) || text(item.title) }];
  });
}

/** The object that follows `DETAIL` in the page's script, or null. Braces are counted outside strings only. */
function findDetail(page: string): Record<string, unknown> | null {
  const name = page.match(/\bDETAIL['"]?\s*[:=]\s*\{/);
  if (name?.index === undefined) return null;
  const start = name.index + name[0].length - 1;
  let depth = 0;
  for (let at = start; at < page.length; at++) {
    const character = page[at];
    if (character === '"') at = stringEnd(page, at);
    else if (character === "{") depth++;
    else if (character === "}" && --depth === 0) return parseJson(page.slice(start, at + 1));
  }
  return null;
}

function stringEnd(page: string, start: number): number {
  let at = start + 1;
  while (at < page.length && page[at] !== '"') at += page[at] === "\\" ? 2 : 1;
  return at;
}

function parseJson(words: string): Record<string, unknown> | null {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? tidy(value) : typeof value === "number" ? String(value) : "";
}
