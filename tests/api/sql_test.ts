import { assert, assertEquals } from "@std/assert";
import { createApp } from "../../publish/api/mod.ts";
import { localFiles } from "../../pipelines/effects.ts";
import { withService } from "./small_release.ts";

type Ask = (body: unknown, init?: RequestInit) => Promise<Response>;

async function withSql(work: (ask: Ask, data: string) => Promise<void>): Promise<void> {
  await withService(async ({ data }) => {
    const effects = {
      files: localFiles(),
      clock: () => new Date(0),
      log: { info: () => {}, warn: () => {} },
    };
    const { app, close } = createApp({ data, effects, sql: true });
    const ask: Ask = async (body, init = {}) =>
      await app.request("http://localhost/v1/sql", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        ...init,
      });
    try {
      await work(ask, data);
    } finally {
      await close();
    }
  });
}

/** Ways out that were tried on DuckDB; each must be refused, or stopped by the walls around the process. */
const escapes: [sql: string, status: number][] = [
  ["SELECT * FROM read_text('/etc/passwd')", 422],
  ["SELECT * FROM read_csv('/etc/passwd')", 422],
  ["SELECT * FROM '/etc/passwd'", 422],
  ["SELECT * FROM glob('/*')", 422],
  ["SELECT 1; DROP TABLE documents", 400],
  ["DROP TABLE documents", 400],
  ["INSERT INTO metrics SELECT * FROM metrics", 400],
  ["CREATE TEMP TABLE t AS SELECT 1", 400],
  ["ATTACH ':memory:' AS other", 400],
  ["SET memory_limit = '8GB'", 400],
  ["RESET lock_configuration", 400],
  ["CHECKPOINT", 400],
  ["PREPARE p AS SELECT 1", 400],
  ["EXPLAIN SELECT 1", 400],
  ["PRAGMA database_list", 400],
  ["SELECT path FROM duckdb_databases()", 400],
  ["SELECT * FROM query('FROM duckdb_data' || 'bases()')", 400],
  ["SELECT current_setting('temp_directory')", 400],
  ["SELECT setting FROM pg_catalog.pg_settings", 400],
  ['SELECT setting FROM "PG_Settings"', 400],
  ["SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))", 400],
  ["FROM enable_logging('QueryLog', storage = 'stdout')", 400],
  ["FROM enable_profiling()", 400],
  ["FROM force_checkpoint()", 400],
  ["", 400],
];

Deno.test("POST /v1/sql answers one SELECT and refuses every way out that is known", async (t) => {
  await withSql(async (ask, data) => {
    await t.step("one SELECT", async () => {
      const response = await ask({ sql: "SELECT id, value FROM indicators ORDER BY value DESC" });
      const { release, columns, data: rows, complete } = await response.json();
      assertEquals([response.status, release.version, complete], [200, "2024-09-10", true]);
      assertEquals(columns.map(({ name }: { name: string }) => name), ["id", "value"]);
      assertEquals(rows, [["i-instruments", 368], ["i-sites", 20]]);
    });
    await t.step("more rows than are given", async () => {
      const { count, complete } = await (await ask({ sql: "SELECT * FROM range(1001)" })).json();
      assertEquals([count, complete], [1000, false]);
    });
    for (const [sql, status] of escapes) {
      await t.step(sql || "nothing", async () => {
        const response = await ask({ sql });
        const text = await response.text();
        assertEquals([response.status, text.includes(data)], [status, false], text);
      });
    }
    await t.step("COPY, EXPORT, INSTALL and LOAD write and load nothing", async () => {
      const target = `${data}/out.csv`;
      const tried = [
        `COPY (SELECT 1) TO '${target}'`,
        `EXPORT DATABASE '${target}'`,
        "INSTALL httpfs",
        "LOAD httpfs",
      ];
      for (const sql of tried) {
        const response = await ask({ sql });
        assert(response.status === 400 || response.status === 422, sql);
        await response.body?.cancel();
      }
      assertEquals(await Deno.stat(target).catch(() => null), null);
    });
    await t.step("a text of two billion characters meets the memory cap", async () => {
      const response = await ask({ sql: "SELECT length(repeat('x', 2000000000))" });
      assertEquals([response.status, (await response.json()).type], [
        422,
        "urn:problem-type:zhiji:sql_stopped",
      ]);
    });
    await t.step("a body that is too large is refused unread", async () => {
      assertEquals((await ask({ sql: "x".repeat(50_000) })).status, 413);
    });
    await t.step("a body of another type is refused, and so is another method", async () => {
      const form = { headers: { "content-type": "application/x-www-form-urlencoded" } };
      const [typed, got] = [
        await ask({ sql: "SELECT 1" }, form),
        await ask(null, { method: "GET", body: null }),
      ];
      assertEquals([typed.status, (await typed.json()).type], [
        415,
        "urn:problem-type:zhiji:unsupported_type",
      ]);
      assertEquals([got.status, got.headers.get("allow")], [405, "POST, OPTIONS"]);
      assertEquals((await got.json()).type, "urn:problem-type:zhiji:method_not_allowed");
    });
  });
});

Deno.test("POST /v1/sql is not there unless it is switched on", async () => {
  await withService(async ({ request }) => {
    const response = await request("/v1/sql", { method: "POST", body: '{"sql":"SELECT 1"}' });
    assertEquals(response.status, 405);
    await response.body?.cancel();
  });
});
