/** `GET /v1/documents/{id}`: one document with its text, versions and facts. @module */
import { Hono } from "hono";
import { z } from "zod";
import { itemBody, json } from "../answer.ts";
import { readParameters, versionParameter } from "../parameters.ts";
import { Problem } from "../problem.ts";
import { wholeDocument } from "../records.ts";
import type { Releases } from "../releases.ts";

const parameters = z.object({ version: versionParameter });

/** The route of one document; the list of documents is that of their table. */
export function documentRoute(releases: Releases): Hono {
  return new Hono().get("/:id", (c) => {
    const { version } = readParameters(c.req.url, parameters);
    return releases.use(version, async (release) => {
      const document = await wholeDocument(release.database, c.req.param("id"));
      if (!document) throw noDocument(c.req.param("id"), release.version);
      return json(c, itemBody(release, document), { pinned: version !== undefined });
    });
  });
}

/** There is no document with this id. */
export function noDocument(id: string, version: string): Problem {
  return new Problem("not_found", `Cannot find document "${id.slice(0, 40)}" in release ${version}`);
}
