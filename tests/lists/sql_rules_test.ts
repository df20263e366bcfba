import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { createHash } from "node:crypto";
import { literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import { sqlRules } from "../../pipelines/lists/sql_rules.ts";

const prime = 2n ** 61n - 1n;

/** Asks for one expression, by the rules. */
async function asking<Value>(
  test: (ask: (expression: string) => Promise<Value>) => Promise<void>,
): Promise<void> {
  const database = await openDatabase(":memory:");
  try {
    await database.run(sqlRules);
    await test(async (expression) => {
      const [row] = await database.all<{ value: Value }>(`SELECT ${expression} AS value`);
      return row?.value as Value;
    });
  } finally {
    database.close();
  }
}

Deno.test("list_clean() makes white space of any kind one space, and marks for nothing null", async () => {
  await asking<string | null>(async (ask) => {
    const cells: [cell: string, clean: string | null][] = [
      ["水泥", "水泥"],
      ["水泥 强度", "水泥 强度"],
      [" 水泥", "水泥"],
      ["水泥 ", "水泥"],
      ["水泥  强度", "水泥 强度"],
      ["水泥\r\n强度", "水泥 强度"],
      ["水泥\u3000强度", "水泥 强度"],
      ["水泥\u00a0强度\u00a0", "水泥 强度"],
      ["", null],
      [" \t", null],
      ["\u00a0", null],
      ["——", null],
      ["/", null],
      ["无", null],
      ["无机物", "无机物"],
      ['="230020349767"', "230020349767"],
    ];
    for (const [cell, clean] of cells) {
      assertEquals([cell, await ask(`list_clean(${literal(cell)})`)], [cell, clean]);
    }
  });
});

Deno.test("list_mod() is the remainder by 2⁶¹ − 1, whatever is multiplied and added", async () => {
  await asking<string>(async (ask) => {
    const mod = async (number: bigint) =>
      BigInt(await ask(`CAST(list_mod(CAST(${number} AS HUGEINT)) AS VARCHAR)`));
    for (const number of [0n, 1n, prime - 1n, prime, prime + 1n, prime * prime, 2n ** 126n]) {
      assertEquals([number, await mod(number)], [number, number % prime]);
    }
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: 0n, max: 2n ** 126n }), async (number) => {
        assertEquals(await mod(number), number % prime);
      }),
    );
  });
});

Deno.test("list_key() is the second half of the MD5, last byte first, so that ids stay what they were", async () => {
  await asking<string>(async (ask) => {
    for (const text of ["", "a", "水泥", "GB/T 31484-2015\u001f循环寿命"]) {
      const half = createHash("md5").update(text).digest().subarray(8).readBigUInt64LE();
      assertEquals(BigInt(await ask(`CAST(list_key(${literal(text)}) AS VARCHAR)`)), half % prime);
    }
  });
});
