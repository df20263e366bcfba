/**
 * What search is measured beside: plain FTS5 over bigrams, bigram postings in DuckDB, MiniSearch over bigrams.
 *
 * Each answers with the ids of the twenty best by BM25 and nothing more; ours counts, marks and quotes besides.
 *
 * @module
 */
import { DatabaseSync } from "node:sqlite";
import MiniSearch from "minisearch";
import { type Database, literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import { fold } from "../../publish/search/fold.ts";
import { indexTokens, phrase } from "./bigrams.ts";

/** A document as peers index it. */
export interface PeerDocument {
  id: string;
  title: string;
  text: string;
}

/** A search engine with documents in it. */
export interface Peer {
  name: string;
  top20(query: string): Promise<unknown> | unknown;
  close(): void;
}

/** Pages of documents, newest first. */
export async function* pages(database: Database, size: number): AsyncGenerator<PeerDocument[]> {
  for (let after = "";;) {
    const page = await database.all<PeerDocument>(
      `SELECT d.id, d.title, v.text FROM documents d JOIN document_versions v ON v.document_id = d.id
       WHERE d.id > $1 ORDER BY d.id LIMIT ${size}`,
      [after],
    );
    if (page.length > 0) yield page;
    if (page.length < size) return;
    after = page.at(-1)?.id ?? "";
  }
}

/** FTS5, contentless, all positions kept; the title counts ten times. */
export async function plainFts5(database: Database, folder: string): Promise<Peer> {
  const index = new DatabaseSync(`${folder}/fts5.sqlite`);
  index.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
  index.exec("CREATE VIRTUAL TABLE words USING fts5 (title, body, content = '', tokenize = 'ascii')");
  index.exec("INSERT INTO words (words, rank) VALUES ('hashsize', 16777216); BEGIN");
  const insert = index.prepare("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)");
  let row = 0;
  for await (const page of pages(database, 2000)) {
    for (const { title, text } of page) {
      insert.run(++row, indexTokens(fold(title).text), indexTokens(fold(text).text));
    }
  }
  index.exec("COMMIT; INSERT INTO words (words) VALUES ('optimize')");
  const best = index.prepare(
    "SELECT rowid, bm25(words, 10, 1) AS score FROM words WHERE words MATCH ? ORDER BY score LIMIT 20",
  );
  return {
    name: "FTS5 bm25",
    top20: (query) => best.all(fold(query).text.split(" ").map(phrase).join(" AND ")),
    close: () => index.close(),
  };
}

/** DuckDB, a table of bigram, document and count in order of bigram; words are the conjunction of their bigrams. */
export async function duckdbPostings(database: Database, folder: string): Promise<Peer> {
  const postings = await openDatabase(`${folder}/postings.duckdb`);
  await postings.run("CREATE TABLE raw (term UINTEGER, id INTEGER, often USMALLINT)");
  let row = 0;
  for await (const page of pages(database, 2000)) {
    const lines = page.flatMap(({ title, text }) => countLines(fold(`${title}\n${text}`).text, row++));
    const path = `${folder}/part.csv`;
    await Deno.writeTextFile(path, lines.join("\n"));
    await postings.run(`COPY raw FROM ${literal(path)} (HEADER false)`);
    await Deno.remove(path);
  }
  await postings.run(
    `CREATE TABLE postings AS FROM raw ORDER BY term, id; DROP TABLE raw;
     CREATE TABLE terms AS SELECT term, count(*) AS documents FROM postings GROUP BY term;`,
  );
  const sql = `
    WITH asked AS (
      SELECT term, ln(1 + (${row} - documents + 0.5) / (documents + 0.5)) AS idf FROM terms
      WHERE list_contains($1::VARCHAR[], term::VARCHAR)
    )
    SELECT id, sum(idf * often * 2.2 / (often + 1.2)) AS score FROM postings JOIN asked USING (term)
    WHERE term IN (SELECT term FROM asked) GROUP BY id HAVING count(*) = $2::INTEGER ORDER BY score DESC LIMIT 20`;
  return {
    name: "DuckDB postings",
    top20(query) {
      const terms = [...new Set(fold(query).text.split(" ").flatMap(termsOf))];
      return postings.all(sql, [terms.map(String), BigInt(terms.length)]);
    },
    close: () => postings.close(),
  };
}

function countLines(text: string, row: number): string[] {
  const counts = new Map<number, number>();
  for (const run of text.split(" ")) {
    for (const term of termsOf(run)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return [...counts].map(([term, often]) => `${term},${row},${often}`);
}

function termsOf(run: string): number[] {
  return Array.from(
    { length: Math.max(0, run.length - 1) },
    (_, at) => run.charCodeAt(at) * 0x10000 + run.charCodeAt(at + 1),
  );
}

/** MiniSearch, all bigrams of a query required. */
export async function miniSearch(database: Database): Promise<Peer> {
  const tokenize = (text: string) => fold(text).text.split(" ").flatMap((run) => termsOf(run).map(String));
  const index = new MiniSearch<PeerDocument>({
    fields: ["title", "text"],
    tokenize,
    processTerm: (term) => term,
  });
  for await (const page of pages(database, 500)) index.addAll(page);
  return {
    name: "MiniSearch",
    top20: (query) => index.search(query, { combineWith: "AND", boost: { title: 10 } }).slice(0, 20),
    close: () => index.removeAll(),
  };
}
