/** `GET /v1/releases`, `/v1/releases/{version}` and every file of a release; `latest` leads to the newest. @module */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { isVersion, type ReleaseEntry } from "../../release/mod.ts";
import { json, releaseNotice } from "../answer.ts";
import { fileResponse } from "../file.ts";
import { readParameters } from "../parameters.ts";
import { Problem } from "../problem.ts";
import type { Releases } from "../releases.ts";

const noParameters = z.object({});

/** The routes. */
export function releaseRoutes(releases: Releases): Hono {
  return new Hono()
    .get("/", async (c) => {
      readParameters(c.req.url, noParameters);
      const entries = (await releases.list()).toReversed();
      return releases.use(undefined, (newest) =>
        Promise.resolve(json(c, {
          release: releaseNotice(newest),
          count: entries.length,
          count_is: "exact",
          limits: { limit: entries.length },
          next: null,
          data: entries.map(entryBody),
        }, { pinned: false })));
    })
    .get("/latest/:path{.*}", (c) => latest(c, releases))
    .get("/latest", (c) => latest(c, releases))
    .get("/:version", (c) => {
      readParameters(c.req.url, noParameters);
      return releases.use(versionOf(c), (release) =>
        Promise.resolve(json(c, {
          release: releaseNotice(release),
          data: { ...release.manifest, url: `/v1/releases/${release.version}` },
        }, { pinned: true })));
    })
    .get("/:version/:path{.+}", (c) => {
      readParameters(c.req.url, noParameters);
      return releases.use(versionOf(c), (release) => fileResponse(c, release, c.req.param("path")));
    });
}

function entryBody({ version, created, sample, predecessor, manifest, rows, pruned, packed }: ReleaseEntry) {
  const url = `/v1/releases/${version}`;
  return {
    version,
    created,
    sample,
    predecessor,
    manifest,
    rows,
    ...(pruned !== undefined && { pruned }),
    ...(packed !== undefined && { packed }),
    url,
  };
}

function versionOf(c: Context): string {
  const version = c.req.param("version") ?? "";
  if (isVersion(version)) return version;
  throw new Problem(
    "not_found",
    `Cannot find release "${version.slice(0, 40)}": wanted one of those at /v1/releases`,
  );
}

function latest(c: Context, releases: Releases): Promise<Response> {
  return releases.use(undefined, ({ version }) => {
    const path = new URL(c.req.url).pathname.replace(/\/releases\/latest/, `/releases/${version}`);
    return Promise.resolve(
      new Response(null, { status: 302, headers: { location: path, "cache-control": "no-cache" } }),
    );
  });
}
