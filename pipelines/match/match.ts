/**
 * One demand → ranked capabilities, each with the reasons why.
 *
 * A capability is `full` when it meets every part of the demand and its standard; `partly` when a restriction touches the demand,
 * the edition is older, the standard is another, or the standard is held for other parameters; `expired` when it would be either,
 * were the certificate still valid. What a restriction shuts out is no hit.
 *
 * Order: full, partly, expired; then points (standard, words, nearness, restriction); then later validity, institution, place in the
 * index. Everything is a function of the index, the demand and the day.
 *
 * @module
 */
import type { Database } from "../load/duckdb.ts";
import type { Demand } from "./demand.ts";
import { candidatesSql, type Found, type Met, type Top } from "./candidates.ts";
import { meetsSql, pointsSql } from "./meets.ts";
import { type Hit, hitOf, type HitRow } from "./hits.ts";
import { matchSchema } from "./index_tables.ts";

/** What to answer with. */
export interface MatchOptions {
  /** ISO day on which certificates must be valid. */
  asOf: string;
  /** Most hits. */
  limit: number;
}

/** The answer. */
export interface Matches {
  /** Capabilities that match, shown or not. */
  count: number;
  /** Of them, by grade. */
  full: number;
  partly: number;
  expired: number;
  /** Institutions that meet the demand in full. */
  institutions: number;
  /** Parts of the demand that no list speaks of. */
  unknown: string[];
  /** True when a part met more texts than are followed; the best of them are. */
  capped: boolean;
  hits: Hit[];
}

/** Most texts that are followed for one part of a demand. */
export const followedTexts = 2000;

/** Matches a demand against the index in the schema `match` of a database. */
export async function matchDemand(
  database: Database,
  demand: Demand,
  options: MatchOptions,
): Promise<Matches> {
  const { found, capped } = await lookUp(database, demand);
  const unknown = demand.parts.filter((_, part) => !found.texts.some((text) => text.part === part))
    .map(({ text }) => text);
  const [summary] = await database.all<Summary>(candidatesSql(demand, { found, ...options }));
  const { count = 0, full = 0, partly = 0, expired = 0, institutions = 0 } = summary ?? {};
  const top: Top[] = JSON.parse(summary?.top ?? "[]") ?? [];
  const hits = await details(database, { demand, found, top, asOf: options.asOf });
  return { count, full, partly, expired, institutions, unknown, capped, hits };
}

interface Summary {
  count: number;
  full: number;
  partly: number;
  expired: number;
  institutions: number;
  top: string | null;
}

async function lookUp(database: Database, demand: Demand): Promise<{ found: Found; capped: boolean }> {
  const met = demand.parts.length === 0
    ? []
    : await database.all<Omit<Met, "ids"> & { ids: string; texts: number }>(
      `WITH parts AS (SELECT * FROM (VALUES ${
        demand.parts.map(({ role }, part) => `(${part}, '${role}', $${part + 1}::VARCHAR)`).join(", ")
      }) AS v (part, role, folded)),
     met AS (SELECT *, ${pointsSql} AS points FROM (${
        meetsSql({
          index: matchSchema,
          parts: "parts",
          only: demand.parts.map(({ folded }) => folded),
          parameters: demand.parts.some(({ role }) => role === "parameter"),
        })
      }) QUALIFY row_number() OVER (PARTITION BY part, kind ORDER BY points DESC, rows DESC, text) <= ${followedTexts})
     SELECT m.part, m.kind, m.how, m.points, CAST(to_json(list(coalesce(s.id, m.text))) AS VARCHAR) AS ids,
       count(DISTINCT m.text) AS texts, CAST(sum(m.rows) AS BIGINT) AS rows
     FROM met m LEFT JOIN ${matchSchema}.standards s ON m.kind = 3 AND s.name = m.text GROUP BY ALL ORDER BY ALL`,
      demand.parts.map(({ folded }) => folded),
    );
  const standards = demand.standard === null ? [] : await database.all<Found["standards"][number]>(
    `SELECT id, standard_year AS year FROM ${matchSchema}.standards WHERE standard_key = $1 ORDER BY id`,
    [demand.standard.key],
  );
  const texts = met.map(({ texts: _, ids, ...one }) => ({ ...one, ids: JSON.parse(ids) as number[] }));
  const counts = new Map<string, number>();
  for (const { part, kind, texts } of met) {
    counts.set(`${part} ${kind}`, (counts.get(`${part} ${kind}`) ?? 0) + texts);
  }
  return {
    found: { texts, standards },
    capped: [...counts.values()].some((count) => count >= followedTexts),
  };
}

async function details(
  database: Database,
  { top, ...known }: { demand: Demand; found: Found; top: readonly Top[]; asOf: string },
): Promise<Hit[]> {
  if (top.length === 0) return [];
  const shown = `(VALUES ${
    top.map(({ place, standard, object, parameter, restriction, who }) =>
      `(${[place, standard, object, parameter, restriction, who].join(", ")})`
    ).join(", ")
  }) AS h (place, standard, object, parameter, restriction, who)`;
  // One look-up a row: an IN of scattered places would read every row group from end to end.
  const origins = top.map(({ place }) =>
    `SELECT place, id, sheet, row FROM ${matchSchema}.rows WHERE place = ${place}`
  ).join(" UNION ALL ");
  const rows = await database.all<HitRow>(
    `SELECT r.place, r.id, r.sheet, r.row, o.text AS object, p.text AS parameter,
       h.object AS object_id, h.parameter AS parameter_id, h.standard AS standard_id, s.standard_no, s.standard_key,
       CAST(s.standard_year AS INTEGER) AS standard_year, s.standard_name, x.restriction, x.restriction_kind, w.* EXCLUDE (id, key, body)
     FROM ${shown} JOIN (${origins}) r ON r.place = h.place
     JOIN ${matchSchema}.standards s ON s.id = h.standard JOIN ${matchSchema}.who w ON w.id = h.who
     LEFT JOIN ${matchSchema}.texts o ON o.id = h.object LEFT JOIN ${matchSchema}.texts p ON p.id = h.parameter
     LEFT JOIN ${matchSchema}.restrictions x ON x.id = h.restriction`,
  );
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return top.flatMap((one) => {
    const row = byPlace.get(one.place);
    return row === undefined ? [] : [hitOf(row, { ...known, top: one })];
  });
}
