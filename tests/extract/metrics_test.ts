import { assert, assertEquals } from "@std/assert";
import { metricOf, metricRecords } from "../../pipelines/extract/metrics/mod.ts";
import { metrics } from "../../pipelines/model/mod.ts";

const cases: [what: string, unitClass: string, id: string | null][] = [
  ["检验检测机构", "institutions", "testing_bodies"],
  ["资质认定检验检测机构", "institutions", "testing_bodies_cma"],
  ["规模以上检验检测机构", "institutions", "testing_bodies_above_scale"],
  ["国家级质检中心", "count", "quality_centres_national"],
  ["省级质检中心", "institutions", "quality_centres_provincial"],
  ["主导制定国家标准", "count", "standards_national"],
  ["国家产业计量测试中心", "count", "metrology_industry_centres_national"],
  ["质量基础设施“一站式”服务中心", "count", "one_stop_sites"],
  ["地方标准平均制定周期", "duration", "standards_cycle"],
  ["制造业产品质量合格率", "percent", "quality_manufacturing_pass_rate"],
  ["检验检测营业收入", "money", "testing_revenue"],
  ["检验检测营业收入同比增长", "percent", "testing_revenue_growth"],
  ["检验检测机构数量年均增长率", "percent", "testing_growth"],
  // words left over change the meaning, or the unit does
  ["国家质检中心比第二名多", "count", null],
  ["国家质检中心较上年少", "count", null],
  ["宣读倡议书的检验检测机构", "institutions", null],
  ["新增国家标准", "count", null],
  ["检验检测机构", "money", null],
  ["老年助餐服务", "count", null],
];

for (const [what, unitClass, id] of cases) {
  Deno.test(`metricOf() gives ${id} for ${what} in ${unitClass}`, () => {
    assertEquals(metricOf(what, unitClass), id);
  });
}

Deno.test("metricRecords() has at least 150 metrics, each valid and with a known broader one", () => {
  const records = metricRecords(), ids = new Set(records.map(({ id }) => id));
  assert(records.length >= 150, String(records.length));
  for (const record of records) {
    assertEquals(metrics.schema.parse(record), record);
    assert(record.broader === null || ids.has(record.broader), record.id);
  }
});

Deno.test("metricOf() finds each metric by its own Chinese name or leaves it to a narrower one", () => {
  const lost = metricRecords().filter(({ name_zh, unit_class }) => metricOf(name_zh, unit_class) === null);
  assert(lost.length <= 25, lost.map(({ id }) => id).join(" "));
});
