/**
 * Shape of `search.sqlite`, shared by the builder and the readers. SQLite is the container; the postings are ours.
 *
 *     documents    one row a document, for answers and snippets, newest first; `text` is UTF-16LE, deflated, and `archive` the
 *                  bytes of a SHA-256, of half the length of its digits; a digest of another form stands as it is
 *     chunks       one row for some thousand documents: where their fields begin, the characters of their document
 *                  numbers, and columns to filter by
 *     postings     where each pair of neighbouring characters stands in a chunk
 *     publishers   names by the number that the column of a chunk holds
 *     chains       industry chains by the number of their bit in the column of a chunk
 *     vocabulary   words people may mean or be typing
 *
 * A chunk is one long folded text: the titles of its documents, then their numbers, their publishers and their bodies,
 * each closed by a line feed, which folding leaves nowhere else. The pair of characters at every place of it is posted
 * under the key of chunk, first and second character. A word stands where its pairs stand beside each other: exact recall for
 * words of any length, with or without spaces in them, and no word runs over the end of a field.
 *
 * Documents are numbered newest first, undated ones last, so the newest that match are found without looking at the
 * rest, and a span of dates is a span of numbers.
 *
 * @module
 */

/** Statements that make an empty index. */
export const searchSchema = `
CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  title TEXT,
  publisher TEXT,
  published TEXT,
  document_number TEXT,
  kind TEXT NOT NULL,
  region_code TEXT,
  url TEXT NOT NULL,
  rights TEXT NOT NULL,
  archive,
  text BLOB
);
CREATE TABLE chunks (
  chunk INTEGER PRIMARY KEY, first INTEGER NOT NULL, documents INTEGER NOT NULL, in_numbers BLOB NOT NULL,
  starts BLOB NOT NULL, kinds BLOB NOT NULL, regions BLOB NOT NULL, publishers BLOB NOT NULL, days BLOB NOT NULL,
  chains BLOB NOT NULL
);
CREATE TABLE postings (key INTEGER PRIMARY KEY, gaps BLOB NOT NULL);
CREATE TABLE publishers (number INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL);
CREATE TABLE chains (number INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TABLE vocabulary (
  word TEXT PRIMARY KEY, pinyin TEXT NOT NULL, initials TEXT NOT NULL, kind TEXT NOT NULL, weight INTEGER NOT NULL
) WITHOUT ROWID;
`;

/** Statements that end the building of an index. */
export const searchIndexes = `
CREATE INDEX vocabulary_pinyin ON vocabulary (pinyin, weight);
CREATE INDEX vocabulary_initials ON vocabulary (initials, weight);
`;

/** One document as it is indexed and found again. */
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

const hashName = "sha256:";

/** A digest as the index keeps it. */
export function packedDigest(digest: string): Uint8Array | string {
  return /^sha256:[0-9a-f]{64}$/.test(digest) ? Uint8Array.fromHex(digest.slice(hashName.length)) : digest;
}

/** What {@linkcode packedDigest} was made of; indexes made before it was have the digest itself. */
export function unpackedDigest(kept: Uint8Array | string): string {
  return typeof kept === "string" ? kept : hashName + kept.toHex();
}

/** Fields of a document in the order of the sections of a chunk. */
export const fields = ["title", "number", "publisher", "body"] as const;
/** What a word may be looked for in. */
export type Field = (typeof fields)[number];

/** Closes every field in the text of a chunk. */
export const fieldEnd = 0x0a;

/** Key of the first row of a pair of UTF-16 code units in a chunk. */
export function postingKey(chunk: number, { first, second }: { first: number; second: number }): number {
  return ((chunk * 0x10000 + first) * 0x10000 + second) * mostParts;
}

/** A list is cut into parts of so many bytes, at most so many: many such rows leave little of a page unused. */
export const longestPart = 4096, mostParts = 0x1000;
/**
 * Lists of at most so many bytes stand together, under the first character and {@linkcode packed}: the second
 * character (two bytes, the lower first), the length, and the list, one behind the other, in order of the second.
 */
export const longestPacked = 48;
/** The second character of a key under which short lists stand, behind all others; no character at all, and folded away. */
export const packed = 0xffff;

/** The number that stands for no value in a column of a chunk. */
export const absent = 0xffffffff;
/** The day that stands for no date; before all others. */
export const undated = -0x80000000;

/** Days since 1970-01-01 of an ISO day. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}
