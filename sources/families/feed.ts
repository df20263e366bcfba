/**
 * RSS 2.0, RSS 1.0 and Atom feeds as a list. Where a site has one, it is the politest way to look at it daily.
 *
 * A feed holds the newest entries only; Atom's and RSS's `rel="next"` (RFC 5005) is followed. A row's date is the day of
 * publication in China; an entry that only says when it was changed has no date and says so in `note`.
 *
 * @module
 */
import type { Listing, ListPage, ListRequest, Page, Row } from "../define.ts";
import { absolute, sameHost } from "./address.ts";
import { type CheerioAPI, type Element, inlineText, parseXml, select, textOf } from "./html.ts";
import { describePage, NotAList } from "./not_a_list.ts";
import { stampDay } from "./row_date.ts";
import { externalNote } from "./rows.ts";

/** Lists the entries of a feed. */
export function feed({ start }: { start: string }): Listing {
  return { family: "feed", start: { url: start }, read };
}

function read(page: Page, request: ListRequest): ListPage {
  const $ = parseXml(page.text);
  if ($("rss, feed, rdf\\:RDF").length === 0) {
    const found = describePage($);
    throw new NotAList("feed", { url: page.url, wanted: "a feed", found });
  }
  const rows = select($, "item, entry").map((entry) => readEntry($, entry, page.url)).filter((row) =>
    row !== null
  );
  const [link] = select($, 'channel > atom\\:link[rel="next"], feed > link[rel="next"]');
  const url = link === undefined || rows.length === 0 ? null : absolute(link.attribs.href ?? "", page.url);
  return { rows, next: url === null || url === request.url ? null : { url }, total: null };
}

function readEntry($: CheerioAPI, entry: Element, base: string): Row | null {
  const textAt = (selector: string) => {
    const [found] = $(entry).children(selector).toArray();
    return found === undefined ? "" : textOf(found);
  };
  const [alternate] = $(entry).children('link[rel="alternate"], link[href]:not([rel])').toArray();
  const url = absolute(alternate?.attribs.href ?? (textAt("link") || textAt("guid")), base);
  if (url === null) return null;
  const date = stampDay(textAt("pubDate") || textAt("published") || textAt("dc\\:date"));
  const changed = date === null ? stampDay(textAt("updated")) : null;
  const note = changed === null ? null : `updated ${changed}`;
  return { url, title: inlineText(textAt("title")), date, note: sameHost(url, base) ? note : externalNote };
}
