/**
 * Which documents of a chunk match, and how well.
 *
 * The score is a whole number, the same on every machine. For each term: 1,000 in the title and up to 400 more the
 * larger its share of the title, 1,200 in the document number and up to 600 more, 500 in the publisher's name, up to
 * 300 for how often it stands in the body beside the body's length (the curve of BM25). A synonym counts seven tenths.
 * For all terms: up to 200 for being new, half of it after five years; 500 where they stand beside each other in the
 * body, 300 within about a sentence, 100 within a paragraph. The last needs a look at every place, and is looked for
 * only where it can still make a difference ({@linkcode Matches.closeness}).
 *
 * @module
 */
import { type Chunk, firstFrom, type IndexFile } from "./index_file.ts";
import { type Filter, passes } from "./filters.ts";
import { seek } from "./gaps.ts";
import { fields, undated } from "./schema.ts";
import { mostHeadPoints, type Standing, type Standings } from "./standing.ts";
import type { Term, Word } from "./terms.ts";

/** What is asked of every chunk. */
export interface Question {
  /** The rarest first, which may be found to stand nowhere before the others are read. */
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
  documents: Uint16Array;
  /** Score of each without closeness; all 0 when no words were asked for. */
  scores: Uint32Array;
  /** 1 for each of which all terms stand in title, number or publisher. */
  inHead: Uint8Array;
  /** Most points that closeness can add. */
  mostCloseness: number;
  /** Points for how close to each other the terms stand in the body of a document. */
  closeness(document: number): number;
}

/** An index, and where words stand in it. */
export interface Evaluated {
  file: IndexFile;
  standings: Standings;
}

/** Documents that match, of a whole chunk or, with `headsOnly`, those whose title, number and publisher do. */
export function evaluate(
  { file, standings }: Evaluated,
  { chunk, question, headsOnly }: { chunk: Chunk; question: Question; headsOnly: boolean },
): Matches {
  const found: Standing[] = [];
  let among: Uint16Array | null = null;
  for (const { any } of question.wanted) {
    const standing: Standing = standings.of(chunk, { words: any, headsOnly, among });
    among = among === null ? standing.documents : inBoth(among, standing.documents);
    if (among.length === 0) return matchesOf(chunk, { found: [], most: 0 });
    found.push(standing);
  }
  const out = excludedIn(chunk, { standings, words: question.excluded });
  const passing = (document: number) =>
    out?.[document] !== 1 &&
    (question.filter === null || passes(chunk, { document, filter: question.filter }));
  return among === null
    ? everything(chunk, passing)
    : conjunction(chunk, { found, among, passing, newest: file.newest });
}

function matchesOf(chunk: Chunk, { found, most }: { found: readonly Standing[]; most: number }): Matches {
  return {
    chunk,
    documents: new Uint16Array(most),
    scores: new Uint32Array(most),
    inHead: new Uint8Array(most),
    mostCloseness: found.length > 1 ? beside : 0,
    closeness: (document) => closenessIn(found, document),
  };
}

/** The first of the documents that were made room for. */
function cutTo(matches: Matches, count: number): Matches {
  const { documents, scores, inHead } = matches;
  return {
    ...matches,
    documents: documents.subarray(0, count),
    scores: scores.subarray(0, count),
    inHead: inHead.subarray(0, count),
  };
}

function everything(chunk: Chunk, passing: (document: number) => boolean): Matches {
  const matches = matchesOf(chunk, { found: [], most: chunk.documents });
  let count = 0;
  for (let document = 0; document < chunk.documents; document++) {
    if (passing(document)) matches.documents[count++] = document;
  }
  return cutTo(matches, count);
}

interface Conjunction {
  /** At least one. */
  found: readonly Standing[];
  /** Documents in which all of them stand. */
  among: Uint16Array;
  passing: (document: number) => boolean;
  newest: number;
}

function conjunction(chunk: Chunk, { found, among, passing, newest }: Conjunction): Matches {
  const matches = matchesOf(chunk, { found, most: among.length });
  const next = found.map(() => 0);
  let count = 0;
  for (const document of among) {
    if (!passing(document)) continue;
    for (let term = 0; term < found.length; term++) {
      const { documents } = found[term] as Standing;
      next[term] = seek(documents, { from: next[term] ?? 0, number: document });
    }
    matches.documents[count] = document;
    matches.scores[count] = Math.round(
      ownPoints(chunk, { found, next, document }) + recency(newest - (chunk.days[document] ?? undated)),
    );
    matches.inHead[count++] = found.every(({ heads }, term) => (heads[next[term] ?? 0] ?? 0) > 0) ? 1 : 0;
  }
  return cutTo(matches, count);
}

/** Numbers that both of two rising lists have. */
function inBoth(one: Uint16Array, other: Uint16Array): Uint16Array {
  const [few, many] = one.length < other.length ? [one, other] : [other, one];
  const both = new Uint16Array(few.length);
  let count = 0;
  for (let index = 0, at = 0; index < few.length && at < many.length; index++) {
    const number = few[index] ?? 0;
    at = seek(many, { from: at, number });
    if (many[at] === number) both[count++] = number;
  }
  return both.subarray(0, count);
}

/** Where one document stands in the standing of each term. */
interface Standpoint {
  found: readonly Standing[];
  next: readonly number[];
  document: number;
}

/** Points for what each term has by itself. */
function ownPoints(chunk: Chunk, { found, next, document }: Standpoint): number {
  const { starts, documents } = chunk;
  const entry = bodyField * documents + document;
  const length = (starts[entry + 1] ?? 0) - (starts[entry] ?? 0);
  const worn = 0.4 + 0.8 * length / chunk.averageBody;
  let points = 0;
  for (let term = 0; term < found.length; term++) {
    const { heads, first, bySynonym } = found[term] as Standing;
    const at = next[term] ?? 0;
    const often = (first[at + 1] ?? 0) - (first[at] ?? 0);
    const own = (heads[at] ?? 0) + 300 * often / (often + worn);
    points += bySynonym?.[at] === 1 ? 0.7 * own : own;
  }
  return points;
}

/** Points that no document of the chunk can have more of for its title, number, publisher and age. */
export function mostPoints(
  { file }: Evaluated,
  { chunk, question }: { chunk: Chunk; question: Question },
): number {
  const heads = question.wanted.map(({ any }) => Math.max(...any.map((word) => mostHeadPoints(chunk, word))));
  const newest = chunk.days[0] ?? undated;
  return Math.round(heads.reduce((sum, points) => sum + points, 0) + recency(file.newest - newest));
}

/** Points for so many days before the newest document. */
function recency(age: number): number {
  return 200 / (1 + age / 1826);
}

/** 1 for each document that holds one of the words; null when there are no words. */
function excludedIn(
  chunk: Chunk,
  { standings, words }: { standings: Standings; words: readonly Word[] },
): Uint8Array | null {
  if (words.length === 0) return null;
  const out = new Uint8Array(chunk.documents);
  for (const word of words) {
    for (const document of standings.of(chunk, { words: [word], headsOnly: false, among: null }).documents) {
      out[document] = 1;
    }
  }
  return out;
}

/** Points for terms beside each other in the body. */
const beside = 500;

function closenessIn(found: readonly Standing[], document: number): number {
  if (found.length < 2) return 0;
  const letters = found.reduce((sum, { length }) => sum + length, 0);
  const between = closest(found.map((standing) => spotsIn(standing, document))) - letters;
  if (between < 0) return 0; // where they do not all stand in the body
  if (between <= 2) return beside;
  if (between <= 40) return 300;
  return between <= 200 ? 100 : 0;
}

/** Where one term stands in one body. */
interface Spots {
  places: Uint32Array;
  length: number;
}

function spotsIn({ documents, first, places, length }: Standing, document: number): Spots {
  const at = firstFrom(documents, document);
  return { places: places.subarray(first[at], first[at + 1]), length };
}

/** The fewest characters that hold all terms, 0 where one stands nowhere. */
function closest(terms: readonly Spots[]): number {
  const next = terms.map(() => 0);
  let best = 0;
  for (;;) {
    let [low, high, lowest] = [Infinity, 0, -1];
    for (let term = 0; term < terms.length; term++) {
      const { places, length } = terms[term] as Spots;
      const place = places[next[term] ?? 0];
      if (place === undefined) return best;
      if (place < low) [low, lowest] = [place, term];
      if (place + length > high) high = place + length;
    }
    if (best === 0 || high - low < best) best = high - low;
    next[lowest] = (next[lowest] ?? 0) + 1;
  }
}
