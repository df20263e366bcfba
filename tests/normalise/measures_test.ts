import { assertEquals } from "@std/assert";
import { findMeasures } from "../../pipelines/normalise/measures.ts";

/** Phrase, value, upper end, unit, comparator. */
const cases: [text: string, value: number, max: number | null, unit: string, comparator: string][] = [
  ["近1.5万名", 15000, null, "人", "lt"],
  ["85万余家次", 850000, null, "家次", "gt"],
  ["2-3个", 2, 3, "个", "eq"],
  ["2至3条", 2, 3, "条", "eq"],
  ["50~60台(套)", 50, 60, "台(套)", "eq"],
  ["10%—15%", 10, 15, "%", "eq"],
  ["5至10万元", 50000, 100000, "元", "eq"],
  ["2000万元至1亿元", 20_000_000, 100_000_000, "元", "eq"],
  ["18个月以内", 18, null, "月", "le"],
  ["百分之九十五以上", 95, null, "%", "ge"],
  ["百分之12.5", 12.5, null, "%", "eq"],
  ["七成", 70, null, "%", "eq"],
  ["超过三成", 30, null, "%", "gt"],
  ["不少于20项", 20, null, "项", "ge"],
  ["至少1个", 1, null, "个", "ge"],
  ["不超过2000万元", 20_000_000, null, "元", "le"],
  ["逾10亿元", 1_000_000_000, null, "元", "gt"],
  ["不足100家", 100, null, "家", "lt"],
  ["接近61%", 61, null, "%", "lt"],
  ["约200项左右", 200, null, "项", "eq"],
  ["百余项", 100, null, "项", "gt"],
  ["上百家", 100, null, "家", "gt"],
  ["十几个", 10, null, "个", "gt"],
  ["17个百分点", 17, null, "个百分点", "eq"],
  ["20余万(台)件", 200000, null, "台件", "gt"],
  ["15317m2", 15317, null, "平方米", "eq"],
  ["50万元及以上", 500000, null, "元", "ge"],
  ["8个工作日", 8, null, "个工作日", "eq"],
];

for (const [text, value, max, unit, comparator] of cases) {
  Deno.test(`findMeasures() reads ${text} as ${comparator} ${value}${max === null ? "" : `–${max}`} ${unit}`, () => {
    const found = findMeasures(`共${text}。`);
    assertEquals(found.map((m) => [m.value, m.value_max, m.unit, m.comparator]), [[
      value,
      max,
      unit,
      comparator,
    ]]);
    assertEquals(found.map((m) => `共${text}。`.slice(m.start, m.end)), [text]);
  });
}

Deno.test("findMeasures() gives an index its score and a round income its 元 where no unit is printed", () => {
  const found = findMeasures("质量竞争力指数达到86.5,营业收入300亿。");
  assertEquals(found.map((m) => [m.value, m.unit]), [[86.5, "分"], [30_000_000_000, "元"]]);
});

Deno.test("findMeasures() reads 增加到 as two measures", () => {
  assertEquals(findMeasures("由5家增加到12家").map((m) => m.value), [5, 12]);
});

Deno.test("findMeasures() leaves out numbers whose next character is no counter", () => {
  for (const text of ["5部门", "4位数", "3个性化", "363工作", "八折", "2024年号", "一成立"]) {
    assertEquals(findMeasures(text).filter((m) => m.unit !== "年"), []);
  }
});

Deno.test("findMeasures() is not led by 附近, 邻近 and 其余", () => {
  assertEquals(findMeasures("附近5家").map((m) => m.comparator), ["eq"]);
});
