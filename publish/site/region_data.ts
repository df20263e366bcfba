/** What the page of a region shows, as a release has it. @module */
import type { OpenRelease } from "../api/open_release.ts";
import type {
  CaseRecord,
  CommitmentRecord,
  DeadlineRecord,
  DiscrepancyRecord,
  ProgressRecord,
  RegionRecord,
  SilenceRecord,
} from "../../pipelines/model/mod.ts";
import { ask } from "./asking.ts";
import type { Revisions } from "./revised_figures.ts";
import { type NamedRevision, namedRevisions } from "./revised_list.tsx";

/** A target with the name of its metric. */
export type Target = ProgressRecord & { name_zh: string | null; name_en: string | null };

/** An undertaking with its deadline. */
export type Task =
  & Pick<CommitmentRecord, "id" | "text" | "quote" | "document_id" | "due" | "status" | "responsible">
  & Pick<DeadlineRecord, "due_day" | "overdue" | "report_id">;

/** A body as the page lists it. */
export interface Body {
  id: string;
  name: string;
  type: string;
  level: string | null;
  document_id: string;
  quote: string;
}

/** Demand and capability of one chain. */
export interface ChainCoverage {
  chain_id: string;
  name_zh: string;
  name_en: string;
  demands: number;
  in_region: number;
  elsewhere: number;
  partly: number;
  nobody: number;
  institutions: number;
}

/** All of it. */
export interface RegionData {
  region: RegionRecord;
  parents: RegionRecord[];
  children: { code: string; name: string; documents: number; figures: number }[];
  documents: number;
  targets: Target[];
  tasks: Task[];
  bodies: Body[];
  cases: Pick<CaseRecord, "title" | "organisation" | "year" | "document_id" | "quote">[];
  chains: ChainCoverage[];
  silences: SilenceRecord[];
  discrepancies: DiscrepancyRecord[];
  figures: { metric_id: string; name_zh: string; name_en: string; statements: number }[];
  revised: NamedRevision[];
}

/** Most rows of one list on the page. */
export const mostListed = 40;

/** Reads a region, or null when there is none of this code. */
export async function regionData(
  release: OpenRelease,
  { code, revisions }: { code: string; revisions: Revisions },
): Promise<RegionData | null> {
  const rows = <Row>(needs: string[], sql: string) => ask<Row>(release, needs, { sql, parameters: [code] });
  const [region] = await rows<RegionRecord>(["regions"], "SELECT * FROM regions WHERE code = $1");
  if (!region) return null;
  const here = `region_code = $1`;
  const revised = (await revisions(release.version)).filter(({ region_code }) => region_code === code);
  return {
    region,
    parents: await rows(
      ["regions"],
      `SELECT * FROM regions WHERE code IN (concat($1[1:2], '0000'), concat($1[1:4], '00'), '000000') AND code <> $1 ORDER BY code`,
    ),
    children: await rows(["regions", "documents", "indicators"], childrenOf),
    documents:
      (await rows<{ n: number }>(["documents"], `SELECT count(*) AS n FROM documents WHERE ${here}`))[0]?.n ??
        0,
    targets: await rows(
      ["progress"],
      `SELECT p.*, m.name_zh, m.name_en FROM progress p LEFT JOIN metrics m ON m.id = p.metric_id WHERE p.${here}
       ORDER BY list_position(['behind', 'not_reported', 'ahead', 'met', 'not_comparable'], status), target_period, p.id LIMIT ${
        mostListed + 1
      }`,
    ),
    tasks: await rows(
      ["deadlines"],
      `SELECT c.id, c.text, c.quote, c.document_id, c.due, c.status, c.responsible, d.due_day, d.overdue, d.report_id
       FROM deadlines d JOIN commitments c ON c.id = d.commitment_id WHERE d.${here}
       ORDER BY d.due_day DESC, c.id LIMIT ${mostListed + 1}`,
    ),
    bodies: await rows(
      ["organizations"],
      `SELECT id, name, type, level, document_id, quote FROM organizations WHERE ${here} ORDER BY type, name LIMIT 200`,
    ),
    cases: await rows(
      ["cases"],
      `SELECT title, organisation, year, document_id, quote FROM cases WHERE ${here} ORDER BY year DESC, title LIMIT ${mostListed}`,
    ),
    chains: await rows(
      ["coverage", "chains"],
      `SELECT v.*, c.name_zh, c.name_en FROM coverage v JOIN chains c ON c.id = v.chain_id WHERE v.${here}
       ORDER BY nobody DESC, partly DESC, demands DESC, chain_id LIMIT ${mostListed}`,
    ),
    silences: await rows(["silences"], `SELECT * FROM silences WHERE ${here} ORDER BY kind, id`),
    discrepancies: await rows(
      ["discrepancies"],
      `SELECT * FROM discrepancies WHERE ${here} ORDER BY rule, id LIMIT ${mostListed}`,
    ),
    figures: await rows(
      ["indicators"],
      `SELECT metric_id, m.name_zh, m.name_en, count(*) AS statements FROM indicators i JOIN metrics m ON m.id = i.metric_id
       WHERE i.${here} AND i.value IS NOT NULL GROUP BY ALL ORDER BY statements DESC, metric_id LIMIT ${mostListed}`,
    ),
    revised: await namedRevisions(release, revised.slice(0, mostListed)),
  };
}

const childrenOf = `
  WITH d AS (SELECT region_code AS code, count(*) AS documents FROM documents GROUP BY 1),
    i AS (SELECT region_code AS code, count(*) AS figures FROM indicators GROUP BY 1)
  SELECT r.code, r.name, coalesce(documents, 0) AS documents, coalesce(figures, 0) AS figures
  FROM regions r LEFT JOIN d USING (code) LEFT JOIN i USING (code) WHERE r.parent = $1 AND r.valid_to IS NULL
  ORDER BY coalesce(documents, figures) IS NULL, r.code LIMIT 60`;
