/**
 * Recognises the family of a list page by the signs its content management system leaves, and fills in the options that
 * can be read off the page. Pure; a page without such signs is `plain` when it has rows, and nothing otherwise.
 *
 * @module
 */
import type { Page } from "../../../sources/define.ts";
import { type CheerioAPI, parseHtml, parseXml, select } from "../../../sources/families/html.ts";
import { nextLink } from "../../../sources/families/next_link.ts";
import { findJsonRows } from "./json_structure.ts";
import { findRows, type RowStructure } from "./row_structure.ts";

/** Families that a page can be recognised as. */
export const families = [
  "feed",
  "sitemap",
  "gkmlpt",
  "igs",
  "json",
  "jpaas",
  "jpage",
  "ucap",
  "trs",
  "vsb",
  "nfcms",
  "shanghai",
  "numbered",
  "plain",
] as const;
/** Name of a family, as its listings bear it. */
export type Family = (typeof families)[number];

/** A page, recognised. */
export interface Recognition {
  family: Family;
  /** Options of the family's function as far as the page tells them; `start` is always among them. */
  options: Record<string, unknown>;
  /** Values among which the page leaves a choice: `tag` of jpaas, `secondPage` of trs and nfcms. */
  open: Record<string, readonly unknown[]>;
  /** The signs, in words. */
  reasons: string[];
}

type Sign = (page: Page, $: CheerioAPI) => Omit<Recognition, "family"> | null;

/** Recognises a page; null when it is no list of any known kind. */
export function recognise(page: Page): Recognition | null {
  const xml = /^\s*(?:<\?xml|<rss|<feed|<urlset|<sitemapindex|<rdf)/i.test(page.text);
  const $ = xml ? parseXml(page.text) : parseHtml(page.text);
  for (const family of families) {
    const found = signs[family](page, $);
    if (found) return { family, ...found };
  }
  return null;
}

function found(page: Page, reason: string, options: Record<string, unknown>): Omit<Recognition, "family"> {
  return { options: { start: page.url, ...options }, open: {}, reasons: [reason] };
}

const signs: Record<Family, Sign> = {
  feed: (page, $) => $("rss, feed, rdf\\:RDF").length > 0 ? found(page, "the page is a feed", {}) : null,
  sitemap: (page, $) =>
    $("urlset, sitemapindex").length > 0 ? found(page, "the page is a sitemap", { within: "/" }) : null,
  gkmlpt: (page) =>
    /\/gkmlpt\//.test(page.url) && /\bSID['"]?\s*:/.test(page.text)
      ? found(page, "/gkmlpt/ in the address and a SID in window._CONFIG", { category: 0 })
      : null,
  igs: (page) =>
    /\/igs\/front\//.test(page.url) && page.text.includes('"content"')
      ? found(page, "/igs/front/ in the address and JSON with content", {})
      : null,
  json: (page) => {
    const rows = findJsonRows(page.text, page.url);
    const name = pageParameter(page.url);
    if (rows === null || name === null) return null;
    const reason =
      `JSON with ${rows.count} rows in "${rows.paths.rows}", and "${name}" in the address counts pages`;
    return found(page, reason, { page: name, paths: rows.paths });
  },
  jpaas,
  jpage: (page) =>
    /<(?:datastore|recordset)\b/.test(page.text)
      ? found(page, "records in a <datastore>, as jpage reads them", {})
      : null,
  ucap: (page, $) => {
    const named = /createPageHTML\(\s*['"][\w-]+['"]\s*,\s*\d/.test(page.text);
    const kind = /\/(?:common_list|public_list|xxgk_list\d?)(?:_\d+)?\.shtml/.test(page.url);
    if (!named && !(kind && page.text.includes("createPageHTML("))) return null;
    return withRows(page, $, "createPageHTML with an element first, as the 开普 platform calls it");
  },
  trs: (page, $) => {
    if (!/createPageHTML\(\s*\d/.test(page.text)) return null;
    const read = withRows(page, $, "createPageHTML with the number of pages first, as TRS WCM calls it");
    return read && { ...read, open: { secondPage: [1, 2] } };
  },
  vsb: (page, $) =>
    /_simple_list_gotopage_fun\(|id=["']?fanye/.test(page.text) && /\.htm$/.test(new URL(page.url).pathname)
      ? withRows(page, $, "the pager of VSB (fanye)")
      : null,
  nfcms: (page, $) => {
    if ($("ul.news_list2 > li").length === 0 && $('li a[href*="content/post_"]').length < 3) return null;
    const rows = findRows($, page.url);
    const usual = $("ul.news_list2 > li").length > 0;
    if (!usual && rows === null) return null;
    const template = usual || rows === null ? {} : { template: { list: rows.list, rows: rows.rows } };
    const read = found(page, "articles called content/post_<id>, as NFCMS names them", template);
    return { ...read, open: { secondPage: [2, 1] } };
  },
  shanghai: (page, $) =>
    $(".table_list tr").length > 0 && new URL(page.url).hostname.endsWith(".sh.gov.cn")
      ? found(page, ".table_list on a Shanghai host", {})
      : null,
  numbered: (page, $) => {
    const rows = findRows($, page.url), name = pageParameter(page.url);
    if (rows === null || name === null || nextLink($, undefined) !== undefined) return null;
    const reason = `rows in the page, no 下一页 link, and "${name}" in the address counts pages`;
    const read = found(page, reason, { list: rows.list, rows: rows.rows, page: { query: name } });
    return { ...read, reasons: [reason, describe(rows)] };
  },
  plain: (page, $) => {
    const rows = findRows($, page.url);
    if (rows === null) return null;
    const next = nextLink($, undefined) !== undefined;
    const paging = next ? "a 下一页 link" : "no 下一页 link: the first page is all it reads";
    const read = found(page, `rows in the page, ${paging}`, { list: rows.list, rows: rows.rows });
    return { ...read, reasons: [...read.reasons, describe(rows)] };
  },
};

/** The parameter of the query that counts pages, when it asks for the first. */
function pageParameter(url: string): string | null {
  const counts = /^(?:page|page_?no|page_?num(?:ber)?|page_?index|cur(?:rent)?_?page|p)$/i;
  const query = [...new URL(url).searchParams];
  return query.find(([name, value]) => counts.test(name) && value === "1")?.[0] ?? null;
}

function jpaas(page: Page, $: CheerioAPI): Omit<Recognition, "family"> | null {
  const units = select($, "script[querydata][url]").filter(({ attribs }) =>
    attribs.url?.includes("build/unit")
  );
  if (units.length === 0) return null;
  const tags = units.map(({ attribs }) =>
    /['"]tagId['"]\s*:\s*['"]([^'"]*)/.exec(attribs.querydata ?? "")?.[1]
  );
  const read = found(page, `${units.length} unit scripts with queryData, as JPaaS writes them`, {});
  return units.length === 1 ? read : { ...read, open: { tag: tags.filter((tag) => tag !== undefined) } };
}

/** A page with the family's sign whose rows are read by selectors; without rows, a script draws them and it is no list here. */
function withRows(page: Page, $: CheerioAPI, reason: string): Omit<Recognition, "family"> | null {
  const rows = findRows($, page.url);
  if (rows === null) return null;
  const read = found(page, reason, { rows: rows.rows });
  return { ...read, reasons: [reason, describe(rows)] };
}

function describe({ rows, count, dated }: RowStructure): string {
  return `${count} rows "${rows.row}", ${dated} of them dated`;
}
