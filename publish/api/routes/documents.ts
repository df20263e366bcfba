/**
 * `GET /v1/documents/{id}`: one document with its text, versions and facts; `/changes` after it: what changed from version
 * to version. The id of another of its addresses leads there.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Database } from "../../../pipelines/load/duckdb.ts";
import { documents } from "../../../pipelines/model/mod.ts";
import { documentChanges } from "../changes.ts";
import { immutable, itemBody, json } from "../answer.ts";
import { readParameters, versionParameter } from "../parameters.ts";
import { Problem } from "../problem.ts";
import type { OpenRelease } from "../open_release.ts";
import { canonicalId, recordById, wholeDocument } from "../records.ts";
import type { Releases } from "../releases.ts";

const parameters = z.object({ version: versionParameter });

/** The routes of one document; the list of documents is that of their table. */
export function documentRoute(releases: Releases): Hono {
  return new Hono()
    .get("/:id", (c) => one(c, { releases, read: wholeDocument }))
    .get("/:id/changes", (c) => one(c, { releases, read: changesOf }));
}

type Read = (database: Database, id: string) => Promise<object | null>;

/** Answers with what is read of a document, or leads to it when there is none of this id. */
function one(c: Context, { releases, read }: { releases: Releases; read: Read }): Promise<Response> {
  const { version } = readParameters(c.req.url, parameters), pinned = version !== undefined;
  const id = c.req.param("id") ?? "";
  return releases.use(version, async (release) => {
    const found = await read(release.database, id);
    return found
      ? json(c, itemBody(release, found), { pinned })
      : await leadOn(release, { id, url: c.req.url, pinned });
  });
}

async function changesOf(database: Database, id: string): Promise<object | null> {
  const document = await recordById(database, documents, id);
  return document && { id, changes: await documentChanges(database, id) };
}

/**
 * Leads from the id of another address of a document to the same address under the document's own id. For good only within a
 * release: in a later one the two may be parted again.
 * @throws {Problem} `not_found` when there is no such document
 */
export async function leadOn(
  { database, version }: OpenRelease,
  { id, url, pinned }: { id: string; url: string; pinned: boolean },
): Promise<Response> {
  const canonical = await canonicalId(database, id);
  if (canonical === null) {
    throw new Problem("not_found", `Cannot find document "${id.slice(0, 40)}" in release ${version}`);
  }
  const { pathname, search } = new URL(url);
  const location = pathname.replace(/(?<=\/documents\/)[^/]+/, encodeURIComponent(canonical)) + search;
  const headers = { location, "cache-control": pinned ? immutable : "no-cache" };
  return new Response(null, { status: pinned ? 301 : 302, headers });
}
