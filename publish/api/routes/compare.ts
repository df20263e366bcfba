/**
 * `GET /v1/compare`: one metric across regions, each with its latest statement and the words it stands in.
 *
 * Figures are set side by side and never silently equated: where unit, period or comparator differ the answer says so, and
 * `comparable` is false.
 *
 * @module
 */
import { Hono } from "hono";
import { z } from "zod";
import { indicatorKinds, type IndicatorRecord } from "../../../pipelines/model/indicators.ts";
import type { MetricRecord } from "../../../pipelines/model/mod.ts";
import { json, listBody } from "../answer.ts";
import type { OpenRelease } from "../open_release.ts";
import { dayParameter, readParameters, versionParameter } from "../parameters.ts";
import { badParameter, Problem } from "../problem.ts";
import type { Releases, Wanted } from "../releases.ts";

const mostRegions = 100;

/** Parameters of a comparison. */
export const compareParameters = z.object({
  metric: z.string().min(1).max(100).describe("an id of /v1/metrics"),
  regions: z.string().max(1000).regex(/^\d{6}(,\d{6}){0,99}$/).transform((
    text,
  ) => [...new Set(text.split(","))])
    .optional().describe(`codes of GB/T 2260 with commas between, at most ${mostRegions}; all without it`),
  kind: z.enum(indicatorKinds).default("actual").describe(`one of ${indicatorKinds.join(", ")}`),
  period: z.string().regex(/^\d{4}(-\d{2}){0,2}$/).optional().describe(
    "a year, month or day such as 2024 or 2024-06",
  ),
  version: versionParameter,
  as_of: dayParameter,
});

type Statement = IndicatorRecord & { published: string | null; statements: number };

/** The route. */
export function compareRoute(releases: Releases): Hono {
  return new Hono().get("/", (c) => {
    const asked = readParameters(c.req.url, compareParameters);
    const { version, as_of: asOf } = asked;
    if (version !== undefined && asOf !== undefined) {
      throw badParameter({
        parameter: "as_of",
        wanted: "no day beside a version",
        found: JSON.stringify(asOf),
      });
    }
    const wanted: Wanted = version ?? (asOf === undefined ? undefined : { asOf });
    return releases.use(wanted, async (release) => {
      const metric = await metricOf(release, asked.metric);
      const latest = await statements(release, asked);
      const codes = asked.regions ?? latest.map(({ region_code }) => region_code ?? "");
      const items = codes.slice(0, mostRegions).map((region_code) => ({
        region_code,
        statement: latest.find((one) => one.region_code === region_code) ?? null,
      }));
      const list = { count: codes.length, countIs: "exact", limit: mostRegions, next: null, items } as const;
      const differs = differing(latest.filter(({ region_code }) => codes.includes(region_code ?? "")));
      const body = {
        ...listBody(release, list),
        limits: { limit: mostRegions, limit_max: mostRegions },
        metric,
        comparable: differs.length === 0,
        differs,
      };
      return json(c, body, { pinned: version !== undefined });
    });
  });
}

async function metricOf({ database, version }: OpenRelease, id: string): Promise<MetricRecord> {
  const [metric] = await database.all<MetricRecord>("SELECT * FROM metrics WHERE id = $1", [id]);
  if (metric) return metric;
  throw new Problem("not_found", `Cannot find metric "${id.slice(0, 40)}" in release ${version}`);
}

/** The latest statement of each region, by period and then by publication. */
async function statements(
  { database }: OpenRelease,
  { metric, kind, period, regions }: z.output<typeof compareParameters>,
): Promise<Statement[]> {
  return await database.all<Statement>(
    `SELECT i.*, d.published, count(*) OVER (PARTITION BY i.region_code) AS statements
     FROM indicators i JOIN documents d ON d.id = i.document_id
     WHERE i.metric_id = $1 AND i.kind = $2 AND i.region_code IS NOT NULL
       AND ($3::VARCHAR IS NULL OR i.period = $3::VARCHAR) AND (len($4::VARCHAR[]) = 0 OR list_contains($4::VARCHAR[], i.region_code))
     QUALIFY row_number() OVER (
       PARTITION BY i.region_code ORDER BY i.period DESC NULLS LAST, d.published DESC NULLS LAST, i.id) = 1
     ORDER BY i.region_code LIMIT ${mostRegions + 1}`,
    [metric, kind, period ?? null, regions ?? []],
  );
}

/** What keeps the figures from being set against each other. */
function differing(rows: Statement[]): string[] {
  const columns = ["unit", "period", "comparator", "scope", "quantified"] as const;
  return columns.filter((name) => new Set(rows.map((row) => row[name])).size > 1);
}
