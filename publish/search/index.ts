/**
 * Builds the search index of a release: one SQLite file, read-only from then on.
 *
 * Documents are streamed from DuckDB in pages, so memory does not grow with their number, and the same documents give
 * the same bytes with the same SQLite.
 *
 * @module
 */
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Database } from "../../pipelines/load/duckdb.ts";
import { filterToken, indexTokens } from "./bigrams.ts";
import { fold } from "./fold.ts";
import { type IndexedDocument, regionPrefixes, searchSchema } from "./schema.ts";

const pageSize = 200;

/**
 * Writes the index of all documents of `database` to `path`, which must not exist. The current text of a document is
 * its version with the hash `documents.text_hash`. A file left by a failure is not an index: remove it.
 */
export async function buildIndex(database: Database, path: string): Promise<{ documents: number }> {
  const index = new DatabaseSync(path);
  try {
    // A half-made index is thrown away whole, so a journal would guard nothing. Pages set free by merging are given
    // back by auto_vacuum, because VACUUM needs to attach a database, which Deno allows only with all permissions.
    index.exec("PRAGMA auto_vacuum = FULL; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    index.exec(searchSchema);
    index.exec("INSERT INTO words (words, rank) VALUES ('hashsize', 16777216)");
    index.exec("BEGIN");
    const documents = await fill(index, database);
    index.exec("COMMIT; INSERT INTO words (words) VALUES ('optimize')");
    return { documents };
  } finally {
    index.close();
  }
}

async function fill(index: DatabaseSync, database: Database): Promise<number> {
  const document = index.prepare(
    `INSERT INTO documents (number, id, title, publisher, published, document_number, kind, region_code, url, rights,
      archive, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const words = index.prepare(
    "INSERT INTO words (rowid, title, number, publisher, body, filter) VALUES (?, ?, ?, ?, ?, ?)",
  );
  await database.run(`CREATE OR REPLACE TEMP TABLE search_order AS ${ordered}`);
  try {
    for (let from = 0;; from += pageSize) {
      const page = await database.all<IndexedDocument>(
        "SELECT * FROM search_order WHERE number > $1 AND number <= $2 ORDER BY number",
        [BigInt(from), BigInt(from + pageSize)],
      );
      for (const row of page) insert({ document, words }, row);
      if (page.length < pageSize) return from + page.length;
    }
  } finally {
    await database.run("DROP TABLE search_order");
  }
}

/** Laid down once in order, so that a page is a range of neighbouring rows and not a search of its own. */
const ordered = `
  SELECT row_number() OVER (ORDER BY d.published NULLS FIRST, d.id) AS number, d.id, d.title, d.publisher, d.published,
    d.document_number, d.kind, d.region_code, d.url, d.rights, v.archive,
    CASE WHEN d.rights = 'open' THEN v.text END AS text
  FROM documents d
  LEFT JOIN (
    SELECT document_id, hash, max(number) AS number FROM document_versions
    WHERE change <> 'removed' GROUP BY document_id, hash
  ) latest ON latest.document_id = d.id AND latest.hash = d.text_hash
  LEFT JOIN document_versions v ON v.document_id = d.id AND v.number = latest.number
  ORDER BY number`;

function insert(into: { document: StatementSync; words: StatementSync }, row: IndexedDocument): void {
  into.document.run(
    row.number,
    row.id,
    row.title,
    row.publisher,
    row.published,
    row.document_number,
    row.kind,
    row.region_code,
    row.url,
    row.rights,
    row.archive,
    row.text,
  );
  into.words.run(
    row.number,
    tokens(row.title),
    tokens(row.document_number),
    tokens(row.publisher),
    tokens(row.text),
    filterTokens(row).join(" "),
  );
}

function tokens(text: string | null): string {
  return text === null ? "" : indexTokens(fold(text).text);
}

function filterTokens(row: IndexedDocument): string[] {
  return [
    filterToken("kind", row.kind),
    ...(row.publisher === null ? [] : [filterToken("publisher", fold(row.publisher).text)]),
    ...(row.region_code === null
      ? []
      : regionPrefixes(row.region_code).map((code) => filterToken("region", code))),
  ];
}
