/**
 * VSB 博达: 云南, 陕西's older pages, many universities. Addresses end in `.htm`, articles are `/info/<tree>/<id>.htm`.
 *
 *     gsgg/gg.htm        the first page
 *     gsgg/gg/15.htm     the second of 16: later pages count **down**, and the last is gg/1.htm
 *
 * The 下页 link is followed. Where it is made by a script, the number of pages comes from the call
 * `_simple_list_gotopage_fun(16,…)`, or from the line `1/16`.
 *
 * @module
 */
import type { Listing, ListPage, ListRequest, Page } from "../define.ts";
import { absolute } from "./address.ts";
import { type CheerioAPI, parseHtml, select, textOf } from "./html.ts";
import { nextAddress, nextLink } from "./next_link.ts";
import { describePage, isSoft404, NotAList } from "./not_a_list.ts";
import { readRows, type RowSelectors } from "./rows.ts";

/** A VSB column. */
export interface VsbOptions {
  /** Address of the first page, ending in `.htm`. */
  start: string;
  rows: RowSelectors;
}

/** Lists a VSB column. */
export function vsb(options: VsbOptions): Listing {
  return {
    family: "vsb",
    start: { url: options.start },
    read: (page, request) => read(page, request, options),
  };
}

function read(page: Page, request: ListRequest, options: VsbOptions): ListPage {
  const $ = parseHtml(page.text);
  const rows = readRows($, options.rows, page.url);
  const pages = countPages(page.text, $);
  if (isSoft404($) || (rows.length === 0 && pages === null)) {
    const wanted = `rows "${options.rows.row}" or a number of pages`;
    throw new NotAList("vsb", { url: page.url, wanted, found: describePage($) });
  }
  const linked = nextAddress(nextLink($, undefined), page.url);
  const url = rows.length === 0 ? null : linked ?? countedDown(request.url, { start: options.start, pages });
  return { rows, next: url === null || url === request.url ? null : { url }, total: null };
}

function countPages(text: string, $: CheerioAPI): number | null {
  const called = text.match(/_simple_list_gotopage_fun\((\d{1,6})/)?.[1];
  const printed = select($, "[id^=fanye]").map((cell) => textOf(cell).match(/(\d{1,6})\/(\d{1,6})/)?.[2]);
  const digits = called ?? printed.find((found) => found !== undefined);
  return digits === undefined ? null : Number(digits);
}

/** The page one number below this one; the first page stands for the highest number, which is the number of pages. */
function countedDown(url: string, { start, pages }: { start: string; pages: number | null }): string | null {
  const folder = new URL(start.replace(/\.htm$/, "/"));
  const { pathname } = new URL(url);
  const inside = pathname.startsWith(folder.pathname);
  const current = inside ? Number(pathname.slice(folder.pathname.length).split(".")[0]) : pages;
  return current !== null && current > 1 ? absolute(`${current - 1}.htm`, folder.href) : null;
}
