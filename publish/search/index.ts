/**
 * Builds the search index of a release: one SQLite file, read-only from then on.
 *
 * Documents are read from DuckDB in pages and written in chunks, always at the end of the file, so neither memory nor the
 * time for a document grows with their number, and the same documents give the same bytes with the same SQLite. DuckDB
 * puts them in order without their texts, which are read as they stand and wait in a file `<path>.texts` for their turn.
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
import { absent, type IndexedDocument, packedDigest, searchIndexes, searchSchema } from "./schema.ts";
import { TextSpool } from "./text_spool.ts";
import { TitleWords, writeVocabulary } from "./vocabulary.ts";

const pageSize = 1000;
/** Texts are read by so many at a time, as they stand: DuckDB unpacks so many together. */
const textsAtOnce = 2048;

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
    const documents = await fill(index, { path, database, publishers, titles, chains });
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
  path: string;
  database: Database;
  publishers: Publishers;
  titles: TitleWords;
  chains: ChainMentions;
}

/** A document in its place; its text waits in the spool. */
type Ordered = Omit<IndexedDocument, "text">;

async function fill(
  index: DatabaseSync,
  { path, database, publishers, titles, chains }: Sources,
): Promise<number> {
  const row = index.prepare("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const chunks = new ChunkWriter(index, { publishers, kinds: documentKinds, chains });
  await database.run(`CREATE OR REPLACE TEMP TABLE search_order AS ${ordered}`);
  try {
    using texts = await spooled(database, `${path}.texts`);
    for (let from = 0;; from += pageSize) {
      const page = await database.all<Ordered>(
        "SELECT * EXCLUDE (text_row) FROM search_order WHERE number >= $1 AND number < $2 ORDER BY number",
        [BigInt(from), BigInt(from + pageSize)],
      );
      for (const document of page) {
        const text = texts.take(document.number);
        insertDocument(row, { ...document, text });
        chunks.add({ ...document, text: text && utf16.decode(text) });
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

const utf16 = new TextDecoder("utf-16le", { ignoreBOM: true });

/** Documents in order, newest first, and the row that holds the text of each, where it may be shown. */
const ordered = `
  SELECT row_number() OVER (ORDER BY d.published DESC NULLS LAST, d.id) - 1 AS number, d.id, d.title, d.publisher,
    d.published, d.document_number, d.kind, d.region_code, d.url, d.rights, v.archive,
    CASE WHEN d.rights = 'open' THEN v.rowid END AS text_row
  FROM documents d
  LEFT JOIN (
    SELECT document_id, hash, max(number) AS number FROM document_versions
    WHERE change <> 'removed' GROUP BY document_id, hash
  ) latest ON latest.document_id = d.id AND latest.hash = d.text_hash
  LEFT JOIN document_versions v ON v.document_id = d.id AND v.number = latest.number
  ORDER BY number`;

/** The texts of all documents by their numbers, read in the order in which they stand in the database. */
async function spooled(database: Database, path: string): Promise<TextSpool> {
  const [{ documents = 0, rows = 0 } = {}] = await database.all<{ documents: number; rows: number }>(
    "SELECT count(*) AS documents, coalesce(max(text_row) + 1, 0) AS rows FROM search_order",
  );
  const texts = new TextSpool(path, documents);
  try {
    for (let from = 0; from < rows; from += textsAtOnce) {
      const page = await database.all<{ number: number; text: string }>(
        `SELECT o.number, v.text FROM document_versions v JOIN search_order o ON o.text_row = v.rowid
         WHERE v.rowid >= $1 AND v.rowid < $2 AND o.text_row >= $1 AND o.text_row < $2 AND v.text IS NOT NULL`,
        [BigInt(from), BigInt(from + textsAtOnce)],
      );
      for (const { number, text } of page) texts.put(number, text);
    }
    return texts;
  } catch (error) {
    texts[Symbol.dispose]();
    throw error;
  }
}

function insertDocument(row: StatementSync, document: Ordered & { text: Uint8Array | null }): void {
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
    document.archive && packedDigest(document.archive),
    document.text && deflateRawSync(document.text), // what `unpacked` of the reader takes back
  );
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
