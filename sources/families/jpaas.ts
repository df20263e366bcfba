/**
 * Hanweb's joint platform (JPaaS): samr.gov.cn, cnca.gov.cn, mofcom, 浙江, 泰州 …
 *
 *     column page   <script parseType="bulidstatic" url="/api-gateway/…/build/unit" queryData="{'webId':'…',…}">
 *     that address  {"success":true,"code":"200","data":{"html":"<ul>…<div class=\"pagination\" count=… rows=…>"}}
 *
 * The keys are read from the column page each time, as they change with the site's templates. Later pages go by
 * `paramJson`, a JSON string; a bare `pageNo` is ignored by the server and page 1 comes back. The column page holds no rows:
 * it is a stepping stone, `rows: []` with a `next`.
 *
 * @module
 */
import type { Listing, ListPage, ListRequest, Page } from "../define.ts";
import { absolute } from "./address.ts";
import { type CheerioAPI, type Element, parseHtml } from "./html.ts";
import { describePage, NotAList } from "./not_a_list.ts";
import { readRows, type RowSelectors } from "./rows.ts";

/** A JPaaS column. */
export interface JpaasOptions {
  /** Address of the column page. */
  start: string;
  rows: RowSelectors;
  /** `tagId` of the unit that holds the list, such as 内容区域. Left out: the page must hold one unit only. */
  tag?: string;
}

/** Lists a JPaaS column. */
export function jpaas(options: JpaasOptions): Listing {
  return {
    family: "jpaas",
    start: { url: options.start },
    read: (page, request) =>
      page.text.trimStart().startsWith("{") ? readUnit(page, request, options) : readColumn(page, options),
  };
}

function readColumn(page: Page, options: JpaasOptions): ListPage {
  const $ = parseHtml(page.text);
  const units = $("script[querydata][url]").toArray()
    .map((script) => ({ script, keys: queryData(script.attribs.querydata ?? "") }))
    .filter(({ keys }) => options.tag === undefined || keys.tagId === options.tag);
  const [unit] = units;
  const url = unit && units.length === 1 ? unitAddress(unit.script, unit.keys, page.url) : null;
  if (url === null) {
    const wanted = options.tag === undefined
      ? "one unit script"
      : `one unit script with tagId "${options.tag}"`;
    const found = `${units.length} in ${describePage($)}`;
    throw new NotAList("jpaas", { url: page.url, wanted, found });
  }
  return { rows: [], next: { url }, total: null };
}

/** Reads `{'webId':'…','editType':null}`: like JSON, but in single quotes. */
function queryData(attribute: string): Record<string, string> {
  const keys: Record<string, string> = {};
  for (
    const [, key = "", quoted, bare] of attribute.matchAll(/['"](\w+)['"]\s*:\s*(?:['"]([^'"]*)['"]|(\w+))/g)
  ) {
    keys[key] = quoted ?? bare ?? "";
  }
  return keys;
}

function unitAddress(script: Element, keys: Record<string, string>, base: string): string | null {
  const address = absolute(script.attribs.url ?? "", base);
  if (address === null) return null;
  const url = new URL(address);
  // The servers want these two though some pages leave them out of queryData.
  const query = { parseType: script.attribs.parsetype ?? "bulidstatic", editType: "null", ...keys };
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  return url.href;
}

function readUnit(page: Page, request: ListRequest, options: JpaasOptions): ListPage {
  const $ = parseHtml(unitHtml(page));
  // Links are written from the site's root, some without the leading slash.
  const rows = readRows($, options.rows, new URL("/", page.url).href);
  const { count, size } = pagination($);
  const current = pageNumber(request.url);
  const more = rows.length > 0 && count !== null && size !== null && current * size < count;
  return { rows, next: more ? { url: pageAddress(request.url, current + 1, size) } : null, total: count };
}

function unitHtml(page: Page): string {
  const found = (what: string) =>
    new NotAList("jpaas", { url: page.url, wanted: "JSON with data.html", found: what });
  let answer: { success?: unknown; code?: unknown; data?: { html?: unknown } | null };
  try {
    answer = JSON.parse(page.text);
  } catch {
    throw found("broken JSON");
  }
  const html = answer.data?.html;
  if (answer.success !== true || typeof html !== "string") {
    throw found(`success ${answer.success}, code ${answer.code}, html ${typeof html}`);
  }
  return html;
}

function pagination($: CheerioAPI): { count: number | null; size: number | null } {
  const attributes = $("div.pagination").first().attr() ?? {};
  return { count: whole(attributes.count), size: whole(attributes.rows) };
}

function whole(digits: string | undefined): number | null {
  return digits !== undefined && /^\d+$/.test(digits) ? Number(digits) : null;
}

/** Page that a unit address asks for, counted from 1. */
function pageNumber(url: string): number {
  const param = new URL(url).searchParams.get("paramJson");
  return Number(param?.match(/"pageNo":\s*"?(\d+)/)?.[1] ?? 1);
}

function pageAddress(url: string, pageNo: number, pageSize: number): string {
  const address = new URL(url);
  address.searchParams.set("paramJson", JSON.stringify({ pageNo, pageSize }));
  return address.href;
}
