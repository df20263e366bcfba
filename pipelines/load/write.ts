/** Writes the rows of whole documents. @module */
import {
  attachments,
  cases,
  commitments,
  documentDates,
  documents,
  documentVersions,
  indicators,
  memberships,
  mentions,
} from "../model/mod.ts";
import type { DocumentRows } from "./records.ts";
import type { Store } from "./store.ts";

/** Replaces all rows of these documents. */
export async function writeDocuments(store: Store, rows: readonly DocumentRows[]): Promise<void> {
  const values = await storedOf(store, rows.map((row) => row.document.id));
  const ofDocument = { column: "document_id", values };
  await store.replace(documents, rows.map((row) => row.document), { column: "id", values });
  await store.replace(documentVersions, rows.flatMap((row) => row.versions), ofDocument);
  await store.replace(documentDates, rows.flatMap((row) => row.dates), ofDocument);
  await store.replace(attachments, rows.flatMap((row) => row.attachments), ofDocument);
  await store.replace(indicators, rows.flatMap((row) => row.indicators), ofDocument);
  await store.replace(commitments, rows.flatMap((row) => row.commitments), ofDocument);
  await store.replace(cases, rows.flatMap((row) => row.cases), ofDocument);
  await store.replace(mentions, rows.flatMap((row) => row.mentions), ofDocument);
  await store.replace(memberships, rows.flatMap((row) => row.memberships), ofDocument);
}

/** Takes away all rows of documents that are none of their own. */
export async function removeDocuments(store: Store, ids: readonly string[]): Promise<void> {
  const values = await storedOf(store, ids);
  await store.replace(documents, [], { column: "id", values });
  const ofDocuments = [
    documentVersions,
    documentDates,
    attachments,
    indicators,
    commitments,
    cases,
    mentions,
    memberships,
  ];
  for (const table of ofDocuments) {
    await store.replace(table, [], { column: "document_id", values });
  }
}

/**
 * Those of the documents that have rows. Most are new, and looking for the rows of a new one would walk through all
 * tables for each batch, which makes a large load quadratic.
 */
async function storedOf({ database }: Store, ids: readonly string[]): Promise<string[]> {
  const rows = await database.all<{ id: string }>(
    `SELECT id FROM ${documents.name} WHERE id IN (SELECT unnest($1::VARCHAR[]))`,
    [ids],
  );
  return rows.map(({ id }) => id);
}
