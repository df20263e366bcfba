/** Remembers the lines of an issue, so that the next one is compared with them before anything is parsed. @module */
import type { Files } from "../effects.ts";
import { type Comparison, scanLines } from "./lines.ts";
import type { ListState } from "./list_state.ts";
import type { Staged } from "./staged.ts";

/** Where lines are remembered. */
export interface LineMemory {
  /** Folder for files that live as long as the intake. */
  folder: string;
  /** Folder that keeps what is remembered of lines between intakes. */
  memory: string;
  files: Files;
}

/** The lines of a CSV, scanned. */
export interface Lines {
  scanned: Awaited<ReturnType<typeof scanLines>>;
  comparison: Comparison | null;
  /** Where the memory of this issue stands until the issue is loaded. */
  memory: string;
}

/**
 * Scans the lines of all CSVs; of one that is the whole issue, beside those of the issue before where they are remembered and
 * mean the same. Null when there is more than that one, or none.
 */
export async function linesOf(
  options: LineMemory,
  { state, staged }: { state: ListState | null; staged: Staged[] },
): Promise<Lines | null> {
  const { folder, files, memory } = options;
  const [only] = staged;
  if (only === undefined || staged.length > 1) return await countLines(options, staged);
  const same = state !== null && state.layout === layoutText(staged);
  const before = same ? `${memory}/${state.issue_id}.lines` : null;
  const comparison = before === null || await files.stat(before) === null ? null : {
    memory: before,
    changed: `${folder}/changed.csv`,
    rows: `${folder}/changed_rows.csv`,
    lost: `${folder}/lost_lines.csv`,
  };
  return await scan(options, { staged: only, issue: (state?.number ?? 0) + 1, comparison });
}

async function countLines(options: LineMemory, staged: readonly Staged[]): Promise<null> {
  for (const sheet of staged) await scan(options, { staged: sheet, issue: 1, comparison: null });
  return null;
}

async function scan(
  { folder, files }: LineMemory,
  { staged, issue, comparison }: { staged: Staged; issue: number; comparison: Comparison | null },
): Promise<Lines | null> {
  if (staged.lines === null) return null;
  const to = `${folder}/lines`;
  const scanned = await scanLines({
    path: staged.path,
    name: staged.name,
    files,
    to,
    issue,
    firstRow: staged.firstRow - staged.skip,
    headerRows: staged.firstRow - 1,
    after: staged.numbered ? staged.delimiter.charCodeAt(0) : null,
    comparison,
  });
  const { lines, blank, open } = scanned;
  staged.lines = { lines, blank, open };
  return { scanned, comparison, memory: to };
}

/**
 * Keeps the memory of an issue whose lines are rows and point to its records: a first issue, or one read by lines. Others
 * would need every row's pointer, so the next issue after them is read whole again.
 */
export async function keepLines(
  { files, memory }: LineMemory,
  { lines, state, issue, byLines }: {
    lines: Lines | null;
    state: ListState | null;
    issue: string;
    byLines: boolean;
  },
): Promise<void> {
  if (state !== null) await files.remove(`${memory}/${state.issue_id}.lines`);
  if (lines === null || (state !== null && !byLines)) return;
  if (lines.scanned.open > 0 || lines.scanned.blank.length > 0) return;
  await files.makeFolder(memory);
  await files.rename(lines.memory, `${memory}/${issue}.lines`);
}

/** The layout of an issue as text, to know by whether the next one has the same. */
export function layoutText(staged: readonly Staged[]): string {
  return JSON.stringify(
    staged.map(({ sheet, delimiter, skip, firstRow, width, positions, labels, mapping }) => ({
      sheet,
      delimiter,
      skip,
      firstRow,
      width,
      positions,
      labels,
      mapping,
    })),
  );
}
