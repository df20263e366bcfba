/**
 * Hanweb JCMS with jpage: 江苏, 山东, 江西, older 浙江, NHSA, CNIPA …
 *
 *     column page       <datastore>…<recordset><record><![CDATA[<li>…</li>]]></record>…  rows of the first pages
 *     dataproxy.jsp     <datastore><totalrecord>…</totalrecord>…<recordset>…             the same, for startrecord–endrecord
 *
 * The first rows stand in the page; the rest come from `dataproxy.jsp`, asked by POST as the browser does, with the ids that the
 * page states. Record numbers start at 1 and include both ends. Sites that hide the ids in an encrypted `nextgroup`
 * give their first rows only: `next` is null and `total` says what is missing.
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

/** The request for the records after `range`; null when the page does not state the ids. */
function following(
  page: Page,
  request: ListRequest,
  at: { range: Range; method: "GET" | "POST" },
): ListRequest | null {
  const step = at.range.end - at.range.start + 1;
  const span = { startrecord: `${at.range.end + 1}`, endrecord: `${at.range.end + step}` };
  if (askedRange(request)) return moved(request, span);
  const keys = Object.fromEntries(ids.map((name) => [name, stated(page.text, name)]));
  if (keys.columnid === "" || keys.unitid === "") return null;
  const path = page.text.match(/\/[\w/]{1,80}\/dataproxy\.jsp/)?.[0] ?? "/module/web/jpage/dataproxy.jsp";
  const address = absolute(path, page.url);
  const perpage = stated(page.text, "perpage");
  const form = { col: "1", appid: "1", path: "/", sourceContentType: "1", permissiontype: "0", ...keys };
  return address === null
    ? null
    : proxyRequest(address, { ...span, ...(perpage && { perpage }) }, { form, ...at });
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
