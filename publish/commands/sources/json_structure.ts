/**
 * Finds the rows of a list that a site gives as JSON and nobody has described: the array of objects most of which hold an
 * address, a title and a date, and the numbers beside it that count rows or pages. Pure; names are tried by what their
 * values are, as sites call them as they like (`docpuburl`, `URL`, `gk_doctitle`).
 *
 * @module
 */
import { absolute } from "../../../sources/families/address.ts";
import type { JsonPaths } from "../../../sources/families/json_list.ts";
import { stampDay } from "../../../sources/families/row_date.ts";

type Json = Record<string, unknown>;

/** Rows as paths, and how many there are. */
export interface JsonStructure {
  paths: JsonPaths;
  count: number;
}

/** Arrays are looked for no deeper than this. */
const deepest = 6;

/** The rows of an answer; null when it is no JSON, or holds no array that reads like a list. */
export function findJsonRows(text: string, base: string): JsonStructure | null {
  const found = arraysIn(parse(text), []).map((array) => describe(array, base)).filter((one) => one !== null);
  return found.sort((a, b) => b.count - a.count)[0] ?? null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON, no rows
  }
}

interface Found {
  path: string[];
  items: Json[];
  /** The objects around it, innermost first, each with its own path. */
  around: { path: string[]; value: Json }[];
}

function arraysIn(value: unknown, path: string[], around: Found["around"] = []): Found[] {
  if (path.length > deepest || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) {
    const items = value.filter(isObject);
    return path.length > 0 && items.length > 0 && items.length === value.length
      ? [{ path, items, around }]
      : [];
  }
  const own = { path, value: value as Json };
  return Object.entries(value).flatMap(([name, inner]) => arraysIn(inner, [...path, name], [own, ...around]));
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function describe({ path, items, around }: Found, base: string): JsonStructure | null {
  const names = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const url = best(names, items, (value) => isAddress(value, base));
  const title = best(names, items, isTitle);
  if (url === null || title === null) return null;
  const date = best(names, items, (value) => stampDay(String(value ?? "")) !== null);
  const total = numberBeside(around, /^(?:total|count|totalcount|totalrecords?|totalelements|recordcount)$/i);
  const pages = numberBeside(around, /^(?:pages|totalpages?|pagecount)$/i);
  return {
    count: items.length,
    paths: {
      rows: path.join("."),
      url: [url],
      title: [title],
      date: date === null ? [] : [date],
      ...total !== null && { total },
      ...pages !== null && { pages },
    },
  };
}

/** The name under which most objects hold such a value; of equals, the one met first. Null when fewer than half do. */
function best(
  names: readonly string[],
  items: readonly Json[],
  is: (value: unknown) => boolean,
): string | null {
  const counted = names.map((name) => ({ name, count: items.filter((item) => is(item[name])).length }));
  const [first] = counted.sort((a, b) => b.count - a.count);
  return first && first.count * 2 > items.length ? first.name : null;
}

function isAddress(value: unknown, base: string): boolean {
  return typeof value === "string" && /^(?:https?:\/\/|\/|\.\/)\S+$/.test(value.trim()) &&
    absolute(value, base) !== null;
}

/** A title is prose: Chinese, and longer than a name of a column or an office. */
function isTitle(value: unknown): boolean {
  if (typeof value !== "string" || value.length > 200) return false;
  return (value.match(/\p{Script=Han}/gu)?.length ?? 0) >= 8;
}

function numberBeside(around: Found["around"], name: RegExp): string | null {
  for (const { path, value } of around) {
    const found = Object.entries(value).find(([key, number]) => name.test(key) && Number.isInteger(number));
    if (found) return [...path, found[0]].join(".");
  }
  return null;
}
