/**
 * Shape of `search.sqlite`, shared by the builder and the reader.
 *
 *     documents   one row a document, for answers and snippets; `number` counts in order of publication date
 *     words       FTS5 over bigrams, contentless: title, document number, publisher, body, and tokens to filter by
 *
 * `number` is the rowid of both, undated documents first, then by id: newest first is then plain rowid order, and a
 * span of dates is a span of rowids.
 *
 * @module
 */

/** Statements that make an empty index. */
export const searchSchema = `
CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT,
  publisher TEXT,
  published TEXT,
  document_number TEXT,
  kind TEXT NOT NULL,
  region_code TEXT,
  url TEXT NOT NULL,
  rights TEXT NOT NULL,
  archive TEXT,
  text TEXT
);
CREATE INDEX documents_published ON documents (published);
CREATE VIRTUAL TABLE words USING fts5 (
  title, number, publisher, body, filter,
  content = '', columnsize = 0, tokenize = 'ascii'
);
`;

/** One row of `documents`. */
export interface IndexedDocument {
  number: number;
  id: string;
  title: string | null;
  publisher: string | null;
  /** ISO day. */
  published: string | null;
  document_number: string | null;
  kind: string;
  region_code: string | null;
  url: string;
  rights: string;
  /** Digest of the archived response that the text was read from. */
  archive: string | null;
  /** Clean text; null where rights do not allow it. */
  text: string | null;
}

/** Codes of a GB/T 2260 unit and all units above it, as prefixes: `440203` gives ``, `44`, `4402` and `440203`. */
export function regionPrefixes(code: string): string[] {
  return [...new Set([0, 2, 4, 6].map((length) => code.slice(0, length)))];
}

/** The prefix that all units within a unit share: `440000` gives `44`, the nation the empty one. */
export function regionPrefix(code: string): string {
  return code.replace(/(?:00)+$/, "");
}
