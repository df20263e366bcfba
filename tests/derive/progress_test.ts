import { assertEquals } from "@std/assert";
import { derive } from "../../pipelines/derive/mod.ts";
import type { IndicatorRecord } from "../../pipelines/model/indicators.ts";
import { databaseOf } from "./database.ts";

type Figure = Partial<IndicatorRecord>;

const centres: Figure = {
  metric_id: "quality_centres_provincial",
  what: "省级质检中心",
  unit: "个",
  value: 48,
};

function target(figure: Figure): Figure {
  return { ...centres, kind: "target", period: "2025", value: 50, ...figure };
}

/** `status reason actual_value` of the only target of a plan of 2023 and the reports that followed. */
async function outcome(
  plan: Figure,
  reports: { day: string; figures: Figure[] }[],
  until: string,
): Promise<string> {
  const database = await databaseOf([{ day: "2023-05-08", figures: [plan] }, ...reports]);
  try {
    await derive(database, { until });
    const rows = await database.all<Record<string, unknown>>("SELECT * FROM progress");
    assertEquals(rows.length, 1);
    return [rows[0]?.status, rows[0]?.reason ?? "-", rows[0]?.actual_value ?? "-"].join(" ");
  } finally {
    database.close();
  }
}

const report = (figure: Figure) => [{ day: "2026-01-22", figures: [{ ...centres, ...figure }] }];

Deno.test("derive() judges a target by the report at its due time", async () => {
  assertEquals(await outcome(target({}), report({ value: 52 }), "2026-11-23"), "met - 52");
  assertEquals(await outcome(target({}), report({ value: 48 }), "2026-11-23"), "behind - 48");
  assertEquals(await outcome(target({}), [], "2026-11-23"), "not_reported - -");
});

Deno.test("derive() writes the ratio to six places", async () => {
  const figures = [target({ value: 60 })];
  const database = await databaseOf([{ day: "2023-05-08", figures }, ...report({ value: 58 })]);
  await derive(database, { until: "2026-11-23" });
  assertEquals(await database.all("SELECT CAST(ratio AS VARCHAR) AS ratio FROM progress"), [{
    ratio: "0.966667",
  }]);
  database.close();
});

Deno.test("derive() sees through fillers, spellings and the order of words", async () => {
  const words = report({ what: "全省建成省质检中心", value: 52 });
  assertEquals(await outcome(target({}), words, "2026-11-23"), "met - 52");
  const order = target({ metric_id: null, what: "企业平均检测成本下降", unit: "%", value: 15 });
  const said = report({ metric_id: null, what: "企业检测成本平均下降", unit: "%", value: 11.8 });
  assertEquals(await outcome(order, said, "2026-11-23"), "behind - 11.8");
});

Deno.test("derive() takes a report before the due time as ahead, or as none where it falls short", async () => {
  const early = (value: number) => [{ day: "2024-07-01", figures: [{ ...centres, value }] }];
  assertEquals(await outcome(target({}), early(51), "2024-11-23"), "ahead - 51");
  assertEquals(await outcome(target({}), early(44), "2024-11-23"), "not_reported period 44");
});

Deno.test("derive() wants a cap to be kept, not reached", async () => {
  const cycle = target({
    metric_id: "standards_cycle",
    what: "地方标准平均制定周期",
    unit: "月",
    value: 18,
    comparator: "le",
  });
  const kept = report({
    metric_id: "standards_cycle",
    what: "地方标准平均制定周期",
    unit: "月",
    value: 16.5,
  });
  assertEquals(await outcome(cycle, kept, "2026-11-23"), "met - 16.5");
  const missed = report({
    metric_id: "standards_cycle",
    what: "地方标准平均制定周期",
    unit: "月",
    value: 19,
  });
  assertEquals(await outcome(cycle, missed, "2026-11-23"), "behind - 19");
});

Deno.test("derive() compares nothing of another unit, basis or definition", async () => {
  const growth = report({ metric_id: null, what: "省级质检中心比2022年增长", unit: "%", value: 21.5 });
  assertEquals(await outcome(target({}), growth, "2026-11-23"), "not_comparable unit 21.5");
  const yearly = target({ quote: "每年开展省级质检中心50个", value: 50 });
  const three = report({ quote: "三年累计省级质检中心150个", value: 150 });
  assertEquals(await outcome(yearly, three, "2026-11-23"), "not_comparable basis 150");
  const unsaid = report({
    what: "培训质量人员",
    metric_id: null,
    unit: "人次",
    value: 5210,
    period: "2026-01-22",
  });
  const each = target({
    what: "培训质量人员",
    metric_id: null,
    unit: "人次",
    quote: "每年培训质量人员1500人次",
    value: 1500,
  });
  assertEquals(await outcome(each, unsaid, "2026-11-23"), "not_comparable basis 5210");
  const narrower = report({ what: "食品领域省级质检中心", value: 7 });
  assertEquals(await outcome(target({}), narrower, "2026-11-23"), "not_comparable definition 7");
});

Deno.test("derive() compares no count whose thing is unsaid: 惠及企业 of one measure and of another", async () => {
  const reached = { metric_id: null, what: "惠及企业", unit: "家" };
  const plan = target({ ...reached, value: 1500, quote: "预计惠及企业1500家以上" });
  const database = await databaseOf([
    { day: "2023-05-08", figures: [plan] },
    { day: "2026-01-22", figures: [{ ...centres, ...reached, value: 2600 }] },
  ]);
  try {
    await derive(database, { until: "2026-11-23" });
    assertEquals(await database.all("SELECT status FROM progress WHERE actual_id IS NOT NULL"), []);
  } finally {
    database.close();
  }
});

Deno.test("derive() meets a target under a code that ended with the report under its successor", async () => {
  const plan = target({ region_code: "510132" });
  assertEquals(await outcome(plan, report({ region_code: "510118", value: 52 }), "2026-11-23"), "met - 52");
});

Deno.test("derive() decides nothing by a bound on the wrong side", async () => {
  assertEquals(
    await outcome(target({}), report({ value: 45, comparator: "ge" }), "2026-11-23"),
    "not_comparable bound 45",
  );
});

Deno.test("derive() leaves out reports of other places, of the plan itself and of what was asked for", async () => {
  assertEquals(
    await outcome(target({}), report({ region_code: "500000" }), "2026-11-23"),
    "not_reported - -",
  );
  assertEquals(
    await outcome(target({}), report({ quote: "全国省级质检中心48个" }), "2026-11-23"),
    "not_reported - -",
  );
  assertEquals(
    await outcome(target({}), report({ quote: "省里提出省级质检中心48个" }), "2026-11-23"),
    "not_reported - -",
  );
  const old = report({ quote: "省级质检中心由48个" });
  assertEquals(await outcome(target({}), old, "2026-11-23"), "not_reported - -");
});

Deno.test("derive() changes only live columns when a day passes, and gives the same rows again", async () => {
  const database = await databaseOf([{ day: "2023-05-08", figures: [target({})] }, ...report({})]);
  const rows = () => database.all("SELECT * EXCLUDE (past_due) FROM progress");
  const due = async () =>
    (await database.all<{ past_due: boolean }>("SELECT past_due FROM progress"))[0]?.past_due;
  try {
    await derive(database, { until: "2025-06-01" });
    const before = await rows();
    assertEquals(await due(), false);
    await derive(database, { until: "2026-06-01" });
    assertEquals(await due(), true);
    assertEquals(await rows(), before);
  } finally {
    database.close();
  }
});
