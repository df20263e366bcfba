/** Every table of the model, by one suite: what is derived from its schema holds together. @module */
import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { z } from "zod";
import { openDatabase } from "../../pipelines/load/duckdb.ts";
import { pages } from "../../pipelines/load/pages.ts";
import {
  columns,
  csvHeader,
  ddl,
  defineTable,
  duckdbType,
  jsonSchema,
  quoteName,
  tables,
} from "../../pipelines/model/mod.ts";

const han = /\p{sc=Han}/u;

for (const table of [...tables, pages]) {
  Deno.test(`${table.name}: its DDL makes the columns, types, nulls and key that the schema says`, async () => {
    const database = await openDatabase(":memory:");
    await database.run(ddl(table));
    await database.run(ddl(table)); // a second time changes nothing
    const made = await database.all(
      `SELECT column_name AS name, data_type AS type, is_nullable AS nullable FROM duckdb_columns()
       WHERE table_name = $1 ORDER BY column_index`,
      [table.name],
    );
    assertEquals(
      made,
      columns(table).map((column) => ({
        name: column.name,
        type: duckdbType(column),
        nullable: column.nullable && !table.key.includes(column.name),
      })),
    );
    const [constraint] = await database.all(
      "SELECT constraint_column_names AS key FROM duckdb_constraints() WHERE table_name = $1 AND constraint_type = 'PRIMARY KEY'",
      [table.name],
    );
    assertEquals(constraint?.["key"], table.key);
    database.close();
  });

  Deno.test(`${table.name}: table and columns are described in both languages`, () => {
    assertMatch(table.name, /^[a-z][a-z_]*$/);
    const of = [table.title, table.description, ...columns(table)];
    for (const { zh, en } of of) {
      assertMatch(zh, han);
      const letters = en.match(/[a-z]/gi)?.length ?? 0;
      assert(letters > 2 * (en.match(/\p{sc=Han}/gu)?.length ?? 0), `wanted English, found ${en}`);
    }
  });

  Deno.test(`${table.name}: no column stands twice, and the key is of columns that are never null`, () => {
    const names = columns(table).map((column) => column.name);
    assertEquals(new Set(names).size, names.length);
    assertEquals(csvHeader(table), names);
    for (const name of table.key) {
      const column = columns(table).find((candidate) => candidate.name === name);
      assert(column && !column.nullable && !column.live, `${table.name}.${name}`);
    }
  });

  Deno.test(`${table.name}: JSON Schema has every column and its closed lists`, () => {
    const schema = jsonSchema(table) as { properties: Record<string, unknown>; required: string[] };
    assertEquals(Object.keys(schema.properties), csvHeader(table));
    assertEquals(schema.required, csvHeader(table)); // null is said, not left out
  });
}

Deno.test("tables have names of their own", () => {
  const names = tables.map((table) => table.name);
  assertEquals(new Set(names).size, names.length);
  assert(!names.includes(pages.name), "pages are for loading only");
});

Deno.test("every reference leads to a column of a table, of the same type", () => {
  const types = new Map(
    tables.flatMap((table) => columns(table).map((column) => [`${table.name}.${column.name}`, column.type])),
  );
  let checked = 0;
  for (const table of tables) {
    for (const column of columns(table)) {
      if (!column.references) continue;
      assertEquals(types.get(column.references), column.type, `${table.name}.${column.name}`);
      checked++;
    }
  }
  assert(checked >= 10, `wanted references to check, found ${checked}`);
});

Deno.test("README lists every table", async () => {
  const readme = await Deno.readTextFile(new URL("../../README.md", import.meta.url));
  for (const { name } of tables) assert(readme.includes(`\n| ${name} `), name);
});

Deno.test("columns() refuses a column without a description, and a type it does not know", () => {
  const table = (schema: z.ZodObject) =>
    defineTable({ name: "t", title: { zh: "", en: "" }, description: { zh: "", en: "" }, key: [], schema });
  assertThrows(() => columns(table(z.object({ a: z.string() }))), TypeError, "t.a: it needs zh and en");
  const odd = z.object({ a: z.record(z.string(), z.string()).meta({ zh: "甲", en: "odd" }) });
  assertThrows(() => columns(table(odd)), TypeError, "Cannot derive the type of t.a");
});

Deno.test("quoteName() doubles quotation marks", () => assertEquals(quoteName('a"b'), '"a""b"'));
