/**
 * A search as the API and the site ask it: parameters in, a page of hits and a cursor out.
 *
 * @module
 */
import { z } from "zod";
import { documentKinds } from "../../sources/define.ts";
import type { Hit, SearchAnswer } from "../search/query.ts";
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

/** A page of hits, and what was done and may be done about the words. */
export interface FoundDocuments
  extends List<Hit>, Pick<SearchAnswer, "synonyms" | "did_you_mean" | "facets"> {}

/** Searches the documents of a release. @throws {Problem} when `q` is too long or only excludes. */
export async function searchDocuments(
  release: OpenRelease,
  { parameters, question, cursor }: SearchQuestion,
): Promise<FoundDocuments> {
  const { q, limit, kind, region, publisher, chain, from, to, synonyms, sort, facets } = parameters;
  const terms = termsOf(q);
  const [rank, number] = cursor?.after ?? [];
  const after = rank === undefined || number === undefined
    ? null
    : { rank: Number(rank), number: Number(number) };
  const filters = { kind, region, publisher, chain, from, to };
  const found = await release.searcher.search({ terms, filters, limit, after, synonyms, sort, facets });
  return {
    count: found.count,
    countIs: found.count_is,
    limit,
    next: found.next &&
      writeCursor(question, { version: release.version, after: [found.next.rank, found.next.number] }),
    items: found.hits,
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
