/**
 * Answers searches from `search.sqlite`: exact recall, ranked, paged by position, with marked snippets.
 *
 * Everything here is synchronous SQLite; a server runs it in a worker ({@linkcode searchInWorker}).
 *
 * @module
 */
import { DatabaseSync } from "node:sqlite";
import { type Filters, matching, ranks } from "./expression.ts";
import type { IndexedDocument } from "./schema.ts";
import { type Excerpt, excerpt, type Mark, marksIn } from "./snippet.ts";
import type { Term } from "./terms.ts";

/** Counting stops here; a larger count is reported as "at least". */
export const countedTo = 10_000;

/** Where a page of results ends: the rank and number of its last document. */
export interface Position {
  rank: number;
  number: number;
}

/** One search. */
export interface SearchRequest {
  terms: Term[];
  filters: Filters;
  /** Most hits of the answer, from 1. */
  limit: number;
  /** The page begins behind this position; null for the first page. */
  after: Position | null;
}

/** One document found. */
export interface Hit extends Omit<IndexedDocument, "number" | "text"> {
  /** Where the words stand in the title. */
  title_marks: Mark[];
  /** The sentence that answers best, or the opening of the text; null where the text is not published. */
  snippet: Excerpt | null;
}

/** What a search found. */
export interface SearchAnswer {
  count: number;
  /** `at_least` when there are more than {@linkcode countedTo}. */
  count_is: "exact" | "at_least";
  hits: Hit[];
  /** Where the next page begins; null on the last. */
  next: Position | null;
}

/** An open index. */
export interface SearchIndex {
  search(request: SearchRequest): SearchAnswer;
  close(): void;
}

/** Opens an index read-only. @throws when it is missing or no index. */
export function openIndex(path: string): SearchIndex {
  const database = new DatabaseSync(path, { readOnly: true });
  return {
    search: (request) => search(database, request),
    close: () => database.close(),
  };
}

function search(database: DatabaseSync, request: SearchRequest): SearchAnswer {
  const { terms, filters, limit } = request;
  const span = spanOf(database, filters);
  const found = page(database, { request, span });
  const total = count(database, { expression: matching(terms, filters), span });
  const more = found.length > limit;
  const positions = found.slice(0, limit);
  return {
    count: Math.min(total, countedTo),
    count_is: total > countedTo ? "at_least" : "exact",
    hits: hits(database, { positions, terms }),
    next: more ? positions.at(-1) ?? null : null,
  };
}

/** Numbers of the first and last document that a search may find. */
interface Span {
  low: number;
  high: number;
}

const everything: Span = { low: 0, high: Number.MAX_SAFE_INTEGER };

function spanOf(database: DatabaseSync, { from, to }: Filters): Span {
  if (from === undefined && to === undefined) return everything;
  const edge = (order: string, comparison: string, day: string) =>
    database.prepare(
      `SELECT number FROM documents WHERE published ${comparison} ? ORDER BY published ${order}, number ${order} LIMIT 1`,
    ).get(day)?.number;
  const low = edge("ASC", ">=", from ?? "");
  const high = edge("DESC", "<=", to ?? "9999-12-31");
  return low === undefined || high === undefined
    ? { low: 1, high: 0 }
    : { low: Number(low), high: Number(high) };
}

function page(database: DatabaseSync, { request, span }: { request: SearchRequest; span: Span }): Position[] {
  const found: Position[] = [];
  for (const [rank, expression] of ranks(request.terms, request.filters).entries()) {
    if (request.after && rank < request.after.rank) continue;
    const below = request.after?.rank === rank ? request.after.number - 1 : span.high;
    const rows = select(database, "number", {
      expression,
      span: { low: span.low, high: Math.min(span.high, below) },
      limit: request.limit + 1 - found.length,
    });
    for (const row of rows.all()) found.push({ rank, number: Number(row.number) });
    if (found.length > request.limit) break;
  }
  return found;
}

function count(
  database: DatabaseSync,
  { expression, span }: { expression: string | null; span: Span },
): number {
  const rows = select(database, "count", { expression, span, limit: countedTo + 1 });
  return Number(rows.get()?.count);
}

interface Selection {
  expression: string | null;
  span: Span;
  limit: number;
}

function select(database: DatabaseSync, what: "number" | "count", { expression, span, limit }: Selection) {
  const source = expression === null
    ? "SELECT number FROM documents WHERE number BETWEEN $low AND $high ORDER BY number DESC LIMIT $limit"
    : `SELECT rowid AS number FROM words WHERE words MATCH $expression AND rowid BETWEEN $low AND $high
       ORDER BY rowid DESC LIMIT $limit`;
  const statement = database.prepare(
    what === "number" ? source : `SELECT count(*) AS count FROM (${source})`,
  );
  const parameters = { low: span.low, high: span.high, limit, ...(expression !== null && { expression }) };
  return {
    all: () => statement.all(parameters),
    get: () => statement.get(parameters),
  };
}

function hits(
  database: DatabaseSync,
  { positions, terms }: { positions: Position[]; terms: Term[] },
): Hit[] {
  const document = database.prepare("SELECT * FROM documents WHERE number = ?");
  const words = terms.filter((term) => !term.excluded).map((term) => term.text);
  return positions.map(({ number }) => hit(document.get(number) as unknown as IndexedDocument, words));
}

function hit({ number: _number, text, ...document }: IndexedDocument, words: string[]): Hit {
  return {
    ...document,
    title_marks: document.title === null ? [] : marksIn(document.title, words),
    snippet: text === null ? null : excerpt(text, words),
  };
}
