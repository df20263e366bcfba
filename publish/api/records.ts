/**
 * One record of a release, or one document with all that is in it.
 *
 * @module
 */
import {
  commitments,
  documentAliases,
  documents,
  documentVersions,
  indicators,
  quoteName,
  type Table,
} from "../../pipelines/model/mod.ts";
import type {
  CommitmentRecord,
  DocumentAliasRecord,
  DocumentRecord,
  DocumentVersionRecord,
  IndicatorRecord,
} from "../../pipelines/model/mod.ts";
import type { Database } from "../../pipelines/load/duckdb.ts";

/** The record with an id, or null. The table's key must be one column. */
export async function recordById(
  database: Database,
  table: Table,
  id: string,
): Promise<Record<string, unknown> | null> {
  const [record] = await database.all(
    `SELECT * FROM ${quoteName(table.name)} WHERE ${quoteName(table.key[0] ?? "")} = $1`,
    [id],
  );
  return record ?? null;
}

/** A document with all that a release holds of it. */
export interface WholeDocument extends DocumentRecord {
  /** Current clean text; null where rights do not allow it. */
  text: string | null;
  /** All its versions, oldest first, without their texts. */
  versions: Omit<DocumentVersionRecord, "document_id" | "text">[];
  /** In the order of the text. */
  indicators: IndicatorRecord[];
  /** In the order of the text. */
  commitments: CommitmentRecord[];
}

/** Reads a document with text, versions and facts, or null. */
export async function wholeDocument(database: Database, id: string): Promise<WholeDocument | null> {
  const document = await recordById(database, documents, id) as DocumentRecord | null;
  if (!document) return null;
  const [current] = await database.all<{ text: string | null }>(
    "SELECT text FROM document_versions WHERE document_id = $1 AND hash = $2 LIMIT 1",
    [id, document.text_hash],
  );
  return {
    ...document,
    text: document.rights === "open" ? current?.text ?? null : null,
    versions: await versionsOf(database, id),
    indicators: await facts(database, indicators, id),
    commitments: await facts(database, commitments, id),
  };
}

/** All versions of a document, oldest first, without their texts; none for an unknown id. */
export function versionsOf(database: Database, id: string): Promise<WholeDocument["versions"]> {
  return database.all(
    `SELECT number, hash, seen_from, seen_to, change, archive FROM ${quoteName(documentVersions.name)}
     WHERE document_id = $1 ORDER BY number`,
    [id],
  );
}

/**
 * Id of the document that an id of one of its other addresses leads to, or null. A document that moved, or whose copy was
 * recognised, keeps the id of its first address; ids that were given to the others before that lead on.
 */
export async function canonicalId(database: Database, id: string): Promise<string | null> {
  const alias = await recordById(database, documentAliases, id) as DocumentAliasRecord | null;
  return alias?.document_id ?? null;
}

function facts<Fact>(database: Database, table: Table, id: string): Promise<Fact[]> {
  return database.all(
    `SELECT * FROM ${quoteName(table.name)} WHERE document_id = $1 ORDER BY start, "end", id`,
    [id],
  );
}
