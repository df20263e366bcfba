/**
 * What changed between two texts, sentence by sentence: which were added, which removed, which kept.
 *
 * Sentences end at 。！？； and their half-width forms or at a line feed. Two sentences are the same when they read the
 * same in simplified script without spaces, so a page laid out anew or put into the other script changes nothing.
 * Sentences that stand once in each text anchor the comparison; between anchors a longest common subsequence is sought
 * where the stretch is short, and a long stretch without anchors counts as rewritten. Pure, and linear in time but for
 * the sorting of anchors.
 *
 * @module
 */
import { fold } from "./script.ts";

/** Half-open range of UTF-16 code units. */
export type Span = readonly [start: number, end: number];

/** One sentence of the comparison; `before` and `after` say where it stands in each text, without outer spaces. */
export type SentenceChange =
  | { change: "kept"; before: Span; after: Span }
  | { change: "removed"; before: Span; after: null }
  | { change: "added"; before: null; after: Span };

interface Sentence {
  span: Span;
  key: string;
}

/** Compares two texts. What was removed at a place comes before what was added there. */
export function sentenceDiff(before: string, after: string): SentenceChange[] {
  const olds = sentences(before), news = sentences(after);
  const pairs = matches({ olds, news }, { from: [0, 0], to: [olds.length, news.length] });
  const changes: SentenceChange[] = [];
  let [i, j] = [0, 0];
  for (const [oldEnd, newEnd] of [...pairs, [olds.length, news.length] as const]) {
    for (const { span } of olds.slice(i, oldEnd)) {
      changes.push({ change: "removed", before: span, after: null });
    }
    for (const { span } of news.slice(j, newEnd)) {
      changes.push({ change: "added", before: null, after: span });
    }
    const old = olds[oldEnd], now = news[newEnd];
    if (old && now) changes.push({ change: "kept", before: old.span, after: now.span });
    [i, j] = [oldEnd + 1, newEnd + 1];
  }
  return changes;
}

function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const { 0: piece, index } of text.matchAll(/[^。！？；!?;\n]*(?:[。！？；!?;]+[”’」』）)]*|\n|$)/g)) {
    const words = piece.trim();
    if (words === "") continue;
    const start = index + piece.indexOf(words);
    const key = fold(words).text.replaceAll(/\s/g, "");
    if (key !== "") found.push({ span: [start, start + words.length], key });
  }
  return found;
}

type Pair = readonly [old: number, now: number];

interface Sides {
  olds: readonly Sentence[];
  news: readonly Sentence[];
}

interface Stretch {
  from: Pair;
  to: Pair;
}

/** Pairs of sentences that were kept, in order. */
function matches(sides: Sides, stretch: Stretch): Pair[] {
  const { from, to } = trimmed(sides, stretch);
  const head = diagonal(stretch.from, from), tail = diagonal(to, stretch.to);
  const anchors = anchorsOf(sides, { from, to });
  const stretches = [...anchors, to].map((end, index) => {
    const before = anchors[index - 1];
    return { from: before ? [before[0] + 1, before[1] + 1] as const : from, to: end };
  });
  const middle = stretches.flatMap((part, index) => {
    const anchor = anchors[index];
    return [...between(sides, part), ...(anchor ? [anchor] : [])];
  });
  return [...head, ...middle, ...tail];
}

/** A stretch between anchors holds none of its own that both texts have once, so it is not searched for more. */
function between(sides: Sides, stretch: Stretch): Pair[] {
  const { from, to } = trimmed(sides, stretch);
  return [
    ...diagonal(stretch.from, from),
    ...commonSubsequence(sides, { from, to }),
    ...diagonal(to, stretch.to),
  ];
}

/** The stretch without the sentences that both sides begin and end with. */
function trimmed({ olds, news }: Sides, { from, to }: Stretch): Stretch {
  let [i, j] = from, [m, n] = to;
  while (i < m && j < n && olds[i]?.key === news[j]?.key) [i, j] = [i + 1, j + 1];
  while (i < m && j < n && olds[m - 1]?.key === news[n - 1]?.key) [m, n] = [m - 1, n - 1];
  return { from: [i, j], to: [m, n] };
}

function diagonal([i, j]: Pair, [end]: Pair): Pair[] {
  return Array.from({ length: end - i }, (_, offset) => [i + offset, j + offset] as const);
}

/** Sentences that stand once on each side of the stretch, as many as can be kept without crossing. */
function anchorsOf({ olds, news }: Sides, { from, to }: Stretch): Pair[] {
  const once = placesOf(olds, [from[0], to[0]]);
  const pairs: Pair[] = [];
  for (const [key, now] of placesOf(news, [from[1], to[1]])) {
    const old = once.get(key);
    if (old !== undefined && old >= 0 && now >= 0) pairs.push([old, now]);
  }
  pairs.sort((a, b) => a[0] - b[0]);
  return rising(pairs);
}

/** Place of each sentence, or -1 where it stands more than once. */
function placesOf(list: readonly Sentence[], [start, end]: Span): Map<string, number> {
  const places = new Map<string, number>();
  for (let index = start; index < end; index++) {
    const key = list[index]?.key ?? "";
    places.set(key, places.has(key) ? -1 : index);
  }
  return places;
}

/** A longest run of pairs, sorted by their first places, whose second places rise too (patience sorting). */
function rising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = []; // ends[n]: pair that ends the best run of n + 1 pairs
  const previous: number[] = [];
  for (const [index, [, now]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < now) low = middle + 1;
      else high = middle;
    }
    previous.push(ends[low - 1] ?? -1);
    ends[low] = index;
  }
  const run: Pair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) run.push(pair);
  }
  return run.reverse();
}

/** Most cells of a table of common subsequences; as the shorter side is at most its root, time stays linear. */
const mostCells = 250_000;

function commonSubsequence({ olds, news }: Sides, { from, to }: Stretch): Pair[] {
  const height = to[0] - from[0], width = to[1] - from[1];
  if (height === 0 || width === 0 || height * width > mostCells) return [];
  const row = width + 1;
  const lengths = new Uint16Array((height + 1) * row); // longest from this cell to the end
  const same = (i: number, j: number) => olds[from[0] + i]?.key === news[from[1] + j]?.key;
  const at = (i: number, j: number) => lengths[i * row + j] ?? 0;
  for (let i = height - 1; i >= 0; i--) {
    for (let j = width - 1; j >= 0; j--) {
      lengths[i * row + j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < height && j < width;) {
    if (same(i, j)) pairs.push([from[0] + i++, from[1] + j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
