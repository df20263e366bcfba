// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** Figures that were revised, each with what stood there before. @module */
import type { OpenRelease } from "../api/open_release.ts";
import { ask } from "./asking.ts";
import { regionNames } from "./choices.ts";
import { documentPath, regionPath } from "./links.ts";
import { Zh } from "./parts.tsx";
import type { RevisedFigure } from "./revised_figures.ts";
import type { View } from "./view.ts";

/** A figure with the names of its place and metric. */
export interface NamedRevision extends RevisedFigure {
  region: string | null;
  name_zh: string;
  name_en: string;
}

/** Puts names to figures. */
export async function namedRevisions(
  release: OpenRelease,
  found: readonly RevisedFigure[],
): Promise<NamedRevision[]> {
  if (found.length === 0) return [];
  const regions = await regionNames(release.database, found.map(({ region_code }) => region_code));
  const metrics = await ask<{ id: string; name_zh: string; name_en: string }>(release, ["metrics"], {
    sql: "SELECT id, name_zh, name_en FROM metrics WHERE list_contains($1::VARCHAR[], id)",
    parameters: [found.flatMap(({ metric_id }) => metric_id ?? [])],
  });
  const names = new Map(metrics.map((metric) => [metric.id, metric]));
  return found.map((one) => {
    const { name_zh = one.what, name_en = one.what } = names.get(one.metric_id ?? "") ?? {};
    return { ...one, region: regions.get(one.region_code ?? "") ?? null, name_zh, name_en };
  });
}

/** The list; the place is left out where the page is that of the place. */
export function RevisedList(
  { view, found, place }: { view: View; found: readonly NamedRevision[]; place: boolean },
) {
  return (
    <ul class="plain edits">
      {found.map((one) => (
        <li>
          <time datetime={one.version}>{one.version}</time> {place && one.region && one.region_code
            ? (
              <a href={view.to(regionPath(one.region_code))}>
                <Zh view={view}>{one.region}</Zh>
              </a>
            )
            : null} {one.metric_id
            ? <a href={view.to(`/compare/${one.metric_id}`)}>{view.t(one.name_zh, one.name_en)}</a>
            : <Zh view={view}>{one.what}</Zh>}{" "}
          <Zh view={view}>
            <del>{one.before}</del> → <ins>{one.after}</ins>
          </Zh>{" "}
          <a href={view.to(`${documentPath(one.document_id)}#versions`)}>
            {view.t("看改动", "What changed")}
          </a>
        </li>
      ))}
    </ul>
  );
}
