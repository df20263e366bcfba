/** The bench's site as a source. @module */
import { article } from "../../sources/families/article.ts";
import type { Listing, Source } from "../../sources/define.ts";

/** Reads its articles. */
export const reader = article({ body: ["div.TRS_Editor"], title: ["h1"] });

/** A list as JSON, page by page. */
const listing: Listing = {
  family: "bench",
  start: { url: "http://bench.sample.example/list/0.json" },
  read({ url, text }) {
    const { rows, more }: { rows: { path: string; title: string; date: string }[]; more: boolean } = JSON
      .parse(text);
    const number = Number(/(\d+)\.json$/.exec(url)?.[1]);
    return {
      rows: rows.map(({ path, title, date }) => ({ url: new URL(path, url).href, title, date, note: null })),
      next: more ? { url: new URL(`/list/${number + 1}.json`, url).href } : null,
      total: null,
    };
  },
};

/** The source; its host is asked through the client's sample proxy. */
export const benchSource: Source = {
  id: "bench",
  title: { zh: "样例", en: "Sample" },
  publisher: "样例市市场监督管理局",
  region: "440200",
  home: "http://bench.sample.example/",
  rights: "open",
  status: "sample",
  schedule: "daily",
  list: listing,
  article: reader,
  expect: { rows: 1 },
};
