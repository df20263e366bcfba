/**
 * A list whose later pages are numbered and whose end nothing states: rows in the page, and `index_2.html` or `?page=2`.
 *
 * A 下一页 link is followed where there is one, and a link that leads to the page itself is the end. Otherwise the next
 * number is tried, one too many at the end: past the first page, a page that says it does not exist is the end of the
 * list. Sites that answer page 1 for every number are stopped by the collector.
 *
 * @module
 */
import type { Listing, ListPage, ListRequest, Page } from "../define.ts";
import { absolute } from "./address.ts";
import { type CheerioAPI, parseHtml } from "./html.ts";
import { nextAddress, nextLink } from "./next_link.ts";
import { describePage, isSoft404, NotAList } from "./not_a_list.ts";
import { pageNumber } from "./page_script.ts";
import { readRows, type RowSelectors } from "./rows.ts";

/** A numbered list. */
export interface NumberedOptions {
  /** Address of the first page. */
  start: string;
  rows: RowSelectors;
  /** The element that holds the list: when it is missing, the page is no list. Without rows in it, the list is empty. */
  list: string;
  /** Number in the name of the second page (`index_2.html`), or the parameter of the query that counts pages. */
  page: 1 | 2 | { query: string };
  /** Name of the family; `numbered` unless a family is built on this one. */
  family?: string;
}

/** Lists numbered pages. */
export function numbered(options: NumberedOptions): Listing {
  const family = options.family ?? "numbered";
  return {
    family,
    start: { url: options.start },
    openEnded: true,
    read: (page, request) => read(page, request, { ...options, family }),
  };
}

type Known = NumberedOptions & { family: string };

function read(page: Page, request: ListRequest, options: Known): ListPage {
  const $ = parseHtml(page.text);
  if (isSoft404($) && request.url !== options.start) return { rows: [], next: null, total: null };
  if (isSoft404($) || $(options.list).length === 0) {
    const wanted = `the list "${options.list}"`;
    throw new NotAList(options.family, { url: page.url, wanted, found: describePage($) });
  }
  const rows = readRows($, options.rows, page.url);
  const url = rows.length === 0 ? null : following($, { page, request }, options);
  return { rows, next: url === null ? null : { url }, total: null };
}

/** Address of the following page, or null when the 下一页 link says that this is the last. */
function following(
  $: CheerioAPI,
  { page, request }: { page: Page; request: ListRequest },
  options: Known,
): string | null {
  const linked = nextAddress(nextLink($, undefined), page.url);
  if (linked !== null) return linked === request.url ? null : linked;
  return typeof options.page === "object"
    ? nextInQuery(request.url, options.page.query)
    : nextInName(request.url, { start: options.start, second: options.page });
}

function nextInQuery(url: string, name: string): string {
  const address = new URL(url);
  address.searchParams.set(name, `${Number(address.searchParams.get(name) ?? 1) + 1}`);
  return address.href;
}

/** `index.html` → `index_2.html` → `index_3.html`; a start that ends in `/` stands for its `index.html`. */
function nextInName(url: string, { start, second }: { start: string; second: number }): string | null {
  const file = new URL(start).pathname.split("/").pop() || "index.html";
  const dot = file.lastIndexOf(".");
  const [name, ending] = dot < 0 ? [file, ""] : [file.slice(0, dot), file.slice(dot)];
  const number = pageNumber(url, name);
  return absolute(`./${name}_${number === null ? second : number + 1}${ending}`, url);
}
