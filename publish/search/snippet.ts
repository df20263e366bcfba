/**
 * Snippets: the sentence of the original text that answers best, with the words marked.
 *
 * Words are found in the folded text and marked in the original, so a simplified query marks traditional characters.
 *
 * @module
 */
import { fold, type Folded, originalOffset } from "./fold.ts";

/** Start and end of a marked stretch, in UTF-16 code units of the text it belongs to; end exclusive. */
export type Mark = [start: number, end: number];

/** A part of a text. */
export interface Excerpt {
  text: string;
  /** Where it stands in the document's clean text, in UTF-16 code units; end exclusive. */
  start: number;
  end: number;
  /** Marks inside `text`. */
  marks: Mark[];
}

/** Longest snippet in characters; also the most that may be quoted where rights allow only quotes. */
const longest = 120;

/** A text to quote from, made ready when it is first asked for. */
export class Quoted {
  readonly text: string;
  #folded: Folded | null = null;
  #sentences: readonly Stretch[] | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** The text folded. */
  get folded(): Folded {
    return this.#folded ??= fold(this.text);
  }

  /** Its sentences in order. */
  get sentences(): readonly Stretch[] {
    return this.#sentences ??= [...sentences(this.text)];
  }
}

/** Stretches of `text` where one of the folded `words` stands, in order, overlapping ones joined. */
export function marksIn(text: Quoted, words: string[]): Mark[] {
  return joined(placesIn(text, words).map(({ start, end }) => [start, end]));
}

/**
 * The sentence with the most of `words` and those that follow it, as far as they fit; of equals the one whose followers
 * have most, then the first. A sentence too long is cut round the words.
 */
export function excerpt(quoted: Quoted, words: string[]): Excerpt {
  const { text } = quoted;
  const places = placesIn(quoted, words);
  const best = bestStretch(quoted.sentences, places);
  const inside = places.filter(({ start }) => start >= best.start && start < best.end);
  const { start, end } = cut(text, { stretch: best, first: inside[0]?.start ?? best.start });
  const marks = joined(
    inside.filter((place) => place.start >= start && place.start < end)
      .map((place): Mark => [place.start - start, Math.min(place.end, end) - start]),
  );
  return { text: text.slice(start, end), start, end, marks };
}

interface Place {
  /** Index of the word. */
  word: number;
  start: number;
  end: number;
}

function placesIn({ folded }: Quoted, words: string[]): Place[] {
  return words.flatMap((word, index) =>
    occurrences(folded.text, word).map(([start, end]) => ({ word: index, ...original(folded, [start, end]) }))
  ).sort((a, b) => a.start - b.start || b.end - a.end);
}

function original(folded: Folded, [start, end]: Mark): { start: number; end: number } {
  // The end is that of the last character itself: what was left out behind it is not part of the word.
  return { start: originalOffset(folded, start), end: originalOffset(folded, end - 1) + 1 };
}

function occurrences(folded: string, word: string): Mark[] {
  const found: Mark[] = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    found.push([at, at + word.length]);
  }
  return found;
}

function joined(marks: Mark[]): Mark[] {
  const result: Mark[] = [];
  for (const [start, end] of marks) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/** A part of a text, the end exclusive. */
interface Stretch {
  start: number;
  end: number;
}

function bestStretch(found: readonly Stretch[], places: Place[]): Stretch {
  const all = new Set(places.map(({ word }) => word)).size;
  let best: Stretch = { start: 0, end: 0 };
  let most = [-1, -1];
  let first = 0; // place
  for (const [index, sentence] of found.entries()) {
    while ((places[first]?.start ?? Infinity) < sentence.start) first++;
    const end = endOfFollowers(found, index);
    const score = [wordsBefore(sentence.end, { places, first }), wordsBefore(end, { places, first })];
    if (isMore(score, most)) [best, most] = [{ start: sentence.start, end }, score];
    if (most[0] === all) break; // the first with all of them is the best
  }
  return best;
}

/** End of the last sentence that fits into a snippet with the one at `index` and all between. */
function endOfFollowers(all: readonly Stretch[], index: number): number {
  const start = all[index]?.start ?? 0;
  let end = all[index]?.end ?? 0;
  for (let next = index + 1; (all[next]?.end ?? Infinity) - start <= longest; next++) {
    end = all[next]?.end ?? end;
  }
  return end;
}

/** Number of different words that stand from the place `first` on and begin before `end`. */
function wordsBefore(end: number, { places, first }: { places: Place[]; first: number }): number {
  const words = new Set<number>();
  for (let index = first; (places[index]?.start ?? Infinity) < end; index++) {
    words.add(places[index]?.word ?? -1);
  }
  return words.size;
}

function isMore([own = 0, all = 0]: number[], [ownMost = 0, allMost = 0]: number[]): boolean {
  return own > ownMost || (own === ownMost && all > allMost);
}

/** Sentences of a text, bounded by 。！？； and line feeds; white space around them left out. */
function* sentences(text: string): Generator<Stretch> {
  for (const { 0: sentence, index } of text.matchAll(/[^。！？；\n]+[。！？；]*/g)) {
    const start = index + (sentence.length - sentence.trimStart().length);
    if (sentence.trim() !== "") yield { start, end: index + sentence.trimEnd().length };
  }
}

/** At most {@linkcode longest} characters of a stretch, with a little before the first word for its sense. */
function cut(text: string, { stretch, first }: { stretch: Stretch; first: number }): Stretch {
  if (stretch.end - stretch.start <= longest) return stretch;
  const latest = stretch.end - longest;
  const start = Math.max(stretch.start, Math.min(first - longest / 4, latest));
  return { start: wholeAt(text, start), end: wholeAt(text, start + longest) };
}

/** The offset itself, or the one before where it would part a surrogate pair. */
function wholeAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}
