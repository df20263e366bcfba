/** What is counted: heads on both sides, lists, totals, growth, and figures without a subject of their own. @module */
import { type IndicatorCase, news, reply, statistics } from "./case.ts";

/** Cases about `what`. */
export const heads: IndicatorCase[] = [
  {
    name: "items of a list share the verb",
    text: "全省已主导制定国际标准42项、国家标准112项,建成国家级质检中心35个、省级质检中心42个。",
    anchor: reply,
    facts: [
      "主导制定国际标准 | 42 | 项 | eq | actual | 2024-07-08 | 510000",
      "主导制定国家标准 | 112 | 项 | eq | actual | 2024-07-08 | 510000",
      "国家级质检中心 | 35 | 个 | eq | actual | 2024-07-08 | 510000",
      "省级质检中心 | 42 | 个 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "sub-totals take the words of their total",
    text: "去年共有63人通过评审取得检验检测职称,其中高级5人、中级18人、初级40人。",
    anchor: reply,
    facts: [
      "检验检测职称 | 63 | 人 | eq | actual | 2023 | 510000",
      "检验检测职称高级 | 5 | 人 | eq | actual | 2023 | 510000",
      "检验检测职称中级 | 18 | 人 | eq | actual | 2023 | 510000",
      "检验检测职称初级 | 40 | 人 | eq | actual | 2023 | 510000",
    ],
  },
  {
    name: "the thing behind the figure is the head",
    text: "我省建有1个线上服务平台和66个质量基础设施“一站式”服务中心。",
    anchor: reply,
    facts: [
      "线上服务平台 | 1 | 个 | eq | actual | 2024-07-08 | 510000",
      "质量基础设施一站式服务中心 | 66 | 个 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "two counters in a row count one thing",
    text: "中心具备12大类534种产品的检验能力。",
    anchor: news,
    facts: [
      "产品的检验能力 | 12 | 类 | eq | actual | 2024-09-10 | 330000",
      "产品的检验能力 | 534 | 种 | eq | actual | 2024-09-10 | 330000",
    ],
  },
  {
    name: "growth belongs to the figure before it",
    text: "全国实现营业收入4090.22亿元,同比增长14.06%。从业人员151.03万人。",
    anchor: statistics,
    facts: [
      "营业收入 | 409022000000 | 元 | eq | actual | 2022-06-09 | 000000",
      "营业收入同比增长 | 14.06 | % | eq | actual | 2022-06-09 | 000000",
      "从业人员 | 1510300 | 人 | eq | actual | 2022-06-09 | 000000",
    ],
  },
  {
    name: "from one value to another is two facts, not a range",
    text: "我省检验检测机构数量由2018年的1655家增加到2023年的2558家。",
    anchor: reply,
    facts: [
      "检验检测机构数量 | 1655 | 家 | eq | actual | 2018 | 510000",
      "检验检测机构数量 | 2558 | 家 | eq | actual | 2023 | 510000",
    ],
  },
  {
    name: "a figure said again is one fact",
    text: "全省共有检验检测机构2558家。\n小结:全省检验检测机构2558家。",
    anchor: reply,
    facts: ["检验检测机构 | 2558 | 家 | eq | actual | 2024-07-08 | 510000"],
  },
  {
    name: "equal values of different things stay apart",
    text: "建成国家市场监管重点实验室2个、国家市场监管技术创新中心2个。",
    anchor: reply,
    facts: [
      "国家市场监管重点实验室 | 2 | 个 | eq | actual | 2024-07-08 | 510000",
      "国家市场监管技术创新中心 | 2 | 个 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "an attribute between figure and thing is passed over",
    text: "建成2—3个在国内有影响力的集聚区。",
    anchor: { ...reply, kind: "plan" },
    facts: ["集聚区 | 2–3 | 个 | eq | plan | - | 510000"],
  },
  {
    name: "a figure in brackets speaks of the words before them",
    text: "各市报送推荐名单(不超过5家),共有机构2,213家。",
    anchor: reply,
    facts: [
      "各市报送推荐名单 | 5 | 家 | le | actual | 2024-07-08 | 510000",
      "机构 | 2213 | 家 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "完成率 is a rate and 完成 a verb",
    text: "目前已完成证书13.2万张,完成率88%。",
    anchor: reply,
    facts: [
      "证书 | 132000 | 张 | eq | actual | 2024-07-08 | 510000",
      "完成率 | 88 | % | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "the highest standards are a grade, not a bound, and stand beside their total",
    text: "全省建立社会公用计量标准3600项,其中最高计量标准118项。",
    anchor: reply,
    facts: [
      "社会公用计量标准 | 3600 | 项 | eq | actual | 2024-07-08 | 510000",
      "最高计量标准 | 118 | 项 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "a part that repeats the words of its total has them once",
    text: "建立社会公用计量标准3600项,其中计量标准118项。",
    anchor: reply,
    facts: [
      "社会公用计量标准 | 3600 | 项 | eq | actual | 2024-07-08 | 510000",
      "社会公用计量标准 | 118 | 项 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "数量 and 增加到 have no subject of their own and take the last one",
    text: "全省有检验检测机构2558家。数量年均增长超过30%,预计增加到3000家。",
    anchor: reply,
    facts: [
      "检验检测机构 | 2558 | 家 | eq | actual | 2024-07-08 | 510000",
      "检验检测机构数量年均增长 | 30 | % | gt | actual | 2024-07-08 | 510000",
      "检验检测机构数量 | 3000 | 家 | eq | plan | - | 510000",
    ],
  },
  {
    name: "growth takes its subject from the sentence before",
    text: "检验检测营业收入300亿元。同比增长12%。",
    anchor: reply,
    facts: [
      "检验检测营业收入 | 30000000000 | 元 | eq | actual | 2024-07-08 | 510000",
      "检验检测营业收入同比增长 | 12 | % | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "a cluster is a place, not a verb",
    text: "集聚区营业收入130亿元。",
    anchor: reply,
    facts: ["集聚区营业收入 | 13000000000 | 元 | eq | actual | 2024-07-08 | 510000"],
  },
  {
    name: "有效 begins a word of its own behind a verb",
    text: "全行业拥有有效专利2103件，建立有机产品基地3个。",
    anchor: reply,
    facts: [
      "有效专利 | 2103 | 件 | eq | actual | 2024-07-08 | 510000",
      "有机产品基地 | 3 | 个 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "parts that say the verb again, stand in brackets behind 含, or are another activity",
    text: "帮扶小微企业150家,其中今年帮扶60家。新增检测机构5家(含县级2家)。培育“天府名品”5个,开展培训4场。",
    anchor: reply,
    facts: [
      "帮扶小微企业 | 150 | 家 | eq | actual | 2024-07-08 | 510000",
      "帮扶小微企业 | 60 | 家 | eq | actual | 2024 | 510000",
      "新增检测机构 | 5 | 家 | eq | actual | 2024-07-08 | 510000",
      "新增检测机构县级 | 2 | 家 | eq | actual | 2024-07-08 | 510000",
      "培育天府名品 | 5 | 个 | eq | actual | 2024-07-08 | 510000",
      "培训 | 4 | 场 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "the same thing of another rank",
    text: "拥有国家级质检中心3个、省级11个,国家产业计量测试中心2个、省级9个;注册计量师一级186人、二级921人。",
    anchor: reply,
    facts: [
      "国家级质检中心 | 3 | 个 | eq | actual | 2024-07-08 | 510000",
      "省级质检中心 | 11 | 个 | eq | actual | 2024-07-08 | 510000",
      "国家产业计量测试中心 | 2 | 个 | eq | actual | 2024-07-08 | 510000",
      "省级产业计量测试中心 | 9 | 个 | eq | actual | 2024-07-08 | 510000",
      "注册计量师一级 | 186 | 人 | eq | actual | 2024-07-08 | 510000",
      "注册计量师二级 | 921 | 人 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "a verb that repeats the noun before it, and one behind bodies",
    text: "共组织培训12场,培训1300人次。支持10家机构开放实验室。",
    anchor: reply,
    facts: [
      "培训 | 12 | 场 | eq | actual | 2024-07-08 | 510000",
      "培训 | 1300 | 人次 | eq | actual | 2024-07-08 | 510000",
      "机构 | 10 | 家 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "increases side by side, counties with their ranks in brackets, verbs of growth and leave",
    text:
      "主导制修订国际标准6项、行业标准112项,较上年分别增加2项和9项。站点覆盖11个县(市、区)。检测项目由运营之初的86项拓展到412项。营收可突破16亿元。",
    anchor: reply,
    facts: [
      "主导制修订国际标准 | 6 | 项 | eq | actual | 2024-07-08 | 510000",
      "主导制修订行业标准 | 112 | 项 | eq | actual | 2024-07-08 | 510000",
      "主导制修订行业标准较上年分别增加 | 2 | 项 | eq | actual | 2024-07-08 | 510000",
      "主导制修订行业标准较上年分别增加 | 9 | 项 | eq | actual | 2024-07-08 | 510000",
      "县(市、区) | 11 | 个 | eq | actual | 2024-07-08 | 510000",
      "检测项目 | 86 | 项 | eq | actual | 2024-07-08 | 510000",
      "检测项目 | 412 | 项 | eq | actual | 2024-07-08 | 510000",
      "营收 | 1600000000 | 元 | gt | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "classes of awards, and what is given to a number of bodies",
    text: "评选出优秀案例36个,其中一等5个、二等11个。为218家企业提供检测服务1.6万批次。",
    anchor: reply,
    facts: [
      "优秀案例 | 36 | 个 | eq | actual | 2024-07-08 | 510000",
      "优秀案例一等 | 5 | 个 | eq | actual | 2024-07-08 | 510000",
      "优秀案例二等 | 11 | 个 | eq | actual | 2024-07-08 | 510000",
      "企业 | 218 | 家 | eq | actual | 2024-07-08 | 510000",
      "检测服务 | 16000 | 批次 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "a number of bodies or clusters that set something up",
    text: "全省22个重点产业集群建立“一站式”服务平台54个。",
    anchor: reply,
    facts: [
      "重点产业集群 | 22 | 个 | eq | actual | 2024-07-08 | 510000",
      "一站式服务平台 | 54 | 个 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "a total behind what is new, and certificates of two fates",
    text: "全省新建社会公用计量标准12项,累计达到146项。前5个月,撤销资质认定证书2张,注销14张。",
    anchor: reply,
    facts: [
      "新建社会公用计量标准 | 12 | 项 | eq | actual | 2024-07-08 | 510000",
      "社会公用计量标准 | 146 | 项 | eq | actual | 2024-07-08 | 510000",
      "撤销资质认定证书 | 2 | 张 | eq | actual | 2024-05 | 510000",
      "资质认定证书注销 | 14 | 张 | eq | actual | 2024-05 | 510000",
    ],
  },
];
