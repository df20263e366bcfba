/**
 * Release: turns the working database into an immutable, checked, dated folder, or says that nothing changed.
 *
 *     <data>/releases/versions.json, latest.json    see read.ts
 *     <data>/releases/<version>/
 *       README.md  CODEBOOK.md  datapackage.json    for people and machines, derived from the model
 *       manifest.json                               inputs, set hashes, checks, hash of every file
 *       tables/<table>.parquet, .csv                the data
 *       zhiji.duckdb, and what extras add           made from it
 *       SHA256SUMS  SHA256SUMS.db                   for sha256sum -c
 *
 * A version is built aside, checked on the very files that will be read, brought to the disk, renamed, and only then
 * registered; `latest` moves last. A run stopped at any moment leaves nothing half-made in sight, and the next one
 * mends and goes on. A failed check publishes nothing and is recorded with its reason; the last good release stays.
 *
 * @module
 */
import type { Database } from "../../pipelines/load/duckdb.ts";
import type { Effects } from "../../pipelines/effects.ts";
import { ExpectationFailed } from "../../pipelines/errors.ts";
import { chinaDay } from "../../pipelines/normalise/days.ts";
import type { ReleaseInputs } from "../../pipelines/workspace.ts";
import { tables } from "../../pipelines/model/mod.ts";
import { build, type Extras } from "./build.ts";
import { lockReleases } from "./lock.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { newest, type ReleaseEntry, releaseFolder, releasesFolder, versions } from "./read.ts";
import { entryOf, recover, register, stagingPrefix } from "./register.ts";
import { digestTables, type TableDigest } from "./set_hash.ts";
import { shapeOf } from "./shape.ts";
import { isVersion, nextVersion } from "./version.ts";

export { exportTables, sameTables } from "./export.ts";
export { type Manifest, readManifest } from "./manifest.ts";
export {
  latestRelease,
  type ReleaseEntry,
  releaseFolder,
  releasesFolder,
  type VersionEntry,
  versions,
} from "./read.ts";
export { digestTables, type TableDigest } from "./set_hash.ts";
export { type Shape, shapeOf } from "./shape.ts";
export { compareVersions, isVersion } from "./version.ts";
export { verify, type VerifyReport } from "./verify.ts";
export type { Finding } from "./checks/check.ts";
export type { Extras } from "./build.ts";

/** What {@linkcode release} needs. */
export interface ReleaseOptions {
  /** The data folder. */
  data: string;
  /** The working database, open, with all tables of the model. */
  database: Database;
  effects: Pick<Effects, "files" | "clock" | "log">;
  /** Whether the rows come from the sample sites. */
  sample: boolean;
  inputs: ReleaseInputs;
  extras?: Extras;
}

/** What came of it. */
export interface ReleaseResult {
  /** The new version; null when nothing changed. */
  version: string | null;
  changed: boolean;
  /** The newest release after this run. */
  latest: string | null;
  /** Rows of each table in the working database. */
  counts: Record<string, number>;
}

/**
 * Makes a release, unless every table has the set hash it has in the newest one.
 *
 * @throws {ExpectationFailed} when a check fails (recorded in `versions.json`), another release is at work, or sample
 * and real data would mix in one folder.
 */
export async function release(options: ReleaseOptions): Promise<ReleaseResult> {
  const { data, database, effects } = options;
  const now = effects.clock();
  await effects.files.makeFolder(releasesFolder(data));
  using _lock = await lockReleases(data);
  await recover(data, effects);
  const latest = newest(await versions(data, effects.files));
  refuseMixing(options, latest);
  const digests = await digestTables(database, tables.map(shapeOf));
  const counts = Object.fromEntries(Object.entries(digests).map(([name, { rows }]) => [name, rows]));
  if (
    latest && same(digests, (await readManifest(releaseFolder(data, latest.version), effects.files)).tables)
  ) {
    effects.log.info(`Nothing changed since release ${latest.version}: no new version`);
    return { version: null, changed: false, latest: latest.version, counts };
  }
  const version = await publish(options, { now, latest, digests });
  return { version, changed: true, latest: version, counts };
}

function refuseMixing({ data, sample }: ReleaseOptions, latest: ReleaseEntry | null): void {
  if (!latest || latest.sample === sample) return;
  const kind = (isSample: boolean) => isSample ? "sample" : "real";
  throw new ExpectationFailed(
    `Cannot release ${kind(sample)} data into ${data}: wanted a folder of ${kind(sample)} releases, ` +
      `found ${kind(latest.sample)} release ${latest.version}`,
    { next: "deno task zhiji release --data ANOTHER_FOLDER" },
  );
}

function same(left: Record<string, TableDigest>, right: Manifest["tables"]): boolean {
  const names = Object.keys(left);
  return names.length === Object.keys(right).length &&
    names.every((name) => left[name]?.rows === right[name]?.rows && left[name]?.set === right[name]?.set);
}

interface State {
  now: Date;
  latest: ReleaseEntry | null;
  digests: Record<string, TableDigest>;
}

async function publish(options: ReleaseOptions, state: State): Promise<string> {
  const { data, database, effects, sample, inputs: { code, ...inputs }, extras } = options;
  const { files, log } = effects;
  const { latest, digests } = state;
  const taken = (await versions(data, files)).map((entry) => entry.version);
  const folders = (await files.list(releasesFolder(data))).filter(isVersion);
  const created = state.now.toISOString();
  const version = nextVersion(chinaDay(created), [...taken, ...folders]);
  const staging = `${releasesFolder(data)}/${stagingPrefix}${version}`;
  const predecessor = latest && { version: latest.version, manifest: latest.manifest };
  try {
    const origin = { version, created, sample, code, inputs, predecessor };
    await build(staging, { ...origin, database, tables, effects, digests, extras });
  } catch (error) {
    await afterFailure(options, { version, created, staging, error });
    throw error;
  }
  const entry = await entryOf(staging, files);
  await files.rename(staging, releaseFolder(data, version));
  await register(data, entry, files);
  log.info(`Released ${version}`);
  return version;
}

/** Records a failed check and clears up; a failure in doing so is told and does not hide the first one. */
async function afterFailure(
  { data, sample, effects: { files, log } }: ReleaseOptions,
  failed: { version: string; created: string; staging: string; error: unknown },
): Promise<void> {
  const { version, created, staging, error } = failed;
  try {
    if (error instanceof ExpectationFailed) {
      await register(data, { version, result: "failure", created, sample, reason: error.message }, files);
    }
    await files.remove(staging);
  } catch (second) {
    log.warn(`Cannot clear up after failed release ${version}: ${second}; the next release will`);
  }
}
