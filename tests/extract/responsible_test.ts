/** Who is responsible, from brackets and labels; who acts, from the head of a clause. */
import { assertEquals } from "@std/assert";
import { splitBodies, subjectOf } from "../../pipelines/extract/bodies.ts";
import { extract } from "../../pipelines/extract/mod.ts";
import {
  actingBodies,
  appointedBodies,
  findResponsible,
  firstLeads,
  responsibilityIn,
  withFirstLeading,
} from "../../pipelines/extract/responsible.ts";

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
  ["(市能源局、市农业农村局参加)", "市能源局", "市农业农村局"],
  ["推广示范。(市经信局、市林业局,各县(市、区)人民政府)", "市经信局", "市林业局", "各县(市、区)人民政府"],
  ["责任科室:质量发展科。完成时限:长期", "质量发展科"],
  ["[责任单位:市产检所;完成时间:2024年12月底前]", "市产检所"],
  [
    "(责任单位:国网某市供电公司、市自然资源和规划局、桃花源景区)",
    "国网某市供电公司",
    "市自然资源和规划局",
    "桃花源景区",
  ],
  ["(责任科室:计量\n科、标准化科;完成时限:5月底前)", "计量科", "标准化科"],
  ["(市场环境、企业需求)"],
  ["(以下简称《措施》)"],
  ["(站点)建设管理,落实责任"],
  ["(谁主管谁负责)"],
];

for (const [text, ...wanted] of statements) {
  Deno.test(`findResponsible() in ${JSON.stringify(text)}`, () => {
    assertEquals(findResponsible(text).flatMap(({ names }) => names), wanted);
  });
}

/** Text, who leads, who cooperates. */
const roles: [text: string, lead: string[], cooperating: string[]][] = [
  ["(省市场监管局牵头,省科技厅、省财政厅配合)", ["省市场监管局"], ["省科技厅", "省财政厅"]],
  ["(市工信局配合,市市场监管局牵头)", ["市市场监管局"], ["市工信局"]],
  ["(牵头单位:省市场监管局;配合单位:省教育厅等部门)", ["省市场监管局"], ["省教育厅"]],
  ["(省市场监管局负责,各市人民政府配合)", ["省市场监管局"], ["各市人民政府"]],
  ["(省市场监管局牵头,省药监局、省农业农村厅参与)", ["省市场监管局"], ["省药监局", "省农业农村厅"]],
  ["(省市场监管局牵头,省药监局负责)", ["省市场监管局"], ["省药监局"]],
  ["(省市场监管局负责)", ["省市场监管局"], []],
  ["(责任单位:省市场监管局,配合单位:省工信厅、省商务厅)", ["省市场监管局"], ["省工信厅", "省商务厅"]],
  ["(省市场监管局、省质检院等部门按职责分工落实)", [], []],
  ["(省科技厅、省工业和信息化厅按职责分工负责)", [], []],
  ["(各市人民政府按职责分工负责)", [], []],
  ["(省科技厅等部门按职责分工负责)", [], []],
];

for (const [text, lead, cooperating] of roles) {
  Deno.test(`findResponsible() tells roles in ${JSON.stringify(text)}`, () => {
    const [found] = findResponsible(text);
    assertEquals([found?.lead, found?.cooperating], [lead, cooperating]);
  });
}

Deno.test("the body named first leads only where the paper says so", () => {
  const text = "(省科技厅、省财政厅等部门按职责分工负责)";
  const [found] = findResponsible(text);
  assertEquals(found && withFirstLeading(found).lead, ["省科技厅"]);
  assertEquals(found && withFirstLeading(found).cooperating, ["省财政厅"]);
  assertEquals(firstLeads("注:各项任务列第一位的为牵头单位。"), true);
  assertEquals(firstLeads("责任单位中排在首位的为牵头部门"), true);
  assertEquals(firstLeads("质量工作考核连续两年位列第一位,由省局牵头"), false);
  const { commitments } = extract({
    title: "质量基础设施建设实施方案",
    text: "一、主要任务\n(一)建设计量标准。完善量值传递体系。(省市场监管局、省科技厅负责)\n" +
      "(二)培育标准化人才。开展分级培训。(省教育厅负责)\n注:列第一位的为牵头单位。",
    fields: {},
    hints: {},
  });
  assertEquals(commitments.map(({ lead, cooperating }) => [lead, cooperating]), [
    [["省市场监管局"], ["省科技厅"]],
    [["省教育厅"], []],
  ]);
});

Deno.test("columns of a table of tasks tell who leads and who cooperates", () => {
  const { commitments } = extract({
    title: "某市质量强市工作安排",
    text: "任务如下。\n序号\t主要任务\t牵头单位\t责任单位\t配合单位\t完成时限\n" +
      "1\t建设检测平台\t市市场监管局\t市科技局\t市财政局、各县区政府\t2025年12月\n" +
      "2\t培训检测人员\t市教育局\t\t市科技局\t2025年6月\n",
    fields: {},
    hints: {},
  });
  assertEquals(commitments.map(({ responsible, lead, cooperating }) => [responsible, lead, cooperating]), [
    [["市市场监管局", "市科技局", "市财政局", "各县区政府"], ["市市场监管局"], ["市财政局", "各县区政府"]],
    [["市教育局", "市科技局"], ["市教育局"], ["市科技局"]],
  ]);
});

const subjects: [text: string, ...wanted: string[]][] = [
  ["省检验检测认证总院、各地市场监管部门要高度重视", "省检验检测认证总院", "各地市场监管部门"],
  ["市财政局将加强联系", "市财政局"],
  ["省住房和城乡建设厅会同省财政厅制定办法", "省住房和城乡建设厅"],
  ["市应急管理局组织演练", "市应急管理局"],
  ["省委组织部负责", "省委组织部"],
  ["请各县区局于月底前报送", "各县区局"],
  ["聚集本地区需求,制定方案"],
  ["筹建国家碳计量中心(某省),服务单位500家"],
  ["要加强领导"],
];

for (const [text, ...wanted] of subjects) {
  Deno.test(`subjectOf() ${text}`, () => assertEquals(subjectOf(text), wanted));
}

Deno.test("splitBodies() is empty when a part is no body", () => {
  assertEquals(splitBodies("省科技厅、检验检测"), []);
});

/** What an item says without bracket or label: its words, who is named, who leads, who cooperates. */
const spoken: [text: string, names: string[], lead: string[], cooperating: string[]][] = [
  ["布点成网。\n由区市场监管局牵头,各镇街配合。", ["区市场监管局", "各镇街"], ["区市场监管局"], ["各镇街"]],
  ["规划建设大厦。市国资委牵头,市财政局配合,2025年6月底前开工。", ["市国资委", "市财政局"], ["市国资委"], [
    "市财政局",
  ]],
  ["推动重组。有序推进,由市国资委会同市市场监管局研究制定方案。", ["市国资委", "市市场监管局"], [], []],
  ["建设园区。规划检测园区,高新区管委会负责落实用地。", ["高新区管委会"], ["高新区管委会"], []],
  ["牵头单位:市局\n责任单位:市财政局\n完成时限:2025年底", ["市局", "市财政局"], ["市局"], ["市财政局"]],
];

for (const [text, ...wanted] of spoken) {
  Deno.test(`responsibilityIn() in ${JSON.stringify(text)}`, () => {
    const found = responsibilityIn(text, findResponsible(text));
    assertEquals([found?.names, found?.lead, found?.cooperating], wanted);
  });
}

Deno.test("responsibilityIn() finds nobody where a sentence only tells what is done", () => {
  assertEquals(responsibilityIn("扩大规模。机构年收入首次突破1亿元的,给予奖励。", []), null);
});

Deno.test("appointedBodies() names who is appointed, actingBodies() who must act", () => {
  assertEquals(appointedBodies("深化共享。纳入平台,由市科技局安排创新券予以补助。"), ["市科技局"]);
  assertEquals(actingBodies("压实责任。各区局要加强监管。"), ["各区局"]);
  assertEquals(actingBodies("开拓市场。帮助外贸企业开展认证。"), []);
  assertEquals(actingBodies("推进创新。调研我省检验检测机构的情况。"), []);
});
