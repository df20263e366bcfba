/**
 * TRS WCM, static pages: many ministries, 京 津 闽 湘 渝 琼 and cities.
 *
 * Rows stand in the page. A script calls `createPageHTML(pages, current, "index", "html")`; the number counts pages, not
 * rows. The second page is `index_1.html` on most sites and `index_2.html` on some; the source says which, as nothing
 * on the page does.
 *
 * @module
 */
import type { Listing } from "../define.ts";
import { readScripted } from "./page_script.ts";
import type { RowSelectors } from "./rows.ts";

/** A TRS column. */
export interface TrsOptions {
  /** Address of the first page. */
  start: string;
  rows: RowSelectors;
  /** Number in the name of the second page: 1 (`index_1.html`) unless said otherwise. */
  secondPage?: 1 | 2;
}

/** Lists a TRS column. */
export function trs({ start, rows, secondPage }: TrsOptions): Listing {
  return {
    family: "trs",
    start: { url: start },
    read: (page, request) => readScripted(page, request, { family: "trs", rows, second: secondPage ?? 1 }),
  };
}
