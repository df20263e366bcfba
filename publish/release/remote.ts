/**
 * Fetches a published release into a folder, so that it can be verified without its server being trusted.
 *
 * `manifest.json` says which files there are; each is streamed to the disk and judged there by {@linkcode verify}, which
 * names what is missing. Nothing outside the folder is ever written: a path that leads elsewhere is refused.
 *
 * @module
 */
import { z } from "zod";
import type { Files } from "../../pipelines/effects.ts";
import { FetchError } from "../../pipelines/errors.ts";
import { databaseSumsName, sumsName } from "./checksums.ts";
import { type Manifest, manifestSchema } from "./manifest.ts";
import { historyName } from "./history.ts";
import { packedName } from "./packed.ts";
import { pastRows, readTrail } from "./past_rows.ts";
import { monthOf } from "./retention.ts";
import { publicKeyName, signatureName } from "./sign.ts";
import { packOf, tombstoneName } from "./tombstone.ts";
import type { Progress } from "./verify.ts";
import { isVersion } from "./version.ts";

/** What fetching needs. */
export interface RemoteOptions {
  /** Sends a request; the runtime's own in the command line. */
  get: (url: string) => Promise<Response>;
  files: Pick<Files, "read" | "stat" | "write" | "append" | "remove">;
  progress: Progress;
}

/** Fetches the release at an address ending in its folder, into `<into>/<version>`, and earlier manifests beside it. */
export async function fetchRelease(address: string, into: string, options: RemoteOptions): Promise<string> {
  const base = address.replace(/\/?(?:manifest\.json)?$/, "/");
  const manifest = await manifestAt(base, options);
  if (!isVersion(manifest.version)) throw unusable(base, `a version, found "${manifest.version}"`);
  const folder = `${into}/${manifest.version}`;
  const listed = [...manifest.files, ...manifest.databases];
  const own = ["manifest.json", sumsName];
  const optional = [databaseSumsName, signatureName, publicKeyName, tombstoneName, packedName];
  for (const name of own) await save(`${base}${name}`, `${folder}/${name}`, options);
  for (const name of optional) {
    await save(`${base}${name}`, `${folder}/${name}`, options).catch(ignoreMissing);
  }
  for (const [index, { path }] of listed.entries()) {
    options.progress("fetching", index, listed.length);
    requireWithin(base, path);
    if (path === publicKeyName) continue;
    const stands = await save(`${base}${path}`, `${folder}/${path}`, options).then(() => true, ignoreMissing);
    const pack = stands ? null : packOf(path, manifest.version); // verifying names what is missing in both places
    if (pack !== null) {
      await options.files.remove(`${folder}/${pack}`);
      await save(`${base}${pack}`, `${folder}/${pack}`, options).catch(ignoreMissing);
    }
  }
  await fetchChain(base, { into, manifest }, options);
  if (await options.files.stat(`${folder}/${packedName}`)) await fetchPast(base, { into, manifest }, options);
  return folder;
}

/** The manifest that a release is known by. @throws {FetchError} when there is none, or something else stands there */
async function manifestAt(base: string, options: RemoteOptions): Promise<Manifest> {
  const found = await text(`${base}manifest.json`, options);
  const parsed = manifestSchema.safeParse(safeJson(found));
  if (parsed.success) return parsed.data;
  const what = found.trimStart().startsWith("{") ? z.prettifyError(parsed.error) : "other content";
  throw unusable(base, `a manifest of a release, found ${what.replaceAll(/\s+/g, " ").slice(0, 200)}`);
}

/** A server names no file outside the folder that is fetched into. */
function requireWithin(base: string, path: string): void {
  if (/^[\w.-]+(?:\/[\w.-]+)*$/.test(path) && !path.split("/").includes("..")) return;
  throw unusable(base, `a path, found "${path}"`);
}

/** What the rows of a packed release are read from: Parquet files of an earlier one, and changes since. */
async function fetchPast(
  base: string,
  { into, manifest }: { into: string; manifest: Manifest },
  options: RemoteOptions,
): Promise<void> {
  const { files, progress } = options, seen = new Set<string>();
  const want = async (path: string) => {
    requireWithin(base, path);
    if (seen.has(path) || await files.stat(`${into}/${path}`) !== null) return;
    seen.add(path);
    progress("fetching what it is read from", seen.size - 1, seen.size);
    await save(new URL(`../${path}`, base).href, `${into}/${path}`, options).catch(ignoreMissing);
  };
  await want("versions.json");
  const trail = await readTrail(into, { version: manifest.version, files }).catch(() => null);
  if (!trail) return; // verifying says what is missing
  for (const { version, manifest: { changes } } of trail.stations.slice(1)) {
    await want(`${historyName}/${monthOf(version)}/${sumsName}`);
    for (const [table, { whole }] of Object.entries(changes.tables)) {
      if (!whole) await want(`${version}/changes/${table}.parquet`);
    }
  }
  for (const table of Object.keys(manifest.tables)) {
    const past = await pastRows(trail, { table, files }).catch(() => null);
    const paths = past ? [...past.tables, ...past.changes.map(({ path }) => path)] : [];
    for (const path of paths) await want(path.slice(into.length + 1));
  }
}

const longestChain = 5_000;

/** Manifests of earlier releases, as far as the server has them. */
async function fetchChain(
  base: string,
  { into, manifest }: { into: string; manifest: Manifest },
  options: RemoteOptions,
): Promise<void> {
  let at = manifest.predecessor;
  for (let links = 0; at && links < longestChain; links++) {
    if (!isVersion(at.version)) return;
    options.progress("fetching the chain", links, links + 1);
    const url = new URL(`../${at.version}/manifest.json`, base).href;
    const found = await text(url, options).catch(() => null);
    if (found === null) return;
    await options.files.write(`${into}/${at.version}/manifest.json`, new TextEncoder().encode(found));
    const parsed = manifestSchema.safeParse(safeJson(found));
    at = parsed.success ? parsed.data.predecessor : null;
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Said in one line like any other; only here it is told apart. */
class Missing extends FetchError {
  override name = "FetchError";
}

const next = "name the folder of one version, such as https://…/releases/2024-09-06/";

function ignoreMissing(error: unknown): false {
  if (!(error instanceof Missing)) throw error;
  return false;
}

async function text(url: string, { get }: RemoteOptions): Promise<string> {
  return await (await answered(url, await reach(url, get))).text();
}

/** Asks a server. @throws {FetchError} when it cannot be reached */
async function reach(url: string, get: RemoteOptions["get"]): Promise<Response> {
  try {
    return await get(url);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new FetchError(`Cannot fetch ${url}: wanted an answer, found ${found}`, { cause, url, next });
  }
}

async function answered(url: string, response: Response): Promise<Response> {
  if (response.ok) return response;
  await response.body?.cancel();
  const message = `Cannot fetch ${url}: wanted status 200, found ${response.status}`;
  const Kind = response.status === 404 || response.status === 410 ? Missing : FetchError;
  throw new Kind(message, { url, next });
}

async function save(url: string, path: string, { get, files }: RemoteOptions): Promise<void> {
  const { body } = await answered(url, await reach(url, get));
  const file = await files.append(path);
  try {
    for await (const chunk of received(url, body)) await file.write(chunk);
  } finally {
    file.close();
  }
}

/** The chunks of a body. @throws {FetchError} when the connection breaks off */
async function* received(url: string, body: Response["body"]): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body ?? []) yield chunk;
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new FetchError(`Cannot fetch ${url}: wanted all of it, found ${found}`, { cause, url, next });
  }
}

function unusable(url: string, what: string): FetchError {
  return new FetchError(`Cannot use the manifest at ${url}: wanted ${what}`, { url, next });
}
