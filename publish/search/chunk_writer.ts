/**
 * Writes one chunk of the index: the pairs of characters of some thousand documents, sorted, each with its places.
 *
 * Sorting is by counting, first by the second character and then by the first, so its time grows with the text and
 * with nothing else.
 *
 * @module
 */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { deflateRawSync } from "node:zlib";
import type { ChainMentions } from "./chain_mentions.ts";
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
  readonly #chains: ChainMentions;

  /** `kinds` in the order that gives them their numbers. */
  constructor(
    index: DatabaseSync,
    { publishers, kinds, chains }: { publishers: Numbering; kinds: readonly string[]; chains: ChainMentions },
  ) {
    this.#insertChunk = index.prepare(
      `INSERT INTO chunks (chunk, first, documents, in_numbers, starts, kinds, regions, publishers, days, chains)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#insertPosting = index.prepare("INSERT INTO postings (key, gaps) VALUES (?, ?)");
    this.#publishers = publishers;
    this.#kinds = kinds;
    this.#chains = chains;
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
    this.#columns.chains.push(...this.#mentioned());
    const units = this.#sections.reduce((sum, { length }) => sum + length, 0);
    if (units >= mostUnits || this.#columns.kinds.length >= mostDocuments) this.end();
  }

  /** Chains that the title and the body mention which were added last. */
  #mentioned(): Uint32Array {
    const bits = this.#chains.none();
    for (const [index, { units, starts, length }] of this.#sections.entries()) {
      if (fields[index] === "title" || fields[index] === "body") {
        this.#chains.addTo(bits, units.subarray(starts.at(-1), length));
      }
    }
    return bits;
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
      bytesOf(Uint16Array.from(new Set(units.subarray(starts[documents], starts[2 * documents]))).sort()),
      bytesOf(starts),
      Uint8Array.from(this.#columns.kinds),
      bytesOf(Uint32Array.from(this.#columns.regions)),
      bytesOf(Uint32Array.from(this.#columns.publishers)),
      bytesOf(Int32Array.from(this.#columns.days)),
      deflateRawSync(bytesOf(Uint32Array.from(this.#columns.chains))),
    );
    this.#writePostings(units);
    this.#chunk++;
    this.#first += documents;
    this.#columns = emptyColumns();
    for (const section of this.#sections) [section.length, section.starts] = [0, []];
  }

  #writePostings(units: Uint16Array): void {
    const { places, seconds, ends } = pairsInOrder(units);
    const writer = new GapWriter();
    const pack = new Pack();
    for (let first = 0, from = 0; first < ends.length; first++) {
      const end = ends[first] ?? 0;
      if (from === end) continue;
      while (from < end) {
        const second = seconds[from] ?? 0;
        let to = from + 1;
        while (to < end && seconds[to] === second) to++;
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

interface Columns {
  kinds: number[];
  regions: number[];
  publishers: number[];
  days: number[];
  chains: number[];
}

function emptyColumns(): Columns {
  return { kinds: [], regions: [], publishers: [], days: [], chains: [] };
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

/** Pairs of neighbours, ordered by first character, second character and place. */
interface Pairs {
  places: Uint32Array;
  /** Second character of each. */
  seconds: Uint16Array;
  /** Where the pairs of each first character end. */
  ends: Uint32Array;
}

/** Sorts by counting, each time carrying along what the next step asks for: nothing is looked up out of order. */
function pairsInOrder(units: Uint16Array): Pairs {
  const count = Math.max(0, units.length - 1);
  const bySecond = new Uint32Array(count), firsts = new Uint16Array(count);
  const secondEnds = begins(units.subarray(1));
  for (let place = 0; place < count; place++) {
    const second = units[place + 1] ?? 0;
    const at = secondEnds[second] ?? 0;
    secondEnds[second] = at + 1;
    bySecond[at] = place;
    firsts[at] = units[place] ?? 0;
  }
  const places = new Uint32Array(count), seconds = new Uint16Array(count);
  const ends = begins(units.subarray(0, -1));
  for (let second = 0, at = 0; second < secondEnds.length; second++) {
    for (const end = secondEnds[second] ?? 0; at < end; at++) {
      const first = firsts[at] ?? 0;
      const to = ends[first] ?? 0;
      ends[first] = to + 1;
      places[to] = bySecond[at] ?? 0;
      seconds[to] = second;
    }
  }
  return { places, seconds, ends };
}

/** Where the places of each unit begin once they are sorted. Each moved on by the places of its unit, it is their end. */
function begins(units: Uint16Array): Uint32Array {
  const from = new Uint32Array(0x10000);
  for (let place = 0; place < units.length; place++) {
    const unit = units[place] ?? 0;
    from[unit] = (from[unit] ?? 0) + 1;
  }
  for (let unit = 0, sum = 0; unit < from.length; unit++) {
    const own = from[unit] ?? 0;
    from[unit] = sum;
    sum += own;
  }
  return from;
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Int32Array | Uint16Array): Uint8Array {
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
}
