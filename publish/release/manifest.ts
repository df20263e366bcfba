/**
 * The manifest of a release: what it was made from and what it holds, each with a hash, so that the whole release
 * hangs on the hash of this one file. Each manifest names the hash of the one before: the releases form a chain.
 *
 *     <release>/manifest.json
 *
 * Times stand here and nowhere in the rows.
 *
 * @module
 */
import { z } from "zod";
import { ArchiveCorrupt } from "../../pipelines/errors.ts";
import type { Files } from "../../pipelines/effects.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const fileDigest = z.object({ path: z.string(), bytes: z.int().min(0), sha256 });

/** Schema of `manifest.json`. */
export const manifestSchema = z.object({
  version: z.string(),
  /** The release before, and the SHA-256 of its manifest; null for the first. */
  predecessor: z.object({ version: z.string(), manifest: sha256 }).nullable(),
  /** ISO 8601 UTC. */
  created: z.iso.datetime(),
  sample: z.boolean(),
  /** Version of Zhiji, and of the engine that wrote Parquet. */
  code: z.string(),
  engine: z.string(),
  inputs: z.object({ captures: z.int().min(0), digest: z.string(), until: z.string() }),
  tables: z.record(z.string(), z.object({ rows: z.int().min(0), set: sha256 })),
  /** What is known and not published: texts whose rights do not allow it, and facts that stand in them. */
  withheld: z.object({ texts: z.int().min(0), facts: z.int().min(0) }),
  /** Gates passed, with the number of things looked at. */
  checks: z.array(z.object({ name: z.string(), checked: z.int().min(0) })),
  /** Files whose content is the release. */
  files: z.array(fileDigest),
  /** Databases made from them; the same content may give other bytes. */
  databases: z.array(fileDigest),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Reads and checks `<folder>/manifest.json`. @throws {ArchiveCorrupt} when it is missing or not a manifest. */
export async function readManifest(folder: string, files: Pick<Files, "read">): Promise<Manifest> {
  const path = `${folder}/manifest.json`;
  try {
    return manifestSchema.parse(JSON.parse(new TextDecoder().decode(await files.read(path))));
  } catch (cause) {
    throw new ArchiveCorrupt(`Cannot read ${path}: wanted a manifest, found ${reason(cause)}`, {
      cause,
      next: `deno task zhiji verify ${folder.slice(folder.lastIndexOf("/") + 1)}`,
    });
  }
}

function reason(cause: unknown): string {
  if (cause instanceof Deno.errors.NotFound) return "no such file";
  if (cause instanceof z.ZodError) return z.prettifyError(cause).replaceAll(/\s+/g, " ");
  return cause instanceof Error ? cause.message : String(cause);
}

/** A value as the JSON files of a release are written: two spaces, one line end. */
export function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value, null, 2) + "\n");
}
