/** Agencies written out from the words of a paper and its issuer. */
import { assertEquals } from "@std/assert";
import { resolveAgency } from "../../pipelines/normalise/names.ts";

const cases: [name: string, issuer: string | null, full: string, region: string | null][] = [
  ["省市场监管局", "210000", "辽宁省市场监督管理局", "210000"],
  ["省科技厅", "440200", "广东省科学技术厅", "440000"],
  ["市工信局", "440200", "韶关市工业和信息化局", "440200"],
  ["市市场监管局", "440200", "韶关市市场监督管理局", "440200"],
  ["市发展改革委", "500000", "重庆市发展和改革委员会", "500000"],
  ["省市场监管局", null, "省市场监督管理局", null],
  ["重庆市市场监管局", "510000", "重庆市市场监督管理局", "500000"],
  ["市场监管局", "440200", "市场监督管理局", null],
  ["市场监管总局", "440200", "国家市场监督管理总局", "000000"],
  ["认监委", "360000", "国家认证认可监督管理委员会", "000000"],
  ["省检验检测认证总院", "360000", "江西省检验检测认证总院", "360000"],
  ["市财政局", "510000", "市财政局", null],
  ["等部门", "510000", "等部门", null],
];

for (const [name, issuer, full, region] of cases) {
  Deno.test(`resolveAgency() of ${name} in a paper of ${issuer}`, () => {
    assertEquals(resolveAgency(name, issuer), { name: full, region_code: region });
  });
}
