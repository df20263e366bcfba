/**
 * What a reader types, taken apart: words that must all stand in the text, `"phrases"`, and `-words` that must not.
 *
 * @module
 */
import { fold } from "./fold.ts";

/** Longest query, in characters; longer ones are refused, never cut. */
export const longestQuery = 200;
/** Most words of a query. */
export const mostTerms = 16;

/** One word or phrase, folded; spaces inside a phrase stand for any white space. */
export interface Term {
  text: string;
  excluded: boolean;
}

const quotes = '"“”';

/**
 * Terms of a query in the order typed, each once; none for an empty query. A quote that is never closed reaches to
 * the end. @throws {RangeError} when the query is too long or only excludes; the message says what was wanted.
 */
export function parseTerms(query: string): Term[] {
  if (query.length > longestQuery) {
    throw new RangeError(`at most ${longestQuery} characters: found ${query.length}`);
  }
  const terms = distinct(cut(fold(query).text));
  if (terms.length > mostTerms) throw new RangeError(`at most ${mostTerms} words: found ${terms.length}`);
  if (terms.length > 0 && terms.every((term) => term.excluded)) {
    throw new RangeError("at least one word that is not excluded: found only excluded words");
  }
  return terms;
}

function cut(query: string): Term[] {
  const terms: Term[] = [];
  let index = 0;
  while (index < query.length) {
    if (query[index] === " ") {
      index++;
      continue;
    }
    const excluded = query[index] === "-" && index + 1 < query.length && query[index + 1] !== " ";
    if (excluded) index++;
    const quoted = quotes.includes(query[index] ?? "");
    const end = endOf(query, quoted ? index + 1 : index, quoted ? quotes : ` ${quotes}`);
    const text = query.slice(quoted ? index + 1 : index, end).split(" ").filter(Boolean).join(" ");
    if (text !== "") terms.push({ text, excluded });
    index = quoted ? end + 1 : end;
  }
  return terms;
}

function endOf(query: string, from: number, stops: string): number {
  let index = from;
  while (index < query.length && !stops.includes(query[index] ?? "")) index++;
  return index;
}

function distinct(terms: Term[]): Term[] {
  return [...new Map(terms.map((term) => [`${term.excluded}${term.text}`, term])).values()];
}
