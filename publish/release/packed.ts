/**
 * A packed release: files of its tables were given up that can be made again byte for byte; all else stands.
 *
 *     <version>/packed.json   when and why, which files, where their rows stand, and how they are made again
 *
 * The rows of a packed version are read without any tool of ours, as those of a pruned one are (README of a release); but it
 * keeps its descriptions and databases, so it is searched, answered from, cited and verified as before. Only what was just made
 * again and came out with the hash of the manifest is given up: a table with live columns, of which no changes tell, keeps its
 * Parquet file; a release made by other code or another engine stays whole until it is pruned.
 *
 * `packed.json` is written when all is proved, then the list says it, then the files go. A run that is stopped leaves a release
 * that is true, and the next one goes on.
 *
 * @module
 */
import { z } from "zod";
import type { Effects, Files } from "../../pipelines/effects.ts";
import { ArchiveCorrupt } from "../../pipelines/errors.ts";
import { historyName } from "./history.ts";
import { jsonBytes } from "./manifest.ts";
import { readShapes } from "./datapackage.ts";
import { readTrail } from "./past_rows.ts";
import { releaseFolder, releasesFolder } from "./read.ts";
import { stagingPrefix } from "./register.ts";
import { remake } from "./remake.ts";
import { monthOf } from "./retention.ts";
import { withParts } from "./shape.ts";
import { syncFolder } from "./sync.ts";

/** Name of the file that says what was given up. */
export const packedName = "packed.json";

const packedSchema = z.object({
  version: z.string(),
  /** How many releases there were with it, counted from the first: `_number` of its changes in a pack. */
  number: z.int().min(1),
  packed: z.iso.datetime(),
  reason: z.string(),
  manifest: z.string(),
  /** The release whose tables the changes are put on. */
  base: z.string(),
  /** Where changes stand: with each version since the base, or with the month when that is packed. */
  changes: z.array(z.string()),
  /** The command that makes the release whole again. */
  restore: z.string(),
  /** Paths of the files given up. */
  given: z.array(z.string()),
});

/** What `packed.json` says. */
export type Packed = z.infer<typeof packedSchema>;

/** Reads `packed.json` of a release folder; null when it is not packed. @throws {ArchiveCorrupt} */
export async function readPacked(
  folder: string,
  files: Pick<Files, "read" | "stat">,
): Promise<Packed | null> {
  const path = `${folder}/${packedName}`;
  if (await files.stat(path) === null) return null;
  try {
    return packedSchema.parse(JSON.parse(new TextDecoder().decode(await files.read(path))));
  } catch (cause) {
    throw new ArchiveCorrupt(`Cannot read ${path}: wanted the list of files given up, found other content`, {
      cause,
      next: `deno task zhiji verify ${folder}`,
    });
  }
}

/** A release to be packed. */
export interface Packing {
  version: string;
  reason: string;
  effects: Pick<Effects, "files" | "clock" | "log">;
}

/** Proves what of a release can be made again, and writes it down; null when nothing can. Removes nothing. */
export async function provePacked(
  data: string,
  { version, reason, effects }: Packing,
): Promise<Packed | null> {
  const { files, clock } = effects;
  const folder = releaseFolder(data, version);
  const known = await readPacked(folder, files);
  if (known) return known;
  const trail = await readTrail(releasesFolder(data), { version, files });
  const base = trail?.stations[0], own = trail?.stations.at(-1);
  if (!trail || !base || !own) return null;
  const staging = `${releasesFolder(data)}/${stagingPrefix}packed-${version}`;
  const { manifest } = own, shapes = withParts(await readShapes(folder, files), manifest.tables);
  const wanted = new Set(manifest.files.map(({ path }) => path).filter((path) => path.startsWith("tables/")));
  await files.remove(staging);
  const given = await remake(staging, { folder, manifest, shapes, trail, wanted, files });
  await files.remove(staging);
  if (given.length === 0) return null;
  const packed: Packed = {
    version,
    number: own.number,
    packed: clock().toISOString(),
    reason,
    manifest: "manifest.json",
    base: `../${base.version}/`,
    changes: ["changes/", `../${historyName}/${monthOf(version)}/`],
    restore: `deno task zhiji release restore ${version}`,
    given: given.toSorted(),
  };
  await files.write(`${folder}/${packedName}`, jsonBytes(packed));
  await syncFolder(folder);
  return packed;
}

/** Removes the files that a packed release gave up. Returns their bytes; links to them elsewhere may hold them on the disk. */
export async function givePacked(
  data: string,
  { version, given }: Packed,
  files: Pick<Files, "stat" | "remove">,
): Promise<number> {
  const folder = releaseFolder(data, version);
  let bytes = 0;
  for (const path of given) {
    bytes += (await files.stat(`${folder}/${path}`))?.size ?? 0;
    await files.remove(`${folder}/${path}`);
  }
  return bytes;
}
