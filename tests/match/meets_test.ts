/** One rule in two languages: how texts meet the parts of one demand, and of ten thousand. @module */
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { type Database, literal } from "../../pipelines/load/duckdb.ts";
import type { DemandPart } from "../../pipelines/match/demand.ts";
import { folded } from "../../pipelines/match/fold.ts";
import { matchSchema } from "../../pipelines/match/index_tables.ts";
import { meetingOf, partsSql, readTexts, textsSql } from "../../pipelines/match/meets.ts";
import { listsOf } from "./small_lists.ts";

/** Few characters, so that texts have much in common; one of them is two UTF-16 units. */
const text = fc.array(
  fc.constantFrom("电", "池", "动", "力", "12", "112", "V", "（", "、", "及", "𬭩", "产品"),
  { minLength: 1, maxLength: 6 },
).map((words) => words.join(""));
const part: fc.Arbitrary<DemandPart> = fc.record({
  role: fc.constantFrom("object", "parameter", "any"),
  text,
}).map(({ role, text }) => ({ role, text, folded: folded(text) }));

async function inSql(database: Database, parts: readonly DemandPart[]): Promise<string[]> {
  const values = parts.map(({ role, folded }, index) => `(${index}, '${role}', ${literal(folded)})`);
  const met = await database.all<{ part: number; text: number; how: string }>(
    partsSql(matchSchema, `(FROM (VALUES ${values.join(", ")}) v (part, role, folded))`),
  );
  return met.map(({ part, text, how }) => `${part} ${text} ${how}`);
}

async function inScript(database: Database, parts: readonly DemandPart[]): Promise<string[]> {
  const [row] = await database.all<{ texts: string | null }>(textsSql(matchSchema, parts));
  const met = new Set<string>();
  for (const { text, common } of readTexts(row?.texts ?? null)) {
    for (const [index, words] of parts.entries()) {
      const how = meetingOf(words, { text, common: common[index] ?? 0 }) ??
        (text.whole && words.role === "parameter" ? "whole" : null);
      if (how !== null) met.add(`${index} ${text.id} ${how}`);
    }
  }
  return [...met].filter((one) => !one.endsWith("whole") || !better(met, one));
}

/** Whether a text that stands for all parameters meets the part by its words too. */
function better(met: ReadonlySet<string>, whole: string): boolean {
  const start = whole.slice(0, -"whole".length);
  return [...met].some((one) => one !== whole && one.startsWith(start));
}

Deno.test("meetingOf() tells the meetings that partsSql() tells, whatever the texts and the parts", async () => {
  let met = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ object: text, parameter: fc.oneof(text, fc.constant("全部参数")) }), {
        minLength: 60,
        maxLength: 120,
      }),
      fc.array(fc.array(part.filter(({ folded }) => folded !== ""), { minLength: 1, maxLength: 4 }), {
        minLength: 10,
        maxLength: 20,
      }),
      async (rows, demands) => {
        const database = await listsOf(rows);
        try {
          for (const parts of demands) {
            const expected = await inSql(database, parts);
            assertEquals((await inScript(database, parts)).toSorted(), expected.toSorted());
            met += expected.length;
          }
        } finally {
          database.close();
        }
      },
    ),
    { numRuns: 15, seed: 20261123 },
  );
  assertEquals(met > 1000, true, `met ${met}: too few to tell`);
});
