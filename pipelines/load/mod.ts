/**
 * Loading: what the archive holds of one source becomes rows, in one transaction.
 *
 * Only addresses with new captures are worked on, and each of those is worked out anew from all its captures
 * ({@linkcode history}), so many small loads and one large one give the same rows. A page that cannot be read becomes
 * an issue and stops nothing else; a failure of the database rolls the whole source back.
 *
 * @module
 */
import type { Capture, Captured } from "../archive/capture.ts";
import { type FoundIssue, issueRows, type Met } from "../issues.ts";
import {
  commitments,
  documents,
  documentVersions,
  indicators,
  type IssueRecord,
  issues,
  sources,
} from "../model/mod.ts";
import { chinaDay } from "../normalise/days.ts";
import type { Source } from "../../sources/define.ts";
import { history } from "./history.ts";
import { readText } from "./read.ts";
import { documentId, type DocumentRows, documentRows } from "./records.ts";
import { reportedIssues } from "./reports.ts";
import { holdsDocument, sourceRow } from "./sources.ts";
import type { Store } from "./store.ts";

export { openStore, type Store } from "./store.ts";

/** What loading one source did. */
export interface LoadReport {
  source: string;
  /** Documents worked on, new or changed. */
  documents: number;
  /** Documents confirmed unchanged. */
  confirmed: number;
  /** Issues met, new or again. */
  issues: number;
}

type Found = (FoundIssue & Met)[];

/** Documents between two writes; bounds memory, not the transaction. */
const batchSize = 200;

/** Loads what the archive holds of one source beyond what was loaded before. */
export async function load(store: Store, source: Source, archive: Captured): Promise<LoadReport> {
  const captures = [...archive.captures()].filter((capture) => capture.source === source.id);
  const done = await store.position(source.id);
  const { changed, confirmed } = touched(captures, done);
  const found: Found = [];
  if (captures.length > done) {
    await store.database.transaction(async () => {
      for (let at = 0; at < changed.length; at += batchSize) {
        await writeBatch(store, source, { batch: changed.slice(at, at + batchSize), archive, found });
      }
      await confirm(store, confirmed);
      found.push(...await reportedIssues(captures.slice(done), archive));
      await writeIssues(store, source, { found, reread: changed });
      await store.replace(sources, [sourceRow(source, captures)], { column: "id", values: [source.id] });
      await store.setPosition(source.id, captures.length);
    });
  }
  return { source: source.id, documents: changed.length, confirmed: confirmed.size, issues: found.length };
}

interface Touched {
  /** Documents with new bytes, each with all its captures. */
  changed: Capture[][];
  /** Day each of the other documents was last confirmed. */
  confirmed: Map<string, string>;
}

/** Sorts documents by what the captures from position `done` on bring: other bytes, or a confirmation. */
function touched(captures: readonly Capture[], done: number): Touched {
  const byDocument = new Map<string, Capture[]>();
  const changed = new Set<string>();
  const confirmed = new Map<string, string>();
  captures.forEach((capture, index) => {
    if (!holdsDocument(capture)) return;
    const id = documentId(capture.url);
    const earlier = byDocument.get(id);
    const same = earlier?.at(-1)?.digest === capture.digest;
    if (earlier) earlier.push(capture);
    else byDocument.set(id, [capture]);
    if (index < done || (capture.outcome !== "ok" && capture.outcome !== "unchanged")) return;
    if (same) confirmed.set(id, chinaDay(capture.date));
    else changed.add(id);
  });
  for (const id of changed) confirmed.delete(id);
  return { changed: [...changed].map((id) => byDocument.get(id) ?? []), confirmed };
}

interface Batch {
  batch: Capture[][];
  archive: Captured;
  found: Found;
}

async function writeBatch(store: Store, source: Source, { batch, archive, found }: Batch): Promise<void> {
  const rows: DocumentRows[] = [];
  for (const captures of batch) {
    const past = await history(captures, (capture) => readText(capture, { source, archive, found }));
    const last = captures.at(-1);
    if (!past || !last) continue;
    rows.push(documentRows(past, { source: source.id, url: last.url, rights: source.rights }));
    for (const doubt of past.versions.at(-1)?.text.facts.doubts ?? []) {
      const { kind, message } = doubt;
      const day = past.lastChanged;
      found.push({ stage: "extract", kind, url: last.url, message, next: null, from: day, to: day });
    }
  }
  const ids = rows.map((row) => row.document.id);
  const ofDocument = { column: "document_id", values: ids };
  await store.replace(documents, rows.map((row) => row.document), { column: "id", values: ids });
  await store.replace(documentVersions, rows.flatMap((row) => row.versions), ofDocument);
  await store.replace(indicators, rows.flatMap((row) => row.indicators), ofDocument);
  await store.replace(commitments, rows.flatMap((row) => row.commitments), ofDocument);
}

/** Moves `last_seen` of documents found unchanged. */
async function confirm(store: Store, confirmed: Map<string, string>): Promise<void> {
  const byDay = Map.groupBy(confirmed, ([, day]) => day);
  for (const [day, pairs] of byDay) {
    const ids = pairs.map(([id]) => id);
    await store.database.run(
      `UPDATE documents SET last_seen = greatest(last_seen, $1::DATE) WHERE list_contains($2::VARCHAR[], id)`,
      [day, ids],
    );
  }
}

/** Writes the issues met; those of pages that were read again give way to what reading them gave now. */
async function writeIssues(
  store: Store,
  source: Source,
  { found, reread }: { found: Found; reread: Capture[][] },
): Promise<void> {
  const urls = [...new Set(reread.flat().map((capture) => capture.url))];
  await store.database.run(
    `DELETE FROM issues WHERE source_id = $1 AND stage IN ('parse', 'extract') AND list_contains($2::VARCHAR[], url)`,
    [source.id, urls],
  );
  const known = await store.database.all<IssueRecord>("SELECT * FROM issues WHERE source_id = $1", [
    source.id,
  ]);
  const rows = issueRows(source.id, found, known);
  await store.replace(issues, rows, { column: "source_id", values: [source.id] });
}
