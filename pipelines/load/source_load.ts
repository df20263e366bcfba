/** Loads one source: its changed pages, confirmations, issues and counts, in one transaction. @module */
import type { Capture, Captured } from "../archive/capture.ts";
import type { Verdict } from "../drift/admit.ts";
import { type FoundIssue, issueRows, type Met } from "../issues.ts";
import { type IssueRecord, issues, outcomes, sources } from "../model/mod.ts";
import { chinaDay } from "../normalise/days.ts";
import type { Source } from "../../sources/define.ts";
import { history, isMiss, isSighting } from "./history.ts";
import { outcomeRows } from "./outcomes.ts";
import { type Confirmation, confirmPages, type KnownPage, knownPages, pageRow, pages } from "./pages.ts";
import type { FileReader } from "../parse/files/mod.ts";
import { readText } from "./read.ts";
import { documentId, type DocumentRows, documentRows } from "./records.ts";
import { type Account, readAccounts } from "./reports.ts";
import type { Page, Shelf } from "./shelves.ts";
import { sourceRow } from "./sources.ts";
import type { Store } from "./store.ts";
import { writeDocuments } from "./write.ts";

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

/** Issues met while reading. */
export type Found = (FoundIssue & Met)[];

/** Documents between two writes; bounds memory, not the transaction. */
export const batchSize = 50;

/** What one source is loaded from. */
export interface SourceLoad {
  shelf: Shelf;
  archive: Captured;
  reader?: FileReader | undefined;
  /** What drift detection said of the news, where there were any. */
  verdict: Verdict | undefined;
}

/** Loads what a shelf holds beyond what was loaded before. */
export async function loadSource(
  store: Store,
  source: Source,
  { shelf, archive, reader, verdict }: SourceLoad,
): Promise<LoadReport> {
  const done = await store.position(source.id);
  const news = shelf.captures.slice(done);
  const { changed, confirmed } = sortNews(news, await knownPages(store, source.id));
  const found: Found = [];
  if (news.length > 0) {
    const accounts = await readAccounts(news.map(({ capture }) => capture), archive);
    await store.database.transaction(async () => {
      for (let at = 0; at < changed.length; at += batchSize) {
        await writePages(store, source, { batch: changed.slice(at, at + batchSize), archive, reader, found });
      }
      await confirmPages(store, confirmed);
      found.push(...accounts.flatMap((account) => account.issues), ...verdict?.issues ?? []);
      await writeIssues(store, source, { found, reread: changed });
      await writeOutcomes(store, source, accounts);
      await store.replace(sources, [sourceRow(source, shelf)], { column: "id", values: [source.id] });
      if (verdict) await store.setGate(source.id, verdict.gate);
      await store.setPosition(source.id, shelf.captures.length);
    });
  }
  const seen = [...confirmed.values()].filter((confirmation) => confirmation.seen !== null);
  return { source: source.id, documents: changed.length, confirmed: seen.length, issues: found.length };
}

interface News {
  changed: Page[];
  confirmed: Map<string, Confirmation>;
}

/** Sorts pages by what new captures bring: something to work out, or only other days. */
function sortNews(news: Shelf["captures"], known: ReadonlyMap<string, KnownPage>): News {
  const changed = new Set<Page>();
  const confirmed = new Map<string, Confirmation>();
  for (const { capture, page } of news) {
    if (!page) continue;
    if (mayChange(capture, known.get(page.id))) changed.add(page);
    const seen = isSighting(capture) ? chinaDay(capture.date) : confirmed.get(page.id)?.seen ?? null;
    confirmed.set(page.id, { seen, checked: chinaDay(capture.date), asked: capture.date });
  }
  for (const { id } of changed) confirmed.delete(id);
  return { changed: [...changed], confirmed };
}

/** Whether a capture may change what we know of a page; one that is older than others we have may, too. */
function mayChange(capture: Capture, known: KnownPage | undefined): boolean {
  if (!known || isMiss(capture) || capture.date < known.asked) return true;
  return isSighting(capture) && (known.missed || capture.digest !== known.last_read);
}

interface Batch {
  batch: Page[];
  archive: Captured;
  reader?: FileReader | undefined;
  found: Found;
}

/** Writes pages, each as a document of its own until documents are settled. */
async function writePages(
  store: Store,
  source: Source,
  { batch, archive, reader, found }: Batch,
): Promise<void> {
  const documents: DocumentRows[] = [];
  const rows = [];
  for (const { id, captures } of batch) {
    const past = await history(captures, (capture) => readText(capture, { source, archive, reader, found }));
    if (!past) continue;
    const { url, parent, date: asked } = captures.at(-1) ?? captures[0];
    const place = { id, url, source: source.id, born: captures[0].date, asked };
    rows.push(pageRow(past, { ...place, parent: parent ? documentId(parent) : null }));
    documents.push(documentRows(past, { id, source: source.id, url, rights: source.rights }));
    for (const { kind, message } of past.versions.at(-1)?.text.facts.doubts ?? []) {
      const day = past.lastChanged;
      found.push({ stage: "extract", kind, url, message, next: null, from: day, to: day });
    }
  }
  await store.replace(pages, rows, { column: "id", values: rows.map((row) => row.id) });
  await writeDocuments(store, documents);
}

/** Writes the issues met; those of pages that were read again give way to what reading them gave now. */
async function writeIssues(
  store: Store,
  source: Source,
  { found, reread }: { found: Found; reread: Page[] },
): Promise<void> {
  const urls = [...new Set(reread.flatMap((page) => page.captures.map((capture) => capture.url)))];
  await store.database.run(
    `DELETE FROM issues WHERE source_id = $1 AND stage IN ('parse', 'extract')
       AND url IN (SELECT unnest($2::VARCHAR[]))`,
    [source.id, urls],
  );
  const known = await store.database.all<IssueRecord>("SELECT * FROM issues WHERE source_id = $1", [
    source.id,
  ]);
  const rows = issueRows(source.id, found, known);
  await store.replace(issues, rows, { column: "source_id", values: [source.id] });
}

async function writeOutcomes(store: Store, source: Source, accounts: readonly Account[]): Promise<void> {
  const where = { column: "source_id", values: [source.id] };
  const known = await store.rows(outcomes, where);
  await store.replace(outcomes, outcomeRows(source.id, accounts, known), where);
}
