/** What holds of every answer, whatever the lists and the demand: reasons are true of the row, and no row of a standard is lost. @module */
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { folded } from "../../pipelines/match/fold.ts";
import { type Hit, nearness, type Reason } from "../../pipelines/match/hits.ts";
import { readDemand } from "../../pipelines/match/demand.ts";
import { matchDemand } from "../../pipelines/match/match.ts";
import type { Database } from "../../pipelines/load/duckdb.ts";
import { foldedSql } from "../../pipelines/match/fold.ts";
import { listsOf, type Told } from "./small_lists.ts";

const objects = ["动力电池", "动力蓄电池", "锂电池", "电池", "灯具", "水泥（通用）", "12V灯具"];
const parameters = ["循环寿命", "常温循环寿命", "全部参数", "铅", "铅含量", "接地 电阻", "接地电流"];
const standards = [
  "GB/T 31484-2015",
  "GB/T 31484-2023",
  "GB/T 31484",
  "GB 7000.1-2015",
  "名称动力电池QC/T 743-2006",
];
const restrictions = ["不测：循环寿命", "只测：铅、镉", "不测：三相器具", "直径小于50mm"];
const regions = ["510700", "510100", "500000", "440300", "510000"];

const maybe = (values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const told: fc.Arbitrary<Told> = fc.record({
  object: maybe(objects),
  parameter: maybe(parameters),
  standard: maybe(standards),
  restriction: maybe(restrictions),
  region: maybe(regions),
  until: fc.constantFrom("2020-01-01", "2027-01-01", "2035-01-01"),
}).map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)));

const asked = fc.record({
  object: maybe(["动力电池", "灯具", "水泥", "新能源汽车动力电池"]),
  parameter: maybe(["循环寿命", "铅", "接地电阻"]),
  standard: maybe(["GB/T 31484-2015", "GB/T 31484", "QC/T 743-2006"]),
  text: maybe(["动力电池 循环寿命", "灯具", "铅 GB/T 31484"]),
  region: fc.option(fc.constantFrom(...regions), { nil: null }),
}).filter(({ object, parameter, standard, text }) => Boolean(object ?? parameter ?? standard ?? text));

function holds(reason: Reason, { capability }: Hit): boolean {
  const wanted = folded(reason.wanted ?? ""), found = folded(reason.found ?? "");
  const own = {
    object: capability.object,
    parameter: capability.parameter,
    standard_name: capability.standard_name,
    standard: capability.standard_no,
    region: capability.region_code,
    restriction: capability.restriction,
  }[reason.part];
  if (reason.found !== own) return false;
  const year = (number: string) => Number(/-(\d{4})$/.exec(number)?.[1]);
  switch (reason.how) {
    case "same":
      return wanted === found;
    case "contains":
    case "inside":
      return found.includes(wanted) && found !== wanted;
    case "broader":
      return wanted.includes(found) && 2 * found.length >= wanted.length;
    case "close":
      return [...wanted].every((character) => found.includes(character));
    case "whole":
      return capability.parameter === null || capability.parameter === "全部参数";
    case "undated":
      return Number.isNaN(year(reason.wanted ?? "")) || Number.isNaN(year(reason.found ?? ""));
    case "newer":
      return year(reason.found ?? "") > year(reason.wanted ?? "");
    case "older":
      return year(reason.found ?? "") < year(reason.wanted ?? "");
    case "city":
    case "province":
    case "group":
    case "elsewhere":
    case "unknown":
      return nearness(capability.region_code, reason.wanted ?? "") === reason.how;
    case "touches":
    case "unrelated":
      return reason.part === "restriction";
    case "missing":
      return reason.points === 0;
    default:
      return reason.how === "other" && reason.points === 0;
  }
}

Deno.test("every reason of every hit is true of its row, and the points are their sum", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(told, { minLength: 1, maxLength: 12 }),
      fc.array(asked, { minLength: 1, maxLength: 4 }),
      async (rows, demands) => {
        const database = await listsOf(rows);
        for (const words of demands) {
          const { hits } = await matchDemand(database, readDemand(words), { asOf: "2026-11-23", limit: 100 });
          for (const hit of hits) {
            for (const reason of hit.reasons) {
              assert(
                holds(reason, hit),
                JSON.stringify({ words, reason, hit }),
              );
            }
            assertEquals(
              hit.points,
              hit.reasons.reduce((sum, { points }) => sum + points, 0),
              JSON.stringify({ words, hit }),
            );
            const missing = hit.reasons.some(({ how, part }) =>
              part === "object" && (how === "inside" || how === "broader") || how === "missing" ||
              how === "other" || how === "older" || how === "touches"
            );
            if (missing) assert(hit.grade !== "full", JSON.stringify({ words, hit }));
            assertEquals(hit.grade === "expired", hit.validity === "expired");
          }
        }
        database.close();
      },
    ),
    { numRuns: 12, seed: 5 },
  );
});

Deno.test("every capability of a standard is found by its number", async () => {
  const rows = objects.flatMap((object) =>
    parameters.flatMap((parameter) => standards.map((standard) => ({ object, parameter, standard })))
  );
  const database = await listsOf(rows);
  for (const key of ["GB/T 31484", "GB 7000.1", "QC/T 743"]) {
    const { count, hits } = await matchDemand(database, readDemand({ text: key }), {
      asOf: "2026-11-23",
      limit: 100,
    });
    const scanned = rows.filter(({ standard }) => new RegExp(`${key}(?:-|$)`).test(standard)).length;
    assertEquals(count, scanned, key);
    assertEquals(hits.every((hit) => hit.grade === "full"), true);
  }
  database.close();
});

Deno.test("folded() and foldedSql() say the same", async () => {
  const database = await listsOf([]);
  await folds(database);
  database.close();
});

async function folds(database: Database): Promise<void> {
  const character = fc.constantFrom(..."动力 电池（）()，,-—／/ＡＢａｂＡ0９ \t\n℃Ω'\"%_·");
  await fc.assert(
    fc.asyncProperty(fc.array(character, { maxLength: 20 }), async (characters) => {
      const text = characters.join("");
      const [row] = await database.all<{ folded: string }>(`SELECT ${foldedSql("$1::VARCHAR")} AS folded`, [
        text,
      ]);
      assertEquals(row?.folded, folded(text), JSON.stringify(text));
    }),
    { numRuns: 60, seed: 3 },
  );
}
