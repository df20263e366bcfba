/** Agencies written out from the words of a paper and its issuer. */
import { assertEquals } from "@std/assert";
import { resolveAgency, successorOf } from "../../pipelines/normalise/names.ts";

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
  ["国家市场监管总局", "510000", "国家市场监督管理总局", "000000"],
  ["国家认监委", null, "国家认证认可监督管理委员会", "000000"],
  ["CNAS", null, "中国合格评定国家认可委员会", "000000"],
  ["SAC", "440200", "国家标准化管理委员会", "000000"],
  ["NIM", null, "中国计量科学研究院", "000000"],
  ["质检总局", null, "国家质量监督检验检疫总局", "000000"],
  ["省市场监管局办公室", "360000", "江西省市场监督管理局办公室", "360000"],
  ["省质监局", "510000", "四川省质量技术监督局", "510000"],
  ["市工商局", "440200", "韶关市工商行政管理局", "440200"],
  ["市市场监管委", "120000", "天津市市场监督管理委员会", "120000"],
];

Deno.test("successorOf() follows the reforms of 2018 and 2001, and nothing else", () => {
  assertEquals(successorOf("四川省质量技术监督局"), "四川省市场监督管理局");
  assertEquals(successorOf("北京市工商行政管理局"), "北京市市场监督管理局");
  assertEquals(successorOf("国家质量监督检验检疫总局"), "国家市场监督管理总局");
  assertEquals(successorOf("国家质量技术监督局"), "国家质量监督检验检疫总局");
  assertEquals(successorOf("四川省市场监督管理局"), null);
  assertEquals(successorOf("四川省科学技术厅"), null);
});

for (const [name, issuer, full, region] of cases) {
  Deno.test(`resolveAgency() of ${name} in a paper of ${issuer}`, () => {
    assertEquals(resolveAgency(name, issuer), { name: full, region_code: region });
  });
}
