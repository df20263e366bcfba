/**
 * `sitemap.xml` as a list, for a site whose columns cannot be paged.
 *
 * It gives addresses and, in `note`, when a page was last changed; titles and days of publication stand on the pages
 * themselves. An index of sitemaps is a stepping stone to the part that changed last (the last one listed where they
 * do not say); older parts are not read.
 *
 * @module
 */
import type { Listing, ListPage, ListRequest, Page, Row } from "../define.ts";
import { absolute, sameHost } from "./address.ts";
import { type CheerioAPI, type Element, parseXml, select, textOf } from "./html.ts";
import { describePage, NotAList } from "./not_a_list.ts";
import { stampDay } from "./row_date.ts";
import { externalNote } from "./rows.ts";

/** Part of a site. */
export interface SitemapOptions {
  /** Address of the sitemap, or of the index of sitemaps. */
  start: string;
  /** Beginning of the paths that count, such as `/zwgk/`. */
  within: string;
}

/** Lists the addresses of a sitemap. */
export function sitemap({ start, within }: SitemapOptions): Listing {
  return {
    family: "sitemap",
    start: { url: start },
    read: (page, request) => read(page, request, within),
  };
}

function read(page: Page, request: ListRequest, within: string): ListPage {
  const $ = parseXml(page.text);
  if ($("urlset, sitemapindex").length === 0) {
    throw new NotAList("sitemap", { url: page.url, wanted: "a sitemap", found: describePage($) });
  }
  const rows = select($, "urlset > url").map((entry) => readEntry($, entry, page.url))
    .filter((row) => row !== null).filter(({ url }) => new URL(url).pathname.startsWith(within));
  const url = newestPart($, page.url);
  return { rows, next: url === null || url === request.url ? null : { url }, total: null };
}

function readEntry($: CheerioAPI, entry: Element, base: string): Row | null {
  const url = absolute(textAt($, entry, "loc"), base);
  if (url === null) return null;
  const day = stampDay(textAt($, entry, "lastmod"));
  const note = sameHost(url, base) ? (day === null ? null : `updated ${day}`) : externalNote;
  return { url, title: textAt($, entry, "news\\:news news\\:title"), date: null, note };
}

function newestPart($: CheerioAPI, base: string): string | null {
  let [newest, url]: [string, string | null] = ["", null];
  for (const part of select($, "sitemapindex > sitemap")) {
    const day = stampDay(textAt($, part, "lastmod")) ?? "";
    if (day >= newest) [newest, url] = [day, absolute(textAt($, part, "loc"), base)];
  }
  return url;
}

function textAt($: CheerioAPI, entry: Element, selector: string): string {
  const [found] = $(entry).find(selector).toArray();
  return found === undefined ? "" : textOf(found);
}
