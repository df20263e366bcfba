/**
 * A typed client of the API, from the schemas the service itself is made of.
 *
 *     const zhiji = client("https://example.org", { fetch });
 *     const { data } = await zhiji.list("indicators", { value__gte: 100, sort: "-value" });
 *     for await (const row of zhiji.walk("documents", { region_code: "440000" })) …
 *
 * Names of tables, and the fields of their rows, are checked by the compiler; filters are checked by the service, which names
 * every wrong one. Answers that are not 200 throw {@linkcode ApiError} with the problem details.
 *
 * Hono's own client (`hc`) types a route by the type of the app that it is chained to. Here the routes of the tables are made
 * in a loop from their schemas, so the type of the app does not know them: `hc<typeof app>` would type the few routes written by
 * hand, with parameters that our own reader checks as plain text and answers as `Response`, because they come as bytes that
 * are kept. This client is typed by the schemas themselves, with which the answers are made and described.
 *
 * @module
 */
import type { z } from "zod";
import type {
  cases,
  commitments,
  discrepancies,
  documents,
  documentVersions,
  indicators,
  metrics,
  organizations,
  progress,
  regions,
  sources,
} from "../../pipelines/model/mod.ts";
import type { ParameterError } from "./problem.ts";
import type { Hit } from "../search/query.ts";
import type { Suggestion } from "../search/suggest.ts";

/** Rows of the tables by name. */
export interface Rows {
  cases: z.output<typeof cases.schema>;
  commitments: z.output<typeof commitments.schema>;
  discrepancies: z.output<typeof discrepancies.schema>;
  documents: z.output<typeof documents.schema>;
  document_versions: z.output<typeof documentVersions.schema>;
  indicators: z.output<typeof indicators.schema>;
  metrics: z.output<typeof metrics.schema>;
  organizations: z.output<typeof organizations.schema>;
  progress: z.output<typeof progress.schema>;
  regions: z.output<typeof regions.schema>;
  sources: z.output<typeof sources.schema>;
}

/** What every answer says of the release it is from. */
export interface ReleaseNotice {
  version: string;
  sample: boolean;
  notice?: string;
  licence: { name: string; url: string; note: string };
  attribution: string;
}

/** A list as answered. */
export interface ListAnswer<Item> {
  release: ReleaseNotice;
  count: number;
  count_is: "exact" | "at_least";
  limits: Record<string, number>;
  next: string | null;
  data: Item[];
}

/** Parameters of a request, by the names of the description at `/openapi.json`. */
export type Query = Record<string, string | number | boolean | undefined>;

/** An answer that is not 200. */
export class ApiError extends Error {
  readonly status: number;
  /** Stable name of the kind of problem, such as `urn:problem-type:zhiji:not_found`. */
  readonly type: string;
  readonly errors: ParameterError[];

  constructor(problem: { detail?: string; status: number; type?: string; errors?: ParameterError[] }) {
    super(problem.detail ?? `Cannot use the answer: found status ${problem.status}`);
    this.name = "ApiError";
    this.status = problem.status;
    this.type = problem.type ?? "about:blank";
    this.errors = problem.errors ?? [];
  }
}

/** What the client asks with. */
export interface ClientOptions {
  fetch: (url: string) => Promise<Response> | Response;
}

/** The API, typed. */
export interface Client {
  search(query: Query): Promise<ListAnswer<Hit>>;
  suggest(typed: string): Promise<ListAnswer<Suggestion>>;
  list<Name extends keyof Rows>(table: Name, query: Query): Promise<ListAnswer<Rows[Name]>>;
  /** All rows of a list, page by page, all from the release that the first page came from. */
  walk<Name extends keyof Rows>(table: Name, query: Query): AsyncGenerator<Rows[Name]>;
  one<Name extends keyof Rows>(
    table: Name,
    id: string,
    query: { version?: string },
  ): Promise<{ release: ReleaseNotice; data: Rows[Name] }>;
}

/** A client of the service at `base`. */
export function client(base: string, { fetch }: ClientOptions): Client {
  const ask = async <Answer>(path: string, query: Query): Promise<Answer> => {
    const response = await fetch(`${base.replace(/\/$/, "")}/v1/${path}${written(query)}`);
    if (response.status !== 200) {
      throw new ApiError({ status: response.status, ...await problemOf(response) });
    }
    return await response.json();
  };
  const list: Client["list"] = (table, query) => ask(table, query);
  return {
    search: (query) => ask("search", query),
    suggest: (typed) => ask("suggest", { q: typed }),
    list,
    async *walk(table, query) {
      for (let cursor: string | null | undefined = undefined; cursor !== null;) {
        const page: ListAnswer<Rows[typeof table]> = await list(table, {
          ...query,
          ...(cursor && { cursor }),
        });
        yield* page.data;
        cursor = page.next;
      }
    },
    one: (table, id, query) => ask(`${table}/${encodeURIComponent(id)}`, query),
  };
}

function written(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]]
  );
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}

async function problemOf(response: Response): Promise<Record<string, never>> {
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json");
  return isProblem ? await response.json() : {};
}
