/** What the first page shows besides documents, as a release has it. @module */
import type { OpenRelease } from "../api/open_release.ts";
import { ask } from "./asking.ts";
import type { Revisions } from "./revised_figures.ts";
import { type NamedRevision, namedRevisions } from "./revised_list.tsx";

/** Counts, days, and what was edited, removed or revised last. */
export interface HomeData {
  regions: number;
  metrics: number;
  sources: number;
  checked: string | null;
  changed: string | null;
  /** Pages whose text was changed or put back. */
  edits: Edit[];
  /** Pages that are gone. */
  removed: Edit[];
  revised: NamedRevision[];
}

interface Edit {
  id: string;
  title: string | null;
  seen_from: string;
  change: string;
}

const mostEdits = 8, mostRevised = 8;

/** Reads it. */
export async function homeData(release: OpenRelease, revisions: Revisions): Promise<HomeData> {
  const [counts] = await ask<Pick<HomeData, keyof typeof none>>(release, ["indicators", "sources"], {
    sql:
      `SELECT (SELECT count(DISTINCT region_code) FROM indicators WHERE NOT contains(region_code, '+')) AS regions,
      (SELECT count(DISTINCT metric_id) FROM indicators WHERE value IS NOT NULL) AS metrics,
      count(*) AS sources, max(last_checked) AS checked, max(last_changed) AS changed FROM sources`,
  });
  const edits = (wanted: string) =>
    ask<Edit>(release, ["document_versions"], {
      sql:
        `SELECT d.id, d.title, v.seen_from, v.change FROM document_versions v JOIN documents d ON d.id = v.document_id
        WHERE ${wanted} ORDER BY v.seen_from DESC, d.id, v.number DESC LIMIT ${mostEdits}`,
    });
  const revised = (await revisions(release.version)).slice(0, mostRevised);
  return {
    ...none,
    ...counts,
    edits: await edits("v.change IN ('edited', 'restored')"),
    removed: await edits("v.change = 'removed' AND v.seen_to IS NULL"),
    revised: await namedRevisions(release, revised),
  };
}

const none = { regions: 0, metrics: 0, sources: 0, checked: null, changed: null };
