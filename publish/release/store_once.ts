/**
 * What two releases have in common is stored once: a file of the same bytes is a hard link to the one before.
 *
 * Releases are immutable, so sharing the bytes is safe. Where the file system knows no links the file stands twice.
 *
 * @module
 */
import type { Files } from "../../pipelines/effects.ts";
import type { Piece } from "./export.ts";
import { edition, type Manifest } from "./manifest.ts";
import { endings, type Format, pathOf } from "./part.ts";
import { sameRows } from "./set_hash.ts";
import { type Shape, shapeOf } from "./shape.ts";
import { sameColumns } from "./changes/state.ts";

/** A release whose files may be taken over. */
export interface Earlier {
  folder: string;
  manifest: Manifest;
  shapes: readonly Shape[];
}

/** Files that links leave alone: those that are opened to be written. */
const linked = /^(tables|changes)\//;

/**
 * A function that links all files of a piece whose rows, columns and writer are as they were. A table with live columns
 * is written anew: its set hash does not speak of them.
 */
export function reuseFrom(
  earlier: Earlier | null,
  { folder, engine, files }: { folder: string; engine: string; files: Pick<Files, "makeFolder"> },
): (piece: Piece) => Promise<boolean> {
  return async ({ table, part, digest }) => {
    if (earlier?.manifest.edition !== edition || earlier.manifest.engine !== engine) return false;
    const shape = shapeOf(table), before = earlier.shapes.find(({ name }) => name === table.name);
    if (shape.columns.some(({ live }) => live) || !sameColumns(shape, before)) return false;
    const known = earlier.manifest.tables[table.name];
    if ((part === null) !== (known?.parts === undefined)) return false;
    if (!sameRows(digest, part === null ? known : known?.parts?.[part])) return false;
    const paths = (Object.keys(endings) as Format[]).map((format) => pathOf(table.name, part, format));
    const standing = paths.filter((path) => earlier.manifest.files.some((file) => file.path === path));
    await files.makeFolder(parent(`${folder}/${standing[0]}`));
    for (const path of standing) await link(`${earlier.folder}/${path}`, `${folder}/${path}`);
    return standing.length > 0;
  };
}

/** Replaces files that an earlier release holds with the same hash by links to it. Returns the bytes saved. */
export async function shareFiles(
  folder: string,
  { earlier, digests }: { earlier: Earlier; digests: readonly Manifest["files"][number][] },
): Promise<number> {
  let saved = 0;
  for (const { path, sha256, bytes } of digests) {
    const before = earlier.manifest.files.find((file) => file.path === path);
    if (!linked.test(path) || before?.sha256 !== sha256) continue;
    const target = `${folder}/${path}`;
    if (await sameFile(`${earlier.folder}/${path}`, target)) continue;
    const isLink = await link(`${earlier.folder}/${path}`, `${target}.linked`);
    await Deno.rename(`${target}.linked`, target);
    if (isLink) saved += bytes;
  }
  return saved;
}

async function sameFile(left: string, right: string): Promise<boolean> {
  const [a, b] = await Promise.all([Deno.stat(left), Deno.stat(right)]);
  return a.ino !== null && a.ino === b.ino && a.dev === b.dev;
}

/** Links, or copies where links are not to be had; whether it is a link. */
export async function link(from: string, to: string): Promise<boolean> {
  try {
    await Deno.link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.AlreadyExists) throw error;
    await Deno.copyFile(from, to);
    return false;
  }
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}
