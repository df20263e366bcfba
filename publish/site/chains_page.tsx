// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** Industry chains: what they need tested against what listed institutions can test, gaps first. @module */
import type { OpenRelease } from "../api/open_release.ts";
import { ask } from "./asking.ts";
import { browsedTables } from "./browsed_tables.ts";
import { Layout } from "./layout.tsx";
import { Exports, Nothing, Table } from "./parts.tsx";
import type { View } from "./view.ts";

/** A chain over the whole nation. */
export interface ChainRow {
  id: string;
  name_zh: string;
  name_en: string;
  demands: number;
  covered: number;
  partly: number;
  nobody: number;
  expiring: number;
  institutions: number;
  capabilities: number;
}

/** Reads all chains with a demand or a capability. */
export function chainRows(release: OpenRelease): Promise<ChainRow[]> {
  return ask(release, ["coverage", "chains"], {
    sql:
      `SELECT v.chain_id AS id, coalesce(c.name_zh, '未归类') AS name_zh, coalesce(c.name_en, 'Not classified') AS name_en,
        v.demands, v.in_region + v.elsewhere AS covered, v.partly, v.nobody, v.expiring, v.institutions, v.capabilities
      FROM coverage v LEFT JOIN chains c ON c.id = v.chain_id WHERE v.region_code = '000000'
      ORDER BY v.nobody DESC, v.partly DESC, v.demands DESC, v.capabilities DESC, v.chain_id`,
  });
}

/** The page. */
export function ChainsPage({ view, chains }: { view: View; chains: ChainRow[] }) {
  const { t } = view;
  const title = t("产业链", "Industry chains");
  const head = [
    t("产业链", "Chain"),
    t("需求", "Demands"),
    t("可检", "Covered"),
    t("部分", "Partly"),
    t("无机构可检", "Nobody"),
    t("一年内到期", "Expiring in a year"),
    t("机构", "Institutions"),
    t("能力项", "Capabilities"),
  ];
  return (
    <Layout title={`${title} · ${t("质基", "Zhiji")}`} view={view}>
      <h1>{title}</h1>
      <p class="lead">
        {t(
          "公布的检测需求与公布的能力清单相比对，缺口最大的在前。清单没有的机构未计在内。",
          "Published testing needs matched with published lists of capabilities, the largest gaps first. Institutions on no list do not count.",
        )}
      </p>
      <Lists view={view} />
      {chains.length === 0 ? <Nothing view={view} /> : (
        <Table label={title} head={head} numbers={[2, 8]}>
          {chains.map((chain) => (
            <tr>
              <th scope="row">
                <a href={view.to(`/chains/${chain.id}`)}>{t(chain.name_zh, chain.name_en)}</a>
              </th>
              <td class="number">{chain.demands}</td>
              <td class="number">{chain.covered}</td>
              <td class="number">{chain.partly}</td>
              <td class={chain.nobody > 0 ? "number gap" : "number"}>{chain.nobody}</td>
              <td class="number">{chain.expiring}</td>
              <td class="number">{chain.institutions}</td>
              <td class="number">{chain.capabilities}</td>
            </tr>
          ))}
        </Table>
      )}
      <Exports view={view} path="/v1/coverage" />
    </Layout>
  );
}

/** Ways to the tables behind it. */
export function Lists({ view }: { view: View }) {
  return (
    <p class="meta">
      {browsedTables.filter(({ path }) => path !== "/issues").map(({ path, title }) => (
        <a href={view.to(path)}>{view.say(title)}</a>
      ))}
    </p>
  );
}
