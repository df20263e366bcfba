/**
 * `GET /v1/documents/{id}`: one document with its text, versions and facts; `/versions` after it: its versions alone;
 * `/changes`: what changed from version to version; `/diff`: what is not the same in two of them. The id of another of its
 * addresses leads there.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Database } from "../../../pipelines/load/duckdb.ts";
import { documents } from "../../../pipelines/model/mod.ts";
import { documentChanges, versionDiff } from "../changes.ts";
import { immutable, itemBody, json } from "../answer.ts";
import { readParameters, versionParameter } from "../parameters.ts";
import { Problem } from "../problem.ts";
import type { OpenRelease } from "../open_release.ts";
import { canonicalId, recordById, versionsOf, wholeDocument } from "../records.ts";
import type { Releases } from "../releases.ts";

const parameters = z.object({ version: versionParameter });

const versionNumber = z.string().regex(/^[1-9]\d{0,8}$/).transform(Number).optional();

/** Parameters of what is not the same in two versions. */
export const diffParameters = z.object({
  from: versionNumber.describe("a number of a version, from 1 on; without it the one before `to`"),
  to: versionNumber.describe("a number of a version, from 1 on; without it the newest"),
  version: versionParameter,
});

/** The routes of one document; the list of documents is that of their table. */
export function documentRoute(releases: Releases): Hono {
  const reading = (read: Read) => (c: Context) =>
    one(c, { releases, read, version: readParameters(c.req.url, parameters).version });
  return new Hono()
    .get("/:id", reading(wholeDocument))
    .get(
      "/:id/versions",
      reading(ofDocument(async (database, id) => ({ versions: await versionsOf(database, id) }))),
    )
    .get(
      "/:id/changes",
      reading(ofDocument(async (database, id) => ({ changes: await documentChanges(database, id) }))),
    )
    .get("/:id/diff", (c) => {
      const { from, to, version } = readParameters(c.req.url, diffParameters);
      const read = ofDocument((database, id) => versionDiff(database, { id, from, to }));
      return one(c, { releases, read, version });
    });
}

type Read = (database: Database, id: string) => Promise<object | null>;

interface Asked {
  releases: Releases;
  read: Read;
  /** Release that the address names. */
  version: string | undefined;
}

/** Answers with what is read of a document, or leads to it when there is none of this id. */
function one(c: Context, { releases, read, version }: Asked): Promise<Response> {
  const pinned = version !== undefined;
  const id = c.req.param("id") ?? "";
  return releases.use(version, async (release) => {
    const found = await read(release.database, id);
    return found
      ? json(c, itemBody(release, found), { pinned })
      : await leadOn(release, { id, url: c.req.url, pinned });
  });
}

/** Reads something of a document that there is, and puts its id before it. */
function ofDocument(read: (database: Database, id: string) => Promise<object>): Read {
  return async (database, id) =>
    await recordById(database, documents, id) && { id, ...await read(database, id) };
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
