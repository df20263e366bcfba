/**
 * Where words stand in a chunk, document by document, read from the postings once and kept while there is room: the
 * words that are asked for most are those that take longest to read.
 *
 * @module
 */
import { type Chunk, entryAt, firstFrom, type IndexFile, merged, type Range, section } from "./index_file.ts";
import { Recent } from "./recent.ts";
import { fields } from "./schema.ts";
import type { Word } from "./terms.ts";

/** Documents of a chunk in which a word stands, or one of several. */
export interface Standing {
  /** Places in the chunk, rising. */
  documents: Uint16Array;
  /** Points of each for title, number and publisher. */
  heads: Uint16Array;
  /** Where the places of each begin in `places`; one more than there are documents. */
  first: Uint32Array;
  /** Places in bodies, rising. */
  places: Uint32Array;
  /** 1 for each in which only a synonym stands; null where there is none. */
  bySynonym: Uint8Array | null;
  /** Characters of the word. */
  length: number;
}

/** Bytes of memory for what was read. */
const room = 32_000_000;
const overhead = 512;

/** Reads where words stand. */
export class Standings {
  readonly #file: IndexFile;
  readonly #recent = new Recent<Standing>(room);
  readonly #sizes = new Recent<number>(room / 32);

  constructor(file: IndexFile) {
    this.#file = file;
  }

  /** About how many places one of the words has in a chunk, at most. */
  size(chunk: Chunk, words: readonly Word[]): number {
    return words.reduce((sum, word) => sum + this.#size(chunk, word), 0);
  }

  #size(chunk: Chunk, word: Word): number {
    const key = `${chunk.chunk} ${word.text}`;
    const kept = this.#sizes.get(key);
    if (kept !== undefined) return kept;
    const size = this.#file.size(chunk, word);
    this.#sizes.put(key, { value: size, bytes: overhead });
    return size;
  }

  /** Where one of the words stands. */
  of(chunk: Chunk, { words, headsOnly, among }: Asked & { words: readonly Word[] }): Standing {
    const all = words.map((word) => ({ word, standing: this.#of(chunk, { word, headsOnly, among }) }))
      .filter(({ standing }) => standing.documents.length > 0);
    const [only] = all;
    if (!only) return nowhere;
    return all.length === 1 && only.word.origin !== "synonym" ? only.standing : together(chunk, all);
  }

  #of(chunk: Chunk, { word, headsOnly, among }: Asked & { word: Word }): Standing {
    const key = `${chunk.chunk} ${headsOnly} ${word.field} ${word.text}`;
    const kept = this.#recent.get(key);
    if (kept) return kept;
    const few = among !== null && among.length * fewAreOneOf < chunk.documents;
    const ranges = few ? fieldsOf(chunk, { among, headsOnly }) : [wholeChunk(chunk, headsOnly)];
    const standing = standingOf(chunk, { word, places: this.#file.places(chunk, { word, ranges }) });
    if (few) return standing;
    const bytes = overhead + 8 * standing.documents.length + 4 * standing.places.length;
    this.#recent.put(key, { value: standing, bytes });
    return standing;
  }
}

/** Which documents and fields of a chunk are looked at. */
interface Asked {
  /** Not bodies. */
  headsOnly: boolean;
  /** The only documents that matter, rising, where that is known; the standing may have others. */
  among: Uint16Array | null;
}

/** Documents are few when they are less than one of so many. */
const fewAreOneOf = 16;

function wholeChunk(chunk: Chunk, headsOnly: boolean): Range {
  const body = section(chunk, "body");
  return { low: 0, high: headsOnly ? body.low : body.high };
}

/** All fields of the documents, field by field. */
function fieldsOf(
  { starts, documents }: Chunk,
  { among, headsOnly }: { among: Uint16Array; headsOnly: boolean },
): Range[] {
  const looked = fields.filter((field) => !(headsOnly && field === "body"));
  return looked.flatMap((_, index) =>
    Array.from(among, (document) => {
      const entry = index * documents + document;
      return { low: starts[entry] ?? 0, high: starts[entry + 1] ?? 0 };
    })
  );
}

const nowhere: Standing = {
  documents: new Uint16Array(0),
  heads: new Uint16Array(0),
  first: new Uint32Array(1),
  places: new Uint32Array(0),
  bySynonym: null,
  length: 0,
};

function standingOf(chunk: Chunk, { word, places }: { word: Word; places: Uint32Array }): Standing {
  if (places.length === 0) return nowhere;
  const inBody = firstFrom(places, section(chunk, "body").low);
  const bodies = inBodies(chunk, places.slice(inBody));
  const standing = { ...bodies, bySynonym: null, length: word.text.length };
  return inBody === 0
    ? { ...standing, heads: new Uint16Array(bodies.documents.length) }
    : withHeads(standing, inHeads(chunk, { word, places: places.subarray(0, inBody) }));
}

type Bodies = Pick<Standing, "documents" | "first" | "places">;

function inBodies(chunk: Chunk, places: Uint32Array): Bodies {
  const documents = new Uint16Array(Math.min(places.length, chunk.documents));
  const first = new Uint32Array(documents.length + 1);
  const firstEntry = bodyField * chunk.documents;
  let count = 0;
  for (let index = 0, end = 0, entry = firstEntry; index < places.length; index++) {
    const place = places[index] ?? 0;
    if (place < end) continue;
    entry = entryAt(chunk, { place, from: entry });
    end = chunk.starts[entry + 1] ?? Infinity;
    documents[count] = entry - firstEntry;
    first[count++] = index;
  }
  first[count] = places.length;
  return { documents: documents.slice(0, count), first: first.slice(0, count + 1), places };
}

const bodyField = fields.indexOf("body");

/** Documents with the word in their heads, rising; and the points of every document. */
interface Heads {
  documents: Uint16Array;
  points: Uint16Array;
}

function inHeads(chunk: Chunk, { word, places }: { word: Word; places: Uint32Array }): Heads {
  const { documents, starts } = chunk;
  const points = new Uint16Array(documents);
  let entry = 0;
  for (const place of places) {
    entry = entryAt(chunk, { place, from: entry });
    const field = Math.floor(entry / documents);
    const own = pointsIn(field, word.text.length / ((starts[entry + 1] ?? 0) - (starts[entry] ?? 0) - 1));
    const document = entry - field * documents;
    if (own > (points[document] ?? 0)) points[document] = own;
  }
  const named = new Uint16Array(documents);
  let count = 0;
  for (let document = 0; document < documents; document++) {
    if (points[document] !== 0) named[count++] = document;
  }
  return { documents: named.subarray(0, count), points };
}

/** Points that a word can have at most in title, number and publisher of a document of the chunk. */
export function mostHeadPoints({ shortest, inNumbers }: Chunk, { text }: Word): number {
  const inTitle = pointsIn(0, Math.min(1, text.length / shortest.title));
  for (let at = 0; at < text.length; at++) if (!inNumbers.has(text.charCodeAt(at))) return inTitle;
  return Math.max(inTitle, pointsIn(1, Math.min(1, text.length / shortest.number)));
}

function pointsIn(field: number, share: number): number {
  if (field === 0) return 1000 + Math.round(400 * share);
  return field === 1 ? 1200 + Math.round(600 * share) : 500;
}

/** Puts in the documents that have the word in their heads. */
function withHeads(standing: Omit<Standing, "heads">, inHead: Heads): Standing {
  const most = standing.documents.length + inHead.documents.length;
  const documents = new Uint16Array(most), heads = new Uint16Array(most), first = new Uint32Array(most + 1);
  let count = 0;
  for (let body = 0, head = 0; body < standing.documents.length || head < inHead.documents.length;) {
    const inBody = standing.documents[body] ?? Infinity, named = inHead.documents[head] ?? Infinity;
    documents[count] = Math.min(inBody, named);
    first[count] = standing.first[body] ?? 0;
    heads[count] = inHead.points[Math.min(inBody, named)] ?? 0;
    if (named <= inBody) head++;
    if (inBody <= named) body++;
    count++;
  }
  first[count] = standing.places.length;
  return {
    ...standing,
    documents: documents.slice(0, count),
    heads: heads.slice(0, count),
    first: first.slice(0, count + 1),
  };
}

/** Where one of several words stands: the most points of any, all places. */
function together(chunk: Chunk, all: readonly { word: Word; standing: Standing }[]): Standing {
  const points = new Uint16Array(chunk.documents), often = new Uint32Array(chunk.documents);
  const present = new Uint8Array(chunk.documents); // 1 by a synonym only, 2 as typed
  for (const { word, standing: { documents, heads, first } } of all) {
    const presence = word.origin === "synonym" ? 1 : 2;
    for (let index = 0; index < documents.length; index++) {
      const document = documents[index] ?? 0;
      points[document] = Math.max(points[document] ?? 0, heads[index] ?? 0);
      often[document] = (often[document] ?? 0) + (first[index + 1] ?? 0) - (first[index] ?? 0);
      present[document] = Math.max(present[document] ?? 0, presence);
    }
  }
  const documents = Uint16Array.from(present.keys().filter((document) => present[document] !== 0));
  const first = new Uint32Array(documents.length + 1);
  for (const [index, document] of documents.entries()) {
    first[index + 1] = (first[index] ?? 0) + (often[document] ?? 0);
  }
  return {
    documents,
    heads: documents.map((document) => points[document] ?? 0),
    first,
    places: merged(all.map(({ standing }) => standing.places)),
    bySynonym: Uint8Array.from(documents, (document) => present[document] === 1 ? 1 : 0),
    length: all[0]?.standing.length ?? 0,
  };
}
