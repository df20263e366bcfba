/**
 * Carries the rule of retention out (retention.ts): prunes what is old, packs what is younger.
 *
 *     <version>/tombstone.json   of a pruned release: when and why, and what the version is read from now
 *     <version>/manifest.json, changes/, CHANGES.md, …   what stays of it: the chain, and every row that changed
 *     <version>/packed.json      of a packed one: see packed.ts
 *     history/<YYYY-MM>/         changes/*.parquet of a month that is over, packed (history.ts)
 *
 * A version that is not whole can still be read: from the release before it that stands whole for ever, and the changes since
 * (README of a release). Tables that came as a whole, of which no changes tell, keep their Parquet files.
 *
 * The list says first that a version is pruned or packed, then its files go; a run that is stopped is finished by the next.
 *
 * @module
 */
import type { Effects } from "../../pipelines/effects.ts";
import { ArchiveCorrupt } from "../../pipelines/errors.ts";
import { listFiles } from "./checksums.ts";
import { jsonBytes, type Manifest, readManifest } from "./manifest.ts";
import { historyName, packMonth } from "./history.ts";
import { lockReleases } from "./lock.ts";
import { givePacked, type Packed, provePacked } from "./packed.ts";
import { readPath } from "./part.ts";
import { type ReleaseEntry, releaseFolder, releasesFolder, type VersionEntry, versions } from "./read.ts";
import { recover, writeVersions } from "./register.ts";
import { forEver, monthOf, monthsToPack, type Rule, toPack, toPrune } from "./retention.ts";
import { syncFolder } from "./sync.ts";
import { isPruned, tombstoneName } from "./tombstone.ts";

/** What pruning did. */
export interface Pruned {
  /** Versions that are pruned by the rule, and those that are packed. */
  pruned: string[];
  packed: string[];
  /** Versions that stand whole. */
  kept: string[];
  /** Months whose changes were packed now. */
  months: string[];
  /** Bytes of the files removed; links to them in kept releases may hold them on the disk. */
  bytes: number;
}

/** What pruning needs. */
export interface PruneOptions extends Pick<Rule, "keep" | "whole"> {
  effects: Pick<Effects, "files" | "clock" | "log">;
}

/** Carries the rule out. @throws {ExpectationFailed} when a release is being made */
export async function prune(data: string, { keep, whole, effects }: PruneOptions): Promise<Pruned> {
  const { files, clock } = effects;
  using _lock = await lockReleases(data);
  await recover(data, effects);
  const rule: Rule = { keep, whole, now: clock() };
  const graves = await pruneOld(data, rule, effects);
  const packs = await packYoung(data, rule, effects);
  let bytes = graves.bytes + packs.bytes;
  const releases = await successes(data, files);
  const given = releases.filter(({ pruned, packed }) => pruned !== undefined || packed !== undefined);
  const months: string[] = [];
  for (const one of monthsToPack(releases, given)) {
    const freed = await packMonth(releasesFolder(data), { ...one, files });
    if (freed > 0) months.push(one.month);
    bytes += freed;
  }
  const kept = releases.filter((entry) => !given.includes(entry)).map(({ version }) => version);
  return { pruned: graves.pruned, packed: packs.packed, kept, months, bytes };
}

async function successes(data: string, files: Effects["files"]): Promise<ReleaseEntry[]> {
  return (await versions(data, files)).filter((entry) => entry.result === "success");
}

/** Says in the list what became of some releases, where it does not say so yet. */
async function mark(
  data: string,
  said: ReadonlyMap<string, Pick<ReleaseEntry, "pruned" | "packed">>,
  files: Effects["files"],
): Promise<void> {
  const entries = await versions(data, files);
  const marked = entries.map((entry): VersionEntry => {
    const news = said.get(entry.version);
    if (entry.result !== "success" || !news || entry.pruned !== undefined) return entry;
    if (entry.packed !== undefined && news.pruned === undefined) return entry;
    const { packed: _packed, restored: _restored, ...rest } = entry;
    return { ...rest, ...news };
  });
  if (JSON.stringify(marked) !== JSON.stringify(entries)) await writeVersions(data, marked, files);
}

async function pruneOld(
  data: string,
  rule: Rule,
  effects: PruneOptions["effects"],
): Promise<Pick<Pruned, "pruned" | "bytes">> {
  const { files, log } = effects;
  const releases = await successes(data, files), given = toPrune(releases, rule);
  const reason = `daily releases are kept for ${rule.keep} days, the last of each month for ever`;
  await mark(data, new Map(given.map(({ version }) => [version, { pruned: reason }])), files);
  const standing = forEver(releases);
  let bytes = 0;
  for (const { version, pruned } of given) {
    const number = releases.findIndex((entry) => entry.version === version) + 1;
    const base = releases.slice(0, number).findLast((entry) => standing.has(entry.version))?.version ?? null;
    const found = await bury(data, { version, number, base, reason: pruned ?? reason, effects });
    if (found > 0) log.info(`Pruned ${version}`);
    bytes += found;
  }
  return { pruned: given.map(({ version }) => version), bytes };
}

async function packYoung(
  data: string,
  rule: Rule,
  effects: PruneOptions["effects"],
): Promise<Pick<Pruned, "packed" | "bytes">> {
  const { files, log } = effects;
  const reason =
    `daily releases stand whole for ${rule.whole} days, then packed until ${rule.keep} days are over`;
  const proved: Packed[] = [];
  for (const { version } of toPack(await successes(data, files), rule)) {
    const packed = await provePacked(data, { version, reason, effects }).catch((error: unknown) => {
      if (!(error instanceof ArchiveCorrupt)) throw error;
      log.warn(`Left ${version} whole: ${error.message}`);
    });
    if (packed) proved.push(packed);
    else if (packed === null) {
      log.warn(`Left ${version} whole: none of its tables came out byte for byte with this code`);
    }
  }
  await mark(data, new Map(proved.map(({ version }) => [version, { packed: reason }])), files);
  let bytes = 0;
  for (const packed of proved) {
    const found = await givePacked(data, packed, files);
    if (found > 0) log.info(`Packed ${packed.version}: ${packed.given.length} files can be made again`);
    bytes += found;
  }
  return { packed: proved.map(({ version }) => version), bytes };
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
