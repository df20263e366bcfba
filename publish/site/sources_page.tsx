// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** Sources and how they answer: last checked and changed, what came of the requests, refusals as data. @module */
import type { OutcomeRecord } from "../../pipelines/model/mod.ts";
import type { OpenRelease } from "../api/open_release.ts";
import { ask } from "./asking.ts";
import { Layout } from "./layout.tsx";
import { Exports, Table } from "./parts.tsx";
import { StripLegend } from "./outcome_strip.tsx";
import { SourceLine, type SourceRow, type Standing } from "./source_line.tsx";
import type { View } from "./view.ts";

/** Reads all sources, or the one with an id. */
export async function sourceRows(release: OpenRelease, id?: string): Promise<SourceRow[]> {
  const sources = await ask<Omit<SourceRow, "outcomes" | "drift" | "robots">>(release, [
    "sources",
    "documents",
    "issues",
    "regions",
  ], {
    sql:
      `SELECT s.*, (SELECT r.name FROM regions r WHERE r.code = s.region_code) AS region, (SELECT count(*) FROM documents d WHERE d.source_id = s.id) AS documents,
      (SELECT count(*) FROM issues i WHERE i.source_id = s.id) AS issues FROM sources s
      WHERE $1 IS NULL OR s.id = $1 ORDER BY s.region_code, s.id`,
    parameters: [id ?? null],
  });
  const outcomes = await ask<OutcomeRecord>(release, ["outcomes"], {
    sql: "SELECT * FROM outcomes WHERE requests > 0 ORDER BY source_id, outcome",
  });
  const standing = await ask<Standing>(release, ["issues"], {
    sql: `SELECT source_id, kind, message, first_seen, last_seen FROM issues
      WHERE kind IN ('layout_drift', 'robots_disallow', 'robots_delay') AND (kind <> 'layout_drift' OR stage = 'load')
      ORDER BY source_id, last_seen DESC, first_seen, id`,
  });
  const met = Map.groupBy(outcomes, ({ source_id }) => source_id);
  const told = Map.groupBy(standing, ({ source_id }) => source_id);
  return sources.map((source) => {
    const own = told.get(source.id) ?? [];
    const drift = own.filter(({ kind }) => kind === "layout_drift");
    const robots = own.filter(({ kind }) => kind !== "layout_drift");
    return { ...source, outcomes: met.get(source.id) ?? [], drift, robots };
  });
}

/** The page. */
export function SourcesPage({ view, sources }: { view: View; sources: SourceRow[] }) {
  const { t } = view;
  const title = t("来源与状态", "Sources and status");
  const head = [
    t("来源", "Source"),
    t("文件", "Documents"),
    t("最近检查", "Checked"),
    t("最近变化", "Changed"),
    t("请求结果（近 90 天；首末日）", "Outcomes, 90 days; first and last day"),
    t("版式漂移", "Drift"),
    "robots.txt",
    t("状态与权利", "Status, rights"),
  ];
  return (
    <Layout title={`${title} · ${t("质基", "Zhiji")}`} view={view}>
      <h1>
        {title} <span class="count">{sources.length}</span>
      </h1>
      <p class="lead">
        {t(
          "逐站遵守 robots.txt，一站一线；被拒或要求验证码即记为 blocked，不绕行。",
          "robots.txt is honoured, one connection a site; a refusal or a captcha is recorded as blocked and never gone round.",
        )}
      </p>
      <p class="meta">
        <a href={view.to("/issues")}>{t("流程问题", "Issue log")}</a>{" "}
        <a href="/v1/outcomes?format=csv">{t("请求结果 CSV", "Outcomes CSV")}</a>
      </p>
      <StripLegend view={view} />
      <Table label={title} head={head} numbers={[2, 2]}>
        {sources.map((source) => <SourceLine view={view} source={source} />)}
      </Table>
      <Exports view={view} path="/v1/sources" />
    </Layout>
  );
}
