/**
 * Lists whose pages a script counts: `createPageHTML(pages, current, "index", "html")`. TRS WCM and the 开普 platform share it.
 *
 *     createPageHTML(12, 0, "index", "html")                          TRS: pages, current, name, ending
 *     createPageHTML('page_div', 12, 1, 'common_list', 'shtml', 230)  开普: an element first, the number of rows last
 *
 * The current page is taken from the address, because sites exist whose script always says 0. Pure.
 *
 * @module
 */
import type { ListPage, ListRequest, Page } from "../define.ts";
import { absolute } from "./address.ts";
import { type CheerioAPI, parseHtml } from "./html.ts";
import { describePage, isSoft404, NotAList } from "./not_a_list.ts";
import { readRows, type RowSelectors } from "./rows.ts";

/** What is peculiar to a site. */
export interface ScriptedOptions {
  /** Family of the listing, for messages. */
  family: string;
  rows: RowSelectors;
  /** Number in the name of the second page. */
  second: 1 | 2;
}

/** Reads a page of such a list. @throws {NotAList} when it has neither rows nor the script, or says that it is missing */
export function readScripted(page: Page, request: ListRequest, options: ScriptedOptions): ListPage {
  const $ = parseHtml(page.text);
  const rows = readRows($, options.rows, page.url);
  const script = pageScript(page.text);
  if (isSoft404($) || (rows.length === 0 && script === null)) fail($, page, options);
  const total = script?.total ?? null;
  if (script === null || rows.length === 0) return { rows, next: null, total };
  const number = pageNumber(request.url, script.name);
  const index = number === null ? 0 : number - options.second + 1;
  if (index + 1 >= script.pages) return { rows, next: null, total };
  const url = absolute(`${script.name}_${index + options.second}.${script.extension}`, page.url);
  return { rows, next: url === null ? null : { url }, total };
}

function fail($: CheerioAPI, page: Page, { family, rows }: ScriptedOptions): never {
  const wanted = `rows "${rows.row}" or a createPageHTML call`;
  throw new NotAList(family, { url: page.url, wanted, found: describePage($) });
}

interface PageScript {
  pages: number;
  name: string;
  extension: string;
  /** Number of rows in all, where the call tells it after the ending. */
  total: number | null;
}

/** The call of `createPageHTML`; its definition, whose arguments are names, is passed over. */
function pageScript(text: string): PageScript | null {
  const call = "createPageHTML(";
  for (let at = text.indexOf(call); at >= 0; at = text.indexOf(call, at + 1)) {
    const end = text.indexOf(")", at);
    if (end < 0 || end - at > 300) continue;
    const found = readCall(text.slice(at + call.length, end).split(",").map((value) => value.trim()));
    if (found !== null) return found;
  }
  return null;
}

function readCall(values: string[]): PageScript | null {
  const pages = values.find((value) => /^\d+$/.test(value));
  const ending = values.findIndex((value) => /^["']s?html?["']$/.test(value));
  const name = values[ending - 1];
  if (pages === undefined || name === undefined || !/^["'][\w-]+["']$/.test(name)) return null;
  const total = values[ending + 1];
  return {
    pages: Number(pages),
    name: name.slice(1, -1),
    extension: values[ending]?.slice(1, -1) ?? "html",
    total: total !== undefined && /^\d+$/.test(total) ? Number(total) : null,
  };
}

/** The N of `name_N.html`, or null on the first page. */
export function pageNumber(url: string, name: string): number | null {
  const file = new URL(url).pathname.split("/").pop() ?? "";
  const digits = file.startsWith(`${name}_`) ? file.slice(name.length + 1).split(".")[0] : undefined;
  return digits !== undefined && /^\d+$/.test(digits) ? Number(digits) : null;
}
