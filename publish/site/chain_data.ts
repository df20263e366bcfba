/** What the page of a chain shows, as a release has it. @module */
import type { OpenRelease } from "../api/open_release.ts";
import { ask } from "./asking.ts";

/** What the page shows. */
export interface ChainData {
  chain: { id: string; name_zh: string; name_en: string; terms: string[] };
  places: {
    region_code: string;
    name: string;
    demands: number;
    in_region: number;
    elsewhere: number;
    partly: number;
    nobody: number;
  }[];
  demands: {
    id: string;
    object: string | null;
    parameter: string | null;
    standard_no: string | null;
    enterprise: string | null;
    verdict: string | null;
  }[];
  institutions: {
    institution: string;
    region_code: string | null;
    capabilities: number;
    valid_until: string | null;
  }[];
}

const most = 60;

/** Reads a chain, or null when there is none of this id. */
export async function chainData(release: OpenRelease, id: string): Promise<ChainData | null> {
  const rows = <Row>(needs: string[], sql: string) => ask<Row>(release, needs, { sql, parameters: [id] });
  const unclassified = { id, name_zh: "未归类", name_en: "Not classified", terms: [] };
  const [found] = await rows<ChainData["chain"]>(
    ["chains"],
    "SELECT id, name_zh, name_en, terms FROM chains WHERE id = $1",
  );
  const chain = found ?? (id === "unclassified" ? unclassified : null);
  if (!chain) return null;
  return {
    chain,
    places: await rows(
      ["coverage"],
      `SELECT v.region_code, r.name, v.demands, v.in_region, v.elsewhere, v.partly, v.nobody FROM coverage v
       JOIN regions r ON r.code = v.region_code WHERE v.chain_id = $1 ORDER BY v.region_code LIMIT ${most}`,
    ),
    demands: await rows(
      ["demands", "demand_coverage"],
      `SELECT d.id, d.object, d.parameter, d.standard_no, d.enterprise, c.verdict FROM demands d
       LEFT JOIN demand_coverage c ON c.demand_id = d.id WHERE list_contains(d.chains, $1)
       ORDER BY list_position(['nobody', 'unclear', 'partly', 'elsewhere', 'in_region'], c.verdict), d.id LIMIT ${most}`,
    ),
    institutions: await rows(
      ["capabilities"],
      `SELECT institution, region_code, count(*) AS capabilities, min(valid_until) AS valid_until FROM capabilities
       WHERE list_contains(chains, $1) GROUP BY ALL ORDER BY valid_until NULLS LAST, capabilities DESC, institution LIMIT ${most}`,
    ),
  };
}
