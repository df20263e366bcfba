/** `GET /v1/{table}` and `/v1/{table}/{id}`: every table of the model, filtered, sorted and cut by its columns. @module */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { type Table, tables } from "../../../pipelines/model/mod.ts";
import { itemBody, json, listBody } from "../answer.ts";
import { type Cursor, readCursor, writeCursor } from "../cursor.ts";
import type { OpenRelease } from "../open_release.ts";
import { type Place, type TableReader, tableReader } from "../pages.ts";
import { readParameters, versionParameter } from "../parameters.ts";
import { badParameter, Problem } from "../problem.ts";
import { type ListQuestion, listQuestion } from "../question.ts";
import { recordById } from "../records.ts";
import type { Releases } from "../releases.ts";
import { streamList } from "../streams.ts";
import { type TableParameters, tableParameters } from "../table_parameters.ts";

/** The routes of all tables. */
export function tableRoutes(releases: Releases): Hono {
  const app = new Hono();
  for (const table of tables) {
    app.route(`/${table.name}`, listRoute(releases, table));
    if (table.key.length === 1) app.route(`/${table.name}`, recordRoute(releases, table));
  }
  return app;
}

type Asked = ListQuestion<TableParameters>;

function listRoute(releases: Releases, table: Table): Hono {
  const reader = tableReader(table);
  const schema = tableParameters(reader);
  return new Hono().get("/", async (c) => {
    const asked = listQuestion(c.req.url, schema) as unknown as Asked;
    requirePlace(asked, reader);
    if (asked.parameters.format !== "json") return await stream(c, { releases, reader, asked });
    return await releases.use(asked.version, async (release) => {
      const { parameters, cursor } = asked;
      const page = await pageOf(release, { reader, asked, after: placeOf(cursor), limit: parameters.limit });
      const whole = cursor === null && page.next === null;
      const count = whole ? page.records.length : await reader.count(release, parameters);
      const list = {
        count,
        countIs: "exact",
        limit: parameters.limit,
        next: page.next,
        items: page.records,
      } as const;
      return json(c, listBody(release, list), asked);
    });
  });
}

interface Reading {
  reader: TableReader;
  asked: Asked;
  after: Place | null;
  limit: number;
}

async function pageOf(release: OpenRelease, { reader, asked, after, limit }: Reading) {
  const { sort = [], fields = null } = asked.parameters;
  const page = await reader.page(release, { filters: asked.parameters, sort, fields, after, limit });
  const next = page.next && writeCursor(asked.question, { version: release.version, after: page.next });
  return { records: page.records, next };
}

async function stream(
  c: Context,
  { releases, reader, asked }: { releases: Releases; reader: TableReader; asked: Asked },
): Promise<Response> {
  const { format, excel, fields, limit } = asked.parameters;
  if (format === "json") throw new TypeError("Cannot stream JSON: it is an answer of one piece");
  const held = await releases.hold(asked.version);
  const there = held.release.tables.get(reader.table.name);
  return await streamList(c, held, {
    format,
    excel,
    columns: (fields ?? reader.columns.map(({ name }) => name)).filter((name) => there?.has(name)),
    name: reader.table.name,
    pinned: asked.pinned,
    most: c.req.query("limit") === undefined ? Infinity : limit,
    read: (cursor, most) => {
      const after = cursor === null ? placeOf(asked.cursor) : readCursor(asked.question, cursor).after;
      return pageOf(held.release, { reader, asked, after, limit: most });
    },
  });
}

function placeOf(cursor: Cursor | null): Place | null {
  return cursor?.after ?? null;
}

/** A cursor that was tampered with must not reach the database. */
function requirePlace({ cursor, parameters: { sort = [] } }: Asked, { table, columns }: TableReader): void {
  if (cursor === null) return;
  const sorted = sort.map(({ column }) => column);
  const order = [...sorted, ...table.key.filter((name) => !sorted.includes(name))];
  const fits = order.length === cursor.after.length && order.every((name, index) => {
    const value = cursor.after[index], type = columns.find((column) => column.name === name)?.type;
    if (value === null || value === undefined) return value === null;
    if (type === "integer" || type === "number") return typeof value === "number" && Number.isFinite(value);
    if (type === "boolean") return typeof value === "boolean";
    return typeof value === "string" && (type !== "date" || /^\d{4}-\d{2}-\d{2}$/.test(value));
  });
  if (fits) return;
  throw badParameter({ parameter: "cursor", wanted: "one of this table", found: "one of another" });
}

/** Parameters of one record. */
export const itemParameters = z.object({ version: versionParameter });

function recordRoute(releases: Releases, table: Table): Hono {
  return new Hono().get("/:id", (c) => {
    const { version } = readParameters(c.req.url, itemParameters);
    const id = c.req.param("id");
    return releases.use(version, async (release) => {
      const there = release.tables.has(table.name);
      const record = there ? await recordById(release.database, table, id) : null;
      if (!record) {
        throw new Problem(
          "not_found",
          `Cannot find "${id.slice(0, 40)}" in ${table.name} of release ${release.version}`,
        );
      }
      return json(c, itemBody(release, record), { pinned: version !== undefined });
    });
  });
}
