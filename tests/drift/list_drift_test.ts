/** Drift of lists: what each bound lets through and what it stops. @module */
import { assertEquals } from "@std/assert";
import { detectDrift, type Expectations, expectationsOf, type Profile } from "../../pipelines/drift/mod.ts";
import type { Row, Source } from "../../sources/define.ts";

const source: Pick<Source, "expect" | "schedule" | "status"> = {
  expect: { rows: 5 },
  schedule: "daily",
  status: "active",
};

function rows(count: number, row: (at: number) => Partial<Row>): Row[] {
  return Array.from({ length: count }, (_, at) => ({
    url: `http://a.gov.cn/${at}.html`,
    title: `关于公布第${at}批检验检测机构名单的通知`,
    date: `2026-03-${String(20 - at).padStart(2, "0")}`,
    note: null,
    ...row(at),
  }));
}

const usual = rows(15, () => ({}));
const past: Profile = { list: { rows: usual, newest: "2026-03-20" }, articles: [] };

function kinds(list: Row[], { expected, day }: { expected: Expectations; day: string }): string[] {
  const observation = { url: "http://a.gov.cn/", failure: null, outcome: null, garbled: null, rows: list };
  return detectDrift({ day, list: observation, articles: [] }, expected)
    .map(({ kind, severity }) => `${severity} ${kind}`);
}

const later = { expected: expectationsOf(source, past), day: "2026-03-25" };
const first = { expected: expectationsOf(source, null), day: "2026-03-25" };

const cases: [what: string, list: Row[], known: string[], unknown: string[]][] = [
  ["the usual page", usual, [], []],
  ["ten of fifteen rows, two thirds", usual.slice(0, 10), [], []],
  ["nine of fifteen rows", usual.slice(0, 9), ["stop rows_lost"], []],
  ["four rows where five are expected", usual.slice(0, 4), ["stop few_rows"], ["stop few_rows"]],
  ["titles that are dates", rows(15, () => ({ title: "2026-03-20" })), [
    "stop swapped_columns",
    "stop rows_changed",
  ], ["stop swapped_columns"]],
  ["dates gone from every row", rows(15, () => ({ date: null })), ["stop dates_lost"], []],
  ["dates gone from three rows", rows(15, (at) => at < 3 ? { date: null } : {}), [], []],
  ["day and month of every date exchanged", rows(15, (at) => ({ date: `2026-01-${10 + at}` })), [
    "stop rows_changed",
  ], []],
  ["one known row retitled", rows(15, (at) => at === 0 ? { title: "更正公告" } : {}), [], []],
  [
    "other rows, newest two months back",
    rows(15, (at) => ({ url: `http://a.gov.cn/o${at}`, date: "2026-01-19" })),
    [],
    [],
  ],
  [
    "other rows, newest older still",
    rows(15, (at) => ({ url: `http://a.gov.cn/o${at}`, date: "2026-01-18" })),
    [
      "stop list_went_back",
    ],
    [],
  ],
];

for (const [what, list, known, unknown] of cases) {
  Deno.test(`detectDrift() of a list with ${what}`, () => {
    assertEquals(kinds(list, later), known);
    assertEquals(kinds(list, first), unknown);
  });
}

Deno.test("detectDrift() calls a daily column stale after 180 days, notes it at first sight, and never of a sample", () => {
  const day = (expected: Expectations, today: string) => kinds(usual, { expected, day: today });
  assertEquals(day(later.expected, "2026-09-16"), []);
  assertEquals(day(later.expected, "2026-09-17"), ["stop stale_list"]);
  assertEquals(day(first.expected, "2026-09-17"), ["warn stale_list"]);
  assertEquals(day(expectationsOf({ ...source, status: "sample" }, past), "2036-01-01"), []);
  assertEquals(day(expectationsOf({ ...source, schedule: "monthly" }, past), "2028-05-28"), []);
});
