/**
 * Sentences of a folded text, parted at 。；！？, line feeds and tabs.
 *
 * @module
 */
import { characterSet, isAt, spaces } from "../normalise/character_set.ts";

/** A sentence without its closing mark and outer spaces. */
export interface Sentence {
  start: number;
  end: number;
}

/** Longest sentence; what runs on beyond is a list or a table and is cut, so that reading stays linear. */
const longest = 1200;

const closers = characterSet("。;；!！?？\n\t"), blanks = characterSet(spaces);

/** All sentences that are not empty, in order. */
export function readSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (let from = 0; from < text.length;) {
    let end = from;
    while (end < text.length && !isAt(closers, text, end) && end - from < longest) end++;
    const sentence = trimmed(text, { start: from, end });
    if (sentence) sentences.push(sentence);
    from = isAt(closers, text, end) ? end + 1 : end;
  }
  return sentences;
}

function trimmed(text: string, { start, end }: Sentence): Sentence | null {
  while (start < end && isAt(blanks, text, start)) start++;
  while (end > start && isAt(blanks, text, end - 1)) end--;
  return start < end ? { start, end } : null;
}

/** The last of a sorted list that begins at or before a place, or null. */
export function lastFrom<Part extends { start: number }>(parts: readonly Part[], at: number): Part | null {
  let low = 0, high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.start ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return parts[low - 1] ?? null;
}
