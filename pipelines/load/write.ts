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
  const ids = rows.map((row) => row.document.id);
  const ofDocument = { column: "document_id", values: ids };
  await store.replace(documents, rows.map((row) => row.document), { column: "id", values: ids });
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
export async function removeDocuments(store: Store, ids: string[]): Promise<void> {
  await store.replace(documents, [], { column: "id", values: ids });
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
    await store.replace(table, [], { column: "document_id", values: ids });
  }
}
