/**
 * Retention: the newest release, the first, every release of the last days and the last of each month stay whole for
 * ever; of the others the tables and what is made of them are removed.
 *
 *     <version>/tombstone.json   when and why
 *     <version>/manifest.json, changes/, CHANGES.md, …   what stays: the chain, and every row that changed
 *
 * A pruned version can still be read: from the release before it that stands whole, and the changes since (README of a
 * release). Tables that came as a whole, of which no changes tell, keep their Parquet files.
 *
 * The list says first that a version is pruned, then its files go; a run that is stopped is finished by the next.
 *
 * @module
 */
import type { Effects } from "../../pipelines/effects.ts";
import { listFiles } from "./checksums.ts";
import { jsonBytes, type Manifest, readManifest } from "./manifest.ts";
import { lockReleases } from "./lock.ts";
import { readPath } from "./part.ts";
import { newest, type ReleaseEntry, releaseFolder, versions } from "./read.ts";
import { writeVersions } from "./register.ts";
import { syncFolder } from "./sync.ts";
import { isPruned, tombstoneName } from "./tombstone.ts";

/** Days that every release is kept whole for. */
export const keptDays = 90;

/** What pruning did. */
export interface Pruned {
  pruned: string[];
  kept: string[];
  /** Bytes of the files removed; links to them in kept releases may hold them on the disk. */
  bytes: number;
}

/** What pruning needs. */
export interface PruneOptions {
  /** Days to keep every release for. */
  keep: number;
  effects: Pick<Effects, "files" | "clock" | "log">;
}

/** Releases that the rule gives up, oldest first. */
export function toPrune(
  releases: readonly ReleaseEntry[],
  { keep, now }: { keep: number; now: Date },
): ReleaseEntry[] {
  const oldest = now.getTime() - keep * 86_400_000;
  const lastOfMonth = new Map(releases.map((entry) => [entry.version.slice(0, 7), entry.version]));
  return releases.filter(({ version, created }, index) =>
    index > 0 && index < releases.length - 1 && Date.parse(created) < oldest &&
    lastOfMonth.get(version.slice(0, 7)) !== version
  );
}

/** Carries the rule out. @throws {ExpectationFailed} when a release is being made */
export async function prune(data: string, { keep, effects }: PruneOptions): Promise<Pruned> {
  const { files, clock, log } = effects;
  using _lock = await lockReleases(data);
  const entries = await versions(data, files);
  const releases = entries.filter((entry) => entry.result === "success");
  const given = toPrune(releases, { keep, now: clock() });
  const reason = `daily releases are kept for ${keep} days, the last of each month for ever`;
  const names = new Set(given.map(({ version }) => version));
  if (newest(entries)) {
    const marked = entries.map((entry) =>
      entry.result === "success" && names.has(entry.version)
        ? { ...entry, pruned: entry.pruned ?? reason }
        : entry
    );
    if (given.some(({ pruned }) => pruned === undefined)) await writeVersions(data, marked, files);
  }
  let bytes = 0;
  for (const { version, pruned } of given) {
    const folder = releaseFolder(data, version);
    const found = await bury(folder, { version, reason: pruned ?? reason, effects });
    if (found > 0) log.info(`Pruned ${version}`);
    bytes += found;
  }
  const kept = releases.filter(({ version }) => !names.has(version)).map(({ version }) => version);
  return { pruned: given.map(({ version }) => version), kept, bytes };
}

async function bury(
  folder: string,
  { version, reason, effects: { files, clock } }: {
    version: string;
    reason: string;
    effects: PruneOptions["effects"];
  },
): Promise<number> {
  const manifest = await readManifest(folder, files);
  if (await files.stat(`${folder}/${tombstoneName}`) === null) {
    const tombstone = {
      version,
      pruned: clock().toISOString(),
      reason,
      manifest: "manifest.json",
      changes: "changes/",
    };
    await files.write(`${folder}/${tombstoneName}`, jsonBytes(tombstone));
    await syncFolder(folder);
  }
  let bytes = 0;
  for (const path of await listFiles(folder, files)) {
    if (!isPruned(path) || isWhole(path, manifest)) continue;
    bytes += (await files.stat(`${folder}/${path}`))?.size ?? 0;
    await files.remove(`${folder}/${path}`);
  }
  return bytes;
}

/** Whether a file is the Parquet of a table that came as a whole with this release. */
function isWhole(path: string, { changes }: Manifest): boolean {
  if (!path.startsWith("tables/")) return false;
  const { table, format } = readPath(path);
  return format === "parquet" && changes.tables[table]?.whole === true;
}
