import { assertEquals } from "@std/assert";
import { derive } from "../../pipelines/derive/mod.ts";
import type { IndicatorRecord } from "../../pipelines/model/indicators.ts";
import { databaseOf, type Given } from "./database.ts";

type Figure = Partial<IndicatorRecord>;

async function found(given: Given[]): Promise<string[]> {
  const database = await databaseOf(given);
  try {
    await derive(database, { until: "2026-11-23" });
    const rows = await database.all<Record<string, unknown>>(
      "SELECT rule, value, other_value FROM discrepancies ORDER BY ALL",
    );
    return rows.map(({ rule, value, other_value }) => [rule, value, other_value].join(" "));
  } finally {
    database.close();
  }
}

const bodies: Figure = {
  metric_id: "testing_bodies",
  what: "全省检验检测机构",
  unit: "家",
  period: "2024-06-30",
  value: 2558,
};

/** What two documents with one figure each disagree on. */
function between(one: Figure, other: Figure): Promise<string[]> {
  return found([
    { day: "2024-08-06", figures: [{ ...bodies, ...one }] },
    { day: "2024-08-19", figures: [{ ...bodies, ...other }] },
  ]);
}

Deno.test("derive() finds two documents that give one thing, place and period two values", async () => {
  assertEquals(await between({}, { value: 2585, what: "检验检测机构" }), ["figures 2558 2585"]);
  assertEquals(await between({ period: "2023" }, { period: "2023-12-31", value: 2600 }), [
    "figures 2558 2600",
  ]);
});

Deno.test("derive() finds no discrepancy where both can hold", async () => {
  assertEquals(await between({}, {}), []);
  assertEquals(await between({}, { value: 2500, value_text: "2500余家", comparator: "gt" }), []);
  assertEquals(await between({}, { value: 2600, value_text: "0.26万家" }), []);
  assertEquals(await between({}, { value: 2600, quote: "检验检测机构约2600家" }), []);
});

Deno.test("derive() finds no discrepancy between other periods, places, kinds, units and things", async () => {
  assertEquals(await between({}, { value: 2585, period: "2024-12-31" }), []);
  assertEquals(await between({ period: "2024" }, { value: 2585 }), []);
  assertEquals(await between({}, { value: 2585, region_code: "500000" }), []);
  assertEquals(await between({}, { value: 2585, kind: "target" }), []);
  assertEquals(await between({}, { value: 99.1, unit: "%" }), []);
  assertEquals(await between({}, { value: 1846, what: "民营检验检测机构" }), []);
  assertEquals(await between({}, { value: 1846, quote: "全国检验检测机构1846家" }), []);
});

Deno.test("derive() leaves alone a thing that a document itself gives two values", async () => {
  const twice = [bodies, { ...bodies, value: 12 }];
  assertEquals(
    await found([{ day: "2024-08-06", figures: twice }, {
      day: "2024-08-19",
      figures: [{ ...bodies, value: 2585 }],
    }]),
    [],
  );
});

Deno.test("derive() finds a total that its parts do not sum to", async () => {
  const total = { ...bodies, value: 128, quote: "检验检测机构128家", start: 0 };
  const parts = (last: number) => [
    total,
    { ...bodies, what: "检验检测机构企业", value: 81, quote: "其中企业81家", start: 12 },
    { ...bodies, what: "检验检测机构事业单位", value: 39, quote: "事业单位39家", start: 20 },
    { ...bodies, what: "检验检测机构其他", value: last, quote: "其他组织6家", start: 28 },
  ];
  assertEquals(await found([{ day: "2024-08-06", figures: parts(6) }]), ["parts 128 126"]);
  assertEquals(await found([{ day: "2024-08-06", figures: parts(8) }]), []);
});

Deno.test("derive() takes 其中 with a few of many parts for no sum", async () => {
  const figures = [
    { ...bodies, value: 2554, quote: "检验检测机构2554家", start: 0 },
    { ...bodies, what: "国家质检中心", value: 23, quote: "其中国家质检中心23家", start: 13 },
    { ...bodies, what: "省级质检中心", value: 81, quote: "省级质检中心81家", start: 25 },
  ];
  assertEquals(await found([{ day: "2025-06-06", figures }]), []);
});

Deno.test("derive() finds a table whose rows do not sum to its total", async () => {
  const text = "序号\t市别\t站点数（个）\n1\t甲市\t30\n2\t乙市\t22\n3\t丙市\t17\n合计\t\t68\n";
  assertEquals(await found([{ day: "2026-01-12", text }]), ["parts 68 69"]);
});

Deno.test("derive() finds a title that lost the point of its text's figure", async () => {
  const index = {
    metric_id: "quality_manufacturing_index",
    what: "制造业质量竞争力指数",
    unit: "分",
    value: 86.5,
    value_text: "86.5",
    region_code: "360000",
  };
  const document = { day: "2023-10-27", region: "360000", figures: [index] };
  assertEquals(await found([{ ...document, title: "制造业质量竞争力指数达到865" }]), ["title 86.5 865"]);
  assertEquals(await found([{ ...document, title: "制造业质量竞争力指数达到86.5" }]), []);
});

Deno.test("derive() keeps the discrepancies of other rules", async () => {
  const database = await databaseOf([{ day: "2024-08-06" }, { day: "2024-08-19" }]);
  try {
    await database.run(
      `INSERT INTO discrepancies (id, rule, document_id, text_hash, quote, "start", "end", other_document_id,
        other_text_hash, other_quote, other_start, other_end)
       VALUES ('k', 'conflicting_copies', 'a', 'ha', '句', 0, 1, 'b', 'hb', '句', 0, 1)`,
    );
    await derive(database, { until: "2026-11-23" });
    assertEquals(await database.all("SELECT id FROM discrepancies"), [{ id: "k" }]);
  } finally {
    database.close();
  }
});

/** So many documents of one day after the other, each with one figure. */
function documentsWith(figures: Figure[]): Given[] {
  return figures.map((figure, at) => ({
    day: new Date(Date.UTC(2024, 7, 1 + at)).toISOString().slice(0, 10),
    figures: [{ ...bodies, ...figure }],
  }));
}

Deno.test("derive() pairs each of many documents that repeat a value with the first that says otherwise", async () => {
  const repeated = Array.from({ length: 14 }, (): Figure => ({}));
  const twice = await found(documentsWith([...repeated, { value: 2585 }, { value: 2585 }]));
  // ten stand for the value and meet both others; the four after them meet the first of the two
  assertEquals(twice, Array.from({ length: 10 * 2 + 4 }, () => "figures 2558 2585"));
  const first = await found(documentsWith([{ value: 2585 }, ...repeated]));
  assertEquals(first, Array.from({ length: 14 }, () => "figures 2585 2558"));
  assertEquals(await found(documentsWith(repeated)), []);
});

Deno.test("derive() compares no thing with more than twenty values, and says so", async () => {
  const values = (count: number) => Array.from({ length: count }, (_, at): Figure => ({ value: 2558 + at }));
  assertEquals((await found(documentsWith(values(20)))).length, 20 * 19 / 2);
  const database = await databaseOf(documentsWith(values(21)));
  await derive(database, { until: "2024-08-31" });
  assertEquals(await database.all("SELECT * FROM discrepancies"), []);
  const told = "SELECT source_id, kind, message, first_seen, last_seen FROM issues";
  const message = "Cannot compare every figure: wanted at most 20 values of one thing, place and period, " +
    "found more for 1, such as 21 for 全省检验检测机构";
  const issue = { source_id: "s", kind: "many_values", message, first_seen: "2024-08-21" };
  assertEquals(await database.all(told), [{ ...issue, last_seen: "2024-08-31" }]);
  await derive(database, { until: "2024-09-01" });
  assertEquals(await database.all(told), [{ ...issue, last_seen: "2024-09-01" }]);
  database.close();
});
