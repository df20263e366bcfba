/**
 * A plain list: a server-rendered page whose parts four CSS selectors name. For portals of no known family.
 *
 * The following page is found by its link, so it does not matter how pages are numbered. A list whose links are made
 * by a script is no plain list.
 *
 * @module
 */
import type { Listing, ListPage, ListRequest, Page } from "../define.ts";
import { parseHtml } from "./html.ts";
import { nextAddress, nextLink } from "./next_link.ts";
import { describePage, isSoft404, NotAList } from "./not_a_list.ts";
import { readRows, type RowSelectors } from "./rows.ts";

/** A plain list. */
export interface PlainOptions {
  /** Address of the first page. */
  start: string;
  rows: RowSelectors;
  /** The element that holds the list: when it is missing, the page is no list. Without rows in it, the list is empty. */
  list: string;
  /** The anchor to the following page. Left out: an anchor that reads 下一页, 下页 or 后一页. */
  next?: string;
}

/** Lists a plain page. */
export function plain(options: PlainOptions): Listing {
  return {
    family: "plain",
    start: { url: options.start },
    read: (page, request) => read(page, request, options),
  };
}

function read(page: Page, request: ListRequest, options: PlainOptions): ListPage {
  const $ = parseHtml(page.text);
  if (isSoft404($) || $(options.list).length === 0) {
    const wanted = `the list "${options.list}"`;
    throw new NotAList("plain", { url: page.url, wanted, found: describePage($) });
  }
  const rows = readRows($, options.rows, page.url);
  const url = rows.length === 0 ? null : nextAddress(nextLink($, options.next), page.url);
  return { rows, next: url === null || url === request.url ? null : { url }, total: null };
}
