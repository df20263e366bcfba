/** A database with the documents of the search bench, as a release is built from. @module */
import { type Database, literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { chainRecords } from "../../pipelines/lists/chain_vocabulary.ts";
import { ddl, tables } from "../../pipelines/model/mod.ts";
import type { Corpus } from "./corpus.ts";

const perFile = 5000;

/** Writes `count` documents into a new database file; resolves to it and to the size of all texts in bytes. */
export async function benchDatabase(
  folder: string,
  { corpus, count, length, memoryLimit }: {
    corpus: Corpus;
    count: number;
    length: number;
    memoryLimit: string;
  },
): Promise<{ database: Database; bytes: number }> {
  const database = await openDatabase(`${folder}/bench.duckdb`, { memoryLimit });
  const wanted = new Set(["documents", "document_versions", "regions", "organizations", "chains"]);
  for (const table of tables.filter(({ name }) => wanted.has(name))) await database.run(ddl(table));
  for (const { id, name_zh, name_en, terms, excludes } of chainRecords) {
    await database.run(
      "INSERT INTO chains BY NAME SELECT $1 AS id, $2 AS name_zh, $3 AS name_en, $4::VARCHAR[] AS terms, $5::VARCHAR[] AS excludes",
      [id, name_zh, name_en, terms, excludes],
    );
  }
  const encoder = new TextEncoder();
  let bytes = 0;
  for (let from = 0; from < count; from += perFile) {
    const lines: string[] = [];
    for (let number = from; number < Math.min(count, from + perFile); number++) {
      const document = corpus.document(number, length);
      bytes += encoder.encode(document.text).length;
      lines.push(JSON.stringify({ ...document, text_hash: sha256(document.id) }));
    }
    const path = `${folder}/part.ndjson`;
    await Deno.writeTextFile(path, lines.join("\n"));
    await database.run(insert(path));
    await Deno.remove(path);
  }
  return { database, bytes };
}

function insert(path: string): string {
  const read = `read_json(${
    literal(path)
  }, format = 'newline_delimited', columns = {id: 'VARCHAR', title: 'VARCHAR',
    publisher: 'VARCHAR', published: 'DATE', document_number: 'VARCHAR', kind: 'VARCHAR', region_code: 'VARCHAR',
    url: 'VARCHAR', text: 'VARCHAR', text_hash: 'VARCHAR'})`;
  return `CREATE OR REPLACE TEMP TABLE part AS FROM ${read};
    INSERT INTO documents BY NAME SELECT * EXCLUDE (text), 'bench' AS source_id, 'Hans' AS script, 'open' AS rights,
      length(text) AS characters, published AS first_seen, published AS last_changed, published AS last_seen,
      published AS last_checked FROM part;
    INSERT INTO document_versions BY NAME SELECT id AS document_id, 1 AS number, text_hash AS hash,
      published AS seen_from, 'first' AS change, 'sha256:' || text_hash AS archive, text FROM part;`;
}
