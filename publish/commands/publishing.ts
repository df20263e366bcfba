/** The last station of every line: a release with its search index, and the counts people are told. @module */
import type { Effects } from "../../pipelines/effects.ts";
import { releaseInputs, type Workspace } from "../../pipelines/workspace.ts";
import { release, type ReleaseResult } from "../release/mod.ts";
import { buildIndex } from "../search/index.ts";

/** Makes a release of what the workspace holds; none when nothing changed. */
export function publish(
  workspace: Workspace,
  { effects, sample }: { effects: Effects; sample: boolean },
): Promise<ReleaseResult> {
  effects.log.info("发布 release");
  return release({
    data: workspace.data,
    database: workspace.store.database,
    effects,
    sample,
    inputs: releaseInputs(workspace),
    extras: async (folder, database) => {
      await buildIndex(database, `${folder}/search.sqlite`);
    },
  });
}

/** The one-line summary of `demo` and `run`. */
export interface Summary {
  /** The latest version, whether made now or before. */
  version: string | null;
  documents: number;
  indicators: number;
  commitments: number;
  issues: number;
}

/** Sums up a release result. */
export function summary({ latest, counts }: ReleaseResult): Summary {
  const of = (table: string) => counts[table] ?? 0;
  return {
    version: latest,
    documents: of("documents"),
    indicators: of("indicators"),
    commitments: of("commitments"),
    issues: of("issues"),
  };
}

/** What a release did, in words. */
export function releaseLine({ version, changed, latest }: ReleaseResult): string {
  return changed
    ? `新版本 New version: ${version}`
    : `没有变化，不出新版本；现行版本仍是 Nothing changed, no new version; the latest is still ${latest}`;
}

/** A table of counts a source: documents, indicators, commitments, issues; a last line with the sums. */
export async function summaryTable({ store }: Workspace): Promise<string> {
  const rows = await store.database.all<Record<string, string | number>>(perSource);
  const head = ["来源 source", "文件 documents", "指标 indicators", "承诺 commitments", "问题 issues"];
  const lines = rows.map((row) =>
    [row.id, row.documents, row.indicators, row.commitments, row.issues].map(String)
  );
  const sums = [1, 2, 3, 4].map((index) => String(lines.reduce((sum, line) => sum + Number(line[index]), 0)));
  return aligned([head, ...lines, ["合计 total", ...sums]]);
}

const perSource = `
SELECT s.id,
  (SELECT count(*) FROM documents d WHERE d.source_id = s.id) AS documents,
  (SELECT count(*) FROM indicators i JOIN documents d ON d.id = i.document_id WHERE d.source_id = s.id) AS indicators,
  (SELECT count(*) FROM commitments c JOIN documents d ON d.id = c.document_id WHERE d.source_id = s.id) AS commitments,
  (SELECT count(*) FROM issues x WHERE x.source_id = s.id) AS issues
FROM sources s ORDER BY s.id`;

/** Columns of text, the first to the left and numbers to the right; a Han character is two cells wide. */
export function aligned(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => cells(row[column] ?? ""))));
  return rows.map((row) =>
    row.map((cell, column) => {
      const gap = " ".repeat((widths[column] ?? 0) - cells(cell));
      return column === 0 ? cell + gap : gap + cell;
    }).join("  ")
  ).join("\n");
}

function cells(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}
