/**
 * Release: turns the working database into an immutable, checked, dated folder, or says that nothing changed.
 *
 *     <data>/releases/versions.json, latest.json, catalog.jsonld    see read.ts, metadata/catalog.ts
 *     <data>/releases/<version>/
 *       README.md  CODEBOOK.md  CHANGES.md          for people, derived from the model
 *       datapackage.json  croissant.json  dataset.jsonld  CITATION.cff  citation.bib  citation.txt   for machines
 *       manifest.json  (.sig  public_key.pem)       inputs, set hashes, checks, hash of every file; signed where asked
 *       inputs.txt                                  digest of every capture the tables were made from
 *       tables/                                     the data: see export.ts, part.ts
 *       changes/                                    what is other than in the release before: see changes/mod.ts
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
import { type Table, tables as everyTable } from "../../pipelines/model/mod.ts";
import { build, type Extras, type Plan } from "./build.ts";
import { decide, type Decision } from "./changes/cause.ts";
import { readShapes } from "./datapackage.ts";
import { listSources } from "./describe.ts";
import { lockReleases } from "./lock.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { newest, type ReleaseEntry, releaseFolder, releasesFolder, versions } from "./read.ts";
import { entryOf, recover, register, stagingPrefix } from "./register.ts";
import { splitFrom } from "./part.ts";
import { digestTables, sameRows, type TableDigest } from "./set_hash.ts";
import { shapeOf, withParts } from "./shape.ts";
import type { SigningKey } from "./sign.ts";
import type { Earlier } from "./store_once.ts";
import { syncFolder } from "./sync.ts";
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
  /** Digests of all captures, in order; listed in the release. */
  captures?: readonly string[];
  /** SHA-256 of the lock file of the libraries. */
  lock?: string;
  /**
   * Reads the first captures of the archive with the present code into a database of its own, so that the cause of changes
   * can be told where sources and code both changed. Null when they are not to be had.
   */
  replay?: (captures: Manifest["inputs"]) => Promise<Replayed | null>;
  /** Signs the manifest. */
  key?: SigningKey;
  /** Address the folder of releases is published under, for citations and descriptors. */
  url?: string;
  /** Reasons for tables that shrink past their bound, by table. */
  reasons?: Record<string, string>;
  /** Tables to publish. @default {every table of the model} */
  tables?: readonly Table[];
  /** Rows from which a table is split. @default {splitFrom} */
  splitFrom?: number;
  extras?: Extras;
}

/** What old captures give under the present code. */
export interface Replayed {
  database: Database;
  close(): Promise<void>;
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
  const { data, database, effects, tables = everyTable } = options;
  const now = effects.clock();
  await effects.files.makeFolder(releasesFolder(data));
  using _lock = await lockReleases(data);
  await recover(data, effects);
  const latest = newest(await versions(data, effects.files));
  refuseMixing(options, latest);
  const digests = await digestTables(database, tables.map(shapeOf), { from: options.splitFrom ?? splitFrom });
  const counts = Object.fromEntries(Object.entries(digests).map(([name, { rows }]) => [name, rows]));
  const earlier = latest && await openEarlier(data, { version: latest.version, files: effects.files });
  if (latest && earlier && same(digests, earlier.manifest.tables)) {
    effects.log.info(`Nothing changed since release ${latest.version}: no new version`);
    return { version: null, changed: false, latest: latest.version, counts };
  }
  const version = await publish(options, { now, latest, earlier, digests });
  return { version, changed: true, latest: version, counts };
}

async function openEarlier(
  data: string,
  { version, files }: { version: string; files: Effects["files"] },
): Promise<Earlier> {
  const folder = releaseFolder(data, version);
  const manifest = await readManifest(folder, files);
  return { folder, manifest, shapes: withParts(await readShapes(folder, files), manifest.tables) };
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
    names.every((name) => sameRows(left[name], right[name]));
}

interface State {
  now: Date;
  latest: ReleaseEntry | null;
  earlier: Earlier | null;
  digests: Record<string, TableDigest>;
}

async function publish(options: ReleaseOptions, state: State): Promise<string> {
  const { data, effects, sample } = options;
  const { files, log } = effects;
  const taken = (await versions(data, files)).map((entry) => entry.version);
  const folders = (await files.list(releasesFolder(data))).filter(isVersion);
  const created = state.now.toISOString();
  const version = nextVersion(chinaDay(created), [...taken, ...folders]);
  const staging = `${releasesFolder(data)}/${stagingPrefix}${version}`;
  let replayed: Replayed | null = null;
  try {
    const decided = decisionOf(options, state);
    if (decided === "replayed" && state.earlier) {
      log.info(`Release ${version}: reading the captures of ${state.latest?.version} with the present code`);
      replayed = await options.replay?.(state.earlier.manifest.inputs) ?? null;
    }
    await build(staging, await planOf(options, { ...state, version, created, decided, replayed }));
  } catch (error) {
    await afterFailure(options, { version, created, staging, error });
    throw error;
  } finally {
    await replayed?.close();
  }
  const entry = await entryOf(staging, files);
  await files.rename(staging, releaseFolder(data, version));
  await syncFolder(releasesFolder(data));
  await register(data, entry, files);
  await syncFolder(releasesFolder(data));
  log.info(`Released ${version}${sample ? " (sample)" : ""}`);
  return version;
}

function decisionOf({ inputs: { code, ...inputs } }: ReleaseOptions, { earlier }: State): Decision {
  return earlier ? decide(earlier.manifest, { code, inputs }) : "first";
}

async function planOf(
  options: ReleaseOptions,
  state: State & { version: string; created: string; decided: Decision; replayed: Replayed | null },
): Promise<Plan> {
  const { database, effects, sample, inputs: { code, ...inputs }, extras, url, captures, lock } = options;
  const { version, created, latest, earlier, digests, decided, replayed } = state;
  const tables = options.tables ?? everyTable;
  const from = options.splitFrom ?? splitFrom;
  return {
    database,
    tables,
    effects,
    version,
    created,
    sample,
    code,
    lock: lock ?? null,
    inputs,
    captures: captures ?? null,
    predecessor: latest && { version: latest.version, manifest: latest.manifest },
    earlier,
    decided: decided === "replayed" && replayed === null ? "not replayed" : decided,
    between: replayed && {
      database: replayed.database,
      digests: await digestTables(replayed.database, tables.map(shapeOf), { from }),
    },
    reasons: options.reasons ?? {},
    digests,
    key: options.key ?? null,
    url: url ?? null,
    sources: await listSources(database),
    ...(extras && { extras }),
  };
}

/** Records a failed check and clears up; a failure in doing so is told and does not hide the first one. */
async function afterFailure(
  { data, sample, effects: { files, log } }: ReleaseOptions,
  failed: { version: string; created: string; staging: string; error: unknown },
): Promise<void> {
  const { version, created, staging, error } = failed;
  try {
    await files.remove(staging); // first: on a full disk it makes the room for the record
    if (error instanceof ExpectationFailed) {
      await register(data, { version, result: "failure", created, sample, reason: error.message }, files);
    }
  } catch (second) {
    log.warn(`Cannot clear up after failed release ${version}: ${second}; the next release will`);
  }
}
