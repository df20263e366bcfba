/**
 * Hanweb JCMS with jpage: 江苏, 山东, 江西, older 浙江, NHSA, CNIPA …
 *
 *     column page       <datastore>…<recordset><record><![CDATA[<li>…</li>]]></record>…  rows of the first pages
 *     dataproxy.jsp     <datastore><totalrecord>…</totalrecord>…<recordset>…             the same, for startrecord–endrecord
 *
 * The first rows stand in the page; the rest come from `dataproxy.jsp`, asked by POST as the browser does, with the ids that the
 * page states. Record numbers start at 1 and include both ends. Where a site states no ids but hides them in an encrypted
 * `<nextgroup>` link, that link is followed as it is, and from then on only its `page=` is changed. Such links are often
 * answered by an XML of some 54 bytes without a record: that is an empty list, which ends the walk, and the `total` of
 * the column page tells the collector that rows are missing.
 *
 * @module
 */
import type { Listing, ListPage, ListRequest, Page } from "../define.ts";
import { absolute } from "./address.ts";
import { parseHtml } from "./html.ts";
import { describePage, NotAList } from "./not_a_list.ts";
import { readFragment, type RowSelectors } from "./rows.ts";

/** A jpage column. */
export interface JpageOptions {
  /** Address of the column page. */
  start: string;
  /** Parts of a record. Left out: first anchor, and the date in the text beside it. */
  rows?: Omit<RowSelectors, "row">;
  /** How `dataproxy.jsp` is asked; POST unless said otherwise. */
  method?: "GET" | "POST";
}

/** Lists a jpage column. */
export function jpage(options: JpageOptions): Listing {
  return {
    family: "jpage",
    start: { url: options.start },
    read: (page, request) => read(page, request, options),
  };
}

function read(page: Page, request: ListRequest, options: JpageOptions): ListPage {
  if (groupNumber(request) !== null && isBlankXml(page.text)) return { rows: [], next: null, total: null };
  if (!page.text.includes("<recordset") && !page.text.includes("<datastore")) {
    const found = describePage(parseHtml(page.text));
    throw new NotAList("jpage", { url: page.url, wanted: "a <datastore>", found });
  }
  const fragments = records(page.text);
  const rows = fragments.map((html) => readFragment(html, options.rows ?? {}, page.url)).filter((row) =>
    row !== null
  );
  const total = statedTotal(page.text);
  const range = askedRange(request) ?? { start: 1, end: fragments.length };
  const done = fragments.length === 0 || (total !== null && range.end >= total);
  return {
    rows,
    next: done ? null : following(page, request, { range, method: options.method ?? "POST" }),
    total,
  };
}

/** Contents of the records, in order. A scan, as these pages reach a megabyte. */
function records(text: string): string[] {
  const found: string[] = [];
  const open = "<![CDATA[";
  for (let at = text.indexOf("<record>"); at >= 0; at = text.indexOf("<record>", at + 1)) {
    const start = text.indexOf(open, at);
    const end = start < 0 ? -1 : text.indexOf("]]>", start);
    if (end < 0) break;
    found.push(text.slice(start + open.length, end));
    at = end;
  }
  return found;
}

function statedTotal(text: string): number | null {
  const digits = text.match(/<totalrecord>\s*(\d+)/i)?.[1] ??
    text.match(/\btotalRecord['"]?\s*[:=]\s*['"]?(\d+)/i)?.[1];
  return digits === undefined ? null : Number(digits);
}

interface Range {
  start: number;
  end: number;
}

/** Records that a request to dataproxy asks for; null for the column page. */
function askedRange(request: ListRequest): Range | null {
  const query = new URL(request.url).searchParams;
  const [start, end] = [Number(query.get("startrecord")), Number(query.get("endrecord"))];
  return start > 0 && end >= start ? { start, end } : null;
}

const ids = ["columnid", "unitid", "webid", "webname"] as const;

/** The request for the records after `range`; null when the page states neither the ids nor a link. */
function following(
  page: Page,
  request: ListRequest,
  at: { range: Range; method: "GET" | "POST" },
): ListRequest | null {
  const step = at.range.end - at.range.start + 1;
  const span = { startrecord: `${at.range.end + 1}`, endrecord: `${at.range.end + step}` };
  if (askedRange(request)) return moved(request, span);
  const group = groupNumber(request);
  if (group !== null) return moved(request, { page: `${group + 1}` });
  const keys = Object.fromEntries(ids.map((name) => [name, stated(page.text, name)]));
  if (keys.columnid === "" || keys.unitid === "") return nextGroup(page);
  const path = page.text.match(/\/[\w/]{1,80}\/dataproxy\.jsp/)?.[0] ?? "/module/web/jpage/dataproxy.jsp";
  const address = absolute(path, page.url);
  const perpage = stated(page.text, "perpage");
  const form = { col: "1", appid: "1", path: "/", sourceContentType: "1", permissiontype: "0", ...keys };
  return address === null
    ? null
    : proxyRequest(address, { ...span, ...(perpage && { perpage }) }, { form, ...at });
}

/** Number of the group that a followed `nextgroup` link asks for; null for every other request. */
function groupNumber(request: ListRequest): number | null {
  const { pathname, searchParams } = new URL(request.url);
  const number = searchParams.get("page") ?? "";
  return pathname.endsWith("/dataproxy.jsp") && /^\d{1,6}$/.test(number) ? Number(number) : null;
}

/** The link of `<nextgroup>`, whose ids mean nothing to us. */
function nextGroup(page: Page): ListRequest | null {
  const start = page.text.indexOf("<nextgroup");
  const end = start < 0 ? -1 : page.text.indexOf("</nextgroup", start);
  const link = page.text.slice(start, end).match(/href\s*=\s*["']([^"']+)/)?.[1];
  const url = end < 0 || link === undefined ? null : absolute(link.replaceAll("&amp;", "&"), page.url);
  return url === null ? null : { url };
}

/** An answer of tags alone, as the servlet sends when it will not say. */
function isBlankXml(text: string): boolean {
  return text.length < 300 && /^\s*</.test(text) && text.replace(/<[^>]*>/g, "").trim() === "";
}

function proxyRequest(
  address: string,
  query: Record<string, string>,
  { form, method }: { form: Record<string, string>; method: "GET" | "POST" },
): ListRequest {
  const url = new URL(address);
  const inAddress = method === "GET" ? { ...query, ...form } : query;
  for (const [key, value] of Object.entries(inAddress)) url.searchParams.set(key, value);
  return method === "GET"
    ? { url: url.href }
    : { url: url.href, method, body: new URLSearchParams(form).toString() };
}

function moved(request: ListRequest, span: Record<string, string>): ListRequest {
  const url = new URL(request.url);
  for (const [key, value] of Object.entries(span)) url.searchParams.set(key, value);
  return { ...request, url: url.href };
}

/** Value of `name: 'v'`, `name=v&` or `"name":v` wherever the page states it, else empty. */
function stated(text: string, name: string): string {
  return text.match(new RegExp(`\\b${name}['"]?\\s*[:=]\\s*['"]?([^'",&;}<>\\s]+)`, "i"))?.[1] ?? "";
}
