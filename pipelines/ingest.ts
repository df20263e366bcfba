/**
 * Ingest: files given by hand go into the archive like collected pages, and from there through the same line.
 *
 * A file is known by its address where one is given, else by the hash of its bytes. Giving the same file twice changes nothing.
 *
 * @module
 */
import type { Archive } from "./archive/capture.ts";
import type { Effects } from "./effects.ts";
import { RecordError } from "./errors.ts";
import { givenFiles } from "./given_files.ts";
import { sha256 } from "./model/id.ts";
import type { FileReader } from "./parse/files/mod.ts";
import { parseGiven } from "./parse/mod.ts";

/** What is known of the files from outside. */
export interface GivenHints {
  publisher?: string;
  region?: string;
  /** Original address; for one file only. */
  url?: string;
}

/** What ingesting needs besides the paths. */
export interface IngestOptions {
  archive: Archive;
  effects: Effects;
  hints: GivenHints;
  /** Reads files that are neither text nor HTML. */
  reader: FileReader;
}

/** What became of one file. */
export interface Ingested {
  path: string;
  url: string;
  digest: string;
  /** False when the archive held these bytes under this address already. */
  added: boolean;
}

/**
 * Archives the files. Every file is read once before any is archived, so an unreadable one leaves nothing half done.
 * @throws {RecordError} naming the file that is missing, empty or of no known type
 */
export async function ingest(
  paths: readonly string[],
  { archive, effects, hints, reader }: IngestOptions,
): Promise<Ingested[]> {
  const files: { path: string; bytes: Uint8Array }[] = [];
  for (const path of paths) files.push({ path, bytes: await readable(path, { effects, reader }) });
  const results: Ingested[] = [];
  for (const { path, bytes } of files) {
    const hash = sha256(bytes), digest = `sha256:${hash}`;
    const url = hints.url ?? `urn:sha256:${hash}`;
    const added = archive.latest(url)?.digest !== digest;
    if (added) await append(archive, { path, bytes, url, hints, date: effects.clock() });
    results.push({ path, url, digest, added });
  }
  await archive.sync();
  return results;
}

async function readable(
  path: string,
  { effects: { files }, reader }: Pick<IngestOptions, "effects" | "reader">,
): Promise<Uint8Array> {
  const next = "deno task zhiji ingest --help";
  const stat = await files.stat(path);
  if (stat === null) {
    throw new RecordError(`Cannot ingest ${path}: wanted a file, found nothing there`, { next });
  }
  if (stat.folder) throw new RecordError(`Cannot ingest ${path}: wanted a file, found a folder`, { next });
  const bytes = await files.read(path);
  await parseGiven({ bytes, name: path }, reader);
  return bytes;
}

async function append(
  archive: Archive,
  { path, bytes, url, hints, date }: {
    path: string;
    bytes: Uint8Array;
    url: string;
    hints: GivenHints;
    date: Date;
  },
): Promise<void> {
  const { publisher, region } = hints;
  const name = path.slice(path.lastIndexOf("/") + 1);
  await archive.append({
    source: givenFiles.id,
    role: "file",
    outcome: "ok",
    row: { url, title: name, date: null, note: null },
    hints: { ...(publisher && { publisher }), ...(region && { region }) },
    request: { url },
    response: { url, status: 200, headers: new Headers(), body: bytes, redirects: [] },
    date,
  });
}
