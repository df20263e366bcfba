/** Derived tables are worked out anew only when something they depend on has changed. */
import { assertEquals } from "@std/assert";
import { derive } from "../../pipelines/derive/mod.ts";
import { databaseOf, type Given } from "./database.ts";

const centres = { metric_id: "quality_centres_provincial", what: "省级质检中心", unit: "个" } as const;
const given: Given[] = [
  {
    day: "2023-05-08",
    kind: "plan",
    figures: [{ ...centres, value: 50, kind: "target", period: "2025" }],
    commitments: [{
      id: "t1",
      text: "公布省内可检项目清单五千项",
      due: "2025-07",
      status: "planned",
      number: "1",
    }],
  },
  { day: "2026-01-22", figures: [{ ...centres, value: 48 }] },
];

/** All derived rows, in order. */
async function rows(database: Awaited<ReturnType<typeof databaseOf>>): Promise<unknown[]> {
  const tables = ["progress", "deadlines", "silences", "discrepancies", "organizations"];
  const found = await Promise.all(tables.map((table) => database.all(`SELECT * FROM ${table} ORDER BY ALL`)));
  return found.flat();
}

Deno.test("derive() does nothing when no table it reads has changed, and leaves the rows as they are", async () => {
  const database = await databaseOf(given);
  try {
    assertEquals(await derive(database, { until: "2026-11-23" }), true);
    const before = await rows(database);
    assertEquals(await derive(database, { until: "2026-11-23" }), false);
    await database.run(
      "UPDATE documents SET last_seen = DATE '2026-11-30', last_checked = DATE '2026-11-30'",
    );
    assertEquals(await derive(database, { until: "2026-11-23" }), false);
    assertEquals(await rows(database), before);
  } finally {
    database.close();
  }
});

Deno.test("derive() moves to another day as if worked out anew", async () => {
  const stepped = await databaseOf(given), whole = await databaseOf(given);
  try {
    await derive(stepped, { until: "2025-06-30" });
    const early = await rows(stepped);
    assertEquals(await derive(stepped, { until: "2026-11-23" }), false);
    await derive(whole, { until: "2026-11-23" });
    assertEquals(await rows(stepped), await rows(whole));
    assertEquals(JSON.stringify(early) === JSON.stringify(await rows(whole)), false);
  } finally {
    stepped.close();
    whole.close();
  }
});

for (
  const change of [
    "UPDATE indicators SET value = 51 WHERE document_id = 'b'",
    "UPDATE documents SET region_code = '500000' WHERE id = 'a'",
    "DELETE FROM commitments",
    "UPDATE document_versions SET hash = 'other' WHERE document_id = 'b'",
    "UPDATE regions SET current = '500000' WHERE code = '510000'",
    'INSERT INTO mentions (organization_id, name, type, document_id, text_hash, quote, "start", "end", fields, aliases) ' +
    "VALUES ('o', '韶关市实验室联盟', 'alliance', 'a', 'ha', '联盟', 0, 2, [], [])",
  ]
) {
  Deno.test(`derive() works anew after ${change}`, async () => {
    const database = await databaseOf(given);
    try {
      await derive(database, { until: "2026-11-23" });
      await database.run(change);
      assertEquals(await derive(database, { until: "2026-11-23" }), true);
    } finally {
      database.close();
    }
  });
}
