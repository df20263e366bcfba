/**
 * Records of a release's tables: pages of a table in key order, one record, one document with all that is in it.
 *
 * @module
 */
import {
  type Column,
  columns,
  commitments,
  documents,
  documentVersions,
  duckdbType,
  indicators,
  quoteName,
  type Table,
} from "../../pipelines/model/mod.ts";
import type { CommitmentRecord, DocumentRecord, IndicatorRecord } from "../../pipelines/model/mod.ts";
import type { Database, Parameter } from "../../pipelines/load/duckdb.ts";
import type { DocumentVersionRecord } from "../../pipelines/model/mod.ts";

/** A page of a table. */
export interface PageRequest {
  /** Values that columns must equal, by name; a list column must hold the value. */
  filters: Record<string, Parameter>;
  /** Key of the last record before the page, or null. */
  after: Parameter[] | null;
  limit: number;
}

/** A page of records in the order of the table's key. */
export interface RecordPage {
  /** Number of records that pass the filters, on all pages. */
  count: number;
  records: Record<string, unknown>[];
  /** Key of the last record, null on the last page. */
  next: string[] | null;
}

/** Reads a page of a table. */
export async function recordPage(
  database: Database,
  table: Table,
  { filters, after, limit }: PageRequest,
): Promise<RecordPage> {
  const parameters: Parameter[] = [];
  const byName = new Map(columns(table).map((column) => [column.name, column]));
  const bind = (name: string, value: Parameter) => {
    parameters.push(value);
    const column = byName.get(name);
    if (!column) throw new TypeError(`Cannot filter ${table.name}: found no column "${name}"`);
    return `$${parameters.length}::${column.type === "strings" ? "VARCHAR" : duckdbType(column)}`;
  };
  const conditions = Object.entries(filters).map(([name, value]) =>
    equality(byName.get(name), bind(name, value))
  );
  const total = await database.all<{ count: number }>(
    `SELECT count(*) AS count FROM ${quoteName(table.name)} ${where(conditions)}`,
    [...parameters],
  );
  if (after) conditions.push(behind(table.key, (name, index) => bind(name, after[index] ?? null)));
  const records = await database.all(
    `${selection(table)} ${where(conditions)} ORDER BY ${keyOf(table)} LIMIT ${limit + 1}`,
    parameters,
  );
  const page = records.slice(0, limit);
  const last = records.length > limit ? page.at(-1) : undefined;
  return {
    count: total[0]?.count ?? 0,
    records: page,
    next: last ? table.key.map((name) => String(last[name])) : null,
  };
}

function equality(column: Column | undefined, value: string): string {
  const name = quoteName(column?.name ?? "");
  return column?.type === "strings" ? `list_contains(${name}, ${value})` : `${name} = ${value}`;
}

/** The rows whose key comes behind another, column by column. */
function behind(key: string[], bind: (name: string, index: number) => string): string {
  return key.map((name, index) => {
    const equal = key.slice(0, index).map((earlier, at) => `${quoteName(earlier)} = ${bind(earlier, at)}`);
    return `(${[...equal, `${quoteName(name)} > ${bind(name, index)}`].join(" AND ")})`;
  }).join(" OR ");
}

function where(conditions: string[]): string {
  return conditions.length === 0
    ? ""
    : `WHERE ${conditions.map((condition) => `(${condition})`).join(" AND ")}`;
}

function selection(table: Table): string {
  return `SELECT ${columns(table).map(({ name }) => quoteName(name)).join(", ")} FROM ${
    quoteName(table.name)
  }`;
}

function keyOf(table: Table): string {
  return table.key.map(quoteName).join(", ");
}

/** The record with an id, or null. The table's key must be one column. */
export async function recordById(
  database: Database,
  table: Table,
  id: string,
): Promise<Record<string, unknown> | null> {
  const [record] = await database.all(`${selection(table)} WHERE ${keyOf(table)} = $1`, [id]);
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
    versions: await database.all(
      `SELECT number, hash, seen_from, seen_to, change, archive FROM ${quoteName(documentVersions.name)}
       WHERE document_id = $1 ORDER BY number`,
      [id],
    ),
    indicators: await facts(database, indicators, id),
    commitments: await facts(database, commitments, id),
  };
}

function facts<Fact>(database: Database, table: Table, id: string): Promise<Fact[]> {
  return database.all(`${selection(table)} WHERE document_id = $1 ORDER BY start, "end", id`, [id]);
}
