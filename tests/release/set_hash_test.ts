import { createHash } from "node:crypto";
import { assertEquals, assertNotEquals } from "@std/assert";
import { openDatabase } from "../../pipelines/load/duckdb.ts";
import { digestTable } from "../../publish/release/set_hash.ts";
import type { Shape } from "../../publish/release/shape.ts";

const shape: Shape = {
  name: "things",
  key: ["id"],
  columns: [
    { name: "id", type: "string" },
    { name: "count", type: "integer" },
    { name: "ratio", type: "number" },
    { name: "day", type: "date" },
    { name: "good", type: "boolean" },
    { name: "parts", type: "strings" },
    { name: "checked", type: "date", live: true },
  ],
};

async function digest(values: string[]) {
  const database = await openDatabase(":memory:");
  await database.run(
    "CREATE TABLE things (id VARCHAR, count BIGINT, ratio DOUBLE, day DATE, good BOOLEAN, parts VARCHAR[], checked DATE)",
  );
  for (const row of values) await database.run(`INSERT INTO things VALUES (${row})`);
  const result = await digestTable(database, shape);
  database.close();
  return result;
}

const one = "'甲', 12, 0.1, DATE '2024-09-06', true, ['a', '乙;'], DATE '2024-09-07'";
const two = "'', NULL, 850000, NULL, false, [], DATE '2024-09-07'";

// Written out by hand from the definition in set_hash.ts.
const texts = [
  "2:id,3:甲,5:count,2:12,5:ratio,19:0.10000000000000001,3:day,10:2024-09-06,4:good,4:true,5:parts,11:1:a,4:乙;,,",
  "2:id,0:,5:count,-5:ratio,6:850000,3:day,-4:good,5:false,5:parts,0:,",
];

Deno.test("digestTable() is the sum of the row hashes that its definition names", async () => {
  const sum = texts.map((text) => BigInt("0x" + createHash("sha256").update(text).digest("hex")))
    .reduce((total, hash) => (total + hash) % (1n << 256n), 0n);
  assertEquals(await digest([one, two]), { rows: 2, set: sum.toString(16).padStart(64, "0") });
});

Deno.test("digestTable() of no rows is zero", async () => {
  assertEquals(await digest([]), { rows: 0, set: "0".repeat(64) });
});

Deno.test("digestTable() does not see the order of rows or a live column", async () => {
  const wanted = await digest([one, two]);
  assertEquals(await digest([two, one]), wanted);
  assertEquals(await digest([one.replace("09-07", "09-08"), two]), wanted);
});

Deno.test("digestTable() tells apart what looks alike", async () => {
  const alike = [
    two,
    two.replace("''", "NULL"),
    two.replace("[]", "NULL"),
    two.replace("[]", "['']"),
    two.replace("[]", "['', '']"),
    two.replace("[]", "['0:,']"),
    two.replace("850000", "850000.0000000001"),
  ];
  const sets = await Promise.all(alike.map(async (row) => (await digest([row])).set));
  assertEquals(new Set(sets).size, alike.length);
  assertNotEquals((await digest([two, two])).set, (await digest([two])).set);
});
