/**
 * Pushes releases to a target so that its readers never see a part: of a release the manifest comes last, of all files
 * `latest.json` does. What stands there already is not sent again, so a push that was stopped goes on where it was.
 *
 * A release that was pruned or packed here is so there: what says it comes first, then its files go; one that was restored here
 * is whole there again. Packed months go before the changes that they were made of are removed there.
 *
 * @module
 */
import type { Files } from "../../../pipelines/effects.ts";
import { ArchiveCorrupt, ExpectationFailed } from "../../../pipelines/errors.ts";
import { fileDigest, listFiles, sumsName } from "../checksums.ts";
import { historyName } from "../history.ts";
import { readManifest } from "../manifest.ts";
import { packedName } from "../packed.ts";
import { type ReleaseEntry, releaseFolder, releasesFolder, versions } from "../read.ts";
import { tombstoneName } from "../tombstone.ts";
import type { Progress } from "../verify.ts";
import type { Pushed, Target } from "./target.ts";

/** What a push did. */
export interface PushReport {
  /** Releases whose files were sent or completed. */
  pushed: string[];
  sent: number;
  /** Files that stood there already. */
  skipped: number;
  bytes: number;
}

/** What pushing needs. */
export interface PushOptions {
  target: Target;
  files: Pick<Files, "read" | "readRange" | "list" | "stat">;
  progress: Progress;
}

/** Pushes all releases of a data folder, oldest first. */
export async function push(data: string, options: PushOptions): Promise<PushReport> {
  const entries = (await versions(data, options.files)).filter((entry) => entry.result === "success");
  if (entries.length === 0) {
    throw new ExpectationFailed(`Cannot push ${data}: wanted a release, found none`, {
      next: "deno task zhiji release",
    });
  }
  const report: PushReport = { pushed: [], sent: 0, skipped: 0, bytes: 0 };
  const months = await sendMonths(data, { ...options, report });
  for (const entry of entries) await pushRelease(data, entry, { ...options, report });
  for (const month of months) await finishMonth(data, { month, entries }, { ...options, report });
  for (const name of ["catalog.jsonld", "versions.json", "latest.json"]) {
    await pushPointer(data, name, { ...options, report });
  }
  return report;
}

type Work = PushOptions & { report: PushReport };

/** The file of a release that goes last: what says how much of it stands. */
function lastOf({ pruned, packed }: ReleaseEntry): string {
  return pruned !== undefined ? tombstoneName : packed !== undefined ? packedName : "manifest.json";
}

async function pushRelease(data: string, entry: ReleaseEntry, work: Work): Promise<void> {
  const { target, files, report } = work, { version } = entry;
  const folder = releaseFolder(data, version), last = lastOf(entry);
  const stands = await target.head(`${version}/${last}`) !== null;
  const wasPacked = last !== packedName && (!stands || entry.restored !== undefined) &&
    await target.head(`${version}/${packedName}`) !== null;
  if (stands && !wasPacked) {
    await requireSame(folder, { entry, last, work });
    return;
  }
  const before = report.sent;
  const paths = (await listFiles(folder, files)).filter((path) => path !== last);
  for (const [index, path] of [...paths, last].entries()) {
    work.progress(`pushing ${version}`, index, paths.length + 1);
    await pushFile({ root: folder, path, under: version }, work);
  }
  if (last !== "manifest.json") {
    await removeGiven(folder, { entry, standing: new Set([...paths, last]), work });
  }
  if (wasPacked) await target.remove(`${version}/${packedName}`);
  if (report.sent > before) report.pushed.push(version);
}

function historyOf(data: string): string {
  return `${releasesFolder(data)}/${historyName}`;
}

/** Sends packed months but for their lists, which come last and say that all is done; returns those not done yet. */
async function sendMonths(data: string, work: Work): Promise<string[]> {
  const history = historyOf(data), sent: string[] = [];
  for (const month of (await work.files.list(history)).filter((name) => /^\d{4}-\d{2}$/.test(name))) {
    const list = await monthList(data, { month, work });
    if (list !== null && (await work.target.head(`${historyName}/${month}/${sumsName}`))?.sha256 === list) {
      continue;
    }
    for (const path of await listFiles(`${history}/${month}`, work.files)) {
      if (path === sumsName) continue;
      await pushFile({ root: `${history}/${month}`, path, under: `${historyName}/${month}` }, work);
    }
    sent.push(month);
  }
  return sent;
}

/** Hash of the list of a packed month; null for one that was packed before there were lists. */
async function monthList(
  data: string,
  { month, work }: { month: string; work: Work },
): Promise<string | null> {
  const root = `${historyOf(data)}/${month}`;
  if (await work.files.stat(`${root}/${sumsName}`) === null) return null;
  return (await fileDigest(root, { path: sumsName, files: work.files })).sha256;
}

/** Of the releases of a month sent now the Parquet files of changes go that went here. */
async function finishMonth(
  data: string,
  { month, entries }: { month: string; entries: readonly ReleaseEntry[] },
  work: Work,
): Promise<void> {
  for (const entry of entries.filter(({ version }) => version.startsWith(month))) {
    if (lastOf(entry) === "manifest.json") continue;
    const folder = releaseFolder(data, entry.version);
    await removeGiven(folder, { entry, standing: new Set(await listFiles(folder, work.files)), work });
  }
  if (await monthList(data, { month, work }) === null) return;
  const root = `${historyOf(data)}/${month}`;
  await pushFile({ root, path: sumsName, under: `${historyName}/${month}` }, work);
}

async function requireSame(
  folder: string,
  { entry, last, work: { target, files } }: { entry: ReleaseEntry; last: string; work: Work },
): Promise<void> {
  const stored = await target.head(`${entry.version}/manifest.json`);
  const own = await fileDigest(folder, { path: "manifest.json", files });
  if (stored?.sha256 === null && stored.bytes === own.bytes) return;
  if (stored?.sha256 === own.sha256) return;
  throw new ArchiveCorrupt(
    `Cannot push ${entry.version}: wanted the same ${
      last === "manifest.json" ? "" : last === tombstoneName ? "pruned " : "packed "
    }release there, found another`,
    { next: `deno task zhiji verify ${entry.version}` },
  );
}

async function removeGiven(
  folder: string,
  { entry, standing, work }: { entry: ReleaseEntry; standing: Set<string>; work: Work },
): Promise<void> {
  const { files, databases } = await readManifest(folder, work.files);
  for (const { path } of [...files, ...databases]) {
    if (!standing.has(path)) await work.target.remove(`${entry.version}/${path}`);
  }
}

async function pushFile(
  { root, path, under }: { root: string; path: string; under: string },
  { target, files, report }: Work,
): Promise<void> {
  const digest = await fileDigest(root, { path, files });
  const stored = await target.head(`${under}/${path}`);
  if (stored && stored.bytes === digest.bytes && (stored.sha256 ?? digest.sha256) === digest.sha256) {
    report.skipped += 1;
    return;
  }
  const pushed: Pushed = {
    ...digest,
    path: `${under}/${path}`,
    file: `${root}/${path}`,
    mediaType: mediaTypeOf(path),
  };
  if (stored) await target.replace(pushed, stored); // what an interrupted writer of another kind left
  else await target.create(pushed);
  report.sent += 1;
  report.bytes += digest.bytes;
}

/** Files that move with each release; replaced only when they are as they were when we looked. */
async function pushPointer(data: string, name: string, { target, files, report }: Work): Promise<void> {
  const root = releasesFolder(data);
  const digest = await fileDigest(root, { path: name, files });
  const stored = await target.head(name);
  if (stored?.sha256 === digest.sha256 && stored.bytes === digest.bytes) {
    report.skipped += 1;
    return;
  }
  await target.replace(
    { ...digest, path: name, file: `${root}/${name}`, mediaType: mediaTypeOf(name) },
    stored,
  );
  report.sent += 1;
  report.bytes += digest.bytes;
}

const mediaTypes: Record<string, string> = {
  bib: "application/x-bibtex; charset=utf-8",
  cff: "application/yaml; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  gz: "application/gzip",
  json: "application/json",
  jsonld: "application/ld+json",
  md: "text/markdown; charset=utf-8",
  parquet: "application/vnd.apache.parquet",
  txt: "text/plain; charset=utf-8",
};

function mediaTypeOf(path: string): string {
  return mediaTypes[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
}
