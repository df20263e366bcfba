/**
 * Reading `search.sqlite`: chunks with their columns, places of words, documents. Synchronous, statements kept open.
 *
 * @module
 */
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { Buffer } from "node:buffer";
import { inflateRawSync } from "node:zlib";
import { keepFollowed, longCount, readLong, readShort } from "./gaps.ts";
import { type Field, fields, type IndexedDocument, mostParts, packed, postingKey } from "./schema.ts";
import type { Word } from "./terms.ts";

/** Some thousand documents, neighbours in time. */
export interface Chunk {
  chunk: number;
  /** Number of its first document. */
  first: number;
  documents: number;
  /** Where each field of each document begins, all titles first, and the end of the last. */
  starts: Uint32Array;
  /** For each 128 places the entry of `starts` that their first stands in. */
  coarse: Uint32Array;
  kinds: Uint8Array;
  regions: Uint32Array;
  publishers: Uint32Array;
  days: Int32Array;
}

/** Places of a chunk, the last not included. */
export interface Range {
  low: number;
  high: number;
}

const coarseBits = 7;

/** An open index file. */
export class IndexFile {
  readonly #database: DatabaseSync;
  readonly #part: StatementSync;
  readonly #parts: StatementSync;
  readonly #document: StatementSync;
  readonly #chunk: StatementSync;
  readonly #chunks: (Chunk | undefined)[] = [];
  /** How many chunks there are. */
  readonly chunks: number;
  /** The newest day of publication, as a day number. */
  readonly newest: number;

  /** Opens a file read-only. @throws when it is missing or no index. */
  constructor(path: string) {
    this.#database = new DatabaseSync(path, { readOnly: true });
    this.#database.exec("PRAGMA cache_size = -32768");
    this.#part = this.#database.prepare("SELECT gaps FROM postings WHERE key = ?");
    this.#parts = this.#database.prepare(
      "SELECT key, gaps FROM postings WHERE key >= ? AND key < ? ORDER BY key",
    );
    this.#document = this.#database.prepare("SELECT * FROM documents WHERE number = ?");
    this.#chunk = this.#database.prepare("SELECT * FROM chunks WHERE chunk = ?");
    this.chunks = Number(this.#database.prepare("SELECT count(*) AS count FROM chunks").get()?.count);
    this.newest = this.chunks > 0 ? this.chunk(0).days[0] ?? 0 : 0;
  }

  /** A statement of one's own, to be kept. */
  prepare(sql: string): StatementSync {
    return this.#database.prepare(sql);
  }

  /** A chunk by its place in time, the newest 0. */
  chunk(number: number): Chunk {
    return this.#chunks[number] ??= this.#read(number);
  }

  #read(number: number): Chunk {
    const row = this.#chunk.get(number) as Record<string, Uint8Array> & { first: number; documents: number };
    const starts = new Uint32Array(copied(row.starts));
    return {
      chunk: number,
      first: row.first,
      documents: row.documents,
      starts,
      coarse: coarseEntries(starts),
      kinds: new Uint8Array(copied(row.kinds)),
      regions: new Uint32Array(copied(row.regions)),
      publishers: new Uint32Array(copied(row.publishers)),
      days: new Int32Array(copied(row.days)),
    };
  }

  /** Where a word stands within a range of the chunk, in order. */
  places(chunk: Chunk, { word, range }: { word: Word; range: Range }): Uint32Array {
    const { low, high } = within(range, word.field === null ? null : section(chunk, word.field));
    if (low >= high) return new Uint32Array(0);
    const { text } = word;
    if (text.length === 1) return this.#placesOfOne(chunk, { unit: text.charCodeAt(0), low, high });
    const pairs = this.#pairs(chunk, text).sort((a, b) => a.list.size - b.list.size);
    const [rarest, ...others] = pairs;
    if (!rarest) return new Uint32Array(0);
    const all = rarest.list.read(high + rarest.at);
    let places = all.subarray(firstFrom(all, low + rarest.at));
    for (let index = 0; index < places.length; index++) places[index] = (places[index] ?? 0) - rarest.at;
    for (const { at, list } of others) {
      places = keepFollowed(places, { others: list.read(high + at), distance: at });
    }
    return places;
  }

  /** Postings of pairs that together make up the word; none when one of them stands nowhere. */
  #pairs({ chunk }: Chunk, text: string): { at: number; list: List }[] {
    const pairs: { at: number; list: List }[] = [];
    for (const at of pairStarts(text.length)) {
      const list = this.#list(chunk, { first: text.charCodeAt(at), second: text.charCodeAt(at + 1) });
      if (!list) return [];
      pairs.push({ at, list });
    }
    return pairs;
  }

  #list(chunk: number, { first, second }: { first: number; second: number }): List | null {
    const key = postingKey(chunk, { first, second });
    const part = this.#part.get(key)?.gaps as Uint8Array | undefined;
    if (part) return longList(part, () => this.#bytes(key));
    for (const list of packedLists(this.#bytes(postingKey(chunk, { first, second: packed })))) {
      if (list.second === second) return shortList(list.bytes);
    }
    return null;
  }

  /** The parts of one list, put together; empty where there is none. */
  #bytes(key: number): Uint8Array {
    return Buffer.concat(this.#parts.all(key, key + mostParts).map(({ gaps }) => gaps as Uint8Array));
  }

  /** A character is the first of some pair wherever it stands: a field ends with a sign of its own. */
  #placesOfOne({ chunk }: Chunk, { unit, low, high }: Range & { unit: number }): Uint32Array {
    const from = postingKey(chunk, { first: unit, second: 0 });
    const pairs = Map.groupBy(
      this.#parts.all(from, from + 0x10000 * mostParts),
      ({ key }) => Math.floor((Number(key) - from) / mostParts),
    );
    const lists = [...pairs].flatMap(([second, rows]) => {
      const bytes = Buffer.concat(rows.map(({ gaps }) => gaps as Uint8Array));
      return second === packed
        ? [...packedLists(bytes)].map((list) => shortList(list.bytes))
        : [longList(bytes, () => bytes)];
    });
    return merged(lists.map((list) => {
      const places = list.read(high);
      return places.subarray(firstFrom(places, low));
    }));
  }

  /** One document. */
  document(number: number): IndexedDocument {
    const { text, ...row } = this.#document.get(number) as Record<string, unknown>;
    const plain = text === null ? null : unpacked(text as Uint8Array);
    return { ...row, text: plain } as IndexedDocument;
  }

  close(): void {
    this.#database.close();
  }
}

/** A text as it is kept: UTF-16LE is a tenth smaller than UTF-8 once deflated. */
export function unpacked(bytes: Uint8Array): string {
  return inflateRawSync(Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength))
    .toString(
      "utf16le",
    );
}

/** Where a field stands in the text of a chunk. */
export function section({ starts, documents }: Chunk, field: Field): Range {
  const index = fields.indexOf(field);
  return { low: starts[index * documents] ?? 0, high: starts[(index + 1) * documents] ?? 0 };
}

/** Places of one pair. */
interface List {
  /** About how many. */
  size: number;
  /** Those below `high`. */
  read(high: number): Uint32Array;
}

/** A list of which the first part is at hand: enough where only the heads are looked at. */
function longList(part: Uint8Array, whole: () => Uint8Array): List {
  return {
    size: longCount(part),
    read(high) {
      const near = readLong(part, high);
      return near ?? readLong(whole(), high) ?? new Uint32Array(0);
    },
  };
}

function shortList(bytes: Uint8Array): List {
  return { size: bytes.length / 2, read: (high) => readShort(bytes, high) };
}

/** Index of the first number of a rising list that is not below `number`. */
export function firstFrom(list: Uint32Array, number: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Numbers of all lists, in order. */
export function merged(lists: readonly Uint32Array[]): Uint32Array {
  const [only] = lists;
  if (only && lists.length === 1) return only;
  const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all.sort();
}

function* packedLists(bytes: Uint8Array): Generator<{ second: number; bytes: Uint8Array }> {
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at + 2] ?? 0;
    yield {
      second: (bytes[at] ?? 0) | (bytes[at + 1] ?? 0) << 8,
      bytes: bytes.subarray(at + 3, at + 3 + length),
    };
    at += 3 + length;
  }
}

function within(range: Range, other: Range | null): Range {
  return other ? { low: Math.max(range.low, other.low), high: Math.min(range.high, other.high) } : range;
}

/** Every second pair, and the last: enough to make up the word. */
function pairStarts(length: number): number[] {
  const starts: number[] = [];
  for (let at = 0; at < length - 2; at += 2) starts.push(at);
  return [...starts, length - 2];
}

/** Own memory, for bytes of a row stand at any address and numbers must not. */
function copied(bytes: Uint8Array | undefined): ArrayBuffer {
  return new Uint8Array(bytes ?? []).buffer;
}

function coarseEntries(starts: Uint32Array): Uint32Array {
  const length = starts.at(-1) ?? 0;
  const entries = new Uint32Array((length >>> coarseBits) + 1);
  for (let index = 0, entry = 0; index < entries.length; index++) {
    while ((starts[entry + 1] ?? Infinity) <= index << coarseBits) entry++;
    entries[index] = entry;
  }
  return entries;
}

/** The entry of `starts` that a place stands in. */
export function entryAt({ starts, coarse }: Chunk, place: number): number {
  let entry = coarse[place >>> coarseBits] ?? 0;
  while ((starts[entry + 1] ?? Infinity) <= place) entry++;
  return entry;
}
