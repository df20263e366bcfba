/**
 * Builds the search index of a release: one SQLite file, read-only from then on.
 *
 * Documents are streamed from DuckDB in pages and written in chunks, always at the end of the file, so neither memory
 * nor the time for a document grows with their number, and the same documents give the same bytes with the same SQLite.
 *
 * @module
 */
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { deflateRawSync } from "node:zlib";
import type { Database } from "../../pipelines/load/duckdb.ts";
import { documentKinds } from "../../sources/define.ts";
import { ChainMentions, type ChainWords } from "./chain_mentions.ts";
import { ChunkWriter, type Numbering } from "./chunk_writer.ts";
import { fold } from "./fold.ts";
import { absent, type IndexedDocument, searchIndexes, searchSchema } from "./schema.ts";
import { TitleWords, writeVocabulary } from "./vocabulary.ts";

const pageSize = 500;

/**
 * Writes the index of all documents of `database` to `path`, which must not exist. The current text of a document is
 * its version with the hash `documents.text_hash`. A file left by a failure is not an index: remove it.
 */
export async function buildIndex(database: Database, path: string): Promise<{ documents: number }> {
  const index = new DatabaseSync(path);
  try {
    // A half-made index is thrown away whole, so a journal on disk would guard nothing. Large pages leave little unused.
    index.exec("PRAGMA page_size = 65536; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
    index.exec(searchSchema);
    index.exec("BEGIN");
    const publishers = new Publishers();
    const titles = new TitleWords();
    const chains = new ChainMentions(
      await database.all<ChainWords>("SELECT id, name_zh, terms, excludes FROM chains ORDER BY id"),
    );
    const documents = await fill(index, { database, publishers, titles, chains });
    publishers.write(index);
    chains.write(index);
    await writeVocabulary(index, { database, titles });
    index.exec(`${searchIndexes}; COMMIT`);
    return { documents };
  } finally {
    index.close();
  }
}

interface Sources {
  database: Database;
  publishers: Publishers;
  titles: TitleWords;
  chains: ChainMentions;
}

async function fill(index: DatabaseSync, { database, publishers, titles, chains }: Sources): Promise<number> {
  const row = index.prepare("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const chunks = new ChunkWriter(index, { publishers, kinds: documentKinds, chains });
  await database.run(`CREATE OR REPLACE TEMP TABLE search_order AS ${ordered}`);
  try {
    for (let from = 0;; from += pageSize) {
      const page = await database.all<IndexedDocument>(
        "SELECT * FROM search_order WHERE number >= $1 AND number < $2 ORDER BY number",
        [BigInt(from), BigInt(from + pageSize)],
      );
      for (const document of page) {
        insertDocument(row, document);
        chunks.add(document);
        titles.add(document.title ?? "");
      }
      if (page.length < pageSize) {
        chunks.end();
        return from + page.length;
      }
    }
  } finally {
    await database.run("DROP TABLE search_order");
  }
}

/** Laid down once in order, so that a page is a range of neighbouring rows and not a search of its own. */
const ordered = `
  SELECT row_number() OVER (ORDER BY d.published DESC NULLS LAST, d.id) - 1 AS number, d.id, d.title, d.publisher,
    d.published, d.document_number, d.kind, d.region_code, d.url, d.rights, v.archive,
    CASE WHEN d.rights = 'open' THEN v.text END AS text
  FROM documents d
  LEFT JOIN (
    SELECT document_id, hash, max(number) AS number FROM document_versions
    WHERE change <> 'removed' GROUP BY document_id, hash
  ) latest ON latest.document_id = d.id AND latest.hash = d.text_hash
  LEFT JOIN document_versions v ON v.document_id = d.id AND v.number = latest.number
  ORDER BY number`;

function insertDocument(row: StatementSync, document: IndexedDocument): void {
  row.run(
    document.number,
    document.id,
    document.title,
    document.publisher,
    document.published,
    document.document_number,
    document.kind,
    document.region_code,
    document.url,
    document.rights,
    document.archive,
    document.text === null ? null : packed(document.text),
  );
}

/** What `unpacked` of the reader takes back. */
function packed(text: string): Uint8Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return deflateRawSync(units);
}

/** Publishers by number, in the order in which they are first met. */
class Publishers implements Numbering {
  readonly #numbers = new Map<string, number>();

  numberOf(name: string | null): number {
    if (name === null) return absent;
    const number = this.#numbers.get(name) ?? this.#numbers.size;
    this.#numbers.set(name, number);
    return number;
  }

  write(index: DatabaseSync): void {
    const insert = index.prepare("INSERT INTO publishers (number, name, folded) VALUES (?, ?, ?)");
    for (const [name, number] of this.#numbers) insert.run(number, name, fold(name).text);
  }
}
