/**
 * What a reader types, taken apart.
 *
 *     检验检测 共享          both words, in any order
 *     "大型仪器 共享"        the phrase, spaces standing for any white space; never replaced by synonyms
 *     -广东                 not this word; `-"…"` not this phrase
 *     计量 OR 标准           one of them (also `|`); binds its two neighbours only, so `甲 乙 OR 丙` is 甲 and (乙 or 丙)
 *     title:计量 文号:88号    in one field: title 标题, number 文号, publisher 机构, body 正文
 *
 * Widths and scripts are all the same: full-width signs and traditional characters are read as their plain forms.
 *
 * @module
 */
import { fold } from "./fold.ts";
import type { Field } from "./schema.ts";

/** Longest query, in characters; longer ones are refused, never cut. */
export const longestQuery = 200;
/** Most words of a query. */
export const mostTerms = 16;

/** One word or phrase, folded. */
export interface Word {
  text: string;
  /** The field it must stand in, null for any. */
  field: Field | null;
  /** `quoted` as typed and no other way, `typed`, or put in beside what was typed as a `synonym`. */
  origin: "quoted" | "typed" | "synonym";
}

/** One of `any` must stand in the document; none, when excluded. */
export interface Term {
  any: Word[];
  excluded: boolean;
}

const fieldNames = new Map<string, Field>([
  ["title", "title"],
  ["标题", "title"],
  ["number", "number"],
  ["文号", "number"],
  ["publisher", "publisher"],
  ["机构", "publisher"],
  ["body", "body"],
  ["正文", "body"],
]);

/**
 * Terms of a query in the order typed, each once; none for an empty query. A quote that is never closed reaches to
 * the end. @throws {RangeError} when the query is too long or only excludes; the message says what was wanted.
 */
export function parseTerms(query: string): Term[] {
  if (query.length > longestQuery) {
    throw new RangeError(`at most ${longestQuery} characters: found ${query.length}`);
  }
  const pieces = cut(query);
  if (pieces.length > mostTerms) throw new RangeError(`at most ${mostTerms} words: found ${pieces.length}`);
  const terms = distinct(joined(pieces));
  if (terms.length > 0 && terms.every((term) => term.excluded)) {
    throw new RangeError("at least one word that is not excluded: found only excluded words");
  }
  return terms;
}

/** A word as typed, or the sign between two of which one will do. */
type Piece = { word: Word; excluded: boolean } | "or";

const quotes = '"“”＂「」『』';
const space = /[\s\p{Cc}]/u;

function cut(query: string): Piece[] {
  const pieces: Piece[] = [];
  let index = 0;
  while (index < query.length) {
    if (space.test(query[index] ?? "")) {
      index++;
      continue;
    }
    const excluded = /[-－]/.test(query[index] ?? "") && !/^(?:\s|$)/.test(query[index + 1] ?? "");
    if (excluded) index++;
    const { field, length } = fieldAt(query, index);
    index += length;
    const quoted = quotes.includes(query[index] ?? " ");
    const start = quoted ? index + 1 : index;
    const end = endOf(query, { from: start, quoted });
    const typed = query.slice(start, end);
    const text = fold(typed).text.trim();
    if (!quoted && field === null && !excluded && /^(?:OR|ＯＲ|\||｜)$/.test(typed)) pieces.push("or");
    else if (text !== "") {
      pieces.push({ word: { text, field, origin: quoted ? "quoted" : "typed" }, excluded });
    }
    index = quoted ? end + 1 : end;
  }
  return pieces;
}

/** The field that a word is tied to, and how long its name is with the colon. */
function fieldAt(query: string, index: number): { field: Field | null; length: number } {
  const [prefix = "", name = ""] = /^([a-zA-Z]{1,9}|\p{Script=Han}{2})[:：](?=[^\s])/u.exec(
    query.slice(index, index + 12),
  ) ?? [];
  const field = fieldNames.get(fold(name).text) ?? null;
  return { field, length: field === null ? 0 : prefix.length };
}

function endOf(query: string, { from, quoted }: { from: number; quoted: boolean }): number {
  let index = from;
  while (index < query.length) {
    const character = query[index] ?? "";
    if (quotes.includes(character) || (!quoted && space.test(character))) break;
    index++;
  }
  return index;
}

/** Joins what `or` stands between; one without a word on both sides is a word like any other. */
function joined(pieces: Piece[]): Term[] {
  const terms: Term[] = [];
  let joins = false;
  for (const [index, piece] of pieces.entries()) {
    const before = terms.at(-1);
    const next = pieces[index + 1];
    if (piece !== "or") {
      if (joins && before) before.any.push(piece.word);
      else terms.push({ any: [piece.word], excluded: piece.excluded });
      joins = false;
    } else {
      joins = before?.excluded === false && next !== undefined && next !== "or" && !next.excluded;
      if (!joins) terms.push({ any: [{ text: "or", field: null, origin: "typed" }], excluded: false });
    }
  }
  return terms;
}

function distinct(terms: Term[]): Term[] {
  const unique = terms.map(({ any, excluded }) => ({
    any: [...new Map(any.map((word) => [`${word.field} ${word.text}`, word])).values()],
    excluded,
  }));
  return [...new Map(unique.map((term) => [identity(term), term])).values()];
}

function identity({ any, excluded }: Term): string {
  return `${excluded} ${any.map(({ text, field }) => `${field}:${text}`).join("|")}`;
}
