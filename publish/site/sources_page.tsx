// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** Sources and how they answer: last checked and changed, what came of the requests, refusals as data. @module */
import type { OutcomeRecord, SourceRecord } from "../../pipelines/model/mod.ts";
import type { OpenRelease } from "../api/open_release.ts";
import { ask } from "./asking.ts";
import { rightsLabels, scheduleLabels, sourceStatusLabels } from "./labels.ts";
import { Layout } from "./layout.tsx";
import { regionPath, webAddress } from "./links.ts";
import { Exports, Table, Zh } from "./parts.tsx";
import { grouped } from "./quantities.ts";
import type { View } from "./view.ts";

/** A source with what came of its requests. */
export interface SourceRow extends SourceRecord {
  /** Name of its place. */
  region: string | null;
  documents: number;
  issues: number;
  outcomes: Pick<OutcomeRecord, "outcome" | "requests">[];
}

/** Reads all sources. */
export async function sourceRows(release: OpenRelease): Promise<SourceRow[]> {
  const sources = await ask<Omit<SourceRow, "outcomes">>(release, [
    "sources",
    "documents",
    "issues",
    "regions",
  ], {
    sql:
      `SELECT s.*, (SELECT r.name FROM regions r WHERE r.code = s.region_code) AS region, (SELECT count(*) FROM documents d WHERE d.source_id = s.id) AS documents,
      (SELECT count(*) FROM issues i WHERE i.source_id = s.id) AS issues FROM sources s ORDER BY s.region_code, s.id`,
  });
  const outcomes = await ask<OutcomeRecord>(release, ["outcomes"], {
    sql: "SELECT * FROM outcomes WHERE requests > 0 ORDER BY source_id, outcome",
  });
  const met = Map.groupBy(outcomes, ({ source_id }) => source_id);
  return sources.map((source) => ({ ...source, outcomes: met.get(source.id) ?? [] }));
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
    t("请求结果", "Outcomes"),
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
      <Table label={title} head={head} numbers={[2, 2]}>
        {sources.map((source) => <SourceLine view={view} source={source} />)}
      </Table>
      <Exports view={view} path="/v1/sources" />
    </Layout>
  );
}

function SourceLine({ view, source }: { view: View; source: SourceRow }) {
  const home = webAddress(source.home);
  const { t } = view;
  return (
    <tr id={source.id}>
      <th scope="row">
        {home
          ? <a href={home} rel="external nofollow noreferrer">{t(source.title_zh, source.title_en)}</a>
          : t(source.title_zh, source.title_en)}
        <br />
        <span class="note">
          <a href={view.to(regionPath(source.region_code ?? "000000"))}>
            <Zh view={view}>{source.region ?? source.region_code}</Zh>
          </a>{" "}
          · {view.say(scheduleLabels[source.schedule])}
        </span>
      </th>
      <td class="number">{grouped(source.documents)}</td>
      <td class="time">{source.last_checked}</td>
      <td class="time">{source.last_changed}</td>
      <td>
        <Strip outcomes={source.outcomes} />
        <span class="note">
          {source.outcomes.map(({ outcome, requests }) => `${outcome} ${requests}`).join(" · ")}
          {source.issues > 0 ? ` · ${t("问题", "issues")} ${source.issues}` : ""}
        </span>
      </td>
      <td>{view.say(sourceStatusLabels[source.status])} · {view.say(rightsLabels[source.rights])}</td>
    </tr>
  );
}

/** Requests by outcome, side by side; the figures stand under it. */
function Strip({ outcomes }: Pick<SourceRow, "outcomes">) {
  const total = outcomes.reduce((sum, { requests }) => sum + requests, 0);
  const from = outcomes.map((_, at) =>
    outcomes.slice(0, at).reduce((sum, { requests }) => sum + requests, 0)
  );
  return (
    <svg class="outcomes" width="100%" height="10" aria-hidden="true" focusable="false">
      {outcomes.map(({ outcome, requests }, at) => (
        <rect
          class={outcome}
          x={`${(from[at] ?? 0) / total * 100}%`}
          width={`${requests / total * 100}%`}
          height="10"
        />
      ))}
    </svg>
  );
}
