/**
 * Writes the list of releases, and mends what a stopped run left.
 *
 * `versions.json` is replaced whole, then `catalog.jsonld`, then `latest.json`. Between any two steps a reader sees a state that is true.
 *
 * @module
 */
import type { Effects, Files } from "../../pipelines/effects.ts";
import { isZhijiError } from "../../pipelines/errors.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { jsonBytes, type Manifest, readManifest } from "./manifest.ts";
import {
  newest,
  type ReleaseEntry,
  releaseFolder,
  releasesFolder,
  type VersionEntry,
  versions,
} from "./read.ts";
import { catalog } from "./metadata/catalog.ts";
import { compareVersions, isVersion } from "./version.ts";

/** Names of folders under construction start so. */
export const stagingPrefix = ".staging-";

/** Adds an attempt to the list and moves the pointer where it is a release. */
export async function register(data: string, entry: VersionEntry, files: Files): Promise<void> {
  await writeVersions(data, [...await versions(data, files), entry], files);
}

/** Replaces the list, and brings what is derived from it up to date: the catalogue, and the pointer last. */
export async function writeVersions(
  data: string,
  entries: readonly VersionEntry[],
  files: Files,
): Promise<void> {
  const latest = newest(entries);
  await files.write(
    `${releasesFolder(data)}/versions.json`,
    jsonBytes({ latest: latest?.version ?? null, versions: entries }),
  );
  if (latest) await point(data, { latest, entries }, files);
}

interface Pointing {
  latest: ReleaseEntry;
  entries: readonly VersionEntry[];
}

async function point(data: string, { latest, entries }: Pointing, files: Files): Promise<void> {
  const folder = releasesFolder(data);
  const manifest = await readManifest(releaseFolder(data, latest.version), files);
  const releases = entries.filter((entry) => entry.result === "success");
  await replace(`${folder}/catalog.jsonld`, jsonBytes(catalog({ releases, latest: manifest })), files);
  const bytes = jsonBytes({
    version: latest.version,
    path: `${latest.version}/`,
    created: latest.created,
    sample: latest.sample,
    manifest: latest.manifest,
  });
  await replace(`${folder}/latest.json`, bytes, files);
}

/** Writes a file unless it says the same already. */
async function replace(path: string, bytes: Uint8Array, files: Files): Promise<void> {
  if (await files.stat(path) !== null && sha256(await files.read(path)) === sha256(bytes)) return;
  await files.write(path, bytes);
}

/** The list's entry for a release folder that is whole. */
export async function entryOf(folder: string, files: Pick<Files, "read">): Promise<ReleaseEntry> {
  const manifest: Manifest = await readManifest(folder, files);
  return {
    version: manifest.version,
    result: "success",
    created: manifest.created,
    sample: manifest.sample,
    predecessor: manifest.predecessor?.version ?? null,
    manifest: sha256(await files.read(`${folder}/manifest.json`)),
    rows: Object.fromEntries(Object.entries(manifest.tables).map(([name, { rows }]) => [name, rows])),
  };
}

/**
 * Mends what a run left that was stopped at any moment. Folders under construction are removed. A folder under its
 * final name is whole, for it gets the name last: it is registered when it follows the newest release. One that does
 * not follow is left alone and reported, its name stays taken. A pointer that lags behind the list is moved.
 */
export async function recover(data: string, effects: Pick<Effects, "files" | "log">): Promise<void> {
  const { files, log } = effects;
  const folder = releasesFolder(data);
  const names = await files.list(folder);
  for (const name of names) {
    if (name.startsWith(stagingPrefix) || name.endsWith(".part")) {
      log.info(`Removing ${name}, left by a stopped run`);
      await files.remove(`${folder}/${name}`);
    }
  }
  const known = new Set((await versions(data, files)).map((entry) => entry.version));
  for (const name of names.filter(isVersion).sort(compareVersions)) {
    if (!known.has(name)) await adopt(data, name, effects);
  }
  const entries = await versions(data, files), latest = newest(entries);
  if (latest) await point(data, { latest, entries }, files);
}

async function adopt(data: string, name: string, effects: Pick<Effects, "files" | "log">): Promise<void> {
  const { files, log } = effects;
  try {
    const entry = await entryOf(releaseFolder(data, name), files);
    const latest = newest(await versions(data, files))?.version ?? null;
    if (entry.version === name && entry.predecessor === latest) {
      await register(data, entry, files);
      log.info(`Registered release ${name}, finished by a stopped run`);
    } else {
      log.warn(
        `Left folder ${name} alone: wanted a release after ${latest}, found ${entry.version} after ${entry.predecessor}`,
      );
    }
  } catch (error) {
    if (!isZhijiError(error)) throw error;
    log.warn(`Left folder ${name} alone: ${error.message}`);
  }
}
