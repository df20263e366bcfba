// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** One source: what it is, how it answered day by day, what was held back, its newest documents and its issues. @module */
import type { OpenRelease } from "../api/open_release.ts";
import { ask } from "./asking.ts";
import { kindLabels, rightsLabels, scheduleLabels, sourceStatusLabels } from "./labels.ts";
import { Layout } from "./layout.tsx";
import { documentPath, regionPath, webAddress } from "./links.ts";
import { outcomeDays } from "./outcome_days.ts";
import { OutcomeStrip, OutcomeTable, StripLegend } from "./outcome_strip.tsx";
import { Exports, Nothing, Section, Zh } from "./parts.tsx";
import { Drift, Robots, type SourceRow } from "./source_line.tsx";
import { sourceRows } from "./sources_page.tsx";
import type { View } from "./view.ts";

/** What the page shows. */
export interface SourceData {
  source: SourceRow;
  newest: { id: string; title: string | null; published: string | null }[];
  issues: { stage: string; kind: string; message: string; last_seen: string }[];
}

const most = 20;

/** Reads a source, or null when there is none of this id. */
export async function sourceData(release: OpenRelease, id: string): Promise<SourceData | null> {
  const [source] = await sourceRows(release, id);
  if (!source) return null;
  const rows = <Row,>(needs: string[], sql: string) => ask<Row>(release, needs, { sql, parameters: [id] });
  return {
    source,
    newest: await rows(
      ["documents"],
      `SELECT id, title, published FROM documents WHERE source_id = $1 ORDER BY published DESC NULLS LAST, id LIMIT ${most}`,
    ),
    issues: await rows(
      ["issues"],
      `SELECT stage, kind, message, last_seen FROM issues WHERE source_id = $1 ORDER BY last_seen DESC, id LIMIT ${most}`,
    ),
  };
}

/** The page. */
export function SourcePage({ view, data }: { view: View; data: SourceData }) {
  const { t } = view;
  const { source, newest, issues } = data;
  const title = t(source.title_zh, source.title_en);
  const days = source.last_checked === null ? [] : outcomeDays(source.outcomes, source.last_checked);
  return (
    <Layout title={`${title} · ${t("质基", "Zhiji")}`} view={view}>
      <nav class="crumbs" aria-label={t("所在", "Within")}>
        <a href={view.to("/sources")}>{t("来源与状态", "Sources and status")}</a>
      </nav>
      <h1>{title}</h1>
      <Facts view={view} source={source} />
      <Section id="days" title={t("逐日请求结果", "Outcomes by day")}>
        {days.some(({ met }) => met.length > 0)
          ? (
            <>
              <OutcomeStrip view={view} id="strip" days={days} />
              <StripLegend view={view} />
              <OutcomeTable view={view} days={days} />
            </>
          )
          : <Nothing view={view} />}
        <Exports view={view} path={`/v1/outcomes?source_id=${encodeURIComponent(source.id)}`} />
      </Section>
      <Section id="drift" title={t("版式漂移", "Drift")}>
        <p>
          <Drift view={view} source={source} />
        </p>
      </Section>
      <Section id="robots" title="robots.txt">
        <div>
          <Robots view={view} source={source} />
        </div>
      </Section>
      <Section id="documents" title={t("最新文件", "Newest documents")} count={source.documents}>
        <Newest view={view} newest={newest} />
        <Exports view={view} path={`/v1/documents?source_id=${encodeURIComponent(source.id)}`} />
      </Section>
      <Section id="issues" title={t("流程问题", "Issues")} count={source.issues}>
        <Issues view={view} issues={issues} />
      </Section>
    </Layout>
  );
}

function Facts({ view, source }: { view: View; source: SourceRow }) {
  const { t } = view;
  const home = webAddress(source.home);
  const items = [
    [t("发布机构", "Publisher"), <Zh view={view}>{source.publisher}</Zh>],
    [
      t("地区", "Place"),
      <a href={view.to(regionPath(source.region_code ?? "000000"))}>
        <Zh view={view}>{source.region ?? source.region_code}</Zh>
      </a>,
    ],
    [t("网址", "Address"), home ? <a href={home} rel="external nofollow noreferrer">{home}</a> : source.home],
    [t("网站类型", "Family"), source.family],
    [t("文种", "Kind"), source.kind === null ? null : view.say(kindLabels[source.kind])],
    [t("频度", "Schedule"), view.say(scheduleLabels[source.schedule])],
    [t("状态", "Status"), view.say(sourceStatusLabels[source.status])],
    [t("权利", "Rights"), view.say(rightsLabels[source.rights])],
    [t("首次收录", "First seen"), source.first_seen],
    [t("最近变化", "Changed"), source.last_changed],
    [t("最近检查", "Checked"), source.last_checked],
  ] as const;
  return (
    <dl class="facts">
      {items.filter(([, value]) => value !== null).map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Newest({ view, newest }: { view: View; newest: SourceData["newest"] }) {
  if (newest.length === 0) return <Nothing view={view} />;
  return (
    <ul class="plain">
      {newest.map(({ id, title, published }) => (
        <li>
          <span class="time">{published ?? view.t("日期不明", "undated")}</span>{" "}
          <a href={view.to(documentPath(id))}>
            {title === null ? view.t("（无标题）", "(untitled)") : <Zh view={view}>{title}</Zh>}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Issues({ view, issues }: { view: View; issues: SourceData["issues"] }) {
  if (issues.length === 0) return <p class="note">{view.t("没有记录的问题。", "No issue on record.")}</p>;
  return (
    <ul class="plain">
      {issues.map(({ stage, kind, message, last_seen }) => (
        <li>
          <span class="time">{last_seen}</span> <span class="tag">{stage} · {kind}</span>{" "}
          <span lang="en">{message.length > 200 ? `${message.slice(0, 199).toWellFormed()}…` : message}</span>
        </li>
      ))}
    </ul>
  );
}
