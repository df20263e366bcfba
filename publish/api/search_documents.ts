/**
 * A search as the API and the site ask it: parameters in, a page of hits and a cursor out.
 *
 * @module
 */
import { z } from "zod";
import { documentKinds } from "../../sources/define.ts";
import type { Hit } from "../search/query.ts";
import { longestQuery, parseTerms, type Term } from "../search/terms.ts";
import type { List } from "./answer.ts";
import { type Cursor, writeCursor } from "./cursor.ts";
import type { OpenRelease } from "./open_release.ts";
import { dayParameter, listParameters } from "./parameters.ts";
import { badParameter } from "./problem.ts";

/** Parameters of a search; without `q` it lists all documents, newest first. */
export const searchParameters = z.object({
  q: z.string().default("").describe(
    `words that must all be there, "phrases", and -words that must not; at most ${longestQuery} characters`,
  ),
  kind: z.enum(documentKinds).optional().describe(`one of ${documentKinds.join(", ")}`),
  region: z.string().regex(/^\d{6}$/).optional().describe("a code of GB/T 2260, six digits"),
  publisher: z.string().min(1).optional().describe("the whole name of a publisher"),
  from: dayParameter,
  to: dayParameter,
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

/** Searches the documents of a release. @throws {Problem} when `q` is too long or only excludes. */
export async function searchDocuments(
  release: OpenRelease,
  { parameters, question, cursor }: SearchQuestion,
): Promise<List<Hit>> {
  const { q, limit, kind, region, publisher, from, to } = parameters;
  const terms = termsOf(q);
  const [rank, number] = cursor?.after ?? [];
  const after = rank === undefined || number === undefined
    ? null
    : { rank: Number(rank), number: Number(number) };
  const filters = { kind, region, publisher, from, to };
  const found = await release.searcher.search({ terms, filters, limit, after });
  return {
    count: found.count,
    countIs: found.count_is,
    limit,
    next: found.next &&
      writeCursor(question, { version: release.version, after: [found.next.rank, found.next.number] }),
    items: found.hits,
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
