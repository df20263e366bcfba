/**
 * All matches of a pattern in a text, for the short texts that are read by the thousand.
 *
 * `String.matchAll` makes a new pattern and an iterator for each call, which costs more than reading a sentence does.
 *
 * @module
 */

/** The matches of a global pattern in order, as `matchAll` gives them; none of them may be empty. */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
  return found;
}
