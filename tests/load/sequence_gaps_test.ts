/** How gaps in series become issues. @module */
import { assertEquals, assertStringIncludes } from "@std/assert";
import { type Gap, gapIssues } from "../../pipelines/load/sequence_gaps.ts";

function gap(series: string, below: number, more: Partial<Gap> = {}): Gap {
  return { series, source: "s", known: 40, below, above: below + 2, day: "2026-01-05", ...more };
}

Deno.test("gapIssues() tells a series in one issue, its gaps in order, from the day of the first", () => {
  const [issue, ...more] = gapIssues([
    gap("甲市监〔2026〕", 2),
    gap("甲市监〔2026〕", 7, { above: 10, day: "2026-01-03" }),
  ]);
  assertEquals(more, []);
  assertStringIncludes(issue?.message ?? "", "found 40 of them without 3, 8–9");
  assertEquals([issue?.from, issue?.url], [
    "2026-01-03",
    `urn:zhiji:series:${encodeURIComponent("甲市监〔2026〕")}`,
  ]);
});

Deno.test("gapIssues() spells out ten gaps and counts the rest", () => {
  const [issue] = gapIssues(Array.from({ length: 12 }, (_, index) => gap("甲市监〔2026〕", index * 3)));
  assertStringIncludes(issue?.message ?? "", "1, 4, 7, 10, 13, 16, 19, 22, 25, 28 and 2 more gaps");
});

Deno.test("gapIssues() keeps the fifty newest series of a source and sums up the rest", () => {
  const years = Array.from({ length: 60 }, (_, index) => 1967 + index);
  const issues = gapIssues([
    ...years.map((year) => gap(`甲市监〔${year}〕`, 1)),
    gap("乙〔1970〕", 1, { source: "t" }),
  ]);
  assertEquals(issues.length, 52);
  const listed = issues.filter(({ source, url }) => source === "s" && url !== null);
  assertEquals(listed.length, 50);
  assertStringIncludes(listed[0]?.message ?? "", "〔2026〕");
  assertStringIncludes(listed.at(-1)?.message ?? "", "〔1977〕");
  assertStringIncludes(issues.find(({ url }) => url === null)?.message ?? "", "found 10 more with gaps");
});

Deno.test("gapIssues() passes over a series of which more is missing than known", () => {
  assertEquals(
    gapIssues([gap("甲〔2026〕", 1, { known: 3, above: 5 }), gap("甲〔2026〕", 5, { known: 3, above: 7 })]),
    [],
  );
});
