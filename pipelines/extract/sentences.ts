/**
 * Sentences of a folded text, parted at 。；！？, line feeds and tabs.
 *
 * @module
 */

/** A sentence without its closing mark and outer spaces. */
export interface Sentence {
  start: number;
  end: number;
}

/** Longest sentence; what runs on beyond is a list or a table and is cut, so that reading stays linear. */
const longest = 1200;

/** All sentences that are not empty, in order. */
export function readSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (const match of text.matchAll(/[^。;；!！?？\n\t]+/g)) {
    for (let offset = 0; offset < match[0].length; offset += longest) {
      const part = match[0].slice(offset, offset + longest);
      const words = part.trim();
      if (words === "") continue;
      const start = match.index + offset + part.indexOf(words);
      sentences.push({ start, end: start + words.length });
    }
  }
  return sentences;
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
