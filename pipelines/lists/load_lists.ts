/**
 * Loads the lists of an archive: each issue that is not loaded yet, source by source, with what could not be loaded as issues.
 *
 *     <database>.lists/          files that live as long as one intake, and the memory of lines (see lines.ts)
 *
 * An issue that cannot be read becomes an issue of the source, and the list stays what it was. Nothing here touches the network.
 *
 * @module
 */
import type { Captured } from "../archive/capture.ts";
import { ArchiveCorrupt, isZhijiError } from "../errors.ts";
import { type FoundIssue, issueRows } from "../issues.ts";
import type { Store } from "../load/store.ts";
import { issues } from "../model/mod.ts";
import type { FileReader } from "../parse/files/mod.ts";
import type { Source } from "../../sources/define.ts";
import { type ArchivedIssue, archivedIssues } from "./archived_issues.ts";
import { chainRecords } from "./chain_vocabulary.ts";
import { ingestList, type ListReport } from "./intake.ts";
import { NoHeader, parseMapping } from "./mapping.ts";
import { readParts } from "./parts.ts";

/** What became of one issue: a report, or why it could not be loaded; neither for an article that holds no list. */
export interface ListLoad {
  source: string;
  /** Name of the list. */
  list: string;
  digest: string;
  report: ListReport | null;
  error: Error | null;
}

/** What loading lists needs besides the store. */
export interface ListLoading {
  sources: Iterable<Source>;
  archive: Captured;
  reader: FileReader;
}

/** Loads what the archive holds beyond what was loaded before. Returns an entry for each issue worked on. */
export async function loadLists(
  store: Store,
  { sources, archive, reader }: ListLoading,
): Promise<ListLoad[]> {
  const bySource = Map.groupBy(archive.captures(), ({ source }) => source);
  const loads: ListLoad[] = [];
  const known = [...sources].sort((a, b) => a.id < b.id ? -1 : 1);
  for (const source of known) {
    const ledger = `${source.id} lists`; // no id of a source holds a space
    const done = await store.position(ledger);
    const all = archivedIssues(bySource.get(source.id) ?? [], source);
    for (const [index, issue] of all.entries()) {
      if (index < done) continue;
      const load = await loadIssue(store, { issue, source, archive, reader });
      const before = all.slice(0, index).filter(({ kind, key }) => kind === issue.kind && key === issue.key);
      await tellIssues(store, { load, issue, before });
      await store.setPosition(ledger, index + 1);
      loads.push(load);
    }
  }
  return loads;
}

interface IssueLoad extends Pick<ListLoading, "archive" | "reader"> {
  issue: ArchivedIssue;
  source: Source;
}

async function loadIssue(store: Store, { issue, source, archive, reader }: IssueLoad): Promise<ListLoad> {
  const { files: everything, database, path } = store;
  const { kind, name, key, region, day, digest, mapping, expected, withdrawAll } = issue;
  const folder = `${path}.lists/intake`;
  const load: ListLoad = { source: source.id, list: name, digest, report: null, error: null };
  await everything.remove(folder);
  try {
    const parts = await readParts(issue.files, {
      archive,
      reader,
      folder: `${folder}/given`,
      files: everything,
    });
    const report = await ingestList(database, {
      parts,
      name: issue.files.map((file) => file.name).join("、"),
      digest,
      as: kind,
      mapping: mapping === null ? null : parseMapping(JSON.parse(mapping)),
      list: { source: source.id, name, key, region },
      day,
      withdrawAll,
      folder: `${folder}/staged`,
      memory: `${path}.lists/memory`,
      files: everything,
      vocabulary: chainRecords,
    });
    return { ...load, report };
  } catch (error) {
    if (!isZhijiError(error) || error instanceof ArchiveCorrupt) throw error;
    return !expected && error instanceof NoHeader ? load : { ...load, error };
  } finally {
    await everything.remove(folder);
  }
}

/** Sheets left out that a message names. */
const mostTold = 5;

/** Writes what could not be loaded; what earlier issues of the list met gives way. */
async function tellIssues(
  store: Store,
  { load, issue, before }: { load: ListLoad; issue: ArchivedIssue; before: readonly ArchivedIssue[] },
): Promise<void> {
  const { source, report, error } = load;
  const { url, day } = issue;
  await store.database.run(
    "DELETE FROM issues WHERE source_id = $1 AND stage = 'load' AND url IN (SELECT unnest($2::VARCHAR[]))",
    [source, [url, ...before.map((issue) => issue.url)]],
  );
  const found: FoundIssue[] = [];
  const tell = (kind: string, message: string, next: string | null) =>
    found.push({ stage: "load", kind, url, message, next });
  if (error !== null) tell("list_unreadable", error.message, "deno task zhiji ingest --help");
  if (report !== null && report.rejected > 0) {
    tell("rejected_rows", await rejectedRows(store, report), null);
  }
  const passed = report?.passed ?? [];
  if (passed.length > 0) {
    const first = passed.slice(0, mostTold).map(({ sheet, reason }) => `“${sheet}” (${reason})`).join("; ");
    tell("sheets_left_out", `Cannot load ${passed.length} sheets of ${load.list}: ${first}`, null);
  }
  const rows = issueRows(source, found.map((one) => ({ ...one, from: day, to: day })), []);
  await store.replace(issues, rows, { column: "id", values: rows.map(({ id }) => id) });
}

async function rejectedRows({ database }: Store, { list, rejected, read }: ListReport): Promise<string> {
  const [first] = await database.all<{ text: string }>(
    `SELECT file || CASE WHEN sheet = '' THEN '' ELSE ', sheet ' || sheet END || ', row ' || row || ': ' || message AS text
     FROM list_rejects WHERE list_id = $1 ORDER BY sheet, row LIMIT 1`,
    [list],
  );
  return `Cannot load ${rejected} of ${read} rows (see list_rejects); the first is ${
    first?.text ?? "unknown"
  }`;
}
