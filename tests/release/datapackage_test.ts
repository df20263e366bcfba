import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { openDatabase } from "../../pipelines/load/duckdb.ts";
import { csvHeader } from "../../pipelines/model/mod.ts";
import { readDescriptor, shapesIn, tableSchema } from "../../publish/release/datapackage.ts";
import { identity } from "../../publish/release/identity.ts";
import { release, releaseFolder, shapeOf } from "../../publish/release/mod.ts";
import { database, fewTables as tables, options, released, withFolder } from "./fixture.ts";

const day = "2024-09-06";

interface Resource {
  name: string;
  title: string;
  type: string;
  path: string;
  bytes: number;
  hash: string;
  schema: { fields: { name: string }[]; primaryKey: string[] };
  alternates: { path: string; bytes: number; hash: string }[];
}

/** Runs `work` with the folder of a fresh sample release. */
function withRelease(work: (folder: string) => Promise<void>): Promise<void> {
  return withFolder(async (data) => {
    await released(data);
    await work(releaseFolder(data, day));
  });
}

// What the Data Package v2 profile requires of a package with tables, by the words of the standard.
Deno.test("datapackage.json is a Data Package v2", () =>
  withRelease(async (folder) => {
    const descriptor = JSON.parse(await Deno.readTextFile(`${folder}/datapackage.json`));
    assertEquals(descriptor.$schema, "https://datapackage.org/profiles/2.0/datapackage.json");
    assertEquals([descriptor.name, descriptor.version], ["zhiji-sample", day]);
    assertEquals(descriptor.licenses[0].name, "CC0-1.0");
    assertEquals(descriptor.sources, [{
      title: "示范来源 Demonstration source",
      path: "http://one.sample.example/",
    }]);
    const resources: Resource[] = descriptor.resources;
    assertEquals(
      resources.map(({ alternates }) => alternates.map(({ path }) => path.replace(/^[^.]*/, ""))),
      tables.map(() => [".parquet", ".excel.csv", ".jsonl.gz"]),
    );
    assertEquals(new Set(resources.map(({ name }) => name)).size, resources.length);
    for (const resource of resources) {
      assertMatch(resource.name, /^[-a-z0-9._]+$/);
      assertMatch(resource.hash, /^sha256:[0-9a-f]{64}$/);
      assertEquals(resource.type, "table");
      assertEquals(resource.bytes, (await Deno.stat(`${folder}/${resource.path}`)).size);
      const names = resource.schema.fields.map(({ name }) => name);
      assertEquals(new Set(names).size, names.length);
      assert(resource.schema.primaryKey.every((name) => names.includes(name)));
    }
    for (const table of tables) {
      const csv = await Deno.readTextFile(`${folder}/tables/${table.name}.csv`);
      assertEquals(csv.split("\r\n")[0], csvHeader(table).join(","));
    }
  }));

Deno.test("tableSchema() leaves the name out where a table refers to itself", () => {
  const metrics = tables.find(({ name }) => name === "metrics");
  assert(metrics);
  assertEquals(tableSchema(metrics, new Set())["foreignKeys"], [{
    fields: ["broader"],
    reference: { fields: ["id"] },
  }]);
});

Deno.test("shapesIn() reads back from the descriptor what the model says", () =>
  withRelease(async (folder) => {
    const shapes = shapesIn(readDescriptor(await Deno.readTextFile(`${folder}/datapackage.json`)));
    for (const [index, table] of tables.entries()) {
      const { name, key, columns } = shapeOf(table);
      const wanted = columns.map(({ name, type, live, references }) => ({
        name,
        type,
        ...(live && { live }),
        ...(references && { references }),
      }));
      assertEquals(shapes[index], { name, key, columns: wanted });
    }
  }));

Deno.test("a sample release says so in every title", () =>
  withRelease(async (folder) => {
    const descriptor = JSON.parse(await Deno.readTextFile(`${folder}/datapackage.json`));
    for (const { title } of [descriptor, ...descriptor.resources]) {
      assertStringIncludes(title, "样例");
      assertMatch(title, /sample/i);
    }
    for (const page of ["README.md", "CODEBOOK.md"]) {
      const text = await Deno.readTextFile(`${folder}/${page}`);
      assertStringIncludes(text, "样例");
      assertMatch(text, /sample/i);
    }
    assert(!identity(false).title.zh.includes("样例"));
    assertEquals(identity(false).name, "zhiji");
  }));

Deno.test("CODEBOOK.md explains every column of every table", () =>
  withRelease(async (folder) => {
    const text = await Deno.readTextFile(`${folder}/CODEBOOK.md`);
    for (const table of tables) {
      const [, section = ""] = text.split(`\n## \`${table.name}\``);
      const own = section.split("\n## ")[0] ?? "";
      for (const column of shapeOf(table).columns) assertStringIncludes(own, `\n| \`${column.name}\` |`);
    }
  }));

Deno.test("zhiji.duckdb holds the tables with their comments", () =>
  withRelease(async (folder) => {
    const reader = await openDatabase(`${folder}/zhiji.duckdb`, { readOnly: true, locked: true });
    assertEquals(await reader.all("SELECT id, responsible FROM commitments ORDER BY id"), [
      { id: "com1", responsible: ["甲局;乙处", "丙所"] },
      { id: "com2", responsible: [] },
    ]);
    const [comment] = await reader.all<{ comment: string }>(
      "SELECT comment FROM duckdb_columns() WHERE table_name = 'indicators' AND column_name = 'value_text'",
    );
    assertEquals(comment?.comment, "数字照原文 The figure as printed");
    reader.close();
  }));

Deno.test("zhiji.duckdb of a second release holds what changed, what did not, every comment and the views", () =>
  withFolder(async (data) => {
    await released(data);
    const working = await database();
    await working.run("UPDATE indicators SET value = 13 WHERE id = 'ind1'; DELETE FROM issues");
    const { version } = await release(options(data, working));
    working.close();
    const reader = await openDatabase(`${releaseFolder(data, version ?? "")}/zhiji.duckdb`, {
      readOnly: true,
    });
    assertEquals(
      await reader.all("SELECT id, value, region_name FROM indicator_statements ORDER BY id"),
      [{ id: "ind1", value: 13, region_name: "广东省" }, { id: "ind2", value: 0.5, region_name: "广东省" }],
    );
    assertEquals(
      await reader.all(
        `SELECT (SELECT count(*) FROM issues) AS issues, (SELECT count(*) FROM regions) AS regions,
           (SELECT count(*) FROM duckdb_columns() WHERE NOT internal AND comment IS NULL
             AND table_name NOT IN ('indicator_statements', 'commitment_statements')) AS unexplained`,
      ),
      [{ issues: 0, regions: 2, unexplained: 0 }],
    );
    reader.close();
  }));
