/**
 * Files of a release, whole or in part: Range, HEAD, ETag and conditional requests (RFC 9110).
 *
 * Only files that the manifest names are handed out, and the ETag is the SHA-256 that it names them with.
 *
 * @module
 */
import type { Context } from "hono";
import { localFiles } from "../../pipelines/effects.ts";
import { readPacked } from "../release/packed.ts";
import { readPath } from "../release/part.ts";
import { hasTag, immutable } from "./answer.ts";
import type { OpenRelease } from "./open_release.ts";
import { Problem } from "./problem.ts";

const types: Record<string, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  db: "text/plain; charset=utf-8",
  json: "application/json; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  parquet: "application/vnd.apache.parquet",
  sqlite: "application/vnd.sqlite3",
};

/**
 * A file of a release.
 * @throws {Problem} 404 when it has no such file, 410 when the release is packed and gave it up, 416 when it is shorter than the
 * range
 */
export async function fileResponse(c: Context, release: OpenRelease, path: string): Promise<Response> {
  const sum = release.files.get(path);
  if (sum === undefined) {
    throw new Problem("not_found", `Cannot find file "${path.slice(0, 100)}" in release ${release.version}`);
  }
  const etag = `"${sum}"`;
  const headers = new Headers({ ...fileHeaders(path, release.version), etag });
  if (hasTag(c.req.header("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  const whole = `${release.folder}/${path}`;
  const size = await sizeOf(release, path);
  const ifRange = c.req.header("if-range");
  const range = ifRange === undefined || ifRange === etag ? rangeOf(c.req.header("range"), size) : null;
  if (range) headers.set("content-range", `bytes ${range.start}-${range.end - 1}/${size}`);
  const { start, end } = range ?? { start: 0, end: size };
  headers.set("content-length", String(end - start));
  const body = c.req.method === "HEAD" ? null : await partOf(whole, { start, end });
  return new Response(body, { status: range ? 206 : 200, headers });
}

async function sizeOf({ folder, version }: OpenRelease, path: string): Promise<number> {
  try {
    return (await Deno.stat(`${folder}/${path}`)).size;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound) || !path.startsWith("tables/")) throw error;
    const { table } = readPath(path), packed = await readPacked(folder, localFiles());
    if (!packed?.given.includes(path)) throw error;
    throw new Problem(
      "gone",
      `Cannot give ${path} of release ${version}: wanted the file, found the release packed; its rows are at ` +
        `/v1/${table}?version=${version}, and the file comes back byte for byte with ${packed.restore}`,
    );
  }
}

function fileHeaders(path: string, version: string): Record<string, string> {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return {
    "content-type": types[name.slice(name.lastIndexOf(".") + 1)] ??
      (name.includes(".") ? "application/octet-stream" : "text/plain; charset=utf-8"),
    "content-disposition": `attachment; filename="zhiji-${version}-${name}"`,
    "content-security-policy": "default-src 'none'; sandbox",
    "accept-ranges": "bytes",
    "cache-control": immutable,
  };
}

interface Range {
  start: number;
  /** Exclusive. */
  end: number;
}

/** The one range asked for; null for the whole file, also where the header asks for several or is no range. */
function rangeOf(header: string | undefined, size: number): Range | null {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return null;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size : Math.min(size, Number(last) + 1);
  if (first !== "" && last !== "" && Number(last) < start) return null; // no range at all, says RFC 9110
  if (start < end) return { start, end };
  throw new Problem("range_not_satisfiable", `Cannot give ${header} of a file of ${size} bytes`, {
    headers: { "content-range": `bytes */${size}` },
  });
}

/** A stream of a part of a file that closes the file at its end or when it is given up. */
async function partOf(path: string, { start, end }: Range): Promise<ReadableStream<Uint8Array>> {
  const file = await Deno.open(path);
  await file.seek(start, Deno.SeekMode.Start);
  let left = end - start;
  return file.readable.pipeThrough(
    new TransformStream({
      start(controller) {
        if (left === 0) controller.terminate();
      },
      transform(chunk, controller) {
        controller.enqueue(chunk.subarray(0, Math.min(left, chunk.length)));
        left -= chunk.length;
        if (left <= 0) controller.terminate();
      },
    }),
  );
}
