/**
 * Makes files of tables again that a release gave up, and keeps those whose bytes are the ones its manifest lists.
 *
 * A file that an earlier release holds with the same hash is linked; Parquet is written from the rows of then
 * (past_rows.ts), the other formats from the Parquet file. What another version of DuckDB or of this code writes otherwise is
 * not kept: a file comes out byte for byte, or not at all.
 *
 * @module
 */
import type { Files } from "../../pipelines/effects.ts";
import { ArchiveCorrupt } from "../../pipelines/errors.ts";
import { type Database, literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import { quoteName } from "../../pipelines/model/mod.ts";
import { fileDigest } from "./checksums.ts";
import { parquetQuery } from "./export.ts";
import { writeFormat } from "./formats.ts";
import type { Manifest } from "./manifest.ts";
import { pathOf, readPath } from "./part.ts";
import { type PastRows, pastRows, pastRowsSql, type Trail } from "./past_rows.ts";
import type { Shape } from "./shape.ts";
import { link } from "./store_once.ts";

/** What files are made from. */
export interface Remaking {
  /** The release folder; its own Parquet files are used where they stand. */
  folder: string;
  manifest: Manifest;
  shapes: readonly Shape[];
  trail: Trail;
  /** Paths of tables to make, below the folder. */
  wanted: ReadonlySet<string>;
  files: Pick<Files, "read" | "readRange" | "stat" | "makeFolder" | "remove">;
}

/** Makes files below `into`, an empty folder, and returns the paths of those that are as the manifest lists them. @throws {ArchiveCorrupt} */
export async function remake(into: string, making: Remaking): Promise<string[]> {
  const { manifest, shapes, trail, wanted, files } = making;
  await files.makeFolder(`${into}/tables`);
  const database = await openDatabase(":memory:");
  const made: string[] = [];
  try {
    await database.run(`SET temp_directory = ${literal(`${into}/.spill`)}`);
    for (const shape of shapes) {
      const listed = manifest.files.filter(({ path }) =>
        wanted.has(path) && readPath(path).table === shape.name
      );
      if (listed.length === 0) continue;
      if (shape.parts) await files.makeFolder(`${into}/tables/${shape.name}`);
      const past = await pastRows(trail, { table: shape.name, files });
      const rows = past && await opened(past, files) ? past : null;
      if (rows) await ask(database, `CREATE VIEW ${quoteName(shape.name)} AS ${pastRowsSql(rows, shape)}`);
      const work = { ...making, into, database, shape, rows };
      for (const file of listed.toSorted(parquetFirst)) {
        if (await remakeFile(file, work)) made.push(file.path);
      }
    }
  } finally {
    database.close();
    await files.remove(`${into}/.spill`);
  }
  return made;
}

/** Runs SQL over files of releases. @throws {ArchiveCorrupt} when one of them cannot be read, or there is no room */
async function ask(database: Database, sql: string): Promise<void> {
  try {
    await database.run(sql);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message.replaceAll(/\s+/g, " ") : String(cause);
    throw new ArchiveCorrupt(`Cannot make tables again: wanted files that can be read, found ${found}`, {
      cause,
      next: "deno task zhiji verify VERSION",
    });
  }
}

/** Whether all files of past rows stand. */
async function opened({ tables, changes }: PastRows, files: Pick<Files, "stat">): Promise<boolean> {
  for (const path of [...tables, ...changes.map(({ path }) => path)]) {
    if (await files.stat(path) === null) return false;
  }
  return true;
}

type Listed = Manifest["files"][number];

/** The other formats are written from it. */
function parquetFirst({ path: left }: Listed, { path: right }: Listed): number {
  return Number(right.endsWith(".parquet")) - Number(left.endsWith(".parquet"));
}

type Work = Remaking & { into: string; database: Database; shape: Shape; rows: PastRows | null };

async function remakeFile(file: Listed, work: Work): Promise<boolean> {
  const { into, rows, trail, files } = work;
  const known = rows?.base.manifest.files.find(({ path }) => path === file.path);
  const standing = `${trail.releases}/${rows?.base.version}/${file.path}`;
  const same = known?.sha256 === file.sha256 && await files.stat(standing) !== null;
  if (same) await link(standing, `${into}/${file.path}`);
  else if (!await writeFile(file.path, work)) return false;
  const { sha256 } = await fileDigest(into, { path: file.path, files });
  if (sha256 === file.sha256) return true;
  await files.remove(`${into}/${file.path}`);
  return false;
}

/** Writes a file from rows or from Parquet; false where neither is at hand. */
async function writeFile(
  path: string,
  { into, folder, database, shape, rows, files }: Work,
): Promise<boolean> {
  const { part, format } = readPath(path);
  if (format === "parquet") {
    if (rows) await ask(database, parquetQuery({ folder: into, shape, part }));
    return rows !== null;
  }
  const name = pathOf(shape.name, part, "parquet");
  for (const place of [into, folder]) {
    if (await files.stat(`${place}/${name}`) === null) continue;
    const { columns } = shape;
    await ask(database, writeFormat(format, { columns, parquet: `${place}/${name}`, to: `${into}/${path}` }));
    return true;
  }
  return false;
}
