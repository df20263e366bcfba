/**
 * `GET /v1/documents/{id}/archive`: the stored capture a version of a document was read from, as plain text.
 *
 * Never as live HTML: it is told as text, sandboxed, and may load nothing.
 *
 * @module
 */
import { Hono } from "hono";
import { z } from "zod";
import { immutable } from "../answer.ts";
import type { Captures } from "../captures.ts";
import type { OpenRelease } from "../open_release.ts";
import { readParameters, versionParameter } from "../parameters.ts";
import { Problem } from "../problem.ts";
import type { Releases } from "../releases.ts";

/** Parameters of a capture. */
export const archiveParameters = z.object({
  number: z.string().regex(/^\d{1,6}$/).transform(Number).optional()
    .describe("number of a version of the document; the newest without it"),
  version: versionParameter,
});

/** The route. */
export function archiveRoute(releases: Releases, captures: Captures): Hono {
  return new Hono().get("/:id/archive", (c) => {
    const { version, number } = readParameters(c.req.url, archiveParameters);
    const id = c.req.param("id");
    return releases.use(version, async (release) => {
      const stored = await storedVersion(release, { id, number: number ?? null });
      if (!stored) {
        const what = `version ${number ?? "newest"} of document "${id.slice(0, 40)}"`;
        throw new Problem("not_found", `Cannot find ${what} in release ${release.version}`);
      }
      if (stored.rights !== "open") {
        throw withheld("its rights allow facts and short quotes alone", stored.url);
      }
      const shown = await captures.show(stored.archive);
      if (shown === null) {
        throw new Problem(
          "not_found",
          "Cannot find the capture: wanted the archive beside the releases, found none of it",
        );
      }
      if (shown === "withheld") {
        throw withheld("it is no text, or holds what cannot be masked with certainty", stored.url);
      }
      return new Response(shown.text, {
        headers: {
          "content-type": "text/plain; charset=utf-8",
          "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
          "content-disposition": `inline; filename="${id.replace(/[^\w-]/g, "_")}-${stored.number}.txt"`,
          "cache-control": version === undefined ? "no-cache" : immutable,
          "memento-datetime": new Date(shown.date).toUTCString(),
          "x-archived-url": encodeURI(decodeSafely(shown.url)),
          "x-archived-content-type": shown.contentType.replace(/[^\x20-\x7e]/g, "?"),
          "x-archive-digest": stored.archive,
        },
      });
    });
  });
}

function withheld(why: string, url: string): Problem {
  return new Problem("withheld", `Cannot show this capture: ${why}; the original is at ${url}`);
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url; // it is as the server wrote it, and no URI of ours
  }
}

interface Stored {
  number: number;
  archive: string;
  rights: string;
  url: string;
}

async function storedVersion(
  { database }: OpenRelease,
  { id, number }: { id: string; number: number | null },
): Promise<Stored | null> {
  const [found] = await database.all<Stored>(
    `SELECT v.number, v.archive, d.rights, d.url FROM document_versions v JOIN documents d ON d.id = v.document_id
     WHERE v.document_id = $1 AND v.change <> 'removed' AND ($2::BIGINT IS NULL OR v.number = $2::BIGINT)
     ORDER BY v.number DESC LIMIT 1`,
    [id, number],
  );
  return found ?? null;
}
