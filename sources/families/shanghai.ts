/**
 * Shanghai's platform: columns are numbers (`/1072/`), rows are table rows with the date in the fourth cell, the second
 * page is `index_2.html`, articles are `/<column>/<YYYYMMDD>/<32 hex>.html`.
 *
 * @module
 */
import type { Listing } from "../define.ts";
import { numbered } from "./numbered.ts";

/** Lists a column of the platform. */
export function shanghai({ start }: { start: string }): Listing {
  const rows = { row: ".table_list tr", date: "td:nth-of-type(4)" };
  return numbered({ family: "shanghai", start, list: ".table_list", rows, page: 2 });
}
