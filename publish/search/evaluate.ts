/**
 * Which documents of a chunk match, and how well.
 *
 * The score is a whole number, the same on every machine. For each term: 1,000 in the title and up to 400 more the
 * larger its share of the title, 1,200 in the document number and up to 600 more, 500 in the publisher's name, up to
 * 300 for how often it stands in the body beside the body's length (the curve of BM25). A synonym counts seven tenths.
 * For all terms: 500 where they stand beside each other in the body, 300 within about a sentence, 100 within a
 * paragraph; up to 200 for being new, half of it after five years.
 *
 * @module
 */
import { type Chunk, entryAt, firstFrom, type IndexFile, merged, type Range, section } from "./index_file.ts";
import { type Filter, shutOut } from "./filters.ts";
import { fields, undated } from "./schema.ts";
import type { Term, Word } from "./terms.ts";

/** What is asked of every chunk. */
export interface Question {
  wanted: readonly Term[];
  excluded: readonly Word[];
  /** Null when all documents pass. */
  filter: Filter | null;
}

const bodyField = fields.indexOf("body");

/** Documents of a chunk that match. */
export interface Matches {
  chunk: Chunk;
  /** Places in the chunk, in order: newest first. */
  documents: number[];
  /** Score of each; all 0 when no words were asked for. */
  scores: number[];
  /** Whether all terms stand in title, number or publisher of each. */
  inHead: boolean[];
}

/** Where a term stands, document by document. */
interface Found {
  /** Points for title, number and publisher. */
  heads: Uint16Array;
  /** How often it stands in the body. */
  often: Uint16Array;
  /** 0 absent, 1 by a synonym only, 2 as typed. */
  present: Uint8Array;
  /** Places in bodies, in order. */
  places: Uint32Array;
  length: number;
}

/** Documents that match, of a whole chunk or, with `headsOnly`, those whose title, number and publisher do. */
export function evaluate(
  file: IndexFile,
  { chunk, question, headsOnly }: { chunk: Chunk; question: Question; headsOnly: boolean },
): Matches {
  const matches: Matches = { chunk, documents: [], scores: [], inHead: [] };
  const body = section(chunk, "body");
  const range = { low: 0, high: headsOnly ? body.low : body.high };
  const found: Found[] = [];
  for (const { any } of question.wanted) {
    const term = find(file, { chunk, words: any, range, body });
    if (!term) return matches;
    found.push(term);
  }
  const out = excludedIn(file, { chunk, words: question.excluded, range: { low: 0, high: body.high } });
  for (const { present } of found) {
    for (let document = 0; document < out.length; document++) if (present[document] === 0) out[document] = 1;
  }
  if (question.filter) shutOut(out, { chunk, filter: question.filter });
  for (let document = 0; document < out.length; document++) {
    if (out[document] === 0) matches.documents.push(document);
  }
  score(file, { matches, found, body });
  return matches;
}

interface Finding {
  chunk: Chunk;
  words: readonly Word[];
  range: Range;
  body: Range;
}

/** Null when none of the words stands in the range. */
function find(file: IndexFile, { chunk, words, range, body }: Finding): Found | null {
  const lists = words.map((word) => ({ word, places: file.places(chunk, { word, range }) }))
    .filter(({ places }) => places.length > 0);
  if (lists.length === 0) return null;
  const { documents } = chunk;
  const [{ word } = { word: null }] = lists;
  const found: Found = {
    heads: new Uint16Array(documents),
    often: new Uint16Array(documents),
    present: new Uint8Array(documents),
    places: merged(lists.map(({ places }) => places.subarray(firstFrom(places, body.low)))),
    length: word?.text.length ?? 0,
  };
  for (const list of lists) mark(found, { chunk, ...list, bodies: body.low });
  return found;
}

function mark(
  { heads, often, present }: Found,
  { chunk, word, places, bodies }: { chunk: Chunk; word: Word; places: Uint32Array; bodies: number },
): void {
  const { documents, starts } = chunk;
  const presence = word.origin === "synonym" ? 1 : 2;
  const inBody = firstFrom(places, bodies);
  for (let index = 0; index < inBody; index++) {
    const entry = entryAt(chunk, places[index] ?? 0);
    const field = Math.floor(entry / documents);
    const document = entry - field * documents;
    const share = word.text.length / ((starts[entry + 1] ?? 0) - (starts[entry] ?? 0) - 1);
    heads[document] = Math.max(heads[document] ?? 0, headPoints(field, share));
    present[document] = Math.max(present[document] ?? 0, presence);
  }
  const first = bodyField * documents;
  for (let index = inBody; index < places.length; index++) {
    const document = entryAt(chunk, places[index] ?? 0) - first;
    often[document] = (often[document] ?? 0) + 1;
    if ((present[document] ?? 0) < presence) present[document] = presence;
  }
}

function headPoints(field: number, share: number): number {
  if (field === 0) return 1000 + Math.round(400 * share);
  return field === 1 ? 1200 + Math.round(600 * share) : 500;
}

/** 1 for each document that holds one of the words. */
function excludedIn(
  file: IndexFile,
  { chunk, words, range }: { chunk: Chunk; words: readonly Word[]; range: Range },
): Uint8Array {
  const out = new Uint8Array(chunk.documents);
  for (const word of words) {
    for (const place of file.places(chunk, { word, range })) {
      const entry = entryAt(chunk, place);
      out[entry - Math.floor(entry / chunk.documents) * chunk.documents] = 1;
    }
  }
  return out;
}

function score(
  file: IndexFile,
  { matches, found, body }: { matches: Matches; found: readonly Found[]; body: Range },
): void {
  const { chunk, documents } = matches;
  const spans = found.length > 1 ? closest(matches, { found, body }) : null;
  const letters = found.reduce((sum, { length }) => sum + length, 0);
  const average = (body.high - body.low) / chunk.documents;
  for (const document of documents) {
    const bodyEntry = bodyField * chunk.documents + document;
    const length = (chunk.starts[bodyEntry + 1] ?? 0) - (chunk.starts[bodyEntry] ?? 0);
    let points = 0;
    let heads = 0;
    for (const term of found) {
      const often = term.often[document] ?? 0;
      const head = term.heads[document] ?? 0;
      if (head > 0) heads++;
      const own = head + 300 * often / (often + 0.4 + 0.8 * length / average);
      points += term.present[document] === 1 ? 0.7 * own : own;
    }
    if (spans) points += closeness((spans[document] ?? 0) - letters);
    if (found.length > 0) points += recency(file.newest - (chunk.days[document] ?? undated));
    matches.scores.push(Math.round(points));
    matches.inHead.push(found.length > 0 && heads === found.length);
  }
}

/** Points for so many characters between the words; negative where they do not all stand in the body. */
function closeness(between: number): number {
  if (between < 0) return 0;
  if (between <= 2) return 500;
  if (between <= 40) return 300;
  return between <= 200 ? 100 : 0;
}

/** Points for so many days before the newest document. */
function recency(age: number): number {
  return 200 / (1 + age / 1826);
}

/** For each document the fewest characters of its body that hold all terms, 0 where none do. */
function closest(
  { chunk, documents }: Matches,
  { found, body }: { found: readonly Found[]; body: Range },
): Uint32Array {
  const spans = new Uint32Array(chunk.documents);
  const next = found.map(() => 0);
  for (const document of documents) {
    const entry = bodyField * chunk.documents + document;
    const [start, end] = [chunk.starts[entry] ?? body.high, chunk.starts[entry + 1] ?? body.high];
    spans[document] = closestIn(found, { next, start, end });
  }
  return spans;
}

/** Moves `next`, the index of the next place of each term, to the end of the document. */
function closestIn(
  found: readonly Found[],
  { next, start, end }: { next: number[]; start: number; end: number },
): number {
  for (const [term, { places }] of found.entries()) {
    let index = next[term] ?? 0;
    while (index < places.length && (places[index] ?? 0) < start) index++;
    next[term] = index;
  }
  let best = 0;
  for (;;) {
    let [low, high, lowest] = [Infinity, 0, -1];
    for (let term = 0; term < found.length; term++) {
      const { places, length } = found[term] as Found;
      const place = places[next[term] ?? 0] ?? Infinity;
      if (place >= end) return best;
      if (place < low) [low, lowest] = [place, term];
      if (place + length > high) high = place + length;
    }
    if (best === 0 || high - low < best) best = high - low;
    next[lowest] = (next[lowest] ?? 0) + 1;
  }
}
