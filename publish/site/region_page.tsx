// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** One region: what it promised against what it reported, and what it has. @module */
import { kindLabels } from "./labels.ts";
import { Layout } from "./layout.tsx";
import { documentPath, regionPath, searchPath } from "./links.ts";
import { Exports, Nothing, Section, Table, Zh } from "./parts.tsx";
import type { Body, RegionData } from "./region_data.ts";
import { RegionTargets } from "./region_targets.tsx";
import { RegionTasks } from "./region_tasks.tsx";
import { DiscrepancyList } from "./discrepancy_list.tsx";
import type { View } from "./view.ts";

interface Props {
  view: View;
  data: RegionData;
}

/** The page. */
export function RegionPage({ view, data }: Props) {
  const { region, parents, documents } = data;
  const { t } = view;
  return (
    <Layout title={`${region.name} · ${t("质基", "Zhiji")}`} view={view}>
      <nav class="crumbs" aria-label={t("所在", "Within")}>
        <a href={view.to("/regions")}>{t("地区", "Regions")}</a>
        {parents.map(({ code, name }) => (
          <>
            {" › "}
            <a href={view.to(regionPath(code))}>
              <Zh view={view}>{name}</Zh>
            </a>
          </>
        ))}
      </nav>
      <h1>
        <Zh view={view}>{region.name}</Zh> <span class="count">{region.code}</span>
      </h1>
      <p class="meta">
        <a href={view.to(searchPath("/search", { region: region.code }))}>
          {t(`${documents} 篇文件`, `${documents} documents`)}
        </a>
        <a href="#targets">{t("目标与报告", "Targets and reports")}</a>
        <a href="#tasks">{t("期限", "Deadlines")}</a>
        <a href="#bodies">{t("机构", "Bodies")}</a>
        <a href="#chains">{t("产业链", "Chains")}</a>
        <a href="#silence">{t("未见公布", "Silence")}</a>
      </p>
      <RegionTargets view={view} data={data} />
      <RegionTasks view={view} data={data} />
      <Figures view={view} data={data} />
      <Bodies view={view} data={data} />
      <Cases view={view} data={data} />
      <Chains view={view} data={data} />
      <Silence view={view} data={data} />
      <Section id="discrepancies" title={t("矛盾", "Discrepancies")} count={data.discrepancies.length}>
        {data.discrepancies.length
          ? <DiscrepancyList view={view} found={data.discrepancies} />
          : <Nothing view={view} />}
      </Section>
      <Within view={view} data={data} />
    </Layout>
  );
}

function Figures({ view, data: { figures, region } }: Props) {
  return (
    <Section id="figures" title={view.t("各项指标", "Figures by metric")} count={figures.length}>
      {figures.length === 0 ? <Nothing view={view} /> : (
        <ul class="chips">
          {figures.map(({ metric_id, name_zh, name_en, statements }) => (
            <li>
              <a href={view.to(`/compare/${metric_id}#r${region.code}`)}>{view.t(name_zh, name_en)}</a>{" "}
              <span class="count">{statements}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const bodyGroups: [type: string, zh: string, en: string][] = [
  ["site", "一站式服务站点", "One-stop sites"],
  ["platform", "平台", "Platforms"],
  ["centre", "中心", "Centres"],
  ["laboratory", "实验室", "Laboratories"],
  ["institute", "院所", "Institutes"],
  ["alliance", "联盟", "Alliances"],
];

function Bodies({ view, data: { bodies, region } }: Props) {
  const groups = bodyGroups.map(([type, zh, en]) => ({
    title: view.t(zh, en),
    members: bodies.filter((body) => body.type === type),
  })).filter(({ members }) => members.length > 0);
  return (
    <Section id="bodies" title={view.t("站点、中心与联盟", "Sites, centres and alliances")}>
      {groups.length === 0 ? <Nothing view={view} /> : (
        <>
          <div class="groups">{groups.map((group) => <BodyGroup view={view} {...group} />)}</div>
          <Exports view={view} path={`/v1/organizations?region_code=${region.code}`} />
        </>
      )}
    </Section>
  );
}

function BodyGroup({ view, title, members }: { view: View; title: string; members: Body[] }) {
  return (
    <div>
      <h3>
        {title} <span class="count">{members.length}</span>
      </h3>
      <ul>
        {members.map(({ name, document_id, quote }) => (
          <li>
            <a href={view.to(documentPath(document_id))} title={quote}>
              <Zh view={view}>{name}</Zh>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Cases({ view, data: { cases, region } }: Props) {
  return (
    <Section id="cases" title={view.t("案例", "Cases")} count={cases.length}>
      {cases.length === 0 ? <Nothing view={view} /> : (
        <>
          <ul>
            {cases.map(({ title, organisation, year, document_id }) => (
              <li>
                <a href={view.to(documentPath(document_id))}>
                  <Zh view={view}>{title}</Zh>
                </a>{" "}
                <span class="note">
                  <Zh view={view}>{organisation}</Zh> {year}
                </span>
              </li>
            ))}
          </ul>
          <Exports view={view} path={`/v1/cases?region_code=${region.code}`} />
        </>
      )}
    </Section>
  );
}

function Chains({ view, data: { chains } }: Props) {
  const { t } = view;
  const head = [
    t("产业链", "Chain"),
    t("需求", "Demands"),
    t("本地可检", "Tested here"),
    t("外地可检", "Elsewhere"),
    t("部分", "Partly"),
    t("无机构可检", "Nobody"),
    t("机构", "Institutions"),
  ];
  return (
    <Section id="chains" title={t("各产业链的检测能力", "Testing capability by chain")} count={chains.length}>
      {chains.length === 0
        ? <Nothing view={view} />
        : (
          <Table label={t("各产业链的检测能力", "Testing capability by chain")} head={head} numbers={[2, 7]}>
            {chains.map((chain) => (
              <tr>
                <th scope="row">
                  <a href={view.to(`/chains/${chain.chain_id}`)}>{t(chain.name_zh, chain.name_en)}</a>
                </th>
                {[
                  chain.demands,
                  chain.in_region,
                  chain.elsewhere,
                  chain.partly,
                  chain.nobody,
                  chain.institutions,
                ].map((n) => <td class="number">{n}</td>)}
              </tr>
            ))}
          </Table>
        )}
    </Section>
  );
}

function Silence({ view, data: { silences } }: Props) {
  const kinds = silences.flatMap(({ document_kind }) =>
    document_kind ? [view.say(kindLabels[document_kind])] : []
  );
  const reports = silences.filter(({ kind }) => kind === "report").length;
  const { t } = view;
  return (
    <Section
      id="silence"
      title={t("未见公布", "Silence")}
      note={t("只就已采集的来源而言。", "As far as our sources were collected.")}
    >
      {silences.length === 0 ? <p>{t("没有。", "None.")}</p> : (
        <ul>
          {reports > 0
            ? (
              <li>
                {t(
                  `${reports} 项目标期限已过而未见报告`,
                  `${reports} targets past due with no report collected`,
                )}
              </li>
            )
            : null}
          {kinds.length > 0
            ? <li>{t("没有收到这些文种：", "No document of these kinds: ")}{kinds.join(t("、", ", "))}</li>
            : null}
        </ul>
      )}
    </Section>
  );
}

function Within({ view, data: { children } }: Props) {
  if (children.length === 0) return null;
  return (
    <Section id="within" title={view.t("下辖地区", "Units within")}>
      <ul class="chips">
        {children.map(({ code, name, documents, figures }) => (
          <li>
            {documents + figures > 0
              ? (
                <>
                  <a href={view.to(regionPath(code))}>
                    <Zh view={view}>{name}</Zh>
                  </a>{" "}
                  <span class="count">
                    {view.t(`${documents} 文 ${figures} 数`, `${documents} docs, ${figures} figures`)}
                  </span>
                </>
              )
              : <Zh view={view}>{name}</Zh>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
