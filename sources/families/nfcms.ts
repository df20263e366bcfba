/**
 * NFCMS, the news platform of Guangdong (广东集约化): 省局, 东莞, 深圳, 广州 …
 *
 * Rows are `ul.news_list2 > li` in the page, articles `content/post_<id>.html`. The second page is `index_2.html` at 省局
 * and `index_1.html` at 广州; the source says which, as nothing on the page does.
 *
 * @module
 */
import type { Listing } from "../define.ts";
import { numbered } from "./numbered.ts";
import type { RowSelectors } from "./rows.ts";

/** An NFCMS column. */
export interface NfcmsOptions {
  /** Address of the first page. */
  start: string;
  /** Number in the name of the second page. */
  secondPage: 1 | 2;
  /** Where a site's template has other rows than `ul.news_list2 > li`: these, and the element that holds them. */
  template?: { list: string; rows: RowSelectors };
}

/** Lists an NFCMS column. */
export function nfcms({ start, secondPage, template }: NfcmsOptions): Listing {
  const { list, rows } = template ?? { list: "ul.news_list2", rows: { row: "ul.news_list2 > li" } };
  return numbered({ family: "nfcms", start, list, rows, page: secondPage });
}
