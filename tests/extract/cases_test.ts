import { assertEquals } from "@std/assert";
import { type CaseFact, extractCases } from "../../pipelines/extract/cases.ts";
import { extract } from "../../pipelines/extract/mod.ts";
import { paperOf } from "./reading.ts";
import { processorTime } from "./processor_time.ts";

const given = {
  title: "2024年全省典型案例名单公布",
  publisher: "四川省市场监督管理局",
  region_code: "510000",
};

function read(text: string, title: string): CaseFact[] {
  const facts = extractCases(paperOf(text, { ...given, title }));
  for (const { quote, start, end } of facts) assertEquals(text.slice(start, end), quote);
  return facts;
}

function lines(facts: CaseFact[]): string[] {
  return facts.map(({ title, organisation, region_code, chain, year, award }) =>
    [title, organisation ?? "-", region_code, chain ?? "-", year ?? "-", award ?? "-"].join(" | ")
  );
}

const listed = [
  "一份报告省下三趟路 | 宜宾市市场监督管理局 | 511500 | 动力电池 | 2024 | 典型案例",
  "老酒坊的新量具 | 泸州市市场监督管理局 | 510500 | 白酒 | 2024 | 典型案例",
];

Deno.test("extractCases() reads a table whose cells are parted by tabs", () => {
  const text =
    "现公布典型案例：\n序号\t案例名称\t报送单位\t服务产业\n1\t一份报告省下三趟路\t宜宾市市场监督管理局\t动力电池\n" +
    "2\t老酒坊的新量具\t泸州市市场监督管理局\t白酒\n";
  const facts = read(text, given.title);
  assertEquals(lines(facts), listed);
  assertEquals(facts[0]?.quote, "一份报告省下三趟路\t宜宾市市场监督管理局\t动力电池");
  assertEquals(facts[0]?.selected_by, "四川省市场监督管理局");
});

Deno.test("extractCases() reads the same table flattened to lines, to one cell a line and to one line", () => {
  const rows = [
    "序号 案例名称 报送单位 服务产业",
    "1 一份报告省下三趟路 宜宾市市场监督管理局 动力电池",
    "2 老酒坊的新量具 泸州市市场监督管理局 白酒",
  ];
  for (const text of [rows.join("\n"), rows.join("\n").replaceAll(" ", "\n"), rows.join(" ")]) {
    assertEquals(lines(read(text, given.title)), listed);
  }
});

Deno.test("extractCases() keeps apart who applied and who recommended, on lines parted by spaces", () => {
  const text =
    "序号 案例名称 申报单位 推荐单位\n1 一份报告省下三趟路 宜宾市检验检测认证院 四川省市场监管局\n" +
    "2 老酒坊的新量具 泸州市质量检验中心 四川省市场监管局\n";
  assertEquals(read(text, given.title).map(({ title, organisation }) => [title, organisation]), [
    ["一份报告省下三趟路", "宜宾市检验检测认证院"],
    ["老酒坊的新量具", "泸州市质量检验中心"],
  ]);
});

Deno.test("extractCases() keeps a title with a space whole where the body at the end of the line ends it", () => {
  const text = "典型案例名单\n序号 案例名称 申报单位\n1 建设服务平台 助力集群出海 乐清市市场监督管理局\n" +
    "2 轴承产业链提升“新昌模式” 新昌县市场监督管理局\n3 “绿芯”行动 破解 检测难题 浙江省计量科学研究院\n";
  assertEquals(read(text, given.title).map(({ title, organisation }) => [title, organisation]), [
    ["建设服务平台 助力集群出海", "乐清市市场监督管理局"],
    ["轴承产业链提升“新昌模式”", "新昌县市场监督管理局"],
    ["“绿芯”行动 破解 检测难题", "浙江省计量科学研究院"],
  ]);
});

Deno.test("extractCases() ends a list where a row does not fit its head", () => {
  const text =
    "序号 案例名称 报送单位\n1 一份报告省下三趟路 宜宾市市场监督管理局\n2 老酒坊的新量具 泸州市市场监督管理局\n" +
    "3 缺了单位的案例\n4 又一个案例名称 绵阳市市场监督管理局";
  assertEquals(read(text, given.title).map(({ title }) => title), ["一份报告省下三趟路", "老酒坊的新量具"]);
});

Deno.test("extractCases() reads cases told one after another, with their summaries", () => {
  const text =
    "省局发布2024年优良案例2个。\n案例一：叶片下海。自贡某机构把试验台加长到120米，一年完成试验40次。\n" +
    "案例二：给齿轮把脉。德阳一家机构建立疲劳试验线，服务企业30家。";
  const facts = read(text, "四川发布2024年检验检测优良案例");
  assertEquals(lines(facts), [
    "叶片下海 | - | 510300 | - | 2024 | 优良案例",
    "给齿轮把脉 | - | 510600 | - | 2024 | 优良案例",
  ]);
  assertEquals(facts[1]?.summary, "德阳一家机构建立疲劳试验线，服务企业30家。");
});

Deno.test("extractCases() gives a listed case the account that stands under its name or place", () => {
  const text =
    "序号\t案例名称\t报送单位\n1\t一份报告省下三趟路\t宜宾市市场监督管理局\n2\t老酒坊的新量具\t泸州市市场监督管理局\n" +
    "宜宾：把重复送检的项目合并为一次取样，周期缩短到11天。\n老酒坊案例：为老窖池配上新的量具并逐一登记建档。";
  const facts = read(text, given.title);
  assertEquals(facts.map(({ summary }) => summary?.slice(0, 6)), ["把重复送检的", "为老窖池配上"]);
});

Deno.test("extractCases() reads a case that a sentence says was selected", () => {
  const text = "德阳市市场监督管理局的《重装铸件移动检测》入选市场监管总局组织评选的2023年度全国十佳案例。";
  assertEquals(lines(read(text, "德阳一项工作受肯定")), [
    "重装铸件移动检测 | 德阳市市场监督管理局 | 510600 | - | 2023 | 十佳案例",
  ]);
});

Deno.test("extractCases() reads what became of a call, and the chain a case served", () => {
  const text = "现将遴选结果公布如下:\n1. 一站检测助力动力电池产业链(宜宾市市场监督管理局)\n" +
    "2. 老酒坊的新量具(泸州市市场监督管理局)\n3. 齿轮会诊(重大装备产业链)——德阳市产品质量监督检验所\n附件1";
  assertEquals(lines(read(text, "关于2025年检验检测优秀案例征集结果的公示")), [
    "一站检测助力动力电池产业链 | 宜宾市市场监督管理局 | 511500 | 动力电池 | 2025 | 优秀案例",
    "老酒坊的新量具 | 泸州市市场监督管理局 | 510500 | - | 2025 | 优秀案例",
    "齿轮会诊(重大装备产业链) | 德阳市产品质量监督检验所 | 510600 | 重大装备 | 2025 | 优秀案例",
  ]);
});

Deno.test("extractCases() reads a list that stands in the annex of the notice that announces it", () => {
  const text =
    "经评审,现公布2024年典型案例2个,请认真学习。\n附件:典型案例名单\n四川省市场监督管理局\n2024年12月3日\n" +
    "附件\n典型案例名单\n序号\t案例名称\t申报单位\t所属产业链\n1\t一份报告省下三趟路\t宜宾市市场监督管理局\t动力电池\n" +
    "2\t老酒坊的新量具\t泸州市市场监督管理局\t白酒\n";
  assertEquals(lines(read(text, "关于公布2024年检验检测典型案例的通知")), listed);
});

Deno.test("a call for cases is an open call with its deadline and no case", () => {
  const text =
    "各市(州)市场监管局:\n为总结推广经验,现征集检验检测服务产业链典型案例。请于2024年9月30日前将案例材料报送省局认检处。\n" +
    "四川省市场监督管理局\n2024年8月12日";
  const facts = extract({ title: "关于征集检验检测典型案例的通知", text, fields: {}, hints: {} });
  assertEquals(facts.cases, []);
  assertEquals(facts.commitments.filter(({ status }) => status === "open_call").map(({ due }) => due), [
    "2024-09-30",
  ]);
});

Deno.test("extractCases() finds none where cases are called for or only counted", () => {
  const call =
    "请各地于3月底前推荐典型案例3至5个。\n1. 案例材料一式两份\n2. 案例应当真实\n3. 案例不超过2000字";
  assertEquals(read(call, "关于征集典型案例的通知"), []);
  assertEquals(read("全年发布优良案例20个，涉及12条产业链。", "检验检测工作综述"), []);
});

Deno.test("extractCases() needs no more than linear time for hostile text", () => {
  const paper = (size: number) => paperOf("《序号 案例名称 1 “案例一：".repeat(size), given);
  const work = (size: number) => {
    const read = paper(size);
    return processorTime(() => extractCases(read));
  };
  work(2_000);
  const short = Math.max(Math.min(work(2_000), work(2_000), work(2_000)), 5);
  assertEquals(work(32_000) < 100 * short, true);
});
