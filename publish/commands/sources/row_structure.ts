/**
 * Finds the rows of a list page nobody has described: the repeated elements, each around one link, that print dates beside
 * them. Pure; what it finds is checked with the reader of rows that a source would use.
 *
 * @module
 */
import { absolute } from "../../../sources/families/address.ts";
import { type CheerioAPI, type Element, isElement, select, textOf } from "../../../sources/families/html.ts";
import { rowText } from "../../../sources/families/row_date.ts";
import { linkTitle, readRows, type RowSelectors } from "../../../sources/families/rows.ts";
import { stepOf } from "./locate.ts";

/** Rows as selectors, with the element that holds them. */
export interface RowStructure {
  list: string;
  rows: RowSelectors;
  /** How many rows the page has, and how many of them have a whole date. */
  count: number;
  dated: number;
}

/** Titles shorter than this are menus. */
const shortestTitle = 6;
/** Fewer rows are no list. */
const fewest = 3;

/** The rows of the page, or null when nothing on it repeats like a list. */
export function findRows($: CheerioAPI, base: string): RowStructure | null {
  const found = candidates($, base).map((selectors) => measure($, selectors, base));
  const lists = found.filter(({ count }) => count >= fewest);
  return lists.sort((a, b) => weight(b) - weight(a))[0] ?? null;
}

/** Dated rows weigh three times, as menus repeat too but print no dates; of equals, the element around the link goes first. */
function weight({ count, dated, rows }: RowStructure): number {
  return count + 3 * dated + (/> a[^ ]*$/.test(rows.row) ? 0 : 0.5);
}

function measure($: CheerioAPI, { list, row }: { list: string; row: string }, base: string): RowStructure {
  const date = dateSelector($, row);
  const rows = readRows($, date === null ? { row } : { row, date }, base);
  return {
    list,
    rows: date === null ? { row } : { row, date },
    count: new Set(rows.map(({ url }) => url)).size,
    dated: rows.filter((one) => one.date !== null).length,
  };
}

/** Pairs of a holder and its repeated children, each of which holds exactly one link with a title. */
function candidates($: CheerioAPI, base: string): { list: string; row: string }[] {
  const found = new Map<string, { list: string; row: string }>();
  for (const link of select($, "a[href]")) {
    const titled = linkTitle(link, null).length >= shortestTitle;
    if (!titled || absolute(link.attribs.href ?? "", base) === null) continue;
    let element: Element = link;
    for (let level = 0; level < 5; level++) {
      const parent: Element["parent"] = element.parent;
      if (parent === null || !isElement(parent)) break;
      const list = holder(parent), row = `${list} > ${stepOf(element)}`;
      if ($(element).find("a[href]").length <= 3 && $(row).length >= fewest) found.set(row, { list, row });
      element = parent;
    }
  }
  return [...found.values()];
}

/** The holder by its own id or class, or by that of the element around it. */
function holder(element: Element): string {
  const own = stepOf(element), { parent } = element;
  if (own !== element.name || parent === null || !isElement(parent) || parent.name === "body") return own;
  return `${stepOf(parent)} > ${own}`;
}

/** The element that holds the date in most rows, or null when it stands bare beside the link. */
function dateSelector($: CheerioAPI, row: string): string | null {
  const counts = new Map<string, number>();
  for (const element of select($, row)) {
    const cells = $(element).find("*").toArray().filter(isElement).filter((cell) =>
      cell.name !== "a" && $(cell).find("a").length === 0 && rowText(textOf(cell)).date !== null
    );
    const [cell] = cells;
    if (cell) counts.set(stepOf(cell), (counts.get(stepOf(cell)) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] * 2 > select($, row).length ? best[0] : null;
}
