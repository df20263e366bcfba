/** Dates of list rows, form by form. @module */
import { assertEquals } from "@std/assert";
import { chinaDay, rowText, stampDay } from "../../sources/families/row_date.ts";

const whole: [printed: string, date: string, rest: string | null][] = [
  ["2025-07-16", "2025-07-16", null],
  ["[2020-04-21]", "2020-04-21", null],
  ["2020.04.21", "2020-04-21", null],
  ["2021/03/12", "2021-03-12", null],
  ["2024年8月19日", "2024-08-19", null],
  ["发布时间: 2020-04-21 09:52:46", "2020-04-21", null],
  ["２０２４-０８-１９", "2024-08-19", null],
  ["16 2024-08", "2024-08-16", null],
  ["2024-08 16", "2024-08-16", null],
  ["04-21 2024", "2024-04-21", null],
  ["2024 04-21", "2024-04-21", null],
  ["2024-08-19 置顶", "2024-08-19", "置顶"],
];
for (const [printed, date, rest] of whole) {
  Deno.test(`rowText() reads ${printed}`, () => assertEquals(rowText(printed), { date, rest }));
}

const none: [printed: string, rest: string | null][] = [
  ["04-21", "04-21"],
  ["2026-09-10至2026-10-10 (进行中)", "2026-09-10至2026-10-10 (进行中)"],
  ["2024-02-30", "2024-02-30"],
  ["12024-01-011", "12024-01-011"],
  ["", null],
];
for (const [printed, rest] of none) {
  Deno.test(`rowText() finds no date in "${printed}"`, () =>
    assertEquals(rowText(printed), { date: null, rest }));
}

Deno.test("chinaDay() is a day ahead of UTC in China's early morning", () => {
  // 2024-08-21T21:30:00Z is half past five on the 22nd in China.
  assertEquals(chinaDay(Date.UTC(2024, 7, 21, 21, 30) / 1000), "2024-08-22");
  assertEquals(chinaDay(Date.UTC(2024, 7, 21, 15, 59) / 1000), "2024-08-21");
});

const stamps: [stamp: string, day: string | null][] = [
  ["1724275800", "2024-08-22"],
  ["1724275800000", "2024-08-22"],
  ["Wed, 21 Aug 2024 21:30:00 GMT", "2024-08-22"],
  ["2024-08-21T21:30:00Z", "2024-08-22"],
  ["2024-08-22T05:30:00+08:00", "2024-08-22"],
  ["2024-08-21 21:30:00", "2024-08-21"],
  ["2024-08-21", "2024-08-21"],
  ["yesterday", null],
  ["", null],
];
for (const [stamp, day] of stamps) {
  Deno.test(`stampDay() reads "${stamp}"`, () => assertEquals(stampDay(stamp), day));
}
