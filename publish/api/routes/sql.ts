/**
 * `POST /v1/sql`: one SELECT over a release, where the operator has switched it on.
 *
 * The body is JSON: `{ "sql": "SELECT …", "version": "2026-11-23" }`. Rows come as lists in the order of `columns`.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { releaseNotice } from "../answer.ts";
import { versionParameter } from "../parameters.ts";
import { badParameter, Problem } from "../problem.ts";
import type { Releases } from "../releases.ts";
import { sqlLimits, type SqlRunner } from "../sql.ts";

const question = z.strictObject({
  sql: z.string().min(1).max(sqlLimits.characters),
  version: versionParameter,
});

const largestBody = sqlLimits.characters * 4; // bytes

/** The route. */
export function sqlRoute(releases: Releases, runner: SqlRunner): Hono {
  return new Hono().get("/", ({ req: { method } }) => {
    const headers = { allow: "POST, OPTIONS" };
    throw new Problem("method_not_allowed", `Cannot ${method} /v1/sql: wanted POST`, { headers });
  }).post("/", async (c) => {
    const { sql, version } = await read(c);
    return await releases.use(version, async (release) => {
      const { columns, rows, complete } = await runner.ask(release.folder, { sql, rows: sqlLimits.rows });
      const { time, memory, bytes } = sqlLimits;
      const limits = { rows: sqlLimits.rows, seconds: time / 1000, memory, bytes };
      const body = {
        release: releaseNotice(release),
        count: rows.length,
        complete,
        limits,
        columns,
        data: rows,
      };
      c.header("cache-control", "no-store");
      return c.json(body);
    });
  });
}

async function read(c: Context): Promise<z.output<typeof question>> {
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "none";
  if (type !== "application/json") {
    const detail = `Cannot read the body: wanted content-type application/json, found ${type.slice(0, 100)}`;
    throw new Problem("unsupported_type", detail);
  }
  const text = await boundedText(c.req.raw.body);
  const asked = question.safeParse(json(text));
  if (asked.success) return asked.data;
  const wanted = `{"sql": "SELECT …"} with at most ${sqlLimits.characters} characters, and a version if any`;
  throw badParameter({ parameter: "body", wanted, found: JSON.stringify(text.slice(0, 100)) });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON is no question
  }
}

async function boundedText(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > largestBody) {
      throw new Problem(
        "body_too_large",
        `Cannot read the body: wanted at most ${largestBody} bytes, found more`,
      );
    }
    chunks.push(new Uint8Array(chunk));
  }
  return await new Blob(chunks).text();
}
