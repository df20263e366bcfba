/**
 * Makes a packed release whole again: `zhiji release restore`.
 *
 * Its files are made aside, each is compared with its manifest, and only when all are right do they get their places; then the
 * list says so, and `packed.json` goes. A run that is stopped leaves a packed release, and the next one goes on. The release
 * stands whole from then on until it is pruned.
 *
 * @module
 */
import type { Effects, Files } from "../../pipelines/effects.ts";
import { ArchiveCorrupt, ExpectationFailed } from "../../pipelines/errors.ts";
import { literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import { quoteName } from "../../pipelines/model/mod.ts";
import { fileDigest } from "./checksums.ts";
import { readShapes } from "./datapackage.ts";
import { historyName } from "./history.ts";
import { lockReleases } from "./lock.ts";
import { packedName, readPacked } from "./packed.ts";
import { readTrail, type Station, type Trail } from "./past_rows.ts";
import { type ReleaseEntry, releaseFolder, releasesFolder, versions } from "./read.ts";
import { recover, stagingPrefix, writeVersions } from "./register.ts";
import { remake } from "./remake.ts";
import { monthOf } from "./retention.ts";
import { type Shape, withParts } from "./shape.ts";
import { syncFolder, syncFolders } from "./sync.ts";

/** What restoring did. */
export interface Restored {
  version: string;
  /** Paths made again; none when it stood whole. */
  made: string[];
}

/** What restoring needs. */
export interface RestoreOptions {
  version: string;
  effects: Pick<Effects, "files" | "clock" | "log">;
}

/**
 * Makes a release whole.
 * @throws {ExpectationFailed} when there is no such release, it was pruned, another release is at work, or a file does not come
 * out as its manifest lists it; nothing is changed then
 */
export async function restore(data: string, { version, effects }: RestoreOptions): Promise<Restored> {
  const { files, clock, log } = effects;
  using _lock = await lockReleases(data);
  await recover(data, effects);
  const entries = await versions(data, files);
  const entry = entries.find((one) => one.version === version && one.result === "success");
  requirePackable(entry, { data, version });
  const folder = releaseFolder(data, version);
  const made = await makeWhole(data, { version, files });
  const marked = entries.map((one) => {
    if (one.version !== version || one.result !== "success") return one;
    const { packed: _packed, ...whole } = one;
    return one.packed === undefined ? one : { ...whole, restored: clock().toISOString() };
  });
  await writeVersions(data, marked, files);
  await files.remove(`${folder}/${packedName}`);
  await syncFolder(folder);
  if (made.length > 0) log.info(`Restored ${version}: ${made.length} files`);
  return { version, made };
}

function requirePackable(
  entry: unknown,
  { data, version }: { data: string; version: string },
): asserts entry is ReleaseEntry {
  if (!entry) {
    throw new ExpectationFailed(`Cannot restore ${version}: wanted a release of ${data}, found none such`, {
      next: "deno task zhiji release restore VERSION, one of versions.json",
    });
  }
  const { pruned } = entry as ReleaseEntry;
  if (pruned === undefined) return;
  throw new ExpectationFailed(
    `Cannot restore ${version}: wanted a packed release, found it pruned: ${pruned}`,
    {
      next: `read its rows as ${releaseFolder(data, version)}/tombstone.json says`,
    },
  );
}

/** Makes what a release lacks, and puts it in place when all of it is right. Returns the paths. */
async function makeWhole(
  data: string,
  { version, files }: { version: string; files: Files },
): Promise<string[]> {
  const folder = releaseFolder(data, version), releases = releasesFolder(data);
  const trail = await readTrail(releases, { version, files }), own = trail?.stations.at(-1);
  if (!await readPacked(folder, files) || !trail || !own) return [];
  const { manifest } = own, missing = await missingFiles(folder, { own, files });
  const shapes = withParts(await readShapes(folder, files), manifest.tables);
  const staging = `${releases}/${stagingPrefix}restored-${version}`;
  const isTable = (path: string) => path.startsWith("tables/");
  const wanted = new Set(missing.filter(isTable));
  const made = await remake(staging, { folder, manifest, shapes, trail, wanted, files });
  made.push(...await remakeChanges(staging, { trail, own, shapes, missing, files }));
  const lacking = missing.filter((path) => !made.includes(path));
  if (lacking.length > 0) {
    await files.remove(staging);
    throw new ExpectationFailed(
      `Cannot restore ${version}: wanted ${missing.length} files with the hashes of its manifest, found ${lacking.length} ` +
        `otherwise, such as ${lacking[0]}`,
      {
        next:
          `deno task zhiji verify ${version}; files come out alike with ${manifest.engine} and code ${manifest.code}`,
      },
    );
  }
  await syncFolders(staging, files);
  for (const path of made) await files.rename(`${staging}/${path}`, `${folder}/${path}`);
  await syncFolders(folder, files);
  await files.remove(staging);
  await requireSame(folder, { own, files });
  return made;
}

interface Lookup {
  own: Station;
  files: Files;
}

async function missingFiles(folder: string, { own: { manifest }, files }: Lookup): Promise<string[]> {
  const missing: string[] = [];
  for (const { path } of manifest.files) {
    if (await files.stat(`${folder}/${path}`) === null) missing.push(path);
  }
  return missing;
}

/** Changes that went into the pack of their month, as they were. */
async function remakeChanges(
  staging: string,
  { trail, own, shapes, missing, files }: Lookup & {
    trail: Trail;
    shapes: readonly Shape[];
    missing: string[];
  },
): Promise<string[]> {
  const made: string[] = [];
  await files.makeFolder(`${staging}/changes`);
  const database = await openDatabase(":memory:");
  try {
    for (const shape of shapes) {
      const path = `changes/${shape.name}.parquet`;
      const pack = `${trail.releases}/${historyName}/${monthOf(own.version)}/${shape.name}.parquet`;
      if (!missing.includes(path) || await files.stat(pack) === null) continue;
      const names = ["_change", ...shape.columns.map(({ name }) => name)].map(quoteName).join(", ");
      await database.run(
        `COPY (SELECT ${names} FROM read_parquet(${literal(pack)}) WHERE _number = ${own.number}
         ORDER BY ${shape.key.map(quoteName).join(", ")})
         TO ${literal(`${staging}/${path}`)} (FORMAT parquet, COMPRESSION zstd)`,
      );
      const { sha256 } = await fileDigest(staging, { path, files });
      if (own.manifest.files.some((file) => file.path === path && file.sha256 === sha256)) made.push(path);
    }
  } finally {
    database.close();
  }
  return made;
}

/** Every file of the release is as its manifest lists it. */
async function requireSame(folder: string, { own: { version, manifest }, files }: Lookup): Promise<void> {
  for (const { path, sha256 } of [...manifest.files, ...manifest.databases]) {
    const found = await fileDigest(folder, { path, files });
    if (found.sha256 === sha256) continue;
    throw new ArchiveCorrupt(
      `Cannot restore ${version}: wanted ${path} as its manifest lists it, found ${found.sha256}`,
      { next: `deno task zhiji verify ${version}` },
    );
  }
}
