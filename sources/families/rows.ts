/**
 * Rows of a list, read the same way in every family. Pure.
 *
 * A row without a link to a page (`javascript:`, `mailto:`, `#`) is a heading or a button and is left out.
 * A row that leads to another host is kept with the note {@linkcode externalNote}: the collector reports it and does
 * not fetch it, as this site's selectors must not read another site's page.
 *
 * @module
 */
import type { Row } from "../define.ts";
import { absolute, sameHost } from "./address.ts";
import {
  type CheerioAPI,
  type Element,
  isElement,
  type Node,
  type Parent,
  parseHtml,
  select,
  textNodes,
  tidy,
} from "./html.ts";
import { rowText } from "./row_date.ts";

/** `note` of a row that leads to another host. */
export const externalNote = "external";

/** Where the parts of a row stand, as CSS selectors. */
export interface RowSelectors {
  /** One list line. */
  row: string;
  /** The anchor of the title inside the row. Left out: the row itself, or its first anchor that leads to a page. */
  link?: string;
  /** The element of the date inside the row. Left out: all text of the row outside the anchor. */
  date?: string;
}

/** Reads all rows of a document; links are resolved against `base`. */
export function readRows($: CheerioAPI, selectors: RowSelectors, base: string): Row[] {
  return select($, selectors.row)
    .map((row) => readRow($, row, { ...selectors, base }))
    .filter((row) => row !== null);
}

/** Reads a fragment that is one row by itself. Null when it holds no link to a page. */
export function readFragment(html: string, selectors: Omit<RowSelectors, "row">, base: string): Row | null {
  const $ = parseHtml(html);
  const [root] = $.root().toArray();
  return root ? readRow($, root, { ...selectors, base }) : null;
}

type RowOptions = Omit<RowSelectors, "row"> & { base: string };

function readRow($: CheerioAPI, row: Parent, options: RowOptions): Row | null {
  const anchors = options.link === undefined && isElement(row) && row.name === "a"
    ? [row]
    : $(row).find(options.link ?? "a[href]").toArray().filter(isElement);
  for (const link of anchors) {
    const url = absolute(link.attribs.href ?? "", options.base);
    if (url === null) continue;
    const cell = options.date === undefined ? null : $(row).find(options.date).toArray()[0] ?? null;
    const { date, rest } = rowText(options.date === undefined ? piecesOf(row, link) : piecesOf(cell, null));
    return {
      url,
      title: linkTitle(link, cell),
      date,
      note: sameHost(url, options.base) ? rest : externalNote,
    };
  }
  return null;
}

/** Visible text without one element, pieces separated by spaces. */
function piecesOf(node: Node | Parent | null, without: Element | null): string {
  if (node === null) return "";
  const pieces = textNodes(node, without).map((text) => tidy(text.data));
  return pieces.filter((piece) => piece !== "").join(" ");
}

/**
 * The title of a link: its text, unless that is cut and the `title` attribute is not. Both forms occur, and a text may
 * also be cut without a mark, which shows as a beginning of the attribute.
 */
export function linkTitle(link: Element, without: Node | null): string {
  let shown = "";
  for (const node of textNodes(link, without)) shown += node.data;
  const text = tidy(shown).replace(/^[·•▪■◆●>]+\s*/, "");
  const attribute = tidy(link.attribs.title ?? "");
  if (text === "") return attribute;
  const longer = attribute.length > text.length && attribute.startsWith(text);
  return (isCut(text) || longer) && attribute !== "" && !isCut(attribute) ? attribute : text;
}

function isCut(text: string): boolean {
  return /(?:…|\.{2,}|。{2,})$/.test(text);
}
