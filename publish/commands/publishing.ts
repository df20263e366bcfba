/** The last station of every line: a release with its search index, and the counts people are told. @module */
import type { Effects } from "../../pipelines/effects.ts";
import { indexCapabilities } from "../../pipelines/match/mod.ts";
import { releaseInputs, type Workspace } from "../../pipelines/workspace.ts";
import { databaseName } from "../release/database_file.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { tables } from "../../pipelines/model/mod.ts";
import { everySource } from "../../sources/mod.ts";
import { release, type ReleaseOptions, type ReleaseResult } from "../release/mod.ts";
import { writeWorkbook } from "../release/workbook.ts";
import { buildIndex } from "../search/index.ts";
import { beginsWith, replayFirst } from "./replay.ts";

/** What publishing needs besides the workspace; how the release is signed, addressed and excused is its own. */
export interface PublishOptions extends Pick<ReleaseOptions, "key" | "url" | "reasons"> {
  effects: Effects;
  sample: boolean;
  /** Whether the small tables are written as a workbook too. @default {false} */
  workbook?: boolean;
}

/** Makes a release of what the workspace holds; none when nothing changed. */
export async function publish(
  workspace: Workspace,
  { effects, sample, workbook, ...wishes }: PublishOptions,
): Promise<ReleaseResult> {
  const { data, archive, store } = workspace;
  effects.log.info("发布 release");
  const lock = await effects.files.read(lockFile).then(sha256, () => undefined);
  return await release({
    ...wishes,
    data,
    database: store.database,
    effects,
    sample,
    inputs: releaseInputs(workspace),
    captures: [...archive.captures()].map(({ digest }) => digest),
    ...(lock && { lock }),
    replay: async (inputs) => {
      if (!beginsWith(archive, inputs)) return null;
      const sources = await everySource();
      return await replayFirst(workspace, inputs.captures, { folder: `${data}/replayed`, sources, effects });
    },
    extras: async (folder, database, version) => {
      await buildIndex(database, `${folder}/search.sqlite`);
      await indexCapabilities(`${folder}/${databaseName}`);
      if (workbook) await writeWorkbook(folder, { version, sample, tables, files: effects.files });
    },
  });
}

/** The libraries that the code is run with. */
const lockFile = new URL("../../deno.lock", import.meta.url).pathname;

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
