/**
 * Writes one chunk of the index: the pairs of characters of some thousand documents, sorted, each with its places.
 *
 * Sorting is by counting, first by the second character and then by the first, so its time grows with the text and
 * with nothing else.
 *
 * @module
 */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { foldInto } from "./fold.ts";
import { GapWriter } from "./gaps.ts";
import {
  absent,
  dayNumber,
  fieldEnd,
  fields,
  type IndexedDocument,
  longestPacked,
  longestPart,
  packed,
  postingKey,
  undated,
} from "./schema.ts";

/** A chunk is written when it holds so many documents, or so many characters. */
const mostDocuments = 16_384, mostUnits = 1 << 24;

/** Numbers that stand for the names of a column, in the order in which they are first met. */
export interface Numbering {
  numberOf(name: string | null): number;
}

/** A text that grows. */
interface Section {
  units: Uint16Array;
  length: number;
  /** Where the text of each document begins. */
  starts: number[];
}

/** Takes documents in order of their numbers and writes them, chunk by chunk. */
export class ChunkWriter {
  #chunk = 0;
  #first = 0;
  #sections = fields.map(emptySection);
  #columns: Columns = emptyColumns();
  readonly #insertChunk: StatementSync;
  readonly #insertPosting: StatementSync;
  readonly #publishers: Numbering;
  readonly #kinds: readonly string[];

  /** `kinds` in the order that gives them their numbers. */
  constructor(
    index: DatabaseSync,
    { publishers, kinds }: { publishers: Numbering; kinds: readonly string[] },
  ) {
    this.#insertChunk = index.prepare(
      `INSERT INTO chunks (chunk, first, documents, starts, kinds, regions, publishers, days)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#insertPosting = index.prepare("INSERT INTO postings (key, gaps) VALUES (?, ?)");
    this.#publishers = publishers;
    this.#kinds = kinds;
  }

  /** Adds the document with the next number. */
  add(document: IndexedDocument): void {
    const { title, document_number, publisher, text } = document;
    const number = document_number?.replaceAll(/\s+/g, ""); // printed `29 号` as often as `29号`
    for (const [index, value] of [title, number, publisher, text].entries()) {
      const section = this.#sections[index];
      if (section) append(section, value ?? "");
    }
    this.#columns.kinds.push(this.#kinds.indexOf(document.kind));
    this.#columns.regions.push(document.region_code === null ? absent : Number(document.region_code));
    this.#columns.publishers.push(this.#publishers.numberOf(publisher));
    this.#columns.days.push(document.published === null ? undated : dayNumber(document.published));
    const units = this.#sections.reduce((sum, { length }) => sum + length, 0);
    if (units >= mostUnits || this.#columns.kinds.length >= mostDocuments) this.end();
  }

  /** Writes what has been added and not yet written. */
  end(): void {
    const documents = this.#columns.kinds.length;
    if (documents === 0) return;
    const { units, starts } = joined(this.#sections);
    this.#insertChunk.run(
      this.#chunk,
      this.#first,
      documents,
      bytesOf(starts),
      Uint8Array.from(this.#columns.kinds),
      bytesOf(Uint32Array.from(this.#columns.regions)),
      bytesOf(Uint32Array.from(this.#columns.publishers)),
      bytesOf(Int32Array.from(this.#columns.days)),
    );
    this.#writePostings(units);
    this.#chunk++;
    this.#first += documents;
    this.#columns = emptyColumns();
    for (const section of this.#sections) [section.length, section.starts] = [0, []];
  }

  #writePostings(units: Uint16Array): void {
    const places = placesByPair(units);
    const writer = new GapWriter();
    const pack = new Pack();
    for (let from = 0; from < places.length;) {
      const first = units[places[from] ?? 0] ?? 0;
      while (from < places.length && units[places[from] ?? 0] === first) {
        const second = units[(places[from] ?? 0) + 1] ?? 0;
        const to = endOfPair(units, { places, from });
        const list = { numbers: places, from, to };
        const short = writer.short(list, longestPacked);
        if (short) pack.add(second, short);
        else this.#insertList(postingKey(this.#chunk, { first, second }), writer.long(list));
        from = to;
      }
      if (first !== fieldEnd) {
        this.#insertList(postingKey(this.#chunk, { first, second: packed }), pack.bytes);
      }
      pack.clear();
    }
  }

  #insertList(key: number, bytes: Uint8Array): void {
    for (let part = 0; part * longestPart < bytes.length; part++) {
      this.#insertPosting.run(key + part, bytes.subarray(part * longestPart, (part + 1) * longestPart));
    }
  }
}

/** Short lists one behind the other, as `packedLists` reads them. */
class Pack {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  add(second: number, list: Uint8Array): void {
    if (this.#length + list.length + 3 > this.#bytes.length) {
      const wider = new Uint8Array(this.#bytes.length * 2);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes.set([second & 0xff, second >>> 8, list.length], this.#length);
    this.#bytes.set(list, this.#length + 3);
    this.#length += list.length + 3;
  }

  clear(): void {
    this.#length = 0;
  }
}

/** Index behind the places of the pair that stands at the place with the index `from`. */
function endOfPair(units: Uint16Array, { places, from }: { places: Uint32Array; from: number }): number {
  const place = places[from] ?? 0;
  const [first, second] = [units[place], units[place + 1]];
  let to = from + 1;
  while (to < places.length && units[places[to] ?? 0] === first && units[(places[to] ?? 0) + 1] === second) {
    to++;
  }
  return to;
}

interface Columns {
  kinds: number[];
  regions: number[];
  publishers: number[];
  days: number[];
}

function emptyColumns(): Columns {
  return { kinds: [], regions: [], publishers: [], days: [] };
}

function emptySection(): Section {
  return { units: new Uint16Array(1 << 16), length: 0, starts: [] };
}

function append(section: Section, text: string): void {
  section.starts.push(section.length);
  while (section.units.length < section.length + text.length + 1) {
    const wider = new Uint16Array(section.units.length * 2);
    wider.set(section.units);
    section.units = wider;
  }
  section.length = foldInto(text, { units: section.units, at: section.length, offsets: null });
  section.units[section.length++] = fieldEnd;
}

/** All sections one behind the other, and where each field begins, with the end of all as the last. */
function joined(sections: readonly Section[]): { units: Uint16Array; starts: Uint32Array } {
  const length = sections.reduce((sum, section) => sum + section.length, 0);
  const units = new Uint16Array(length);
  const starts: number[] = [];
  let at = 0;
  for (const section of sections) {
    units.set(section.units.subarray(0, section.length), at);
    for (const start of section.starts) starts.push(at + start);
    at += section.length;
  }
  starts.push(length);
  return { units, starts: Uint32Array.from(starts) };
}

/** Places of all pairs of neighbours, ordered by first character, second character and place. */
function placesByPair(units: Uint16Array): Uint32Array {
  const all = new Uint32Array(Math.max(0, units.length - 1)).map((_, place) => place);
  return sortedBy(units.subarray(0, -1), sortedBy(units.subarray(1), all));
}

/** Places ordered by the unit that stands there; those of equal units stay in their order. */
function sortedBy(units: Uint16Array, places: Uint32Array): Uint32Array {
  const next = new Uint32Array(0x10001);
  for (let place = 0; place < units.length; place++) {
    const behind = (units[place] ?? 0) + 1;
    next[behind] = (next[behind] ?? 0) + 1;
  }
  for (let unit = 1; unit < next.length; unit++) next[unit] = (next[unit] ?? 0) + (next[unit - 1] ?? 0);
  const sorted = new Uint32Array(places.length);
  for (let index = 0; index < places.length; index++) {
    const place = places[index] ?? 0;
    const unit = units[place] ?? 0;
    const at = next[unit] ?? 0;
    sorted[at] = place;
    next[unit] = at + 1;
  }
  return sorted;
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Int32Array): Uint8Array {
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
}
