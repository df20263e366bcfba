import { assertEquals } from "@std/assert";
import { findNumbers, parseChinese } from "../../pipelines/normalise/numbers.ts";

const numerals: [text: string, value: number | null][] = [
  ["一十二", 12],
  ["十五", 15],
  ["两", 2],
  ["廿五", 25],
  ["一百二十", 120],
  ["一百零五", 105],
  ["三千", 3000],
  ["一万二千", 12000],
  ["三亿五千万", 350_000_000],
  ["二○二五", 2025],
  ["三五", null],
  ["一二三", null],
  ["", null],
];

for (const [text, value] of numerals) {
  Deno.test(`parseChinese() gives ${value} for ${text || "nothing"}`, () => {
    assertEquals(parseChinese(text), value);
  });
}

const mentions: [text: string, number: string, value: number][] = [
  ["共2558家", "2558", 2558],
  ["共16 503家", "16 503", 16503],
  ["共5, 000家", "5, 000", 5000],
  ["共1,234,567元", "1,234,567", 1234567],
  ["约4.3万份", "4.3万", 43000],
  ["约154.98亿元", "154.98亿", 15_498_000_000],
  ["约1亿2000万元", "1亿2000万", 120_000_000],
  ["约20余万册", "20余万", 200_000],
  ["约3万余批次", "3万余", 30_000],
  ["约1.51 万人次", "1.51 万", 15_100],
  ["约六万多家", "六万多", 60_000],
  ["约二十余万册", "二十余万", 200_000],
  ["约九点五分", "九点五", 9.5],
];

for (const [text, number, value] of mentions) {
  Deno.test(`findNumbers() reads ${number} as ${value}`, () => {
    const found = findNumbers(text).map((n) => [text.slice(n.start, n.end), n.value]);
    assertEquals(found, [[number, value]]);
  });
}

Deno.test("findNumbers() marks 余 and 多 as more, and a lone 百 as bare", () => {
  assertEquals(findNumbers("30多家").map((n) => n.more), [true]);
  assertEquals(findNumbers("近百家").map((n) => n.bare), [true]);
  assertEquals(findNumbers("30家").map((n) => [n.more, n.bare]), [[false, false]]);
});

Deno.test("findNumbers() reads neighbouring numerals as a range", () => {
  assertEquals(findNumbers("两三家").map((n) => [n.value, n.max]), [[2, 3]]);
});

Deno.test("findNumbers() gives nothing for runs that are no number", () => {
  for (const text of ["4706.56.1", "12345678901234567890", "三五成群", "没有数字"]) {
    assertEquals(findNumbers(text), []);
  }
});

Deno.test("findNumbers() joins no group that is longer than three digits", () => {
  assertEquals(findNumbers("12 2024").map((n) => n.value), [12, 2024]);
});
