/**
 * TRS WCM, static pages: many ministries, 京 津 闽 湘 渝 琼 and cities.
 *
 * Rows stand in the page. A script calls `createPageHTML(pages, current, "index", "html")`; the number counts pages, not
 * rows. The second page is `index_1.html` on most sites and `index_2.html` on some; the source says which, as nothing
 * on the page does. The current page is taken from the address, because sites exist whose script always says 0.
 *
 * @module
 */
import type { Listing, ListPage, ListRequest, Page } from "../define.ts";
import { absolute } from "./address.ts";
import { type CheerioAPI, parseHtml } from "./html.ts";
import { describePage, isSoft404, NotAList } from "./not_a_list.ts";
import { readRows, type RowSelectors } from "./rows.ts";

/** A TRS column. */
export interface TrsOptions {
  /** Address of the first page. */
  start: string;
  rows: RowSelectors;
  /** Number in the name of the second page: 1 (`index_1.html`) unless said otherwise. */
  secondPage?: 1 | 2;
}

/** Lists a TRS column. */
export function trs(options: TrsOptions): Listing {
  const second = options.secondPage ?? 1;
  return {
    family: "trs",
    start: { url: options.start },
    read: (page, request) => read(page, request, { ...options, second }),
  };
}

function read(page: Page, request: ListRequest, options: TrsOptions & { second: number }): ListPage {
  const $ = parseHtml(page.text);
  const rows = readRows($, options.rows, page.url);
  const script = pageScript(page.text);
  if (isSoft404($) || (rows.length === 0 && script === null)) fail($, page, options.rows.row);
  if (script === null || rows.length === 0) return { rows, next: null, total: null };
  const number = pageNumber(request.url, script.name);
  const index = number === null ? 0 : number - options.second + 1;
  if (index + 1 >= script.pages) return { rows, next: null, total: null };
  const url = absolute(`${script.name}_${index + options.second}.${script.extension}`, page.url);
  return { rows, next: url === null ? null : { url }, total: null };
}

function fail($: CheerioAPI, page: Page, row: string): never {
  const wanted = `rows "${row}" or a createPageHTML call`;
  throw new NotAList("trs", { url: page.url, wanted, found: describePage($) });
}

interface PageScript {
  pages: number;
  name: string;
  extension: string;
}

/** The call of `createPageHTML`; its definition, whose arguments are names, is passed over. */
function pageScript(text: string): PageScript | null {
  const call = "createPageHTML(";
  for (let at = text.indexOf(call); at >= 0; at = text.indexOf(call, at + 1)) {
    const end = text.indexOf(")", at);
    if (end < 0 || end - at > 300) continue;
    const values = text.slice(at + call.length, end).split(",").map((value) => value.trim());
    const words = values.filter((value) => /^["'][\w-]+["']$/.test(value)).map((value) => value.slice(1, -1));
    const pages = values.find((value) => /^\d+$/.test(value));
    const extension = words.findIndex((word) => /^s?html?$/.test(word));
    const name = words[extension - 1];
    if (pages !== undefined && name !== undefined) {
      return { pages: Number(pages), name, extension: words[extension] ?? "html" };
    }
  }
  return null;
}

/** The N of `name_N.html`, or null on the first page. */
function pageNumber(url: string, name: string): number | null {
  const file = new URL(url).pathname.split("/").pop() ?? "";
  const digits = file.startsWith(`${name}_`) ? file.slice(name.length + 1).split(".")[0] : undefined;
  return digits !== undefined && /^\d+$/.test(digits) ? Number(digits) : null;
}
