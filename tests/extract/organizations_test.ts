import { assertEquals } from "@std/assert";
import { extractOrganizations } from "../../pipelines/extract/organizations.ts";
import { type Given, paperOf } from "./reading.ts";
import { processorTime } from "./processor_time.ts";

const sichuan = { title: "工作动态", publisher: "四川省市场监督管理局", region_code: "510000" };
const shaoguan = { title: "工作动态", publisher: "韶关市市场监督管理局", region_code: "440200" };

function read(text: string, given: Given) {
  const facts = extractOrganizations(paperOf(text, given));
  for (const { quote, start, end } of [...facts.organizations, ...facts.memberships]) {
    assertEquals(text.slice(start, end), quote);
  }
  return facts;
}

/** `type level region name` of each body. */
function names(text: string, given: Given): string[] {
  return read(text, given).organizations.map(({ type, level, region_code, name }) =>
    [type, level ?? "-", region_code ?? "-", name].join(" ")
  );
}

Deno.test("extractOrganizations() reads centres, laboratories, platforms and alliances by name", () => {
  const text =
    "加快国家新能源汽车质检中心建设，发挥东北国家计量测试中心作用。依托绵阳市大型科学仪器共享平台服务企业。" +
    "推进沈阳现代化都市圈检验检测联盟发挥作用。赣州市南康家具产业“一站式”服务平台开门迎客。";
  assertEquals(names(text, sichuan), [
    "centre nation 000000 国家新能源汽车质检中心",
    "centre nation - 东北国家计量测试中心",
    "platform city 510700 绵阳市大型科学仪器共享平台",
    "alliance city 210100 沈阳现代化都市圈检验检测联盟",
    "site county 360703 赣州市南康家具产业一站式服务平台",
  ]);
});

Deno.test("extractOrganizations() writes out bodies of the issuer's own place", () => {
  assertEquals(
    names("由省检验检测认证总院牵头，市质量计量监督检测所不参加。", {
      ...sichuan,
      region_code: "360000",
      publisher: "江西省市场监督管理局",
    }),
    [
      "institute province 360000 江西省检验检测认证总院",
    ],
  );
});

Deno.test("extractOrganizations() knows platforms by their short names and no other word in 通", () => {
  const text = "升级“川质通”平台，企业在蘇檢通平臺查詢，實現“直通”“互通”，加強溝通平臺建設。";
  assertEquals(names(text, sichuan), ["platform province 510000 川质通", "platform province 320000 苏检通"]);
  assertEquals(read(text, sichuan).organizations[0]?.aliases, ["川质通平台"]);
});

Deno.test("extractOrganizations() reads an alliance that reaches over provinces, its founders and who chairs it", () => {
  const text = "5月31日，由上海检测认证中心有限公司牵头，联合中国电器研究中心、浙江省质量科学研究院、" +
    "苏州市产品质量监督检验院等21家单位共同发起的长三角储能电池检验检测联盟在上海成立。上海检测认证中心有限公司当选理事长单位。";
  const given = { title: "工作动态", publisher: "上海市市场监督管理局", region_code: "310000" };
  assertEquals(names(text, given), [
    "company - 310000 上海检测认证中心有限公司",
    "centre nation 000000 中国电器研究中心",
    "institute province 330000 浙江省质量科学研究院",
    "institute city 320500 苏州市产品质量监督检验院",
    "alliance - - 长三角储能电池检验检测联盟",
  ]);
  assertEquals(read(text, given).memberships.map(({ member, role }) => `${role} ${member.name}`), [
    "chair 上海检测认证中心有限公司",
    "member 中国电器研究中心",
    "member 浙江省质量科学研究院",
    "member 苏州市产品质量监督检验院",
  ]);
});

Deno.test("extractOrganizations() reads an alliance of provinces named by one character each, and who founded it", () => {
  const text =
    "11月8日，粤桂黔滇检验检测联盟成立大会召开。联盟由广东省质量检验协会、广西产品质量检验研究院、" +
    "云南省检验检测协会共同发起，选举广西产品质量检验研究院为首届理事长单位。";
  const given = { title: "工作动态", publisher: "广西壮族自治区市场监督管理局", region_code: "450000" };
  assertEquals(names(text, given), [
    "alliance - - 粤桂黔滇检验检测联盟",
    "association province 440000 广东省质量检验协会",
    "institute province 450000 广西产品质量检验研究院",
    "association province 530000 云南省检验检测协会",
  ]);
  assertEquals(read(text, given).memberships.map(({ member, role }) => `${role} ${member.name}`), [
    "chair 广西产品质量检验研究院",
    "member 广东省质量检验协会",
    "member 广西产品质量检验研究院",
    "member 云南省检验检测协会",
  ]);
});

Deno.test("extractOrganizations() takes kinds and counts for no organisation", () => {
  const text =
    "全省建成国家级质检中心35个、省级质检中心42个，拥有检验检测机构2558家，国家市场监管重点实验室2个。" +
    "支持在大连、沈阳、鞍山建设产业计量测试中心，新建15个国家检验检测认证公共服务平台示范区。" +
    "全省质量基础设施“一站式”服务平台达到154个，南通某质检中心扩建。";
  assertEquals(names(text, sichuan), []);
});

Deno.test("extractOrganizations() makes nothing of injected brands and spun synonyms", () => {
  const text =
    "绵阳市大型某某棋牌科学查验测验渠道上线，四川省检A验检B测中心与四川省查验测验中心开放，“川彩通”欢迎您。";
  assertEquals(names(text, sichuan).filter((name) => !name.includes("川彩通")), []);
});

Deno.test("extractOrganizations() merges the namings of one body and keeps the other forms", () => {
  const text = "市质计所承担任务。\n韶关市质量计量监督检测所地处武江区。";
  const { organizations } = read(text, shaoguan);
  assertEquals(organizations.length, 1);
  assertEquals(organizations[0]?.name, "韶关市质量计量监督检测所");
  assertEquals(organizations[0]?.name_text, "市质计所");
});

const members = "现公布韶关市实验室联盟首批成员单位。\n序号\t单位名称\t领域\t联盟职务\t证书编号\n" +
  "1\t韶关市质量计量监督检测所\t产品\t理事长单位\t000000000001\n2\t某某食品检验中心\t食品\t成员\t\n";

Deno.test("extractOrganizations() reads members, offices, fields and certificates of a list", () => {
  const { organizations, memberships } = read(members, {
    ...shaoguan,
    title: "韶关市实验室联盟成员单位名单",
  });
  assertEquals(memberships.map(({ member, group, role, field }) => [member.name, role, group.name, field]), [
    ["韶关市质量计量监督检测所", "chair", "韶关市实验室联盟", "产品"],
    ["某某食品检验中心", "member", "韶关市实验室联盟", "食品"],
  ]);
  assertEquals(organizations.find(({ name }) => name.startsWith("韶关市质量"))?.cma_number, "000000000001");
});

Deno.test("extractOrganizations() reads founding, fields and chair of an alliance from sentences", () => {
  const text = "韶关市实验室联盟于2024年8月16日成立。韶关市实验室联盟覆盖产品、环保、工程检测等3个领域，" +
    "会议确定了由韶关市质量计量监督检测所担任理事长单位。";
  const { organizations, memberships } = read(text, shaoguan);
  const [alliance] = organizations;
  assertEquals([alliance?.founded, alliance?.fields], ["2024-08-16", ["产品", "环保", "工程检测"]]);
  assertEquals(memberships.map(({ member, role }) => [member.name, role]), [[
    "韶关市质量计量监督检测所",
    "chair",
  ]]);
});

/** Text of a Sichuan paper, then `body < parent` of each body that has one. */
const parents: [text: string, ...wanted: string[]][] = [
  ["国家白酒质检中心挂靠四川省计量科学研究院，面向全国。", "国家白酒质检中心 < 四川省计量科学研究院"],
  [
    "依托四川省计量科学研究院建设国家燃气表产业计量测试中心。",
    "国家燃气表产业计量测试中心 < 四川省计量科学研究院",
  ],
  ["国家燃气表产业计量测试中心由省计量院承建。", "国家燃气表产业计量测试中心 < 四川省计量院"],
  ["国家燃气表产业计量测试中心(依托单位:四川大学)通过验收。", "国家燃气表产业计量测试中心 < 四川大学"],
  ["四川省计量科学研究院下设绵阳市力学校准实验室。", "绵阳市力学校准实验室 < 四川省计量科学研究院"],
  [
    "建成国家石墨烯产品质量检验检测中心绵阳分中心。",
    "国家石墨烯产品质量检验检测中心绵阳分中心 < 国家石墨烯产品质量检验检测中心",
  ],
  ["依托科研院所建设国家燃气表产业计量测试中心。"],
  ["依托优势企业建设国家燃气表产业计量测试中心，落户成都。"],
  ["国家燃气表产业计量测试中心依托某某棋牌娱乐平台推广建设。"],
];

for (const [text, ...wanted] of parents) {
  Deno.test(`extractOrganizations() reads parents in ${text}`, () => {
    const { organizations } = read(text, sichuan);
    const found = organizations.flatMap(({ name, parent }) => parent ? [`${name} < ${parent.name}`] : []);
    assertEquals(found, wanted);
    const keys = new Set(organizations.map(({ name, region_code }) => `${name} ${region_code}`));
    for (const { parent } of organizations) {
      if (parent) assertEquals(keys.has(`${parent.name} ${parent.region_code}`), true);
    }
  });
}

Deno.test("extractOrganizations() reads what a centre rests on from the column beside it", () => {
  const text =
    "序号\t中心名称\t依托单位\n1\t国家白酒质检中心\t泸州市食品检验所\n2\t国家钒钛质检中心\t攀枝花市产品质量检验所\n";
  const { organizations } = read(text, sichuan);
  assertEquals(organizations.map(({ name, parent }) => `${name} < ${parent?.name ?? "-"}`), [
    "国家白酒质检中心 < 泸州市食品检验所",
    "泸州市食品检验所 < -",
    "国家钒钛质检中心 < 攀枝花市产品质量检验所",
    "攀枝花市产品质量检验所 < -",
  ]);
});

Deno.test("extractOrganizations() reads founders of an alliance, their roles and since when", () => {
  const text =
    "2024年8月16日，由韶关市质量计量监督检测所牵头，联合韶关市食品药品检验所、广东省韶关市环境检测中心等12家单位" +
    "组建韶关市实验室联盟。";
  const { memberships } = read(text, shaoguan);
  assertEquals(memberships.map(({ member, group, role, since }) => [member.name, group.name, role, since]), [
    ["韶关市质量计量监督检测所", "韶关市实验室联盟", "chair", "2024-08-16"],
    ["韶关市食品药品检验所", "韶关市实验室联盟", "member", "2024-08-16"],
    ["广东省韶关市环境检测中心", "韶关市实验室联盟", "member", "2024-08-16"],
  ]);
});

Deno.test("extractOrganizations() reads since when a listed body is a member", () => {
  const text =
    "韶关市实验室联盟成员单位如下。\n序号\t单位名称\t职务\t加入时间\n1\t韶关市质量计量监督检测所\t理事长单位\t2024年8月\n" +
    "2\t韶关市食品检验所\t\t2025年3月1日\n";
  const { memberships } = read(text, { ...shaoguan, title: "韶关市实验室联盟成员单位名单" });
  assertEquals(memberships.map(({ role, since }) => [role, since]), [["chair", "2024-08"], [
    "member",
    "2025-03-01",
  ]]);
});

Deno.test("extractOrganizations() tells who took over an authority of before 2018", () => {
  const text = "特此通知。\n四川省质量技术监督局\n2016年5月10日";
  const [agency] = read(text, { ...sichuan, publisher: "四川省质量技术监督局" }).organizations;
  assertEquals([agency?.name, agency?.succeeded_by], ["四川省质量技术监督局", "四川省市场监督管理局"]);
});

Deno.test("extractOrganizations() takes the signing authority for an agency", () => {
  const text = "特此公告。\n四川省市场监督管理局\n2024年12月10日";
  assertEquals(names(text, sichuan), ["agency province 510000 四川省市场监督管理局"]);
});

Deno.test("extractOrganizations() needs no more than linear time for hostile text", () => {
  const work = (size: number) => {
    const paper = paperOf("国家省市实验室联盟检测中心“一站式”服务平台".repeat(size), sichuan);
    return processorTime(() => extractOrganizations(paper));
  };
  work(200);
  const short = Math.max(Math.min(work(200), work(200), work(200)), 5);
  assertEquals(work(3_200) < 100 * short, true);
});
