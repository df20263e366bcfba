/**
 * The rows of a version whose own Parquet files were given up: those of the nearest release before it that stands for ever, and
 * the changes since, the last of each key.
 *
 * Changes stand with each version until its month is packed, then in `history/`. A table that came as a whole begins anew with
 * the release that brought it, whose Parquet files stay. It is what the README of a release tells people to do by hand.
 *
 * @module
 */
import type { Files } from "../../pipelines/effects.ts";
import { literal } from "../../pipelines/load/duckdb.ts";
import { quoteName } from "../../pipelines/model/mod.ts";
import { sqlType } from "./changes/state.ts";
import { historyName } from "./history.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { partsOf, pathOf, readPath } from "./part.ts";
import { versionsIn } from "./read.ts";
import { forEver, monthOf } from "./retention.ts";
import type { Shape } from "./shape.ts";

/** One release on the way to a version. */
export interface Station {
  version: string;
  /** How many releases there were with it, counted from the first. */
  number: number;
  manifest: Manifest;
}

/** The releases from the nearest that stands for ever to a version, oldest first. */
export interface Trail {
  /** Folder of releases. */
  releases: string;
  stations: Station[];
}

/**
 * The trail to a version; it begins before the version itself. Null when it is the first, or the list does not name it.
 * @throws {ArchiveCorrupt} when the list of releases or a manifest on the way cannot be read
 */
export async function readTrail(
  releases: string,
  { version, files }: { version: string; files: Pick<Files, "read" | "stat"> },
): Promise<Trail | null> {
  const entries = (await versionsIn(releases, files)).filter((entry) => entry.result === "success");
  const standing = forEver(entries), end = entries.findIndex((entry) => entry.version === version);
  const start = entries.slice(0, Math.max(end, 0)).findLastIndex((entry) => standing.has(entry.version));
  if (start < 0) return null;
  const stations: Station[] = [];
  for (const [index, entry] of entries.slice(start, end + 1).entries()) {
    const manifest = await readManifest(`${releases}/${entry.version}`, files);
    stations.push({ version: entry.version, number: start + index + 1, manifest });
  }
  return { releases, stations };
}

/** Files that give the rows of one table. */
export interface PastRows {
  /** The release whose rows the changes are put on. */
  base: Station;
  /** Parquet files of the base. */
  tables: string[];
  /** Parquet files of changes, oldest first; one that stands in a pack has its number there. */
  changes: { path: string; number: number; packed: boolean }[];
}

/**
 * Files that give the rows of a table at the end of a trail; null where its rows came with that version as a whole.
 * @throws {TypeError} when table or part is no name of ours
 */
export async function pastRows(
  { releases, stations }: Trail,
  { table, files }: { table: string; files: Pick<Files, "stat"> },
): Promise<PastRows | null> {
  const whole = stations.findLastIndex(({ manifest }) => manifest.changes.tables[table]?.whole);
  const start = Math.max(whole, 0), base = stations[start];
  if (start === stations.length - 1 || !base?.manifest.tables[table]) return null;
  const paths = partsOf(base.manifest.tables[table]).map((part) => pathOf(table, part, "parquet"));
  for (const path of paths) readPath(path); // a manifest from anywhere names no file elsewhere
  const changes: PastRows["changes"] = [];
  for (const { version, number, manifest } of stations.slice(start + 1)) {
    if (!manifest.changes.tables[table]) continue;
    const own = `${releases}/${version}/changes/${table}.parquet`;
    const packed = await files.stat(own) === null;
    const path = packed ? `${releases}/${historyName}/${monthOf(version)}/${table}.parquet` : own;
    changes.push({ path, number, packed });
  }
  const tables = paths.map((path) => `${releases}/${base.version}/${path}`);
  return { base, tables, changes };
}

/** SQL for the rows, with the columns of the shape in its order. */
export function pastRowsSql({ tables, changes }: Omit<PastRows, "base">, shape: Shape): string {
  const key = shape.key.map(quoteName).join(", ");
  const none = shape.columns.map((column) => `NULL::${sqlType(column)} AS ${quoteName(column.name)}`);
  const empty = `SELECT ${none.join(", ")} WHERE false`; // columns that came later have a name and a type in every branch
  const each = changes.map(({ path, number, packed }) =>
    `SELECT *${packed ? " EXCLUDE (_number, _version)" : ""}, ${number} AS _number FROM read_parquet(${
      literal(path)
    })
     ${packed ? `WHERE _number = ${number}` : ""}`
  );
  const all = [`SELECT *, NULL::VARCHAR AS _change, 0 AS _number FROM (${empty})`, ...each];
  const names = shape.columns.map(({ name }) => quoteName(name)).join(", ");
  const typed = shape.columns.map((column) =>
    `CAST(${quoteName(column.name)} AS ${sqlType(column)}) AS ${quoteName(column.name)}`
  );
  const base = `read_parquet([${tables.map(literal).join(", ")}], union_by_name = true)`;
  return `WITH steps AS (${all.join(" UNION ALL BY NAME ")}),
    news AS (SELECT * FROM steps QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY _number DESC) = 1)
    SELECT ${typed.join(", ")} FROM (
      (${empty}) UNION ALL BY NAME (SELECT * FROM ${base} ANTI JOIN news USING (${key}))
      UNION ALL BY NAME (SELECT ${names} FROM news WHERE _change <> 'removed'))`;
}
