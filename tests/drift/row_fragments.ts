/**
 * The rows of a list page as pieces of its source, whatever the family: the largest element (or the JSON object) that holds
 * the link of one row and of no other. Lets one mutation serve all families.
 *
 * @module
 */
import type { Row } from "../../sources/define.ts";

/** A stretch of the page's source. */
export interface Fragment {
  start: number;
  end: number;
}

const tags = ["record", "item", "entry", "url", "tr", "li", "dd", "dl", "p", "div", "a"];

/** The fragments of all rows in order. @throws {Error} when one is not found, as a mutation would then do nothing */
export function rowFragments(text: string, rows: readonly Row[]): Fragment[] {
  const places: number[] = [];
  for (const { url } of rows) places.push(text.indexOf(tailOf(url), places.at(-1) ?? 0));
  return rows.map(({ url }, order) => {
    const at = places[order] ?? -1;
    const alone = ({ start, end }: Fragment) =>
      !places.some((other) => other !== at && start <= other && other < end);
    const around = at < 0 ? [] : isJson(text) ? objectsAround(text, at) : elementsAround(text, at);
    const fragment = around.filter(alone).sort((a, b) => a.start - b.start)[0];
    if (!fragment) throw new Error(`Cannot mutate: found no element around ${url}`);
    return fragment;
  });
}

/** Rewrites each row; null takes it out. */
export function eachRow(
  text: string,
  rows: readonly Row[],
  rewrite: (fragment: string, order: number) => string | null,
): string {
  let written = "", at = 0;
  rowFragments(text, rows).forEach(({ start, end }, order) => {
    written += text.slice(at, start) + (rewrite(text.slice(start, end), order) ?? "");
    at = end;
  });
  const whole = written + text.slice(at);
  return isJson(whole) ? whole.replace(/,(?=\s*[,\]])/g, "").replace(/\[\s*,/g, "[") : whole;
}

/** True for JSON whose rows are objects; JSON that carries HTML is rewritten as HTML. */
export function isJson(text: string): boolean {
  return /^\s*\{/.test(text) && !/"html"\s*:/.test(text);
}

function tailOf(url: string): string {
  const { pathname, search } = new URL(url);
  const name = pathname.split("/").filter((part) => part !== "").pop() ?? "";
  return search.length > 1 ? search.slice(1) : name;
}

/** All elements around a place, by the tags that rows are made of. */
function elementsAround(text: string, at: number): Fragment[] {
  return tags.flatMap((tag) => {
    const found: Fragment[] = [];
    const open: number[] = [];
    for (const match of text.matchAll(new RegExp(`<(/?)${tag}(?=[\\s>])[^>]*>`, "g"))) {
      if (match[1] === "") open.push(match.index);
      else {
        const start = open.pop() ?? match.index, end = match.index + match[0].length;
        if (start <= at && at < end) found.push({ start, end });
      }
    }
    return found;
  });
}

function objectsAround(text: string, at: number): Fragment[] {
  let depth = 0, start = at;
  for (; start >= 0; start--) {
    if (text[start] === "}") depth++;
    else if (text[start] === "{" && depth-- === 0) break;
  }
  depth = 0;
  for (let end = start; start >= 0 && end < text.length; end++) {
    if (text[end] === "{") depth++;
    else if (text[end] === "}" && --depth === 0) return [{ start, end: end + 1 }];
  }
  return [];
}
