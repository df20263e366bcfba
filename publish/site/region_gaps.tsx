// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** What a region cannot test, and what it has not published. @module */
import { kindLabels } from "./labels.ts";
import { Nothing, Section, Table } from "./parts.tsx";
import type { RegionData } from "./region_data.ts";
import type { View } from "./view.ts";

/** Demand and capability by chain. */
export function RegionChains({ view, data: { chains } }: { view: View; data: RegionData }) {
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

/** What nothing was published of. */
export function RegionSilence({ view, data: { silences } }: { view: View; data: RegionData }) {
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
