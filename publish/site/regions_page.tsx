// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** All regions that something was collected of, under their provinces. @module */
import type { OpenRelease } from "../api/open_release.ts";
import { ask } from "./asking.ts";
import { Layout } from "./layout.tsx";
import { regionPath } from "./links.ts";
import { Exports, Table, Zh } from "./parts.tsx";
import type { View } from "./view.ts";

/** A region with how much there is of it. */
export interface CountedRegion {
  code: string;
  name: string;
  level: string;
  documents: number;
  figures: number;
  targets: number;
  met: number;
  behind: number;
  silent: number;
}

/** Most regions listed. */
const most = 500;

/** Reads all regions with a document, a figure or a target. */
export function countedRegions(release: OpenRelease): Promise<CountedRegion[]> {
  return ask(release, ["documents", "indicators", "progress"], {
    sql: `WITH d AS (SELECT region_code AS code, count(*) AS documents FROM documents GROUP BY 1),
        i AS (SELECT region_code AS code, count(*) AS figures FROM indicators GROUP BY 1),
        p AS (SELECT region_code AS code, count(*) AS targets, count(*) FILTER (status IN ('met', 'ahead')) AS met,
          count(*) FILTER (status = 'behind') AS behind, count(*) FILTER (status = 'not_reported') AS silent
          FROM progress GROUP BY 1)
      SELECT r.code, r.name, r.level, coalesce(documents, 0) AS documents, coalesce(figures, 0) AS figures,
        coalesce(targets, 0) AS targets, coalesce(met, 0) AS met, coalesce(behind, 0) AS behind, coalesce(silent, 0) AS silent
      FROM regions r LEFT JOIN d USING (code) LEFT JOIN i USING (code) LEFT JOIN p USING (code)
      WHERE coalesce(documents, figures, targets) IS NOT NULL ORDER BY r.code LIMIT ${most}`,
  });
}

/** The page. */
export function RegionsPage({ view, regions }: { view: View; regions: CountedRegion[] }) {
  const { t } = view;
  const title = t("地区", "Regions");
  const head = [
    title,
    t("文件", "Documents"),
    t("数字", "Figures"),
    t("目标", "Targets"),
    t("达成", "Met"),
    t("未达", "Behind"),
    t("未见报告", "No report"),
  ];
  return (
    <Layout title={`${title} · ${t("质基", "Zhiji")}`} view={view}>
      <h1>
        {title} <span class="count">{regions.length}</span>
      </h1>
      <Table label={title} head={head} numbers={[2, 7]}>
        {regions.map((region) => (
          <tr>
            <th scope="row" class={region.level}>
              <a href={view.to(regionPath(region.code))}>
                <Zh view={view}>{region.name}</Zh>
              </a>
            </th>
            {[region.documents, region.figures, region.targets, region.met, region.behind, region.silent].map(
              (n) => <td class="number">{n === 0 ? "–" : n}</td>,
            )}
          </tr>
        ))}
      </Table>
      <Exports view={view} path="/v1/progress" />
    </Layout>
  );
}
