/** `GET /v1/search`: documents by words, kind, place, publisher and date. @module */
import { Hono } from "hono";
import { json, listBody } from "../answer.ts";
import { listQuestion } from "../question.ts";
import type { Releases } from "../releases.ts";
import { searchDocuments, searchParameters } from "../search_documents.ts";
import { countedTo } from "../../search/query.ts";

/** The route; counts are exact to {@linkcode countedTo}. */
export function searchRoute(releases: Releases): Hono {
  return new Hono().get("/", (c) => {
    const asked = listQuestion(c.req.url, searchParameters);
    return releases.use(asked.version, async (release) => {
      const body = listBody(release, await searchDocuments(release, asked));
      return json(c, { ...body, limits: { ...body.limits, counted_to: countedTo } }, asked);
    });
  });
}
