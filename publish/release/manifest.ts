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

const rowsDigest = z.object({ rows: z.int().min(0), set: sha256 });
const tableChanges = z.object({
  /** True where the table is new as a whole: no lines are written for it. */
  whole: z.boolean(),
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  /** Lines by cause: source, pipeline, schema, undecided. */
  causes: z.record(z.string(), z.int()),
  /** Cells changed, by column. */
  columns: z.record(z.string(), z.int()),
});

/** Schema of `manifest.json`. What came later than the first releases has a default, so that those verify too. */
export const manifestSchema = z.object({
  version: z.string(),
  /** The release before, and the SHA-256 of its manifest; null for the first. */
  predecessor: z.object({ version: z.string(), manifest: sha256 }).nullable(),
  /** ISO 8601 UTC. */
  created: z.iso.datetime(),
  sample: z.boolean(),
  /** Edition of the form of releases; files of another are not taken over. */
  edition: z.int().default(1),
  /** Version of Zhiji: hash of all code that decides what rows say. */
  code: z.string(),
  /** SHA-256 of the lock file of the libraries; null when it was not known. */
  lock: sha256.nullable().default(null),
  /** The engine that wrote Parquet. */
  engine: z.string(),
  inputs: z.object({
    captures: z.int().min(0),
    /** SHA-256 of the captures' digests in order, joined by line feeds: of the file `list` without its last one. */
    digest: z.string(),
    until: z.string(),
    /** File with the digest of every capture, a line each. */
    list: z.string().optional(),
  }),
  tables: z.record(z.string(), rowsDigest.extend({ parts: z.record(z.string(), rowsDigest).optional() })),
  /** What is known and not published: texts whose rights do not allow it, facts that stand in them, masked stretches. */
  withheld: z.object({ texts: z.int().min(0), facts: z.int().min(0), masked: z.int().min(0).default(0) }),
  /** Gates run, with the number of things looked at; a gate that fails leaves no release. */
  checks: z.array(
    z.object({ name: z.string(), checked: z.int().min(0), result: z.literal("passed").optional() }),
  ),
  /** Documents of each source. */
  documents: z.record(z.string(), z.int()).default({}),
  /** What held the newest collection of a source back, by the issue that says so. */
  stopped: z.array(z.object({ source: z.string(), since: z.string(), reason: z.string() })).default([]),
  /** Tables that lost more rows than they may, each with the reason given. */
  shrunk: z.array(z.object({ table: z.string(), from: z.int(), to: z.int(), reason: z.string() })).default(
    [],
  ),
  /** What changed since the predecessor, by table, and how the cause was decided. */
  changes: z.object({
    decided: z.enum(["first", "same code", "same captures", "replayed", "not replayed"]),
    tables: z.record(z.string(), tableChanges),
  }).default({ decided: "first", tables: {} }),
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

/** Edition of the form of releases; raised when the same rows would give other files. */
export const edition = 3;

/** A value as the JSON files of a release are written: two spaces, one line end. */
export function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value, null, 2) + "\n");
}
