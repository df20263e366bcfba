/**
 * `GET /v1/regions/{code}`: a region with what it set out to do, what it reported, and what it has not.
 *
 * Progress, overdue tasks and contradictions are those of the region and all within it; silences are its own. Each list is
 * cut at {@linkcode mostListed} and stands beside its count; the tables have the rest.
 *
 * @module
 */
import { Hono } from "hono";
import type { RegionRecord } from "../../../pipelines/model/mod.ts";
import { itemBody, json } from "../answer.ts";
import { regionStem } from "../filters.ts";
import type { OpenRelease } from "../open_release.ts";
import { readParameters } from "../parameters.ts";
import { Problem } from "../problem.ts";
import type { Releases } from "../releases.ts";
import { itemParameters } from "./tables.ts";

/** Most rows of one list. */
const mostListed = 50;

/** The lists of a region, by name: the rows, and the order they are given in. */
const lists = {
  progress: { table: "progress", where: "true", order: "target_period DESC NULLS LAST, id" },
  overdue: { table: "deadlines", where: "overdue", order: "due_day DESC, commitment_id" },
  discrepancies: { table: "discrepancies", where: "true", order: "id" },
} as const;

/** The route; the list of regions is that of their table. */
export function regionRoute(releases: Releases): Hono {
  return new Hono().get("/:code", (c) => {
    const { version } = readParameters(c.req.url, itemParameters);
    const code = c.req.param("code");
    return releases.use(version, async (release) => {
      const [region] = await release.database.all<RegionRecord>("SELECT * FROM regions WHERE code = $1", [
        code,
      ]);
      if (!region) {
        throw new Problem(
          "not_found",
          `Cannot find region "${code.slice(0, 40)}" in release ${release.version}`,
        );
      }
      const body = { ...itemBody(release, await profile(release, region)), limits: { limit: mostListed } };
      return json(c, body, { pinned: version !== undefined });
    });
  });
}

async function profile({ database, tables }: OpenRelease, region: RegionRecord) {
  const stem = regionStem(region.code);
  const within = "(starts_with(region_code, $1::VARCHAR) OR contains(region_code, '+' || $1::VARCHAR))";
  const parts: Record<string, { count: number; data: unknown[] }> = {};
  for (const [name, { table, where, order }] of Object.entries(lists)) {
    if (!tables.has(table)) continue;
    const from = `FROM ${table} WHERE ${where} AND ${within}`;
    const [total] = await database.all<{ count: number }>(`SELECT count(*) AS count ${from}`, [stem]);
    const data = await database.all(`SELECT * ${from} ORDER BY ${order} LIMIT ${mostListed}`, [stem]);
    parts[name] = { count: total?.count ?? 0, data };
  }
  const silences = tables.has("silences")
    ? await database.all("SELECT * FROM silences WHERE region_code = $1 ORDER BY id", [region.code])
    : [];
  const [counts] = await database.all(
    `SELECT (SELECT count(*) FROM documents WHERE ${within}) AS documents,
       (SELECT count(*) FROM indicators WHERE ${within}) AS indicators,
       (SELECT count(*) FROM commitments JOIN documents d ON d.id = document_id WHERE ${within}) AS commitments`,
    [stem],
  );
  const units = await database.all(
    "SELECT code, name, level FROM regions WHERE parent = $1 AND valid_to IS NULL ORDER BY code",
    [region.code],
  );
  return {
    ...region,
    units,
    counts,
    ...parts,
    silences: { count: silences.length, data: silences.slice(0, mostListed) },
  };
}
