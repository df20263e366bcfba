/**
 * `GET /v1/status`: how things stand with what is collected, from one release: when it was last looked, how many sources are
 * in what state, how many documents there are and are gone, what the pipeline could not do. Nothing is fetched for it.
 *
 * @module
 */
import { Hono } from "hono";
import { z } from "zod";
import { itemBody, json } from "../answer.ts";
import type { OpenRelease } from "../open_release.ts";
import { readParameters } from "../parameters.ts";
import type { Releases } from "../releases.ts";
import { itemParameters } from "./tables.ts";

const whole = z.int().min(0);
const counted = z.record(z.string(), whole);

/** The state of what is collected. */
export const statusSchema = z.strictObject({
  created: z.string().describe("when the release was made"),
  collected_until: z.string().describe("time of the last capture that it was made from"),
  sources: counted.describe("number of sources by status"),
  documents: whole,
  gone: whole.describe("documents no longer found at their address"),
  issues: counted.describe("number of issues by stage"),
});

/** The route. */
export function statusRoute(releases: Releases): Hono {
  return new Hono().get("/", (c) => {
    const { version } = readParameters(c.req.url, itemParameters);
    return releases.use(
      version,
      async (release) =>
        json(c, itemBody(release, await statusOf(release)), { pinned: version !== undefined }),
    );
  });
}

async function statusOf(release: OpenRelease): Promise<z.infer<typeof statusSchema>> {
  const { database, manifest } = release;
  const [found] = await database.all<{ documents: number; gone: number }>(
    "SELECT count(*) AS documents, count(gone_since) AS gone FROM documents",
  );
  return {
    created: manifest.created,
    collected_until: manifest.inputs.until,
    sources: await countsBy(release, { table: "sources", column: "status" }),
    documents: found?.documents ?? 0,
    gone: found?.gone ?? 0,
    issues: await countsBy(release, { table: "issues", column: "stage" }),
  };
}

async function countsBy(
  { database, tables }: OpenRelease,
  { table, column }: { table: "sources" | "issues"; column: "status" | "stage" },
): Promise<Record<string, number>> {
  if (!tables.has(table)) return {};
  const rows = await database.all<{ value: string; count: number }>(
    `SELECT ${column} AS value, count(*) AS count FROM ${table} GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ value, count }) => [value, count]));
}
