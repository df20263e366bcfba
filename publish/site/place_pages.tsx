/** Routes of the first page, regions and metrics. @module */
import type { Context } from "hono";
import { z } from "zod";
import { readParameters } from "../api/parameters.ts";
import { noSuch } from "./asking.ts";
import { homeData } from "./home_data.ts";
import { HomePage } from "./home_page.tsx";
import { metricData } from "./metric_data.ts";
import { MetricPage } from "./metric_page.tsx";
import { countedMetrics, MetricsPage } from "./metrics_page.tsx";
import type { Make } from "./page.ts";
import { regionData } from "./region_data.ts";
import { RegionPage } from "./region_page.tsx";
import type { Revisions } from "./revised_figures.ts";
import { countedRegions, RegionsPage } from "./regions_page.tsx";
import { measuredProvinces } from "./tile_grid.tsx";

const noParameters = z.object({});
const homeParameters = z.object({
  measure: z.string().regex(/^[a-z0-9_]{1,60}$/).default("documents").describe(
    "documents, figures or the id of a metric",
  ),
});
const newestShown = 6;

/** Makers by path. */
export function placePages(revisions: Revisions): Record<string, (c: Context) => Make> {
  return {
    "/": () => home(revisions),
    "/regions": () => async ({ release, view, url }) => {
      readParameters(url, noParameters);
      return <RegionsPage view={view} regions={await countedRegions(release)} />;
    },
    "/regions/:code": (c) => async ({ release, view, url }) => {
      readParameters(url, noParameters);
      const code = c.req.param("code") ?? "";
      const data = await regionData(release, { code, revisions });
      if (!data) throw noSuch("region", code);
      return <RegionPage view={view} data={data} />;
    },
    "/compare": () => async ({ release, view, url }) => {
      readParameters(url, noParameters);
      return <MetricsPage view={view} metrics={await countedMetrics(release)} />;
    },
    "/compare/:id": (c) => async ({ release, view, url }) => {
      readParameters(url, noParameters);
      const id = c.req.param("id") ?? "";
      const data = await metricData(release, id);
      if (!data) throw noSuch("metric", id);
      return <MetricPage view={view} data={data} />;
    },
  };
}

const home = (revisions: Revisions): Make => async ({ release, view, url }) => {
  const { measure } = readParameters(url, homeParameters);
  const metrics = (await countedMetrics(release)).filter(({ places }) => places > 1);
  const { hits } = await release.searcher.search({ terms: [], filters: {}, limit: newestShown, after: null });
  return (
    <HomePage
      view={view}
      manifest={release.manifest}
      newest={hits}
      data={await homeData(release, revisions)}
      measured={await measuredProvinces(release, measure)}
      metrics={metrics}
    />
  );
};
