// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** One metric: all regions compared, over time, and every statement behind it. @module */
import { Dot } from "./bars.tsx";
import { indicatorLabels } from "./labels.ts";
import { Layout } from "./layout.tsx";
import { regionPath } from "./links.ts";
import { type MetricData, type Statement, time } from "./metric_data.ts";
import { MetricOverTime } from "./metric_over_time.tsx";
import { Exports, Nothing, Quote, Section, Table, Zh } from "./parts.tsx";
import { measured } from "./quantities.ts";
import type { Language, View } from "./view.ts";

interface Props {
  view: View;
  data: MetricData;
}

/** The page. */
export function MetricPage({ view, data }: Props) {
  const { metric, count } = data;
  const { t } = view;
  const name = t(metric.name_zh, metric.name_en);
  return (
    <Layout title={`${name} · ${t("质基", "Zhiji")}`} about={metric.definition} view={view}>
      <nav class="crumbs" aria-label={t("所在", "Within")}>
        <a href={view.to("/compare")}>{t("指标", "Metrics")}</a>
      </nav>
      <h1>
        {name} <span class="count">{metric.id}</span>
      </h1>
      <p class="lead">
        {t("定义：", "Definition: ")}
        <Zh view={view}>{metric.definition}</Zh>
      </p>
      <Related view={view} data={data} />
      <Compared view={view} data={data} />
      <MetricOverTime view={view} data={data} />
      <Section id="statements" title={t("全部陈述", "All statements")} count={count}>
        {data.statements.length === 0 ? <Nothing view={view} /> : <Statements view={view} data={data} />}
        <Exports view={view} path={`/v1/indicators?metric_id=${metric.id}`} />
      </Section>
    </Layout>
  );
}

function Related({ view, data: { broader, narrower } }: Props) {
  if (!broader && narrower.length === 0) return null;
  const { t } = view;
  return (
    <p class="meta">
      {broader
        ? (
          <span>
            {t("上位", "Broader")}{" "}
            <a href={view.to(`/compare/${broader.id}`)}>{t(broader.name_zh, broader.name_en)}</a>
          </span>
        )
        : null}
      {narrower.map(({ id, name_zh, name_en }) => (
        <span>
          {t("下位", "Narrower")} <a href={view.to(`/compare/${id}`)}>{t(name_zh, name_en)}</a>
        </span>
      ))}
    </p>
  );
}

function Compared({ view, data: { latest, unit } }: Props) {
  const { t } = view;
  const most = Math.max(0, ...latest.map(({ value, value_max }) => value_max ?? value ?? 0));
  const title = t(
    `各地最近一次的数字（${unit ?? "无单位"}）`,
    `Latest figure of each place (${unit ?? "no unit"})`,
  );
  const note = t(
    "≥ 与 ≤ 的箭头表示原文只给出下限或上限。各地口径、年份与层级可能不同，比较前请看原文。",
    "Arrows mark figures given only as at least or at most. Places may count differently, in other years or at another level: read the sentence first.",
  );
  return (
    <Section id="compared" title={t("各地比较", "Places compared")} count={latest.length} note={note}>
      {latest.length === 0 ? <Nothing view={view} /> : (
        <Table
          numbers={[3, 3]}
          label={title}
          head={[t("地区", "Place"), title, t("数值", "Value"), t("时期", "Period"), t("原文", "Sentence")]}
        >
          {latest.map((statement) => (
            <tr id={`r${statement.region_code}`}>
              <th scope="row">
                <a href={view.to(regionPath(statement.region_code ?? ""))}>
                  <Zh view={view}>{statement.region_name ?? statement.region_code}</Zh>
                </a>
              </th>
              <td class="plot">
                <Dot
                  value={statement.value ?? 0}
                  to={statement.value_max}
                  most={most}
                  comparator={statement.comparator}
                  hollow={statement.region_code === "000000"}
                />
              </td>
              <td class="number">{shown(statement, view.lang)}</td>
              <td class="time">{time(statement)}</td>
              <td>
                <Quote view={view} from={{ ...statement, fact: statement.id }} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
}

function shown({ value, comparator, unit }: Statement, lang: Language): string {
  return measured({ lang, value: value ?? 0, comparator, unit });
}

function Statements({ view, data: { statements, count } }: Props) {
  const { t } = view;
  const head = [
    t("地区", "Place"),
    t("时期", "Period"),
    t("性质", "Kind"),
    t("数值", "Value"),
    t("原文", "Sentence"),
  ];
  return (
    <>
      {count > statements.length
        ? (
          <p class="note">
            {t(
              `列出 ${statements.length} 条，其余见下载。`,
              `${statements.length} listed; the rest are in the download.`,
            )}
          </p>
        )
        : null}
      <Table numbers={[4, 4]} label={t("全部陈述", "All statements")} head={head}>
        {statements.map((statement) => (
          <tr>
            <td>
              <Zh view={view}>{statement.region_name ?? statement.region_code ?? "–"}</Zh>
            </td>
            <td class="time">{time(statement)}</td>
            <td>
              <span class={`tag ${statement.kind}`}>{view.say(indicatorLabels[statement.kind])}</span>
            </td>
            <td class="number">{shown(statement, view.lang)}</td>
            <td>
              <Quote view={view} from={{ ...statement, fact: statement.id }} />
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
}
