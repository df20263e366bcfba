import { assertEquals, assertStrictEquals } from "@std/assert";
import { readText } from "../../pipelines/parse/text.ts";
import { cleanPageTitle, cleanTitle } from "../../pipelines/parse/title.ts";

const prose = "为推进质量基础设施建设，现将有关事项通知如下，请认真贯彻执行。";

/** Lines of the head, title, lines left of the head. */
const heads: [string, string[], string | null, string[]][] = [
  ["one line", ["关于开展能力验证工作的通知"], "关于开展能力验证工作的通知", []],
  ["a headline", ["某省：12项措施服务重点产业链"], "某省：12项措施服务重点产业链", []],
  [
    "a title wrapped over three lines with cut versions before it",
    [
      "某省质量强省工作领导小组办公室关于对《某省计量基础设施建设方案》公开征求...",
      "某省质量强省工作领导小组办公室关于对《某省计量基础设施建设方案》公开征求...",
      "某省质量强省工作领导小组办公室关于",
      "对《某省计量基础设施",
      "建设方案》公开征求意见的公告",
    ],
    "某省质量强省工作领导小组办公室关于对《某省计量基础设施建设方案》公开征求意见的公告",
    [],
  ],
  ["a title repeated whole", ["某市检验检测发展规划", "某市检验检测发展规划"], "某市检验检测发展规划", []],
  [
    "a document number and an addressee",
    ["关于印发实施方案的通知", "某市监函〔2024〕230号", "各县市场监管局:"],
    "关于印发实施方案的通知",
    ["某市监函〔2024〕230号", "各县市场监管局:"],
  ],
  ["no title but a document number", ["某市监函〔2024〕230号", "某委员会:"], null, [
    "某市监函〔2024〕230号",
    "某委员会:",
  ]],
  ["a heading first", ["一、总体要求"], null, ["一、总体要求"]],
  ["nothing", [], null, []],
  ["the edition below", ["某市检验检测发展规划", "（征求意见稿）"], "某市检验检测发展规划（征求意见稿）", []],
  ["the name of a kind of document alone", ["更正公告"], "更正公告", []],
  ["the name of a column alone", ["公告公示"], null, ["公告公示"]],
  ["a title in the header table", ["标题：某市检验检测发展规划 信息分类：规划"], "某市检验检测发展规划", []],
  ["menu entries", ["通知公告", "关于开展能力验证工作的通知"], "关于开展能力验证工作的通知", ["通知公告"]],
  ["gambling spam", ["某某娱乐平台-关于开展能力验证工作的通知"], "关于开展能力验证工作的通知", []],
  ["a version in brackets", ["某省质量提升行动方案（征求意见稿）"], "某省质量提升行动方案（征求意见稿）", []],
  ["a traditional headline", ["某省:9項措施推進產業(yè)鏈建設"], "某省:9項措施推進產業(yè)鏈建設", []],
];

for (const [name, head, title, left] of heads) {
  Deno.test(`readText() finds ${title === null ? "no title" : "the title"} with ${name}`, () => {
    const written = readText([...head, prose, prose].join("\n\n"));
    assertStrictEquals(written.title, title);
    assertEquals(written.text.split("\n"), [...left, prose, prose]);
  });
}

Deno.test("readText() takes the name of a table that is flattened to lines for its title", () => {
  const cells = [
    "序号",
    "重点任务",
    "完成时限",
    "1",
    "新建某某产业计量测试平台两个并投入运行服务企业",
    "全年",
  ];
  const written = readText(["某市质量强市重点任务分解表", ...cells].join("\n"));
  assertStrictEquals(written.title, "某市质量强市重点任务分解表");
  assertEquals(written.text.split("\n"), cells);
});

Deno.test("readText() never takes the first sentence for a title", () => {
  for (
    const first of [
      prose,
      "某省组织开展检验检测促进产业优化升级行动,对接产业链升级需求,促进重点产品质量提升,服务碳达峰碳中和",
    ]
  ) {
    assertStrictEquals(readText([first, prose].join("\n")).title, null);
  }
});

/** As printed, cleaned. */
const titles: [string, string | null][] = [
  ["关于开展\n    能力验证的通知 ", "关于开展能力验证的通知"],
  ["澳门威尼斯人_某省市场监管局关于开展能力验证的通知", "某省市场监管局关于开展能力验证的通知"],
  ["某彩票投注关于开展能力验证的通知", "关于开展能力验证的通知"],
  ["体育用品检测能力建设", "体育用品检测能力建设"],
  ["开云区检测中心建设", "开云区检测中心建设"],
  ["  ", null],
];

for (const [printed, cleaned] of titles) {
  Deno.test(`cleanTitle() gives ${JSON.stringify(cleaned)} for ${JSON.stringify(printed)}`, () => {
    assertStrictEquals(cleanTitle(printed), cleaned);
  });
}

Deno.test("cleanPageTitle() takes off the names of column and site", () => {
  assertStrictEquals(cleanPageTitle("对第12号提案的答复_通知公告_某市市场监督管理局"), "对第12号提案的答复");
  assertStrictEquals(cleanPageTitle("江苏-浙江检测合作 - 某省政府网站"), "江苏-浙江检测合作");
  assertStrictEquals(cleanPageTitle("某市市场监督管理局"), "某市市场监督管理局");
});
