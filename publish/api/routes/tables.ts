/** `GET /v1/{table}` and `/v1/{table}/{id}`: every table of the model, filtered by any of its columns. @module */
import { Hono } from "hono";
import { z } from "zod";
import { type Table, tables } from "../../../pipelines/model/mod.ts";
import type { Parameter } from "../../../pipelines/load/duckdb.ts";
import { itemBody, json, listBody } from "../answer.ts";
import { writeCursor } from "../cursor.ts";
import { listParameters, readParameters, tableParameters, versionParameter } from "../parameters.ts";
import { badParameter, Problem } from "../problem.ts";
import { listQuestion } from "../question.ts";
import { recordById, recordPage } from "../records.ts";
import type { Releases } from "../releases.ts";

/** The routes of all tables. */
export function tableRoutes(releases: Releases): Hono {
  const app = new Hono();
  for (const table of tables) {
    app.route(`/${table.name}`, listRoute(releases, table));
    if (table.key.length === 1) app.route(`/${table.name}`, recordRoute(releases, table));
  }
  return app;
}

function listRoute(releases: Releases, table: Table): Hono {
  const schema = tableParameters(table);
  return new Hono().get("/", (c) => {
    const asked = listQuestion(c.req.url, schema);
    const { limit, filters } = split(asked.parameters);
    const after = asked.cursor?.after ?? null;
    if (after && after.length !== table.key.length) throw foreignCursor();
    return releases.use(asked.version, async (release) => {
      const page = await recordPage(release.database, table, { filters, after, limit });
      const next = page.next &&
        writeCursor(asked.question, { version: release.version, after: page.next });
      const list = { count: page.count, countIs: "exact", limit, next, items: page.records } as const;
      return json(c, listBody(release, list), asked);
    });
  });
}

function split(parameters: Record<string, unknown>): { limit: number; filters: Record<string, Parameter> } {
  const filters = Object.entries(parameters).filter(([name]) => !(name in listParameters));
  return {
    limit: Number(parameters.limit),
    filters: Object.fromEntries(filters) as Record<string, Parameter>,
  };
}

function foreignCursor(): Problem {
  return badParameter({ parameter: "cursor", wanted: "one of this table", found: "one of another" });
}

const itemParameters = z.object({ version: versionParameter });

function recordRoute(releases: Releases, table: Table): Hono {
  return new Hono().get("/:id", (c) => {
    const { version } = readParameters(c.req.url, itemParameters);
    const id = c.req.param("id");
    return releases.use(version, async (release) => {
      const record = await recordById(release.database, table, id);
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
