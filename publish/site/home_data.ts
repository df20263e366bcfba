/** What the first page shows besides documents, as a release has it. @module */
import type { OpenRelease } from "../api/open_release.ts";
import { ask } from "./asking.ts";

/** Counts, days and what was edited or removed last. */
export interface HomeData {
  regions: number;
  metrics: number;
  sources: number;
  checked: string | null;
  changed: string | null;
  edits: { id: string; title: string | null; seen_from: string; change: string }[];
}

/** Reads it. */
export async function homeData(release: OpenRelease): Promise<HomeData> {
  const [counts] = await ask<Omit<HomeData, "edits">>(release, ["indicators", "sources"], {
    sql:
      `SELECT (SELECT count(DISTINCT region_code) FROM indicators WHERE NOT contains(region_code, '+')) AS regions,
      (SELECT count(DISTINCT metric_id) FROM indicators WHERE value IS NOT NULL) AS metrics,
      count(*) AS sources, max(last_checked) AS checked, max(last_changed) AS changed FROM sources`,
  });
  const edits = await ask<HomeData["edits"][number]>(release, ["document_versions"], {
    sql:
      `SELECT d.id, d.title, v.seen_from, v.change FROM document_versions v JOIN documents d ON d.id = v.document_id
      WHERE v.change <> 'first' ORDER BY v.seen_from DESC, d.id, v.number DESC LIMIT 12`,
  });
  return { regions: 0, metrics: 0, sources: 0, checked: null, changed: null, ...counts, edits };
}
