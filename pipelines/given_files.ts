/** The source that files given by hand belong to: no site, no list, read by content. @module */
import type { Source } from "../sources/define.ts";

/** Stands beside the found sources wherever rows are loaded or published. */
export const givenFiles: Source = {
  id: "given_files",
  title: { zh: "手工提供的文件", en: "Files given by hand" },
  publisher: "手工提供",
  region: "000000",
  home: "urn:zhiji:given_files",
  rights: "open",
  status: "active",
  schedule: "monthly",
  list: {
    family: "files",
    start: { url: "urn:zhiji:given_files" },
    read: () => ({ rows: [], next: null, total: null }),
  },
  article: () => ({ title: null, body: null, container: null, fields: {}, attachments: [] }),
  expect: { rows: 1 },
};
