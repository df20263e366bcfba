/**
 * The changes of a month that is over, in one file a table: what is left of its pruned releases, packed.
 *
 *     releases/history/<YYYY-MM>/SHA256SUMS        for sha256sum -c
 *     releases/history/<YYYY-MM>/<table>.parquet   each changed row whole and each removed one by its key, in order of releases:
 *                                                  `_number` and `_version` of the release, `_change`, then the columns
 *
 * A Parquet file of twenty rows is mostly its own description; thirty of them in one file take a fifth of the room. Any
 * reader of Parquet makes a pruned version of it: the rows of the release before that stands whole, and those of the month
 * up to the version's number, the last of each key (README of a release; `tombstone.json` names files and number).
 *
 * A month is packed once, when each of its releases is pruned or stays for ever. The pack is read beside the files it
 * was made of before they go; a run that is stopped leaves either, or both, and the next one goes on.
 *
 * @module
 */
import type { Effects } from "../../pipelines/effects.ts";
import { ArchiveCorrupt } from "../../pipelines/errors.ts";
import { type Database, literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import { fileDigest, sumsName, sumsText } from "./checksums.ts";
import { syncFolder, syncFolders } from "./sync.ts";

/** Folder of the packs below the folder of releases. */
export const historyName = "history";

/** A pruned release whose changes are packed. */
export interface Packed {
  version: string;
  /** How many releases there were with it, counted from the first. */
  number: number;
}

/** What is packed: the releases of one month, oldest first. */
export interface Packing {
  /** `YYYY-MM`. */
  month: string;
  releases: readonly Packed[];
  files: Effects["files"];
}

/**
 * Packs the changes of a month and removes the Parquet files they were in. Returns the bytes of those files.
 * @throws {ArchiveCorrupt} when a pack does not hold the rows it was made of
 */
export async function packMonth(folder: string, packing: Packing): Promise<number> {
  const { month, files } = packing;
  const tables = await changedTables(folder, packing);
  if (tables.size === 0) return 0;
  const history = `${folder}/${historyName}`, pack = `${history}/${month}`;
  await files.makeFolder(history);
  const database = await openDatabase(":memory:");
  try {
    await database.run(`SET temp_directory = ${literal(`${history}/.spill`)}`);
    if (await files.stat(pack) === null) await writePack(database, { folder, tables, month, files });
    for (const [table, releases] of tables) {
      await requireSame(database, { pack: `${pack}/${table}.parquet`, folder, table, releases });
    }
  } finally {
    database.close();
    await files.remove(`${history}/.spill`);
  }
  let bytes = 0;
  for (const [table, releases] of tables) {
    for (const { version } of releases) {
      const path = changesOf(folder, { version, table });
      bytes += (await files.stat(path))?.size ?? 0;
      await files.remove(path);
    }
  }
  return bytes;
}

const ending = ".parquet";

function changesOf(folder: string, { version, table }: { version: string; table: string }): string {
  return `${folder}/${version}/changes/${table}${ending}`;
}

/** Releases by the table that they changed. */
async function changedTables(folder: string, { releases, files }: Packing): Promise<Map<string, Packed[]>> {
  const tables = new Map<string, Packed[]>();
  for (const release of releases) {
    for (const name of await files.list(`${folder}/${release.version}/changes`)) {
      if (!name.endsWith(ending)) continue;
      const table = name.slice(0, -ending.length);
      tables.set(table, [...tables.get(table) ?? [], release]);
    }
  }
  return tables;
}

interface Changed {
  folder: string;
  table: string;
  releases: readonly Packed[];
}

/** SQL for the changes of a table, in order of releases. */
function changesIn({ folder, table, releases }: Changed): string {
  const each = releases.map(({ version, number }) =>
    `SELECT ${number} AS _number, ${literal(version)} AS _version, *
     FROM read_parquet(${literal(changesOf(folder, { version, table }))})`
  );
  return each.join(" UNION ALL BY NAME "); // a column that came within the month is null before it
}

/** Writes all packs of a month aside; they get their name together. */
async function writePack(
  database: Database,
  { folder, tables, month, files }:
    & { folder: string; tables: Map<string, Packed[]> }
    & Omit<Packing, "releases">,
): Promise<void> {
  const history = `${folder}/${historyName}`, aside = `${history}/.${month}`;
  await files.remove(aside);
  await files.makeFolder(aside);
  for (const [table, releases] of tables) {
    await database.run(
      `COPY (${changesIn({ folder, table, releases })})
       TO ${literal(`${aside}/${table}${ending}`)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  }
  const digests = await Promise.all(
    [...tables.keys()].sort().map((table) => fileDigest(aside, { path: `${table}${ending}`, files })),
  );
  await files.write(`${aside}/${sumsName}`, new TextEncoder().encode(sumsText(digests)));
  await syncFolders(aside, files);
  await files.rename(aside, `${history}/${month}`);
  await syncFolder(history);
}

async function requireSame(
  database: Database,
  { pack, ...changed }: Changed & { pack: string },
): Promise<void> {
  const numbers = changed.releases.map(({ number }) => number).join(", ");
  const packed = `SELECT * FROM read_parquet(${literal(pack)}) WHERE _number IN (${numbers})`;
  const own = changesIn(changed);
  // each side with no row of the other, so that both have the same columns in the same order
  const left = `(${own}) UNION ALL BY NAME (SELECT * FROM (${packed}) WHERE false)`;
  const right = `(SELECT * FROM (${own}) WHERE false) UNION ALL BY NAME (${packed})`;
  const [found] = await database.all<{ own: number; packed: number; missing: number }>(
    `SELECT (SELECT count(*) FROM (${own})) AS own, (SELECT count(*) FROM (${packed})) AS packed,
       (SELECT count(*) FROM ((${left}) EXCEPT ALL (${right}))) AS missing`,
  );
  if (found && found.own === found.packed && found.missing === 0) return;
  throw new ArchiveCorrupt(
    `Cannot pack ${pack}: wanted the ${found?.own} changed rows of its releases, found ${found?.packed}, ` +
      `${found?.missing} of them missing`,
    { next: "move the pack away and run deno task zhiji release prune" },
  );
}
