// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** One region: what it promised against what it reported, and what it has. @module */
import { Layout } from "./layout.tsx";
import { regionPath, searchPath } from "./links.ts";
import { Nothing, Section, Zh } from "./parts.tsx";
import { RegionBodies, RegionCases } from "./region_bodies.tsx";
import type { RegionData } from "./region_data.ts";
import { RegionChains, RegionSilence } from "./region_gaps.tsx";
import { RevisedList } from "./revised_list.tsx";
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
      <Revised view={view} data={data} />
      <Figures view={view} data={data} />
      <RegionBodies view={view} data={data} />
      <RegionCases view={view} data={data} />
      <RegionChains view={view} data={data} />
      <RegionSilence view={view} data={data} />
      <Section id="discrepancies" title={t("矛盾", "Discrepancies")} count={data.discrepancies.length}>
        {data.discrepancies.length
          ? <DiscrepancyList view={view} found={data.discrepancies} />
          : <Nothing view={view} />}
      </Section>
      <Within view={view} data={data} />
    </Layout>
  );
}

function Revised({ view, data: { revised } }: Props) {
  if (revised.length === 0) return null;
  return (
    <Section id="revised" title={view.t("改过的数字", "Figures revised")} count={revised.length}>
      <RevisedList view={view} found={revised} place={false} />
    </Section>
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
