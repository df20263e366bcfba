/**
 * The 开普 platform (UCAP): 四川, 新疆, 黑龙江, 甘肃 and cities such as 苏州; columns `cNNNNNN`.
 *
 * Files are called `common_list.shtml`, `public_list.shtml`, `xxgk_list2.shtml`; the second page is always
 * `common_list_2.shtml`. The page's script `createPageHTML('page_div', pages, 1, 'common_list', 'shtml', rows)` also tells how
 * many rows there are. Some columns are drawn by a script alone: these have neither rows nor that call and are no list
 * of this family.
 *
 * @module
 */
import type { Listing } from "../define.ts";
import { readScripted } from "./page_script.ts";
import type { RowSelectors } from "./rows.ts";

/** A column of the platform. */
export interface UcapOptions {
  /** Address of the first page. */
  start: string;
  rows: RowSelectors;
}

/** Lists a column of the platform. */
export function ucap({ start, rows }: UcapOptions): Listing {
  return {
    family: "ucap",
    start: { url: start },
    read: (page, request) => readScripted(page, request, { family: "ucap", rows, second: 2 }),
  };
}
