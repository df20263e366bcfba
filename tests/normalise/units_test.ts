import { assertEquals } from "@std/assert";
import { comparable, unitAt } from "../../pipelines/normalise/units.ts";

const cases: [text: string, unit: string | undefined, unitClass: string | undefined][] = [
  ["家次", "家次", "occurrences"],
  ["家企业", "家", "institutions"],
  ["家电子企业", "家", "institutions"],
  ["台套", "台(套)", "equipment"],
  ["台", "台", "equipment"],
  ["名", "人", "people"],
  ["位专家", "位", "people"],
  [" 个月", "月", "duration"],
  ["个百分点", "个百分点", "points"],
  ["大类", "类", "count"],
  ["笔订单", "笔", "count"],
  ["单位", undefined, undefined],
  ["组织", undefined, undefined],
  ["立方米", "立方米", "volume"],
  ["克/吨", "克/吨", "mass"],
  ["台(件)次", "台件次", "occurrences"],
  ["枪次", "枪次", "occurrences"],
  ["块水表", "块", "count"],
  ["票报关单", "票", "count"],
  ["票据", undefined, undefined],
  ["块链", undefined, undefined],
  ["分之一", undefined, undefined],
  ["亿光年", undefined, undefined],
  ["性", undefined, undefined],
];

for (const [text, unit, unitClass] of cases) {
  Deno.test(`unitAt() gives ${unit} for ${text}`, () => {
    const found = unitAt(text, 0);
    assertEquals([found?.unit, found?.class], [unit, unitClass]);
  });
}

Deno.test("comparable() lets 家 answer 个 and keeps money from counts", () => {
  assertEquals(comparable("count", "institutions"), true);
  assertEquals(comparable("money", "count"), false);
});
