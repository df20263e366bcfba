/**
 * Settles pages into documents: pages that hold the same paper become one document, named after its first page.
 *
 * Loading writes each page as a document of its own. Here the pages that share a text with another are grouped
 * ({@linkcode groupPages}); a document of several pages is worked out again from the captures of all of them, and the
 * rows under the ids of its further pages give way to rows in `document_aliases`. Only groups with news are worked on.
 *
 * @module
 */
import type { FileReader } from "../parse/files/mod.ts";
import type { Captured } from "../archive/capture.ts";
import { documentAliases, type DocumentAliasRecord } from "../model/mod.ts";
import type { Source } from "../../sources/define.ts";
import { continued, type History, history } from "./history.ts";
import { followed, type Group, groupPages } from "./moves.ts";
import { type PageRecord, pages } from "./pages.ts";
import { readText } from "./read.ts";
import { type DocumentRows, documentRows, type ReadText } from "./records.ts";
import type { Page } from "./shelves.ts";
import { batchSize } from "./source_load.ts";
import type { Store } from "./store.ts";
import { removeDocuments, writeDocuments } from "./write.ts";

/** What is needed to read pages again. */
export interface Reading {
  sources: ReadonlyMap<string, Source>;
  archive: Captured;
  reader?: FileReader | undefined;
  /** Captures of all pages, by id. */
  pages: ReadonlyMap<string, Page>;
}

/** Brings documents, aliases and their days up to date with the pages. Runs in the caller's transaction. */
export async function settle(store: Store, reading: Reading): Promise<void> {
  const { database } = store;
  const groups = groupPages(await sharedPages(store));
  const before = await database.all<DocumentAliasRecord>("SELECT * FROM document_aliases ORDER BY id");
  const news = newsOf(groups, before);
  const aliases = groups.flatMap(([, ...further]) => further.map((page) => page.id));
  await removeDocuments(store, aliases);
  for (let at = 0; at < news.length; at += batchSize) {
    const rows: DocumentRows[] = [];
    for (const group of news.slice(at, at + batchSize)) rows.push(await rowsOf(group, reading));
    await writeDocuments(store, rows);
  }
  await database.run("DELETE FROM document_aliases");
  await store.replace(documentAliases, groups.flatMap(aliasRows), { column: "id", values: [] });
  await database.run(daysOfDocuments);
  await database.run(daysOfSources);
  await database.run(parentsOfDocuments);
  await database.run(filesOfAttachments);
  await database.run("UPDATE pages SET changed = false WHERE changed");
}

/** Pages that have or had a text which another page has or had, and those that are aliases now. */
async function sharedPages({ database }: Store): Promise<PageRecord[]> {
  return await database.all<PageRecord>(
    `WITH texts AS (SELECT id, unnest(marks) AS mark FROM pages),
       shared AS (SELECT mark FROM texts GROUP BY mark HAVING count(*) > 1)
     SELECT * FROM ${pages.name} WHERE id IN (SELECT id FROM texts WHERE mark IN (FROM shared))
       OR id IN (SELECT id FROM document_aliases) OR id IN (SELECT document_id FROM document_aliases)
     ORDER BY born`,
  );
}

/** The documents whose rows have to be made: those with a changed page, and those that gained or lost a page. */
function newsOf(
  groups: readonly Group<PageRecord>[],
  before: readonly DocumentAliasRecord[],
): Group<PageRecord>[] {
  const documentOf = new Map(before.map((alias) => [alias.id, alias.document_id]));
  const sizes = new Map<string, number>();
  for (const { document_id } of before) sizes.set(document_id, (sizes.get(document_id) ?? 1) + 1);
  return groups.filter((group) => {
    const [first] = group;
    const same = group.length === (sizes.get(first.id) ?? 1) &&
      group.every(({ id }) => (documentOf.get(id) ?? id) === first.id);
    const changed = group.some((page) => page.changed);
    // a changed page on its own has the rows that loading wrote
    return group.length > 1 ? changed || !same : !same && !changed;
  });
}

/** The rows of a document from the captures of its pages. What cannot be read was told when the page was loaded. */
async function rowsOf(group: Group<PageRecord>, reading: Reading): Promise<DocumentRows> {
  const [{ id }] = group;
  const pasts: (History<ReadText> & { page: PageRecord })[] = [];
  for (const page of group) pasts.push({ ...await pastOf(page, reading), page });
  const path = followed(pasts);
  const last = path.at(-1)?.page ?? group[0];
  const past = path.reduce<History<ReadText> | null>((old, next) => old ? continued(old, next) : next, null);
  if (!past) throw new TypeError(`Cannot make document ${id}: wanted a history, found none`);
  const open = path.every(({ page }) => sourceOf(page, reading).rights === "open");
  return documentRows(past, {
    id,
    source: last.source_id,
    url: last.url,
    rights: open ? "open" : "quote",
  });
}

/** The history of a page that was loaded before. */
export async function pastOf({ id, source_id }: PageRecord, reading: Reading): Promise<History<ReadText>> {
  const { archive, reader } = reading;
  const context = { source: sourceOf({ source_id }, reading), archive, reader, found: [] };
  const captures = reading.pages.get(id)?.captures ?? [];
  const past = await history(captures, (capture) => readText(capture, context));
  if (past) return past;
  throw new TypeError(`Cannot read page ${id} again: wanted the text it was loaded with, found none`);
}

function sourceOf({ source_id }: Pick<PageRecord, "source_id">, { sources }: Reading): Source {
  const source = sources.get(source_id);
  if (source) return source;
  throw new TypeError(`Cannot read pages of ${source_id} again: wanted its definition, found none`);
}

function aliasRows([first, ...further]: Group<PageRecord>): DocumentAliasRecord[] {
  return further.map(({ id, source_id, url, first_seen, last_seen, gone_since }) => ({
    id,
    document_id: first.id,
    source_id,
    url,
    first_seen,
    last_seen,
    gone_since,
  }));
}

/** The days a document was last found and asked for: the latest of its pages. */
const daysOfDocuments = `
UPDATE documents SET last_seen = days.seen, last_checked = days.checked
FROM (
  SELECT coalesce(alias.document_id, page.id) AS id, max(page.last_seen) AS seen, max(page.last_checked) AS checked
  FROM pages AS page LEFT JOIN document_aliases AS alias ON alias.id = page.id GROUP BY ALL
) AS days
WHERE documents.id = days.id AND (last_seen <> days.seen OR last_checked <> days.checked)`;

/** The document an attached file belongs to: that of the page it is linked from, where that page could be read. */
const parentsOfDocuments = `
UPDATE documents SET parent_id = parents.id
FROM (
  SELECT page.id AS child, parent.id
  FROM pages AS page
  LEFT JOIN document_aliases AS alias ON alias.id = page.parent
  LEFT JOIN documents AS parent ON parent.id = coalesce(alias.document_id, page.parent)
) AS parents
WHERE documents.id = parents.child AND documents.parent_id IS DISTINCT FROM parents.id`;

/** The document that an attached file is read as, where it was collected and could be read. */
const filesOfAttachments = `
UPDATE attachments SET file_id = files.id
FROM (
  SELECT named.document_id, named.number, document.id
  FROM attachments AS named
  LEFT JOIN pages AS page ON page.url = named.url
  LEFT JOIN document_aliases AS alias ON alias.id = page.id
  LEFT JOIN documents AS document ON document.id = coalesce(alias.document_id, page.id)
  QUALIFY row_number() OVER (PARTITION BY named.document_id, named.number ORDER BY page.born) = 1
) AS files
WHERE attachments.document_id = files.document_id AND attachments.number = files.number
  AND attachments.file_id IS DISTINCT FROM files.id`;

const daysOfSources = `
UPDATE sources SET last_changed = (SELECT max(last_changed) FROM pages WHERE source_id = sources.id)`;
