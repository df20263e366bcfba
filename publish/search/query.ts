/**
 * Answers searches from `search.sqlite`: exact recall, ranked, paged by position, with marked snippets.
 *
 * Chunks are looked at newest first, whole ones, until 10,000 documents match; all that match in them are scored. In
 * older chunks only titles, numbers and publishers are looked at, so a document is never missed whose head answers
 * best, and not even these where the best of them could not come onto the page. Whatever else matches follows behind, newest first, and is looked for only when a reader pages so far. A
 * search for the commonest words thus costs as much over a million documents as over fifty thousand.
 *
 * Everything here is synchronous; a server runs it in workers ({@linkcode searchInWorkers}).
 *
 * @module
 */
import { evaluate, type Evaluated, mostPoints, type Question } from "./evaluate.ts";
import { FacetCounts, type Facets } from "./facets.ts";
import { filterOf, type Filters, mayPass, type Numbers, publisherFinder } from "./filters.ts";
import { type Chunk, IndexFile } from "./index_file.ts";
import { BestPages } from "./best.ts";
import { Hits } from "./hits.ts";
import type { IndexedDocument } from "./schema.ts";
import type { Excerpt, Mark } from "./snippet.ts";
import { didYouMean, type Suggester, suggester, type Suggestion } from "./suggest.ts";
import { Standings } from "./standing.ts";
import { type SynonymUse, withSynonyms } from "./synonyms.ts";
import type { Term } from "./terms.ts";

/** Counting stops here; a larger count is reported as "at least". */
export const countedTo = 10_000;

/** Where a page of results ends: score and number of its last document; the score is -1 where none was given. */
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
  /** Whether words are looked for by their synonyms too. @default {false} */
  synonyms?: boolean;
  /** @default {"relevance"} */
  sort?: "relevance" | "newest";
  /** Whether documents are counted by kind, place, publisher, year and chain. @default {false} */
  facets?: boolean;
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
  /** Words that were looked for in other forms too. */
  synonyms: SynonymUse[];
  /** What may have been meant, best first, where nothing was found. */
  did_you_mean: Suggestion[];
  /** Null unless asked for. */
  facets: Facets | null;
}

/** An open index. */
export interface SearchIndex {
  search(request: SearchRequest): SearchAnswer;
  /** Words, places, publishers and titles that begin with, sound like or hold what was typed, best first. */
  suggest(typed: string, limit: number): Suggestion[];
  close(): void;
}

/** Opens an index read-only. @throws when it is missing or no index. */
export function openIndex(path: string): SearchIndex {
  const file = new IndexFile(path);
  const open: Open = {
    file,
    standings: new Standings(file),
    hits: new Hits(file),
    numbers: { publishersNamed: publisherFinder(file), chainIds: file.chainIds },
    suggester: suggester(file),
  };
  return {
    search: (request) => search(open, request),
    suggest: (typed, limit) => open.suggester.suggest(typed, limit),
    close: () => file.close(),
  };
}

interface Open extends Evaluated {
  hits: Hits;
  numbers: Numbers;
  suggester: Suggester;
}

function search(open: Open, request: SearchRequest): SearchAnswer {
  const { terms, used } = request.synonyms ? withSynonyms(request.terms) : { terms: request.terms, used: [] };
  const question = questionOf(open, { terms, filters: request.filters });
  const { pages, total, facets } = walk(open, {
    question,
    request: { ...request, region: request.filters.region },
  });
  const { positions, next } = pages.page();
  const nothing = total === 0 && question.wanted.length > 0;
  return {
    count: Math.min(total, countedTo),
    count_is: total > countedTo ? "at_least" : "exact",
    hits: open.hits.at(positions, question.wanted),
    next,
    synonyms: used,
    did_you_mean: nothing ? meant(open, request) : [],
    facets: facets?.facets(open.file) ?? null,
  };
}

function questionOf(open: Open, { terms, filters }: { terms: readonly Term[]; filters: Filters }): Question {
  const sizeOf = ({ any }: Term) => open.file.chunks === 0 ? 0 : open.standings.size(open.file.chunk(0), any);
  return {
    wanted: terms.filter((term) => !term.excluded).map((term) => ({ term, size: sizeOf(term) }))
      .sort((a, b) => a.size - b.size).map(({ term }) => term),
    excluded: terms.filter((term) => term.excluded).flatMap((term) => term.any),
    filter: filterOf(filters, open.numbers),
  };
}

/** Other words that do find something under the same filters. */
function meant(open: Open, { terms, filters }: SearchRequest): Suggestion[] {
  const finds = (others: Term[]) => {
    const question = questionOf(open, { terms: others, filters });
    return walk(open, { question, request: { limit: 1, after: null } }).total > 0;
  };
  return didYouMean(open.suggester, { terms, finds });
}

interface Walk {
  pages: BestPages;
  total: number;
  facets: FacetCounts | null;
}

/** What a walk over the chunks has to know of a request. */
interface Paging extends Pick<SearchRequest, "limit" | "after" | "sort" | "facets"> {
  /** The place asked for, to be counted by the units within it. */
  region?: string;
}

/** Looks at chunks as far as the page asked for needs it. */
function walk(open: Evaluated, { question, request }: { question: Question; request: Paging }): Walk {
  const ranked = question.wanted.length > 0 && request.sort !== "newest";
  const pages = new BestPages(request);
  const facets = request.facets
    ? new FacetCounts({ chains: open.file.chainIds.length, region: request.region })
    : null;
  const later: Chunk[] = [];
  let total = 0;
  for (let number = 0; number < open.file.chunks; number++) {
    const chunk = open.file.chunk(number);
    if (!mayPass(chunk, question.filter)) continue;
    if (total <= countedTo) {
      const matches = evaluate(open, { chunk, question, headsOnly: false });
      pages.add(matches, { ranked });
      facets?.add(matches);
      total += matches.documents.length;
    } else {
      later.push(chunk);
      if (ranked && mostPoints(open, { chunk, question }) <= pages.least) continue;
      if (ranked) pages.add(evaluate(open, { chunk, question, headsOnly: true }), { ranked });
      else if (pages.full) break;
    }
  }
  for (const chunk of later) {
    if (pages.full) break;
    if (pages.isPast(chunk)) continue;
    pages.addBehind(evaluate(open, { chunk, question, headsOnly: false }), { ranked });
  }
  return { pages, total, facets };
}
