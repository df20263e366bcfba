/**
 * Retention: the newest release, the first, every release of the last days and the last of each month stay whole for
 * ever; of the others the tables and what is made of them are removed.
 *
 *     <version>/tombstone.json   when and why, and what the version is read from now
 *     <version>/manifest.json, changes/, CHANGES.md, …   what stays: the chain, and every row that changed
 *     history/<YYYY-MM>/         changes/*.parquet of a month that is over, packed (history.ts)
 *
 * A pruned version can still be read: from the release before it that stands whole for ever, and the changes since (README
 * of a release). Tables that came as a whole, of which no changes tell, keep their Parquet files.
 *
 * The list says first that a version is pruned, then its files go; a run that is stopped is finished by the next.
 *
 * @module
 */
import type { Effects } from "../../pipelines/effects.ts";
import { listFiles } from "./checksums.ts";
import { jsonBytes, type Manifest, readManifest } from "./manifest.ts";
import { historyName, packMonth } from "./history.ts";
import { lockReleases } from "./lock.ts";
import { readPath } from "./part.ts";
import { newest, type ReleaseEntry, releaseFolder, releasesFolder, versions } from "./read.ts";
import { writeVersions } from "./register.ts";
import { syncFolder } from "./sync.ts";
import { isPruned, tombstoneName } from "./tombstone.ts";

/** Days that every release is kept whole for. */
export const keptDays = 90;

/** What pruning did. */
export interface Pruned {
  pruned: string[];
  kept: string[];
  /** Months whose changes were packed now. */
  packed: string[];
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
  const standing = forEver(releases);
  return releases.filter(({ version, created }) =>
    version !== releases.at(-1)?.version && Date.parse(created) < oldest && !standing.has(version)
  );
}

/** Versions that stand whole for ever: the first, and the last of each month. */
function forEver(releases: readonly ReleaseEntry[]): Set<string> {
  const lasts = new Map(releases.map(({ version }) => [monthOf(version), version]));
  return new Set([...releases.slice(0, 1).map(({ version }) => version), ...lasts.values()]);
}

const monthOf = (version: string) => version.slice(0, 7);

/** Months that are over and of which every release is given up or stands for ever, with those given up. */
export function toPack(
  releases: readonly ReleaseEntry[],
  given: readonly ReleaseEntry[],
): { month: string; releases: { version: string; number: number }[] }[] {
  const standing = forEver(releases), gone = new Set(given.map(({ version }) => version));
  const months = [...new Set(given.map(({ version }) => monthOf(version)))];
  return months.filter((month) =>
    month !== monthOf(releases.at(-1)?.version ?? "") &&
    releases.every(({ version }) => monthOf(version) !== month || gone.has(version) || standing.has(version))
  ).map((month) => ({
    month,
    releases: releases.flatMap(({ version }, index) =>
      monthOf(version) === month && gone.has(version) ? [{ version, number: index + 1 }] : []
    ),
  }));
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
  const standing = forEver(releases);
  for (const { version, pruned } of given) {
    const number = releases.findIndex((entry) => entry.version === version) + 1;
    const base = releases.slice(0, number).findLast((entry) => standing.has(entry.version))?.version ?? null;
    const found = await bury(data, { version, number, base, reason: pruned ?? reason, effects });
    if (found > 0) log.info(`Pruned ${version}`);
    bytes += found;
  }
  const packed: string[] = [];
  for (const one of toPack(releases, given)) {
    const freed = await packMonth(releasesFolder(data), { ...one, files });
    if (freed > 0) packed.push(one.month);
    bytes += freed;
  }
  const kept = releases.filter(({ version }) => !names.has(version)).map(({ version }) => version);
  return { pruned: given.map(({ version }) => version), kept, packed, bytes };
}

interface Burial {
  version: string;
  number: number;
  /** The release that stands for ever before it. */
  base: string | null;
  reason: string;
  effects: PruneOptions["effects"];
}

async function bury(
  data: string,
  { version, number, base, reason, effects: { files, clock } }: Burial,
): Promise<number> {
  const folder = releaseFolder(data, version);
  const manifest = await readManifest(folder, files);
  if (await files.stat(`${folder}/${tombstoneName}`) === null) {
    const tombstone = {
      version,
      number,
      pruned: clock().toISOString(),
      reason,
      manifest: "manifest.json",
      base: base && `../${base}/`,
      changes: ["changes/", `../${historyName}/${monthOf(version)}/`],
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
