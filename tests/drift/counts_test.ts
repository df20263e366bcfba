/** Stated and listed numbers of items. @module */
import { assertEquals } from "@std/assert";
import { countMismatches } from "../../pipelines/drift/counts.ts";

const table = (count: number) =>
  ["序号\t单位名称", ...Array.from({ length: count }, (_, at) => `${at + 1}\t样例检测公司`)].join("\n");
const items = (count: number) => Array.from({ length: count }, (_, at) => `${at + 1}. 样例项目`).join("\n");

const cases: [what: string, title: string | null, text: string, found: [number, number][]][] = [
  ["a table with the number stated", "名单", `现将21项予以公布，共21项。\n${table(21)}`, []],
  ["a table short of one row", null, `通知称共21项。\n${table(20)}`, [[21, 20]]],
  ["a total after the table", null, `${table(12)}\n合计12家`, []],
  ["a total after the table that is wrong", null, `${table(12)}\n合计 14 家`, [[14, 12]]],
  ["a number in the title", "获证机构名单（8家）", table(7), [[8, 7]]],
  ["a numbered list of lines", null, `以下5项能力验证项目：\n${items(4)}`, [[5, 4]]],
  [
    "numbers stated of other things",
    null,
    `全省共有检验检测机构2558家。\n各市如下。\n现公布名单。\n${table(9)}`,
    [],
  ],
  ["one of two numbers that agrees", null, `共30项，其中如下21项。\n${table(21)}`, []],
  ["a list in an attachment", "名单", "现将21项名单予以公布，共21项，见附件。", []],
  ["two lists, each with its number", null, `一、甲类共3家\n${table(3)}\n二、乙类共4家\n${table(4)}`, []],
  ["two lists, the second short", null, `一、甲类共3家\n${table(3)}\n二、乙类共5家\n${table(4)}`, [[5, 4]]],
  ["decimals that look like numbered lines", null, "共3项\n1.5万元\n2.5万元\n3.5万元", []],
  ["an ordinal", null, `第21批名单如下\n${table(5)}`, []],
];

for (const [what, title, text, found] of cases) {
  Deno.test(`countMismatches() of ${what}`, () => {
    assertEquals(countMismatches({ title, text }).map(({ stated, listed }) => [stated, listed]), found);
  });
}

Deno.test("countMismatches() takes time in step with the text on long hostile lines", () => {
  const time = (length: number) => {
    const text = `${"共1".repeat(length)}\n${"1\t".repeat(length)}\n${"（1".repeat(length)}`;
    const start = performance.now();
    for (let run = 0; run < 5; run++) countMismatches({ title: text, text });
    return performance.now() - start;
  };
  time(10_000);
  const [small, large] = [time(10_000), time(160_000)];
  assertEquals(
    large < 160 * Math.max(small, 0.5),
    true,
    `16 times the text took ${large / small} times as long`,
  );
});
