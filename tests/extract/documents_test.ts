/** Metadata: which statement of which place wins. */
import { assertEquals, assertStrictEquals } from "@std/assert";
import { dayInUrl } from "../../pipelines/extract/document_dates.ts";
import { kindOf } from "../../pipelines/extract/document_kind.ts";
import type { DocumentFacts, Hints } from "../../pipelines/extract/facts.ts";
import { extract } from "../../pipelines/extract/mod.ts";

interface Case {
  title?: string;
  text: string;
  fields?: Record<string, string>;
  hints?: Hints;
  wanted: Partial<DocumentFacts>;
}

const long =
  "为进一步提升计量服务能力,切实帮助企业解决实际困难,市局组织技术机构深入园区开展走访,收集意见建议,逐项研究解决办法并及时反馈办理结果。";

const cases: Record<string, Case> = {
  "the title keeps the marks that the page prints, and is simplified like the rest": {
    title: "檢驗檢測產業(yè)發展計劃（２０２４—２０２６年）（試行）",
    text: long,
    wanted: { title: "检验检测产业发展计划（2024—2026年）（试行）" },
  },
  "the signature outranks the page's source": {
    title: "关于计量服务的报告",
    text: `${long}\n韶关市市场监督管理局\n2024年8月19日`,
    fields: { ContentSource: "本站", PubDate: "2024-08-22 13:37" },
    wanted: {
      publisher: "韶关市市场监督管理局",
      signed: "2024-08-19",
      published: "2024-08-22",
      region_code: "440200",
    },
  },
  "a spaced signature with a Chinese date, 此件公开发布 behind it": {
    text: `${long}\n辽 宁 省 市 场 监 督 管 理 局\n二○二二年十二月十一日\n(此件公开发布)`,
    wanted: { publisher: "辽宁省市场监督管理局", signed: "2022-12-11", region_code: "210000" },
  },
  "a department of the site's authority names nobody, the title does": {
    title: "市场监管总局关于印发2023年度统计简报的通知",
    text: long,
    fields: { 来源: "认可检测司" },
    wanted: { publisher: "市场监管总局", region_code: "000000" },
  },
  "a county's body as the source has its place from the text": {
    title: "我县计量服务有实效",
    text: `今年以来，安吉县市场监督管理局走访企业。\n${long}`,
    fields: { 信息来源: "县市场监管局" },
    wanted: { publisher: "安吉县市场监管局", region_code: "330523" },
  },
  "a county's body stays without a place where the text gives none, and 我县 is the one county named": {
    title: "我县计量服务有实效",
    text: `我县走访安吉县椅业企业。\n${long}`,
    fields: { 信息来源: "县市场监管局" },
    wanted: { publisher: "县市场监管局", region_code: "330523" },
  },
  "the State Council before 关于": {
    title: "国务院关于印发计量发展规划的通知",
    text: `${long}`,
    wanted: { publisher: "国务院", region_code: "000000", kind: "plan" },
  },
  "two bodies alone on the line under the title stay two": {
    title: "关于下达2024年国家标准计划的通知",
    text: `国家市场监督管理总局 国家标准化管理委员会\n${long}`,
    wanted: { publisher: "国家市场监督管理总局 国家标准化管理委员会" },
  },
  "a proposal's number of eight digits": {
    title: "关于省政协十三届二次会议第20240137号提案答复的函",
    text: long,
    wanted: { reference: "省政协十三届二次会议第20240137号提案", kind: "proposal_reply" },
  },
  "本网 is the site's own authority, known from the hint": {
    text: long,
    fields: { ContentSource: "本网" },
    hints: { publisher: "江西省市场监督管理局", region_code: "360000" },
    wanted: { publisher: "江西省市场监督管理局", region_code: "360000", signed: null },
  },
  "a repost names its source, and the hint does not overrule it": {
    text: long,
    fields: { "line.source": "来源:江苏省市场监管局" },
    hints: { publisher: "某某网", region_code: "330000" },
    wanted: { publisher: "江苏省市场监管局", region_code: "320000" },
  },
  "meta- is dropped from field names; the address dates a page that states nothing": {
    text: long,
    fields: { "meta-ContentSource": "广州市市场监督管理局" },
    hints: { url: "http://www.sample.example/zwgk/202404/t20240416_88.html" },
    wanted: { publisher: "广州市市场监督管理局", published: "2024-04-16" },
  },
  "a day in brackets under the title dates the paper, and the one city named is 我市": {
    title: "在全市质量大会上的讲话",
    text: `(2023年6月29日)\n${long}\n这和九江的工业地位不相称,我市要迎头赶上。`,
    wanted: { signed: "2023-06-29", publisher: null, region_code: "360400" },
  },
  "a body and a day in brackets under the title; the day of a speech stands there too": {
    title: "海南省市场监管规划（节选）",
    text: `(海南省人民政府办公厅 2021年12月30日)\n${long}`,
    wanted: { signed: "2021-12-30", publisher: "海南省人民政府办公厅", region_code: "460000" },
  },
  "a report of a government to its congress": {
    title: "2024年渭南市人民政府工作报告",
    text: `——2024年2月26日在渭南市第六届人民代表大会第四次会议上\n${long}`,
    wanted: { signed: "2024-02-26", publisher: "渭南市人民政府", region_code: "610500" },
  },
  "the body that signs, alone on the first line of a title in two": {
    title: "关于加强计量服务的通知",
    text: `辽宁省市场监督管理局\n${long}\n辽宁省市场监督管理局\n2024年8月19日`,
    wanted: { title: "辽宁省市场监督管理局关于加强计量服务的通知" },
  },
  "a number with 第, day and source on one line": {
    title: "关于批准发布地方标准的公告",
    text: `鲁市监标字〔2024〕第11号    [ 2024-06-21 ] 信息来源:标准化处\n${long}`,
    wanted: { document_number: "鲁市监标字〔2024〕11号", published: "2024-06-21" },
  },
  "a number and the day of the paper on one line": {
    title: "关于能力验证结果的通报",
    text: `津市场监管检验检测〔2023〕19号  2023年12月8日\n${long}`,
    wanted: {
      document_number: "津市场监管检验检测〔2023〕19号",
      signed: "2023-12-08",
      region_code: "120000",
    },
  },
  "a line of number, day and source between bars": {
    title: "关于印发三年行动实施方案的通知",
    text: `甘政办发〔2023〕67号  |  发布时间:2023-07-21  |  来源:甘肃省人民政府办公厅\n${long}`,
    wanted: {
      document_number: "甘政办发〔2023〕67号",
      published: "2023-07-21",
      publisher: "甘肃省人民政府办公厅",
    },
  },
  "a line of source and day in brackets, taken for the title": {
    title: "【来源：海南省市场监督管理局】 【发布日期：2024年12月05日】",
    text: `海南：“检验检测+”为自贸港产业赋能\n${long}`,
    wanted: {
      title: "海南：“检验检测+”为自贸港产业赋能",
      publisher: "海南省市场监督管理局",
      published: "2024-12-05",
    },
  },
  "the day a paper was opened to the public, in the cell of its own day": {
    title: "关于印发监管办法的通知",
    text: long,
    fields: { "成文日期": "2024-05-09 公开日期：2024-05-16" },
    wanted: { published: "2024-05-16" },
  },
  "a number of an announcement in the brackets of a document number": {
    title: "关于能力验证结果的通告",
    text: `〔2024年第15号〕\n${long}`,
    wanted: { document_number: "2024年第15号" },
  },
  "a number beside who signs for it and what came of it": {
    title: "关于第186号提案的复函",
    text: `义市监〔2024〕38号   签发人:陈某   办理结果:A\n${long}`,
    wanted: { document_number: "义市监〔2024〕38号" },
  },
  "a number beside the class of a reply": {
    title: "对第117号建议办理答复的函",
    text: `乐市监函〔2024〕92号${" ".repeat(60)}类别:A\n${long}`,
    wanted: { document_number: "乐市监函〔2024〕92号" },
  },
  "a body, day and hour and a counter on the line under the title": {
    title: "铜陵市市场监督管理局2023年工作总结和2024年工作计划",
    text: `铜陵市市场监督管理局  2023-12-28 09:40  浏览量:133\n${long}`,
    wanted: {
      publisher: "铜陵市市场监督管理局",
      published: "2023-12-28",
      region_code: "340700",
      kind: "other",
    },
  },
  "a law is of the day it was passed": {
    title: "苏州市检验检测促进条例",
    text: `(2023年8月29日苏州市人民代表大会常务委员会第九次会议通过 2023年11月29日批准)\n${long}`,
    wanted: { signed: "2023-08-29", kind: "measures" },
  },
  "bodies side by side on the last line sign without a day": {
    text: `${long}\n科技部办公厅 财政部办公厅`,
    wanted: { publisher: "科技部办公厅", signed: null, region_code: "000000" },
  },
  "a body alone under the title published, and a source's day is the page's": {
    text: `辽宁省统计局\n${long}`,
    fields: { "line.source": "本站 2010-03-02" },
    wanted: { publisher: "辽宁省统计局", published: "2010-03-02", region_code: "210000" },
  },
  "a link list behind the text signs nothing": {
    text: `${long}\n${long}\n热点文章\n认监委召开座谈会 2015-01-28`,
    wanted: { signed: null, publisher: null },
  },
  "the number on a line of its own is the paper's, a cited one is the reference": {
    text: `川市监函〔2024〕 230 号\n根据国市监计量函〔2023〕7号要求,${long}`,
    wanted: {
      document_number: "川市监函〔2024〕230号",
      reference: "国市监计量函〔2023〕7号",
      region_code: "510000",
    },
  },
  "a paper that only cites has no number of its own": {
    text: `根据国市监计量函〔2023〕7号要求,${long}`,
    wanted: { document_number: null, reference: "国市监计量函〔2023〕7号" },
  },
  "the field gives the number, over lines": {
    text: long,
    fields: { "发文字号": "国市监\n计量\n发〔2022〕20 号", "成文日期": "2022年03月01日" },
    wanted: { document_number: "国市监计量发〔2022〕20号", signed: "2022-03-01" },
  },
  "a reply without title is known by its proposal": {
    text: `青川民革市委会:\n贵会提出的《关于建设计量站的建议》(第88号提案)收悉,现答复如下:\n${long}`,
    wanted: {
      title: "关于建设计量站的建议",
      addressee: "青川民革市委会",
      reference: "第88号提案",
      kind: "proposal_reply",
    },
  },
  "a reply refers to the proposal with its session": {
    title: "关于省十四届人大二次会议第1234号建议的答复",
    text: `李某代表:\n${long}`,
    wanted: { kind: "proposal_reply", addressee: "李某代表", reference: "省十四届人大二次会议第1234号建议" },
  },
  "a list's title mends one that the page cut off": {
    title: "关于开展计量惠企行动的...",
    text: long,
    fields: { "row.title": "关于开展计量惠企行动的通知", "row.date": "2025-04-02" },
    wanted: { title: "关于开展计量惠企行动的通知", kind: "work_notice", published: "2025-04-02" },
  },
  "an addressee with a bracket; labels are none": {
    text: `附件:\n各市(州)市场监管局(委):\n${long}`,
    wanted: { addressee: "各市(州)市场监管局(委)" },
  },
  "nothing stated, nothing guessed": {
    text: long,
    wanted: {
      title: null,
      publisher: null,
      published: null,
      signed: null,
      document_number: null,
      kind: "other",
      region_code: null,
      addressee: null,
      reference: null,
      script: "Hans",
    },
  },
};

for (const [claim, { title, text, fields, hints, wanted }] of Object.entries(cases)) {
  Deno.test(`extract() reads metadata: ${claim}`, () => {
    const { document } = extract({ title: title ?? null, text, fields: fields ?? {}, hints: hints ?? {} });
    const names = Object.keys(wanted) as (keyof DocumentFacts)[];
    assertEquals(Object.fromEntries(names.map((name) => [name, document[name]])), wanted);
  });
}

const kinds: [title: string, kind: string][] = [
  ["对市政协第250号提案的答复", "proposal_reply"],
  ["关于省政协第0402号提案办理情况的复函", "proposal_reply"],
  ["关于公开征求《建设实施方案》意见的公告", "consultation"],
  ["检验检测机构管理办法(征求意见稿)", "consultation"],
  ["关于印发《质量基础设施建设实施方案》的通知", "plan"],
  ["关于印发《促进检验检测发展若干措施》的通知", "measures"],
  ["关于推进认证工作的指导意见", "measures"],
  ["河北省地方标准管理办法", "measures"],
  ["成都“十四五”质量发展规划中期评估：基础设施建设取得阶段性成效", "news"],
  ["“十四五”市场监管现代化规划", "plan"],
  ["关于开展能力验证工作的通知", "work_notice"],
  ["关于征集典型案例的通知", "work_notice"],
  ["检验检测服务企业十佳案例", "case"],
  ["2023年检验检测统计公报", "statistics"],
  ["洛阳市质量状况报告(2023年度)", "statistics"],
  ["2023年湖南省检验检测服务业主要指标(分市州)", "statistics"],
  ["沈阳发布检验检测行业发展情况", "statistics"],
  ["关于印发2023年质量强省工作要点的通知", "work_notice"],
  ["2024年全省市场监管系统计量工作要点", "work_notice"],
  ["集成服务基地试点名单确定", "news"],
  ["全省质量大会在长沙召开", "news"],
  ["检验检测机构能力验证合格名单", "list"],
];

for (const [title, kind] of kinds) {
  Deno.test(`kindOf() ${title} is ${kind}`, () => assertStrictEquals(kindOf(title, long), kind));
}

Deno.test("extract() takes the newspaper and day in brackets at the foot for the page's", () => {
  const text =
    "甲市建成检测站点6个，累计服务企业320家，为企业降低检测成本超过一千万元，受到企业欢迎。\n（示例日报 2024-11-15）";
  const { document } = extract({ title: "甲市检测跑出加速度", text, fields: {}, hints: {} });
  assertEquals([document.publisher, document.published], ["示例日报", "2024-11-15"]);
});

Deno.test("kindOf() takes opinions with goals for a plan and a headline on numbered rules for measures", () => {
  const opinion = "关于推进质量强省建设的意见", goals = `${long}\n一、主要目标\n到2025年,合格率达到94%以上。`;
  assertStrictEquals(kindOf(opinion, goals), "plan");
  assertStrictEquals(kindOf(opinion, long), "measures");
  const headline = "某市出台首席质量官管理办法", rules = `${long}\n一、明确任职条件。\n二、建立培训制度。`;
  assertStrictEquals(kindOf(headline, rules), "measures");
  assertStrictEquals(kindOf(headline, long), "news");
  assertStrictEquals(kindOf("在全市质量大会上的讲话", long), null);
});

const addresses: [string, string | null][] = [
  ["https://www.sample.example/zw/202408/t20240822_100.html", "2024-08-22"],
  ["https://www.sample.example/c101133/2024/9/6/5c25.shtml", "2024-09-06"],
  ["https://www.sample.example/2025/09-12/3211512.html", "2025-09-12"],
  ["https://www.sample.example/20240906/abc.html", "2024-09-06"],
  ["https://www.sample.example/art/2024/art_0123.html", null],
  ["https://www.sample.example/content/post_4406960.html", null],
  ["https://www.sample.example/t20241399_1.html", null],
];

for (const [url, day] of addresses) {
  Deno.test(`dayInUrl() of ${url} is ${day}`, () => assertStrictEquals(dayInUrl(url), day));
}
