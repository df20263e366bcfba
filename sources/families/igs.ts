/**
 * 南威 IGS, the site search of 天津 and others: `/igs/front/search.jhtml?code=…&pageNumber=1&pageSize=10&siteId=…`.
 *
 *     {"page":{"content":[{"title":"…<em>检验</em>…","url":"…","docreltime":"2024-08-22 09:52:46"}],"totalPages":12}}
 *
 * Older sites answer in capitals (`DOCTITLE`, `PUBDATE`). Rows come by relevance or by date, as the site pleases.
 *
 * @module
 */
import type { Listing } from "../define.ts";
import { jsonList } from "./json_list.ts";

/** Lists the hits of a search; `start` is the address of its first page, with `pageNumber` in it. */
export function igs({ start }: { start: string }): Listing {
  return jsonList({
    family: "igs",
    start,
    page: "pageNumber",
    paths: {
      rows: "page.content",
      url: ["url", "DOCPUBURL", "docpuburl"],
      title: ["title", "DOCTITLE", "doctitle"],
      date: ["docreltime", "PUBDATE", "pubdate"],
      pages: "page.totalPages",
    },
  });
}
