// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** All metrics, those with most places first. @module */
import type { OpenRelease } from "../api/open_release.ts";
import { ask } from "./asking.ts";
import { Layout } from "./layout.tsx";
import { Exports, Section, Table, Zh } from "./parts.tsx";
import type { View } from "./view.ts";

/** A metric with how much there is of it. */
export interface CountedMetric {
  id: string;
  name_zh: string;
  name_en: string;
  definition: string;
  statements: number;
  places: number;
  targets: number;
}

/** Reads all metrics. */
export function countedMetrics(release: OpenRelease): Promise<CountedMetric[]> {
  return ask(release, ["metrics", "indicators"], {
    sql:
      `SELECT m.id, m.name_zh, m.name_en, m.definition, count(i.id) AS statements, count(DISTINCT i.region_code) AS places,
        count(i.id) FILTER (i.kind = 'target') AS targets
      FROM metrics m LEFT JOIN indicators i ON i.metric_id = m.id AND i.value IS NOT NULL
      GROUP BY ALL ORDER BY places DESC, statements DESC, m.id`,
  });
}

/** The page. */
export function MetricsPage({ view, metrics }: { view: View; metrics: CountedMetric[] }) {
  const { t } = view;
  const filled = metrics.filter(({ statements }) => statements > 0);
  const empty = metrics.filter(({ statements }) => statements === 0);
  const title = t("指标", "Metrics");
  return (
    <Layout title={`${title} · ${t("质基", "Zhiji")}`} view={view}>
      <h1>{title}</h1>
      <Section id="with" title={t("有数字的指标", "Metrics with figures")} count={filled.length}>
        <Table
          numbers={[2, 4]}
          label={title}
          head={[title, t("地区", "Places"), t("陈述", "Statements"), t("其中目标", "Targets")]}
        >
          {filled.map(({ id, name_zh, name_en, statements, places, targets }) => (
            <tr>
              <th scope="row">
                <a href={view.to(`/compare/${id}`)}>{t(name_zh, name_en)}</a>
              </th>
              <td class="number">{places}</td>
              <td class="number">{statements}</td>
              <td class="number">{targets}</td>
            </tr>
          ))}
        </Table>
        <Exports view={view} path="/v1/metrics" />
      </Section>
      <Section id="without" title={t("尚无数字的指标", "Metrics without figures yet")} count={empty.length}>
        <details>
          <summary>{t("列出", "List them")}</summary>
          <ul>
            {empty.map(({ id, name_zh, name_en, definition }) => (
              <li>
                <a href={view.to(`/compare/${id}`)}>{t(name_zh, name_en)}</a>{" "}
                <span class="note">
                  <Zh view={view}>{definition}</Zh>
                </span>
              </li>
            ))}
          </ul>
        </details>
      </Section>
    </Layout>
  );
}
