import { assertEquals } from "@std/assert";
import { unevenTotals } from "../../pipelines/derive/table_totals.ts";

const rows = "1\t甲市\t30\t91.5\n2\t乙市\t22\t88.0\n3\t丙市\t17\t90.2\n";

Deno.test("unevenTotals() finds the column whose total is not its sum, with both spans", () => {
  const text = `各市情况：\n序号\t市别\t站点数（个）\t得分\n${rows}合计\t\t68\t\n以上。`;
  const [only, ...more] = unevenTotals(text);
  assertEquals(more, []);
  assertEquals([only?.subject, only?.unit, only?.total, only?.sum], ["站点数", "个", 68, 69]);
  assertEquals(text.slice(only?.totalStart, only?.totalEnd), "合计\t\t68\t");
  assertEquals(text.slice(only?.rowsStart, only?.rowsEnd), rows.trimEnd());
});

Deno.test("unevenTotals() finds nothing where the sum holds, or where the column was never a sum", () => {
  assertEquals(unevenTotals(`序号\t市别\t站点数\t得分\n${rows}合计\t\t69\t\n`), []);
  assertEquals(unevenTotals(`序号\t市别\t站点数\t得分\n${rows}合计\t\t4200\t\n`), []);
  assertEquals(unevenTotals("序号\t市别\t覆盖率\n1\t甲市\t30\n2\t乙市\t22\n3\t丙市\t17\n合计\t\t68\n"), []);
});

Deno.test("unevenTotals() leaves a table with subtotals or a missing number alone", () => {
  assertEquals(unevenTotals(`序号\t市别\t站点数\t得分\n${rows}合计\t\t68\t\n总计\t\t68\t\n`), []);
  assertEquals(unevenTotals("序号\t市别\t站点数\n1\t甲市\t30\n2\t乙市\t\n3\t丙市\t17\n合计\t\t48\n"), []);
});
