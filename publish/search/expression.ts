/**
 * What is asked of FTS5: one expression for each rank, best first, no document in two of them.
 *
 * Ranks stand in for a score: inside each, documents come in rowid order, newest first, so the first page costs only
 * as many documents as it shows, however common the words are (`bm25` walks every posting before its first row).
 *
 * @module
 */
import { filterToken, phrase } from "./bigrams.ts";
import { fold } from "./fold.ts";
import { regionPrefix } from "./schema.ts";
import type { Term } from "./terms.ts";

/** What narrows a search; all that are given must hold. */
export interface Filters {
  kind?: string;
  /** GB/T 2260 code; documents of units within it count too. */
  region?: string;
  /** Whole name of the publisher, in either script. */
  publisher?: string;
  /** First and last day of publication, ISO; a document without a date is in no span. */
  from?: string;
  to?: string;
}

/** Words at most this many tokens apart, about one sentence, count as standing together. */
const together = 30;

/** Expression for all documents that match, or null when nothing is asked and all do. */
export function matching(terms: Term[], filters: Filters): string | null {
  const wanted = phrases(terms, false);
  return narrowed(wanted.length === 0 ? null : conjunction(wanted), { terms, filters });
}

/** Expressions of the ranks: in the title, partly in the title, standing together, scattered. */
export function ranks(terms: Term[], filters: Filters): (string | null)[] {
  const wanted = phrases(terms, false);
  if (wanted.length === 0) return [matching(terms, filters)];
  const all = conjunction(wanted);
  const steps = [inHead(all)];
  if (wanted.length > 1) {
    steps.push(`${all} AND ${inHead(`(${wanted.join(" OR ")})`)}`);
    steps.push(`NEAR(${wanted.join(" ")}, ${together})`);
  }
  steps.push(all);
  return steps.map((step, index) =>
    narrowed(without(`(${step})`, steps.slice(0, index)), { terms, filters })
  );
}

function phrases(terms: Term[], excluded: boolean): string[] {
  return terms.filter((term) => term.excluded === excluded).map((term) => phrase(term.text));
}

function conjunction(expressions: string[]): string {
  return `(${expressions.join(" AND ")})`;
}

function inHead(expression: string): string {
  return `({title number} : ${expression})`;
}

function without(expression: string, others: string[]): string {
  return others.length === 0
    ? expression
    : `(${expression} NOT (${others.map((it) => `(${it})`).join(" OR ")}))`;
}

function narrowed(
  expression: string | null,
  { terms, filters }: { terms: Term[]; filters: Filters },
): string | null {
  const parts = [...(expression === null ? [] : [expression]), ...filterExpressions(filters)];
  return parts.length === 0 ? null : without(conjunction(parts), phrases(terms, true));
}

function filterExpressions({ kind, region, publisher }: Filters): string[] {
  const tokens: string[] = [];
  if (kind !== undefined) tokens.push(filterToken("kind", kind));
  if (publisher !== undefined) tokens.push(filterToken("publisher", fold(publisher).text));
  if (region !== undefined) tokens.push(filterToken("region", regionPrefix(region)));
  return tokens.map((token) => `"${token}"`);
}
