import { assertEquals } from "@std/assert";
import { comparatorAfter, comparatorBefore } from "../../pipelines/normalise/comparators.ts";

Deno.test("comparatorBefore() takes the longest word that ends at the number", () => {
  const text = "覆盖率不低于 95%";
  const found = comparatorBefore(text, 7);
  assertEquals([found?.comparator, found && text.slice(found.start, found.end)], ["ge", "不低于"]);
});

Deno.test("comparatorBefore() reads 近 and 上 only where they are words of bound", () => {
  assertEquals(comparatorBefore("近50家", 1)?.comparator, "lt");
  assertEquals(comparatorBefore("附近50家", 2), null);
  assertEquals(comparatorBefore("上百家", 1)?.comparator, "gt");
  assertEquals(comparatorBefore("线上50家", 2), null);
});

Deno.test("comparatorAfter() knows 及以上, 以内 and 左右 and lets 以上海 be", () => {
  assertEquals(comparatorAfter("及以上", 0)?.comparator, "ge");
  assertEquals(comparatorAfter("以内", 0)?.comparator, "le");
  assertEquals(comparatorAfter("左右", 0)?.comparator, "eq");
  assertEquals(comparatorAfter("内部", 0), null);
});
