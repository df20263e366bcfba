/**
 * A list that a site gives as JSON: search services such as 南威 IGS and TRS search, whose page number stands in the query.
 *
 * The source names where things stand in the answer. Pages follow until one is empty, or until the number of rows or
 * pages that the answer states is reached.
 *
 * @module
 */
import type { Listing, ListPage, ListRequest, Page, Row } from "../define.ts";
import { absolute, sameHost } from "./address.ts";
import { inlineText } from "./html.ts";
import { NotAList } from "./not_a_list.ts";
import { stampDay } from "./row_date.ts";
import { externalNote } from "./rows.ts";

/** Where things stand: names joined by dots, such as `page.content`. */
export interface JsonPaths {
  /** The array of rows. Null in its place is an empty list. */
  rows: string;
  /** In a row; the first name that holds something counts. */
  url: string[];
  title: string[];
  /** A date as printed, or a moment in seconds or milliseconds. */
  date: string[];
  note?: string[];
  /** Number of rows in all. */
  total?: string;
  /** Number of pages in all. */
  pages?: string;
}

/** A JSON list. */
export interface JsonListOptions {
  /** Address of the first page, the number of the page in its query. */
  start: string;
  /** Parameter of the query that counts pages. */
  page: string;
  paths: JsonPaths;
  /** Name of the family; `json` unless a family is built on this one. */
  family?: string;
}

/** Lists rows given as JSON. */
export function jsonList(options: JsonListOptions): Listing {
  const family = options.family ?? "json";
  return {
    family,
    start: { url: options.start },
    ...(options.paths.total === undefined && options.paths.pages === undefined && { openEnded: true }),
    read: (page, request) => read(page, request, { ...options, family }),
  };
}

function read(page: Page, request: ListRequest, options: JsonListOptions & { family: string }): ListPage {
  const { paths, family } = options;
  const answer = parse(page.text);
  const items = valueAt(answer, paths.rows);
  if (!Array.isArray(items) && items !== null) {
    const found = answer === undefined ? `"${page.text.trim().slice(0, 40)}"` : `${typeof items}`;
    throw new NotAList(family, { url: page.url, wanted: `JSON with an array "${paths.rows}"`, found });
  }
  const rows = (items ?? []).map((item) => readItem(item, paths, page.url)).filter((row) => row !== null);
  const total = paths.total === undefined ? null : count(valueAt(answer, paths.total));
  const pages = paths.pages === undefined ? null : count(valueAt(answer, paths.pages));
  const url = new URL(request.url);
  const number = Number(url.searchParams.get(options.page) ?? 1);
  const first = Number(new URL(options.start).searchParams.get(options.page) ?? 1);
  const read = number - first + 1;
  const done = items === null || items.length === 0 || (pages !== null && read >= pages) ||
    (total !== null && read * items.length >= total);
  url.searchParams.set(options.page, `${number + 1}`);
  return { rows, next: done ? null : { url: url.href }, total };
}

function readItem(item: unknown, paths: JsonPaths, base: string): Row | null {
  const url = absolute(firstOf(item, paths.url), base);
  if (url === null) return null;
  return {
    url,
    title: inlineText(firstOf(item, paths.title)),
    date: stampDay(firstOf(item, paths.date)),
    note: sameHost(url, base) ? inlineText(firstOf(item, paths.note ?? [])) || null : externalNote,
  };
}

function firstOf(item: unknown, names: string[]): string {
  for (const name of names) {
    const value = valueAt(item, name);
    if (typeof value === "number") return String(value);
    if (typeof value === "string" && value.trim() !== "") return value;
  }
  return "";
}

function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const name of path.split(".")) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}

function count(value: unknown): number | null {
  const words = typeof value === "string" ? value.trim() : value;
  return words !== "" && Number.isInteger(Number(words ?? NaN)) ? Number(words) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
