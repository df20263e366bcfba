/**
 * One release, open for answers: its tables read-only and locked, its search index in a worker, its files by name.
 *
 * @module
 */
import type { Files } from "../../pipelines/effects.ts";
import { type Database, openDatabase } from "../../pipelines/load/duckdb.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { databaseName } from "../release/database_file.ts";
import { databaseSumsName, sumsName } from "../release/checksums.ts";
import { type Manifest, readManifest, type ReleaseEntry, releaseFolder } from "../release/mod.ts";
import { type Searcher, searchInWorkers } from "../search/client.ts";

/** Name of the search index within a release. */
export const searchName = "search.sqlite";

/** Most threads that search one release at a time. */
const searchThreads = 2;

/** An open release. */
export interface OpenRelease {
  version: string;
  /** True for data of the embedded sample sites. */
  sample: boolean;
  folder: string;
  manifest: Manifest;
  /** SHA-256 by path of every file that is handed out; nothing else in the folder is. */
  files: ReadonlyMap<string, string>;
  database: Database;
  /** Columns of each table as this release has them: an older one may lack what the schemas say today. */
  tables: ReadonlyMap<string, ReadonlySet<string>>;
  searcher: Searcher;
  close(): void;
}

/** Opens a release. @throws {ArchiveCorrupt} when its manifest is not one; fails when a file is missing. */
export async function openRelease(
  { version, sample }: ReleaseEntry,
  { data, files }: { data: string; files: Files },
): Promise<OpenRelease> {
  const folder = releaseFolder(data, version);
  const manifest = await readManifest(folder, files);
  const listed = await handedOut(folder, { manifest, files });
  const database = await openDatabase(`${folder}/${databaseName}`, { readOnly: true, locked: true });
  const searcher = searchInWorkers(`${folder}/${searchName}`, searchThreads);
  return {
    version,
    sample,
    folder,
    manifest,
    files: listed,
    database,
    tables: await tablesOf(database),
    searcher,
    close() {
      searcher.close();
      database.close();
    },
  };
}

async function tablesOf(database: Database): Promise<Map<string, Set<string>>> {
  const tables = new Map<string, Set<string>>();
  const rows = await database.all<{ table: string; column: string }>(
    `SELECT table_name AS "table", column_name AS "column" FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main'`,
  );
  for (const { table, column } of rows) tables.set(table, (tables.get(table) ?? new Set()).add(column));
  return tables;
}

async function handedOut(
  folder: string,
  { manifest, files }: { manifest: Manifest; files: Files },
): Promise<Map<string, string>> {
  const listed = new Map(
    [...manifest.files, ...manifest.databases].map((file) => [file.path, file.sha256]),
  );
  for (const name of ["manifest.json", sumsName, databaseSumsName]) { // no file can list its own hash
    if (await files.stat(`${folder}/${name}`)) {
      listed.set(name, sha256(await files.read(`${folder}/${name}`)));
    }
  }
  return listed;
}
