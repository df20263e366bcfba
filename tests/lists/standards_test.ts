/** Standards in cells: hand-made cells with what they name, and 100 rows of a real table read by hand. */
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { splitStandards } from "../../pipelines/lists/standards.ts";
import { shared } from "../shared.ts";
import { taking } from "./taking.ts";

interface Case {
  why?: string;
  cell: string;
  /** Number and name of each. */
  standards: [string, string | null][];
}

const cases = new URL("../cases/standards/", import.meta.url);
const cells: Case[] = JSON.parse(Deno.readTextFileSync(new URL("cells.json", cases)));

for (const { why, cell, standards } of cells) {
  Deno.test(`splitStandards() of “${cell.slice(0, 40)}”: ${why ?? "number and name"}`, () => {
    assertEquals(splitStandards(cell).map(({ number, name }) => [number, name]), standards);
  });
}

Deno.test("splitStandards() takes a number apart", () => {
  const [one, two, three] = splitStandards("GB/T 19212.1-2016、DB44/T 1234-2013、IEC 60335-2-14:2016");
  assertEquals(one, {
    number: "GB/T 19212.1-2016",
    key: "GB/T 19212.1",
    prefix: "GB/T",
    kind: "national",
    base: "19212",
    part: "1",
    year: 2016,
    name: null,
  });
  assertEquals([two?.kind, two?.prefix, two?.key], ["local", "DB44/T", "DB44/T 1234"]);
  assertEquals([three?.kind, three?.base, three?.part, three?.year], [
    "international",
    "60335",
    "2-14",
    2016,
  ]);
});

Deno.test("splitStandards() finds in any cell what it finds in its own spelling of it", () => {
  fc.assert(
    fc.property(
      fc.string({
        maxLength: 60,
        unit: fc.constantFrom(..."GB/T HJ ISO-.:;、0123456789标准第部分()".split("")),
      }),
      (cell) => {
        for (const { number } of splitStandards(cell)) {
          assertEquals(splitStandards(number)[0]?.number, number);
        }
      },
    ),
    { numRuns: 300 },
  );
});

Deno.test("splitStandards() stays linear on cells made to slow it", () => {
  const time = (length: number) => {
    const start = performance.now();
    splitStandards("GB/T 1-".repeat(length / 7) + "A ".repeat(length / 2));
    return performance.now() - start;
  };
  time(20_000);
  const [short, long] = [time(20_000), time(200_000)];
  assert(long < 60 * Math.max(short, 1), `ten times the length took ${long / short} times as long`);
});

const table = shared("data/cma-guangdong/sample-cma-data.csv");

Deno.test({
  name: "a real table of capabilities loads whole, its standards as a person reads them on 100 rows",
  ignore: table === null,
  async fn() {
    const lines = Deno.readTextFileSync(new URL("cma_guangdong.tsv", cases)).trim().split("\n");
    const read = lines.slice(1).map((line) => line.split("\t"));
    assertEquals(read.length, 100);
    await taking(async ({ csv, rows }) => {
      const report = await csv(Deno.readFileSync(table ?? ""));
      assertEquals([report.read, report.records, report.rejected, report.withoutStandard], [674, 674, 0, 0]);
      const found = await rows(
        `SELECT CAST(c.row AS VARCHAR) AS row, s.prefix, s.base, coalesce(s.part, '') AS part, CAST(s.year AS VARCHAR) AS year
         FROM capabilities c JOIN standards s ON s.number = c.standard_no ORDER BY c.row`,
      );
      const byRow = new Map(found.map((row) => [row.row, Object.values(row)]));
      const wrong = read.filter((row) => JSON.stringify(byRow.get(row[0] ?? "")) !== JSON.stringify(row));
      assertEquals(wrong, []);
    });
  },
});
