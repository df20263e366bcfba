/**
 * Hashes of the files of a release, and the lists of them that `sha256sum -c` reads.
 *
 *     SHA256SUMS      <64 hex digits>␠␠<path>   all files whose content is the release
 *     SHA256SUMS.db   the same for databases made from them, whose bytes may differ between two builds
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Files } from "../../pipelines/effects.ts";

/** The two lists; they are not listed themselves. */
export const sumsName = "SHA256SUMS";
export const databaseSumsName = "SHA256SUMS.db";

/** Size and hash of one file of a release. */
export interface FileDigest {
  /** Path below the release folder, with `/`. */
  path: string;
  bytes: number;
  /** 64 hexadecimal digits. */
  sha256: string;
}

const chunk = 4 << 20;

/** Hashes one file, a few megabytes at a time. @throws {Deno.errors.NotFound} */
export async function fileDigest(
  folder: string,
  file: { path: string; files: Pick<Files, "stat" | "readRange"> },
): Promise<FileDigest> {
  const whole = `${folder}/${file.path}`;
  const size = (await file.files.stat(whole))?.size;
  if (size === undefined) throw new Deno.errors.NotFound(`Cannot hash ${whole}: found no such file`);
  const hash = createHash("sha256");
  let bytes = 0;
  while (bytes < size) {
    const part = await file.files.readRange(whole, bytes, Math.min(chunk, size - bytes));
    if (part.length === 0) break; // the file shrank; its hash will say so
    hash.update(part);
    bytes += part.length;
  }
  return { path: file.path, bytes, sha256: hash.digest("hex") };
}

/** Paths of all files below a folder, sorted by code unit. */
export async function listFiles(folder: string, files: Pick<Files, "list" | "stat">): Promise<string[]> {
  const found: string[] = [];
  for (const name of await files.list(folder)) {
    const isFolder = (await files.stat(`${folder}/${name}`))?.folder ?? false;
    if (isFolder) {
      found.push(...(await listFiles(`${folder}/${name}`, files)).map((path) => `${name}/${path}`));
    } else found.push(name);
  }
  return found.sort();
}

/** The list as `sha256sum -c` wants it. */
export function sumsText(digests: readonly FileDigest[]): string {
  return digests.map(({ sha256, path }) => `${sha256}  ${path}\n`).join("");
}

/** Hash by path. @throws {TypeError} at a line that is not of the list's form. */
export function readSums(text: string): Map<string, string> {
  const sums = new Map<string, string>();
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line);
    if (!match?.[1] || !match[2]) {
      throw new TypeError(`Cannot read checksums: wanted "<hash>  <path>", found "${line.slice(0, 100)}"`);
    }
    sums.set(match[2], match[1]);
  }
  return sums;
}
