/**
 * `GET /v1/search`: documents by words, kind, place, publisher and date; as JSON, CSV, NDJSON or an Atom feed.
 * `GET /v1/suggest`: what may be being typed.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { countedTo } from "../../search/query.ts";
import { answer, json, jsonAround, listBody, listHead, releaseNotice } from "../answer.ts";
import { atomFeed } from "../atom.ts";
import { readCursor } from "../cursor.ts";
import type { OpenRelease } from "../open_release.ts";
import { mostPerPage, readParameters, versionParameter } from "../parameters.ts";
import { type ListQuestion, listQuestion } from "../question.ts";
import type { Releases } from "../releases.ts";
import {
  type FoundDocuments,
  type FoundHead,
  searchDocuments,
  searchParameters,
  writtenDocuments,
} from "../search_documents.ts";
import { streamList } from "../streams.ts";
import { excelParameter } from "../table_parameters.ts";

/** Parameters of the search of the API: those of every search, and how the answer is written. */
export const searchListParameters = searchParameters.extend({
  format: z.enum(["json", "csv", "ndjson", "atom"]).default("json").describe("json, csv, ndjson or atom"),
  excel: excelParameter,
});

type Asked = ListQuestion<z.output<typeof searchListParameters>>;

/** The route; counts are exact to {@linkcode countedTo}. */
export function searchRoute(releases: Releases): Hono {
  return new Hono().get("/", async (c) => {
    const asked = listQuestion(c.req.url, searchListParameters);
    const { format } = asked.parameters;
    if (format === "csv" || format === "ndjson") return await stream(c, { releases, asked, format });
    return await releases.use(asked.version, async (release) => {
      const { pinned } = asked;
      if (format === "atom") {
        const found = await searchDocuments(release, asked);
        return answer(c, { ...feed(c, { release, found }), pinned, version: release.version });
      }
      const found = await writtenDocuments(release, asked);
      return jsonAround(c, headOf(release, found), { data: found.hits, pinned });
    });
  });
}

function headOf(release: OpenRelease, found: FoundHead) {
  const head = listHead(release, found);
  const limits = { ...head.limits, counted_to: countedTo };
  const { synonyms, did_you_mean, facets } = found;
  return { ...head, limits, synonyms, did_you_mean, ...(facets && { facets }) };
}

const columns = [
  "id",
  "title",
  "publisher",
  "published",
  "document_number",
  "kind",
  "region_code",
  "url",
  "rights",
  "archive",
  "snippet",
];

/** At most {@linkcode countedTo} hits: whoever wants all documents takes the table. */
async function stream(
  c: Context,
  { releases, asked, format }: { releases: Releases; asked: Asked; format: "csv" | "ndjson" },
): Promise<Response> {
  const held = await releases.hold(asked.version);
  const { parameters, question, pinned } = asked;
  return await streamList(c, held, {
    format,
    excel: parameters.excel,
    columns,
    name: "search",
    pinned,
    most: c.req.query("limit") === undefined ? countedTo : parameters.limit,
    async read(word, most) {
      const cursor = word === null ? asked.cursor : readCursor(question, word);
      const limit = Math.min(most, mostPerPage);
      const { items, next } = await searchDocuments(held.release, {
        parameters: { ...parameters, limit, facets: false },
        question,
        cursor,
      });
      const records = items.map((hit) =>
        format === "csv" ? { ...hit, snippet: hit.snippet?.text ?? null } : { ...hit }
      );
      return { records, next };
    },
  });
}

function feed(c: Context, { release, found }: { release: OpenRelease; found: FoundDocuments }) {
  const words = c.req.query("q") ?? "";
  const { attribution, notice } = releaseNotice(release);
  const updated = release.manifest.created;
  return atomFeed({
    id: `urn:zhiji:search:${words}`,
    title: `${release.sample ? "样例 Sample · " : ""}检索 Search: ${words || "全部 all"}`,
    subtitle: notice ?? attribution,
    self: addressOf(c),
    updated,
    entries: found.items.map((hit) => ({
      id: `urn:zhiji:document:${hit.id}`,
      title: hit.title ?? "（无标题）",
      updated: hit.published === null ? updated : `${hit.published}T00:00:00Z`,
      link: `/documents/${encodeURIComponent(hit.id)}`,
      summary: hit.snippet?.text ?? "",
      author: hit.publisher ?? "",
      category: hit.kind,
    })),
  });
}

/** Path and query without the host: an answer is the same whatever name the server is called by. */
function addressOf(c: Context): string {
  return c.req.url.slice(c.req.url.indexOf("/", 8));
}

/** Parameters of a suggestion. */
export const suggestParameters = z.object({
  q: z.string().min(1).max(40).describe(
    "what was typed so far, 1 to 40 characters; pinyin and initials will do",
  ),
  limit: z.string().regex(/^\d{1,2}$/).transform(Number).pipe(z.number().min(1).max(20)).default(8)
    .describe("a whole number from 1 to 20"),
  version: versionParameter,
});

/** The route of suggestions, best first. */
export function suggestRoute(releases: Releases): Hono {
  return new Hono().get("/", (c) => {
    const { q, limit, version } = readParameters(c.req.url, suggestParameters);
    return releases.use(version, async (release) => {
      const items = await release.searcher.suggest(q, limit);
      const list = { count: items.length, countIs: "exact", limit, next: null, items } as const;
      const body = listBody(release, list);
      return json(c, { ...body, limits: { limit, limit_max: 20 } }, { pinned: version !== undefined });
    });
  });
}
