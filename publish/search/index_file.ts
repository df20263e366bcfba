/**
 * Reading `search.sqlite`: chunks with their columns, places of words. Synchronous, statements kept open.
 *
 * @module
 */
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { Buffer } from "node:buffer";
import { inflateRawSync } from "node:zlib";
import { keepFollowed, longCount, readLong, readShort } from "./gaps.ts";
import { type Field, fields, mostParts, packed, postingKey } from "./schema.ts";
import type { Word } from "./terms.ts";

/** Some thousand documents, neighbours in time. */
export interface Chunk {
  chunk: number;
  /** Number of its first document. */
  first: number;
  documents: number;
  /** Where each field of each document begins, all titles first, and the end of the last. */
  starts: Uint32Array;
  /** Mean length of its bodies. */
  averageBody: number;
  /** Length of its shortest title and its shortest document number that are not empty. */
  shortest: { title: number; number: number };
  /** UTF-16 code units that stand in its document numbers. */
  inNumbers: ReadonlySet<number>;
  /** For each 512 places the entry of `starts` that their first stands in. */
  coarse: Uint32Array;
  kinds: Uint8Array;
  regions: Uint32Array;
  publishers: Uint32Array;
  days: Int32Array;
  /** One bit a document and industry chain, as `chain_mentions.ts` says. */
  chains: Uint32Array;
}

/** Places of a chunk, the last not included. */
export interface Range {
  low: number;
  high: number;
}

const coarseBits = 9;

/** Columns of a chunk that are no lists. */
interface ChunkHead {
  first: number;
  documents: number;
}

/** An open index file. */
export class IndexFile {
  readonly #database: DatabaseSync;
  readonly #part: StatementSync;
  readonly #parts: StatementSync;
  readonly #chunk: StatementSync;
  readonly #chunks: (Chunk | undefined)[] = [];
  /** How many chunks there are. */
  readonly chunks: number;
  /** The newest day of publication, as a day number. */
  readonly newest: number;
  /** Ids of industry chains by the number of their bit; none in an index made before they were looked for. */
  readonly chainIds: readonly string[];

  /** Opens a file read-only. @throws when it is missing or no index. */
  constructor(path: string) {
    this.#database = new DatabaseSync(path, { readOnly: true });
    this.#database.exec("PRAGMA mmap_size = 0x7fff0000");
    this.#part = this.#database.prepare("SELECT gaps FROM postings WHERE key = ?");
    this.#parts = this.#database.prepare(
      "SELECT key, gaps FROM postings WHERE key >= ? AND key < ? ORDER BY key",
    );
    this.#chunk = this.#database.prepare("SELECT * FROM chunks WHERE chunk = ?");
    this.chunks = Number(this.#database.prepare("SELECT count(*) AS count FROM chunks").get()?.count);
    this.newest = this.chunks > 0 ? this.chunk(0).days[0] ?? 0 : 0;
    this.chainIds = this.#readChains();
  }

  /** A statement of one's own, to be kept. */
  prepare(sql: string): StatementSync {
    return this.#database.prepare(sql);
  }

  #readChains(): string[] {
    const table = this.#database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'chains'").get();
    if (!table) return [];
    return this.#database.prepare("SELECT id FROM chains ORDER BY number").all().map(({ id }) => String(id));
  }

  /** A chunk by its place in time, the newest 0. */
  chunk(number: number): Chunk {
    return this.#chunks[number] ??= this.#read(number);
  }

  #read(number: number): Chunk {
    const row = this.#chunk.get(number) as Record<string, Uint8Array> & ChunkHead;
    const starts = new Uint32Array(copied(row.starts));
    const shortestOf = (field: Field) =>
      shortest(starts, { from: fields.indexOf(field) * row.documents, count: row.documents });
    return {
      chunk: number,
      first: row.first,
      documents: row.documents,
      starts,
      averageBody: ((starts.at(-1) ?? 0) - (starts[3 * row.documents] ?? 0)) / row.documents,
      shortest: { title: shortestOf("title"), number: shortestOf("number") },
      inNumbers: new Set(new Uint16Array(copied(row.in_numbers))),
      coarse: coarseEntries(starts),
      kinds: new Uint8Array(copied(row.kinds)),
      regions: new Uint32Array(copied(row.regions)),
      publishers: new Uint32Array(copied(row.publishers)),
      days: new Int32Array(copied(row.days)),
      chains: new Uint32Array(copied(row.chains && inflateRawSync(row.chains))),
    };
  }

  /** Where a word stands within ranges of the chunk that follow each other, in order. */
  places(chunk: Chunk, { word, ranges }: { word: Word; ranges: readonly Range[] }): Uint32Array {
    const { text, field } = word;
    const own = field === null ? ranges : ranges.map((range) => within(range, section(chunk, field)));
    const high = own.reduce((most, range) => Math.max(most, range.high), 0);
    if (text.length === 1) {
      return inRanges(this.#placesOfOne(chunk, { unit: text.charCodeAt(0), high }), { ranges: own, at: 0 });
    }
    const pairs = this.#pairs(chunk, text).sort((a, b) => a.list.size - b.list.size);
    const [rarest, ...others] = pairs;
    if (!rarest) return new Uint32Array(0);
    const { list, at } = rarest;
    let places = inRanges(list.read(high + at), { ranges: own, at });
    for (let index = 0; index < places.length; index++) places[index] = (places[index] ?? 0) - at;
    for (const other of others) {
      if (places.length === 0) break;
      const last = places.at(-1) ?? 0;
      places = keepFollowed(places, { others: other.list.read(last + other.at + 1), distance: other.at });
    }
    return places;
  }

  /** About how often a word stands in the chunk, at most; 0 where it stands nowhere. */
  size(chunk: Chunk, { text }: Word): number {
    if (text.length === 1) return Infinity;
    const pairs = this.#pairs(chunk, text);
    return pairs.length === 0 ? 0 : Math.min(...pairs.map(({ list }) => list.size));
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
  #placesOfOne({ chunk }: Chunk, { unit, high }: { unit: number; high: number }): Uint32Array {
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
    return merged(lists.map((list) => list.read(high)));
  }

  close(): void {
    this.#database.close();
  }
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
export function firstFrom(list: Uint32Array | Uint16Array, number: number): number {
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
  return joined(lists).sort();
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

function within(range: Range, other: Range): Range {
  return { low: Math.max(range.low, other.low), high: Math.min(range.high, other.high) };
}

/** Numbers of a rising list that stand in ranges, once `at` is taken off. */
function inRanges(list: Uint32Array, { ranges, at }: { ranges: readonly Range[]; at: number }): Uint32Array {
  const parts = ranges.filter(({ low, high }) => low < high)
    .map(({ low, high }) => list.subarray(firstFrom(list, low + at), firstFrom(list, high + at)));
  const [only] = parts;
  return only && parts.length === 1 ? only : joined(parts);
}

function joined(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
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

/** Length of the shortest field that is not empty; each is followed by its end. */
function shortest(starts: Uint32Array, { from, count }: { from: number; count: number }): number {
  let least = Infinity;
  for (let entry = from; entry < from + count; entry++) {
    const length = (starts[entry + 1] ?? 0) - (starts[entry] ?? 0) - 1;
    if (length > 0 && length < least) least = length;
  }
  return least;
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

/** The entry of `starts` that a place stands in, looked for from an earlier one on. */
export function entryAt({ starts, coarse }: Chunk, { place, from }: { place: number; from: number }): number {
  let entry = from;
  if ((starts[entry + near] ?? Infinity) <= place) entry = coarse[place >>> coarseBits] ?? entry;
  while ((starts[entry + 1] ?? Infinity) <= place) entry++;
  return entry;
}

/** So many entries on it is still quicker to walk there than to look it up. */
const near = 4;
