// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** The first page: search, provinces at a glance, what is new, how fresh and how complete it is. @module */
import { identity } from "../release/identity.ts";
import type { Manifest } from "../release/mod.ts";
import type { Hit } from "../search/query.ts";
import { HitList } from "./hit_list.tsx";
import type { HomeData } from "./home_data.ts";
import { grouped } from "./quantities.ts";
import { RevisedList } from "./revised_list.tsx";
import { changeLabels } from "./labels.ts";
import { Layout } from "./layout.tsx";
import { documentPath } from "./links.ts";
import type { CountedMetric } from "./metrics_page.tsx";
import { Nothing, Section, Zh } from "./parts.tsx";
import { SearchForm } from "./search_form.tsx";
import { type Measured, TileGrid } from "./tile_grid.tsx";
import type { View } from "./view.ts";

/** What the page shows. */
export interface HomePageProps {
  view: View;
  manifest: Manifest;
  newest: Hit[];
  data: HomeData;
  measured: Measured;
  metrics: CountedMetric[];
}

/** The page. */
export function HomePage({ view, manifest, newest, data, measured, metrics }: HomePageProps) {
  const { title, description } = identity(false);
  const { t } = view;
  return (
    <Layout title={view.say(title)} view={view}>
      <section class="hero">
        <h1>{t("中国区域质量基础设施开放数据", "Open data on China's regional quality infrastructure")}</h1>
        <p class="lead">{view.say(description)}</p>
        <SearchForm values={{}} choices={null} view={view} />
        <Glance view={view} manifest={manifest} data={data} />
      </section>
      <div class="columns wideleft">
        <Section id="provinces" title={t("各省一览", "Provinces at a glance")}>
          <TileGrid view={view} measured={measured} metrics={metrics} />
        </Section>
        <Changes view={view} data={data} />
      </div>
      <Section id="new" title={t("最新文件", "Newest documents")}>
        <HitList hits={newest} view={view} />
        <p>
          <a href={view.to("/search")}>{t("全部文件", "All documents")} →</a>
        </p>
      </Section>
    </Layout>
  );
}

function Glance({ view, manifest, data }: Pick<HomePageProps, "view" | "manifest" | "data">) {
  const { t } = view;
  const counts: [number, string, string, string][] = [
    [manifest.tables.documents?.rows ?? 0, "文件", "Documents", "/search"],
    [manifest.tables.indicators?.rows ?? 0, "数字陈述", "Figures", "/compare"],
    [manifest.tables.commitments?.rows ?? 0, "任务与承诺", "Undertakings", "/datasets/commitments"],
    [data.regions, "地区", "Regions", "/regions"],
    [data.metrics, "有数字的指标", "Metrics with figures", "/compare"],
    [manifest.tables.discrepancies?.rows ?? 0, "矛盾", "Discrepancies", "/discrepancies"],
  ];
  return (
    <>
      <dl class="counts">
        {counts.map(([count, zh, en, path]) => (
          <div>
            <dt>
              <a href={view.to(path)}>{t(zh, en)}</a>
            </dt>
            <dd>{grouped(count)}</dd>
          </div>
        ))}
      </dl>
      <p class="note">
        {t("数据版本", "Release")} <a href={view.to("/releases")}>{manifest.version}</a> ·{" "}
        {t("来源", "Sources")} <a href={view.to("/sources")}>{data.sources}</a> ·{" "}
        {t("最近检查", "Last checked")} {data.checked ?? "–"} · {t("最近变化", "Last changed")}{" "}
        {data.changed ?? "–"}
      </p>
    </>
  );
}

function Changes({ view, data: { edits, removed, revised } }: Pick<HomePageProps, "view" | "data">) {
  const { t } = view;
  return (
    <div>
      <Section id="revised" title={t("改过的数字", "Figures revised")}>
        {revised.length === 0 ? <Nothing view={view} /> : <RevisedList view={view} found={revised} place />}
      </Section>
      <Section id="changes" title={t("改动的网页", "Pages edited")}>
        {edits.length === 0 ? <Nothing view={view} /> : <EditList view={view} edits={edits} />}
      </Section>
      <Section id="removed" title={t("撤下的网页", "Pages removed")}>
        {removed.length === 0 ? <Nothing view={view} /> : <EditList view={view} edits={removed} />}
        <p>
          <a href="/v1/feeds/removed">Atom</a>{" "}
          <a href={view.to("/releases")}>{t("各版本的变化", "Changes between releases")} →</a>
        </p>
      </Section>
    </div>
  );
}

function EditList({ view, edits }: { view: View; edits: HomeData["edits"] }) {
  return (
    <ul class="plain edits">
      {edits.map(({ id, title, seen_from, change }) => (
        <li>
          <time datetime={seen_from}>{seen_from}</time>{" "}
          <span class={`tag ${change}`}>
            {view.say(changeLabels[change] ?? { zh: change, en: change })}
          </span>{" "}
          <a href={view.to(`${documentPath(id)}#versions`)}>
            <Zh view={view}>{title ?? "（无标题）"}</Zh>
          </a>
        </li>
      ))}
    </ul>
  );
}
