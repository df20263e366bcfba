/** Who is responsible, from brackets and labels; who acts, from the head of a clause. */
import { assertEquals } from "@std/assert";
import { splitBodies, subjectOf } from "../../pipelines/extract/bodies.ts";
import { findResponsible } from "../../pipelines/extract/responsible.ts";

const statements: [text: string, ...wanted: string[]][] = [
  ["建立台账。(省市场监管局负责)", "省市场监管局"],
  ["(省科技厅、省工业和信息化厅等按职责分工负责)", "省科技厅", "省工业和信息化厅", "等"],
  ["(省发展改革委、省财政厅等部门按职责分工负责)", "省发展改革委", "省财政厅", "等部门"],
  ["(市工信局配合,市市场监管局牵头)", "市市场监管局", "市工信局"],
  ["(牵头单位:省市场监管局;配合单位:省教育厅、各市人民政府)", "省市场监管局", "省教育厅", "各市人民政府"],
  ["(省市场监管局和省药监局负责)", "省市场监管局", "省药监局"],
  ["【责任单位:市科技局】", "市科技局"],
  ["责任单位:省质检院、各县(市、区)人民政府\n下文", "省质检院", "各县(市、区)人民政府"],
  ["(各市州市场监管局,省局计量处负责)", "各市州市场监管局", "省局计量处"],
  ["(以下简称《措施》)"],
  ["(站点)建设管理,落实责任"],
  ["(谁主管谁负责)"],
];

for (const [text, ...wanted] of statements) {
  Deno.test(`findResponsible() in ${JSON.stringify(text)}`, () => {
    assertEquals(findResponsible(text).flatMap(({ names }) => names), wanted);
  });
}

const subjects: [text: string, ...wanted: string[]][] = [
  ["省检验检测认证总院、各地市场监管部门要高度重视", "省检验检测认证总院", "各地市场监管部门"],
  ["市财政局将加强联系", "市财政局"],
  ["省住房和城乡建设厅会同省财政厅制定办法", "省住房和城乡建设厅"],
  ["市应急管理局组织演练", "市应急管理局"],
  ["省委组织部负责", "省委组织部"],
  ["请各县区局于月底前报送", "各县区局"],
  ["聚集本地区需求,制定方案"],
  ["要加强领导"],
];

for (const [text, ...wanted] of subjects) {
  Deno.test(`subjectOf() ${text}`, () => assertEquals(subjectOf(text), wanted));
}

Deno.test("splitBodies() is empty when a part is no body", () => {
  assertEquals(splitBodies("省科技厅、检验检测"), []);
});
