/**
 * A search as the API and the site ask it: parameters in, a page of hits and a cursor out.
 *
 * @module
 */
import { z } from "zod";
import { documentKinds } from "../../sources/define.ts";
import type { WrittenAnswer } from "../search/client.ts";
import type { Hit, SearchAnswer, SearchRequest } from "../search/query.ts";
import { longestQuery, parseTerms, type Term } from "../search/terms.ts";
import type { List } from "./answer.ts";
import { type Cursor, writeCursor } from "./cursor.ts";
import type { OpenRelease } from "./open_release.ts";
import { dayParameter, listParameters } from "./parameters.ts";
import { badParameter } from "./problem.ts";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");

/** Parameters of a search; without `q` it lists all documents, newest first. */
export const searchParameters = z.object({
  q: z.string().default("").describe(
    'words that must all be there, "phrases", -words that must not, OR between two of which one will do, ' +
      `title: 文号: publisher: body: before a word for one field; at most ${longestQuery} characters`,
  ),
  kind: z.enum(documentKinds).optional().describe(`one of ${documentKinds.join(", ")}`),
  region: z.string().regex(/^\d{6}$/).optional().describe("a code of GB/T 2260, six digits"),
  publisher: z.string().min(1).optional().describe("the whole name of a publisher"),
  chain: z.string().regex(/^[a-z0-9_]{1,60}$/).optional().describe(
    "the id of an industry chain of the table chains that the title or text mentions by one of its words",
  ),
  from: dayParameter,
  to: dayParameter,
  synonyms: flag.default(true).describe(
    "true or false: whether words of the same meaning are looked for too",
  ),
  sort: z.enum(["relevance", "newest"]).default("relevance").describe("relevance or newest"),
  facets: flag.default(false).describe(
    "true or false: whether what is found is counted by kind, place, publisher, year and chain",
  ),
  ...listParameters,
});

/** Parameters of a search, read. */
export type SearchParameters = z.output<typeof searchParameters>;

/** What a search is asked with besides its parameters. */
export interface SearchQuestion {
  parameters: SearchParameters;
  /** Its {@linkcode questionId}. */
  question: string;
  cursor: Cursor | null;
}

/** All of a page but its hits: how many there are, and what was done and may be done about the words. */
export interface FoundHead
  extends Omit<List<Hit>, "items">, Pick<SearchAnswer, "synonyms" | "did_you_mean" | "facets"> {}

/** A page of hits. */
export interface FoundDocuments extends FoundHead, List<Hit> {}

/** A page of which the hits are a JSON array in UTF-8. */
export interface WrittenDocuments extends FoundHead, Pick<WrittenAnswer, "hits"> {}

/** Searches the documents of a release. @throws {Problem} when `q` is too long or only excludes. */
export async function searchDocuments(
  release: OpenRelease,
  question: SearchQuestion,
): Promise<FoundDocuments> {
  const found = await release.searcher.search(requestOf(question));
  return { ...headOf(found, { release, question }), items: found.hits };
}

/** The same for who only hands the hits on. @throws {Problem} as `searchDocuments` does. */
export async function writtenDocuments(
  release: OpenRelease,
  question: SearchQuestion,
): Promise<WrittenDocuments> {
  const found = await release.searcher.written(requestOf(question));
  return { ...headOf(found, { release, question }), hits: found.hits };
}

function requestOf({ parameters, cursor }: SearchQuestion): SearchRequest {
  const { q, limit, kind, region, publisher, chain, from, to, synonyms, sort, facets } = parameters;
  const terms = termsOf(q);
  const [rank, number] = cursor?.after ?? [];
  const after = rank === undefined || number === undefined
    ? null
    : { rank: Number(rank), number: Number(number) };
  const filters = { kind, region, publisher, chain, from, to };
  return { terms, filters, limit, after, synonyms, sort, facets };
}

function headOf(
  found: Omit<SearchAnswer, "hits">,
  { release, question: { parameters, question } }: { release: OpenRelease; question: SearchQuestion },
): FoundHead {
  const { count, count_is, next } = found;
  return {
    count,
    countIs: count_is,
    limit: parameters.limit,
    next: next && writeCursor(question, { version: release.version, after: [next.rank, next.number] }),
    synonyms: found.synonyms,
    did_you_mean: found.did_you_mean,
    facets: found.facets,
  };
}

function termsOf(query: string): Term[] {
  try {
    return parseTerms(query);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const [wanted = "", found = ""] = error.message.split(": found ");
    throw badParameter({ parameter: "q", wanted, found });
  }
}
