// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** One chain: its demands with their verdicts, place by place, and who can test for it. @module */
import type { ChainData } from "./chain_data.ts";
import { Layout } from "./layout.tsx";
import { regionPath, searchPath } from "./links.ts";
import { Exports, Nothing, Section, Table, Zh } from "./parts.tsx";
import type { View } from "./view.ts";

const verdicts: Record<string, [zh: string, en: string]> = {
  in_region: ["本地可检", "tested here"],
  elsewhere: ["外地可检", "elsewhere"],
  partly: ["部分可检", "partly"],
  nobody: ["无机构可检", "nobody"],
  unclear: ["不能判断", "unclear"],
};

/** The page. */
export function ChainPage({ view, data }: { view: View; data: ChainData }) {
  const { t } = view;
  const { chain, places, demands, institutions } = data;
  const name = t(chain.name_zh, chain.name_en);
  return (
    <Layout title={`${name} · ${t("质基", "Zhiji")}`} view={view}>
      <nav class="crumbs" aria-label={t("所在", "Within")}>
        <a href={view.to("/chains")}>{t("产业链", "Industry chains")}</a>
      </nav>
      <h1>{name}</h1>
      {chain.terms.length > 0
        ? (
          <p class="note">
            {t("归入这条链的词：", "Words that put a thing into this chain: ")}
            <Zh view={view}>{chain.terms.join("、")}</Zh>
          </p>
        )
        : null}
      {chain.terms.length > 0
        ? (
          <p>
            <a href={view.to(searchPath("/search", { chain: chain.id }))}>
              {t("提及这条链的文件", "Documents that mention this chain")} →
            </a>
          </p>
        )
        : null}
      <Section id="demands" title={t("需求，缺口在前", "Demands, gaps first")} count={demands.length}>
        {demands.length === 0 ? <Nothing view={view} /> : <Demands view={view} demands={demands} />}
        <Exports view={view} path="/v1/demands" />
      </Section>
      <Section id="places" title={t("各地", "Places")} count={places.length}>
        {places.length === 0 ? <Nothing view={view} /> : <Places view={view} places={places} />}
      </Section>
      <Section
        id="institutions"
        title={t("谁能检，最早到期的在前", "Who can test, first to expire first")}
        count={institutions.length}
      >
        {institutions.length === 0 ? <Nothing view={view} /> : (
          <Table
            numbers={[2, 2]}
            label={t("机构", "Institutions")}
            head={[t("机构", "Institution"), t("能力项", "Capabilities"), t("最早到期", "First expiry")]}
          >
            {institutions.map((one) => (
              <tr>
                <th scope="row">
                  <Zh view={view}>{one.institution}</Zh>
                </th>
                <td class="number">{one.capabilities}</td>
                <td>{one.valid_until ?? "–"}</td>
              </tr>
            ))}
          </Table>
        )}
        <Exports view={view} path="/v1/capabilities" />
      </Section>
    </Layout>
  );
}

function Demands({ view, demands }: { view: View; demands: ChainData["demands"] }) {
  const { t } = view;
  return (
    <Table
      label={t("需求", "Demands")}
      head={[
        t("对象", "Object"),
        t("参数", "Parameter"),
        t("标准", "Standard"),
        t("企业", "Enterprise"),
        t("结果", "Verdict"),
      ]}
    >
      {demands.map((demand) => {
        const [zh, en] = verdicts[demand.verdict ?? ""] ?? ["–", "–"];
        return (
          <tr>
            {[demand.object, demand.parameter, demand.standard_no, demand.enterprise].map((text) => (
              <td>
                <Zh view={view}>{text ?? "–"}</Zh>
              </td>
            ))}
            <td>
              <span class={`tag ${demand.verdict === "nobody" ? "behind" : ""}`}>{t(zh, en)}</span>
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

function Places({ view, places }: { view: View; places: ChainData["places"] }) {
  const { t } = view;
  return (
    <Table
      numbers={[2, 6]}
      label={t("各地", "Places")}
      head={[
        t("地区", "Place"),
        t("需求", "Demands"),
        t("本地可检", "Tested here"),
        t("外地可检", "Elsewhere"),
        t("部分", "Partly"),
        t("无机构可检", "Nobody"),
      ]}
    >
      {places.map((place) => (
        <tr>
          <th scope="row">
            <a href={view.to(`${regionPath(place.region_code)}#chains`)}>
              <Zh view={view}>{place.name}</Zh>
            </a>
          </th>
          {[place.demands, place.in_region, place.elsewhere, place.partly, place.nobody].map((n) => (
            <td class="number">{n}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
