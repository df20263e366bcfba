/**
 * Which releases there are, for everyone who reads them: API, site, command line.
 *
 *     <data>/releases/versions.json   every attempt in the order they were made; the one source of truth
 *     <data>/releases/latest.json     pointer to the newest release, derived from it
 *     <data>/releases/<version>/      an immutable release
 *
 * A folder that `versions.json` does not name is not a release, whatever it looks like.
 *
 * @module
 */
import { z } from "zod";
import { ArchiveCorrupt } from "../../pipelines/errors.ts";
import type { Files } from "../../pipelines/effects.ts";
import { isVersion } from "./version.ts";

const success = z.object({
  version: z.string().refine(isVersion),
  result: z.literal("success"),
  created: z.iso.datetime(),
  sample: z.boolean(),
  predecessor: z.string().nullable(),
  /** SHA-256 of the release's `manifest.json`. */
  manifest: z.string(),
  /** Rows of each table. */
  rows: z.record(z.string(), z.int()),
  /** Why its tables were removed by the rule of retention; its manifest and changes stand. */
  pruned: z.string().optional(),
  /** Why files of its tables were given up that can be made again byte for byte; all else stands. */
  packed: z.string().optional(),
  /** When it was made whole again, which it stays until it is pruned. */
  restored: z.iso.datetime().optional(),
});
const failure = z.object({
  /** The name the release would have had; it is not used again. */
  version: z.string().refine(isVersion),
  result: z.literal("failure"),
  created: z.iso.datetime(),
  sample: z.boolean(),
  reason: z.string(),
});
const versionsSchema = z.object({
  latest: z.string().nullable(),
  versions: z.array(z.discriminatedUnion("result", [success, failure])),
});

/** A release that was made. */
export type ReleaseEntry = z.infer<typeof success>;
/** An attempt: a release, or a failure with its reason and no data. */
export type VersionEntry = ReleaseEntry | z.infer<typeof failure>;

/** Where the releases of a data folder stand. */
export function releasesFolder(data: string): string {
  return `${data}/releases`;
}

/** Folder of one release, whether it exists or not. @throws {RangeError} when the text cannot be a version. */
export function releaseFolder(data: string, version: string): string {
  if (!isVersion(version)) {
    throw new RangeError(`Cannot name a release: wanted a version such as 2024-09-06.2, found "${version}"`);
  }
  return `${releasesFolder(data)}/${version}`;
}

/** All attempts, oldest first; empty when nothing was ever released. @throws {ArchiveCorrupt} */
export function versions(data: string, files: Pick<Files, "read" | "stat">): Promise<VersionEntry[]> {
  return versionsIn(releasesFolder(data), files);
}

/** The same of a folder of releases, wherever it stands. @throws {ArchiveCorrupt} */
export async function versionsIn(
  folder: string,
  files: Pick<Files, "read" | "stat">,
): Promise<VersionEntry[]> {
  const path = `${folder}/versions.json`;
  if (await files.stat(path) === null) return [];
  try {
    return versionsSchema.parse(JSON.parse(new TextDecoder().decode(await files.read(path)))).versions;
  } catch (cause) {
    throw new ArchiveCorrupt(`Cannot read ${path}: wanted the list of releases, found other content`, {
      cause,
      next: "move the file away and run deno task zhiji release: whole releases are registered again",
    });
  }
}

/** The newest release, or null. @throws {ArchiveCorrupt} */
export async function latestRelease(
  data: string,
  files: Pick<Files, "read" | "stat">,
): Promise<ReleaseEntry | null> {
  return newest(await versions(data, files));
}

/** The newest release among attempts, or null. */
export function newest(entries: readonly VersionEntry[]): ReleaseEntry | null {
  return entries.findLast((entry) => entry.result === "success") ?? null;
}
