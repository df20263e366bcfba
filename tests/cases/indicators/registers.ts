/** How papers of special registers put their figures: announcements, bulletins, reports to a congress, press conferences. @module */
import { type CaseDocument, type IndicatorCase, news, notice, plan, reply } from "./case.ts";

const announcement: CaseDocument = { ...notice, title: "关于批准发布14项地方标准的公告" };
const congress: CaseDocument = {
  date: "2024-02-26",
  region_code: "610500",
  kind: "other",
  title: "2024年渭南市人民政府工作报告",
};

/** Cases of such papers. */
export const registers: IndicatorCase[] = [
  {
    name: "an announcement tells what was decided",
    text: "现予公布,其中推荐性标准13项,强制性标准1项。",
    anchor: announcement,
    facts: [
      "推荐性标准 | 13 | 项 | eq | actual | 2024-03-01 | 370000",
      "强制性标准 | 1 | 项 | eq | actual | 2024-03-01 | 370000",
    ],
  },
  {
    name: "an announcement of a call asks for what is to come",
    text: "拟支持项目12个,建设示范站点5个。",
    anchor: { ...notice, title: "关于公布项目申报指南的公告" },
    facts: [
      "项目 | 12 | 个 | eq | plan | - | 370000",
      "示范站点 | 5 | 个 | eq | plan | - | 370000",
    ],
  },
  {
    name: "a paper that says of which month it reports",
    text: "现将我省2024年1月份资质认定证书注销情况公告如下:\n一、注销证书17张。",
    anchor: { ...notice, title: "关于注销部分资质认定证书的公告" },
    facts: ["注销证书 | 17 | 张 | eq | actual | 2024-01 | 370000"],
  },
  {
    name: "bodies of which one is named with its city are not all there",
    text: "一、济南甲乙检测有限公司等2家机构被撤销证书。\n二、济南、青岛两地5家机构被暂停证书。",
    anchor: { ...notice, title: "关于撤销、暂停部分资质认定证书的公告" },
    facts: [
      "机构 | 2 | 家 | eq | actual | 2024-03-01 | 370000",
      "机构 | 5 | 家 | eq | actual | 2024-03-01 | 370100+370200",
    ],
  },
  {
    name: "what a semicolon parts from others goes on about its place",
    text: "宁波市共有站点60个,居首位;温州市共有站点38个,增速达15.3%。",
    anchor: news,
    facts: [
      "站点 | 60 | 个 | eq | actual | 2024-09-10 | 330200",
      "站点 | 38 | 个 | eq | actual | 2024-09-10 | 330300",
      "站点增速 | 15.3 | % | eq | actual | 2024-09-10 | 330300",
    ],
  },
  {
    name: "a report to a congress looks back on one year and sets goals and tasks for the next",
    text:
      "一、2023年工作回顾\n过去一年,预计生产总值增长5.3%,新建计量标准26项。\n二、2024年重点工作\n今年经济社会发展的主要预期目标是:生产总值增长6%左右。\n新增专精特新企业20户。",
    anchor: congress,
    facts: [
      "生产总值增长 | 5.3 | % | eq | actual | 2023 | 610500",
      "新建计量标准 | 26 | 项 | eq | actual | 2023 | 610500",
      "生产总值增长 | 6 | % | eq | target | 2024 | 610500",
      "新增专精特新企业 | 20 | 户 | eq | plan | 2024 | 610500",
    ],
  },
  {
    name: "a date in what is said first (第一，…) holds for that only",
    text:
      "下一步,我们将做好三件事:第一,年底前出台标准5项;第二,建设质检中心1个;第三,到2026年检定率提高到40%。",
    anchor: news,
    facts: [
      "标准 | 5 | 项 | eq | target | 2024-12-31 | 330000",
      "质检中心 | 1 | 个 | eq | plan | - | 330000",
      "检定率 | 40 | % | eq | target | 2026 | 330000",
    ],
  },
  {
    name: "those whom a reply addresses are not counted",
    text: "张某某等5位代表:\n现有企业21户。",
    anchor: reply,
    facts: ["企业 | 21 | 户 | eq | actual | 2024-07-08 | 510000"],
  },
  {
    name: "a summary of one year and a plan for the next, printed at the year's end",
    text:
      "一、2023年主要工作\n新增示范企业9家。\n二、2024年工作计划\n争取上半年投入使用,年内服务企业突破500家次。",
    anchor: { ...news, date: "2023-12-28", title: "某市2023年工作总结和2024年工作计划" },
    facts: [
      "新增示范企业 | 9 | 家 | eq | actual | 2023-12-28 | 330000",
      "服务企业 | 500 | 家次 | gt | plan | 2024 | 330000",
    ],
  },
  {
    name: "years named one by one, each with its figure",
    text: "2024、2025、2026年服务企业分别达到500家次、700家次、1000家次。三年累计培育企业150家。",
    anchor: { ...plan, date: "2024-04-11", title: "质量强县实施方案(2024—2026年)" },
    facts: [
      "服务企业 | 500 | 家次 | eq | target | 2024 | 410000",
      "服务企业 | 700 | 家次 | eq | target | 2025 | 410000",
      "服务企业 | 1000 | 家次 | eq | target | 2026 | 410000",
      "三年累计培育企业 | 150 | 家 | eq | target | 2026 | 410000",
    ],
  },
  {
    name: "what one must have or reach to be chosen is none, nor a version",
    text:
      "二、征集条件\n成立时间2年以上,经费不少于200万元。\n三、支持方式\n对营业收入首次突破1亿元、5亿元、10亿元的检验检测认证机构给予表彰。建设平台2.0版,选取项目3项。",
    anchor: { ...notice, title: "关于征集项目需求的通知" },
    facts: ["项目 | 3 | 项 | eq | plan | - | 370000"],
  },
  {
    name: "what a building is planned to have",
    text: "规划实验室面积8600平方米。结对15对。",
    anchor: news,
    facts: [
      "规划实验室面积 | 8600 | 平方米 | eq | plan | - | 330000",
      "结对 | 15 | 对 | eq | actual | 2024-09-10 | 330000",
    ],
  },
  {
    name: "a place that something is done to",
    text: "先后选派专家37人,使温州市计量标准总数增加到62项。",
    anchor: news,
    facts: [
      "选派专家 | 37 | 人 | eq | actual | 2024-09-10 | 330000",
      "温州市计量标准总数 | 62 | 项 | eq | actual | 2024-09-10 | 330300",
    ],
  },
  {
    name: "a headline that opens with a place and a colon, below a rubric and before a park",
    text: "拥有制鞋企业7000多家。全省检测机构2000家。",
    anchor: {
      ...news,
      region_code: "350000",
      kind: "case",
      title: "案例|福建晋江:“一站式”服务护航鞋服产业",
    },
    facts: [
      "制鞋企业 | 7000 | 家 | gt | actual | 2024-09-10 | 350582",
      "检测机构 | 2000 | 家 | eq | actual | 2024-09-10 | 350000",
    ],
  },
  {
    name: "a headline that opens with a bare county, and one with a body of a county",
    text: "拥有检测企业70家。",
    anchor: { ...news, region_code: "320000", title: "昆山:打造质量服务高地" },
    facts: ["检测企业 | 70 | 家 | eq | actual | 2024-09-10 | 320583"],
  },
  {
    name: "a headline that opens with a park of a city",
    text: "拥有检测企业70家。",
    anchor: { ...news, region_code: "320000", title: "南京江北新区:打造质量服务高地" },
    facts: ["检测企业 | 70 | 家 | eq | actual | 2024-09-10 | 320100"],
  },
  {
    name: "places each before its own figure, wherever the list begins",
    text: "报告不真实,涉及宁波市5家、温州市4家。",
    anchor: news,
    facts: [
      "报告不真实 | 5 | 家 | eq | actual | 2024-09-10 | 330200",
      "报告不真实 | 4 | 家 | eq | actual | 2024-09-10 | 330300",
    ],
  },
  {
    name: "a year behind a number in brackets opens the sentence",
    text: "二、下一步工作要求\n(二)2025年抽查比例不低于25%,实行跟踪检查,实现机构覆盖率90%。",
    anchor: { ...notice, date: "2025-01-14", title: "关于监督抽查情况的通报" },
    facts: [
      "抽查比例 | 25 | % | ge | plan | 2025 | 370000",
      "机构覆盖率 | 90 | % | eq | plan | 2025 | 370000",
    ],
  },
  {
    name: "of a correction only what stands behind it holds",
    text: "“共检查各类检验检测机构63家”有误,现更正为“共检查各类检验检测机构65家”,发现率由44.4%更正为44.6%。",
    anchor: { ...notice, title: "关于检查结果通告的更正公告" },
    facts: [
      "检查各类检验检测机构 | 65 | 家 | eq | actual | 2024-03-01 | 370000",
      "发现率 | 44.6 | % | eq | actual | 2024-03-01 | 370000",
    ],
  },
  {
    name: "grades by points are none, steps that are cut and counters that hold a bracket are",
    text:
      "90分以上为A级,75分以上90分以下为B级。办事由37个环节压减到11个,服务企业4812家(次),出售运动鞋12亿双。",
    anchor: news,
    facts: [
      "环节 | 37 | 个 | eq | actual | 2024-09-10 | 330000",
      "环节 | 11 | 个 | eq | actual | 2024-09-10 | 330000",
      "服务企业 | 4812 | 家次 | eq | actual | 2024-09-10 | 330000",
      "出售运动鞋 | 1200000000 | 双 | eq | actual | 2024-09-10 | 330000",
    ],
  },
  {
    name: "what will be done together is to come",
    text: "我们将联合有关部门开展竞赛,每年培育工匠20名。",
    anchor: reply,
    facts: ["培育工匠 | 20 | 人 | eq | plan | - | 510000"],
  },
  {
    name: "the goals of the year that a report of progress is about",
    text: "一、年度目标\n完成120家市场改造。\n二、进展情况\n截至6月30日,完成改造78家。",
    anchor: { ...news, date: "2025-07-04", title: "2025年民生实事项目进展情况(截至6月30日)" },
    facts: [
      "市场改造 | 120 | 家 | eq | target | 2025 | 330000",
      "改造 | 78 | 家 | eq | actual | 2025-06-30 | 330000",
    ],
  },
  {
    name: "what is done as a paper demanded is done",
    text:
      "按照《关于开展质量强链工作的通知》要求,经专家评审,确定新能源汽车等49个项目。会议要求,到2025年覆盖企业300家。",
    anchor: { ...notice, title: "关于公布质量强链项目名单的通知", kind: "list" },
    facts: [
      "项目 | 49 | 个 | eq | actual | 2024-03-01 | 370000",
      "覆盖企业 | 300 | 家 | eq | target | 2025 | 370000",
    ],
  },
  {
    name: "a goal that is reached counting from the start, and a bound parted from its share",
    text: "全年新增获证企业30家,认证标准累计达到70项;抽查数量不低于在册总数的10%。目前累计建成站点12个。",
    anchor: { ...notice, title: "关于印发2024年检验检测工作要点的通知" },
    facts: [
      "新增获证企业 | 30 | 家 | eq | target | 2024 | 370000",
      "认证标准 | 70 | 项 | eq | target | 2024 | 370000",
      "抽查数量不低于在册总数 | 10 | % | ge | target | 2024 | 370000",
      "站点 | 12 | 个 | eq | actual | 2024-03-01 | 370000",
    ],
  },
  {
    name: "a figure as a headline in brackets before its sentence; 以来年均 names no 来年",
    text: "【1023家】截至2023年底,机构数量达到1023家,占全省的18.7%。“十四五”以来年均增长7.5%。",
    anchor: news,
    facts: [
      "机构数量 | 1023 | 家 | eq | actual | 2023-12-31 | 330000",
      "机构数量占全省 | 18.7 | % | eq | actual | 2023-12-31 | 330000",
      "机构数量年均增长 | 7.5 | % | eq | actual | 2024-09-10 | 330000",
    ],
  },
  {
    name: "what a paper suggests is to come",
    text: "一、基本现状\n质检机构共153家。\n二、对策建议\n将机构整合为50家。",
    anchor: { ...news, kind: "other", title: "关于质检机构的调研报告" },
    facts: [
      "质检机构 | 153 | 家 | eq | actual | 2024-09-10 | 330000",
      "机构整合 | 50 | 家 | eq | plan | - | 330000",
    ],
  },
  {
    name: "places of a rank, each with its own figure behind 分别为, and all with one behind 均",
    text: "宁波、温州、绍兴参加机构数量位列前三,分别为118家、103家、97家,满意率均在96%以上。",
    anchor: news,
    facts: [
      "宁波、温州、绍兴参加机构数量位列前三 | 118 | 家 | eq | actual | 2024-09-10 | 330200",
      "宁波、温州、绍兴参加机构数量位列前三 | 103 | 家 | eq | actual | 2024-09-10 | 330300",
      "宁波、温州、绍兴参加机构数量位列前三 | 97 | 家 | eq | actual | 2024-09-10 | 330600",
      "满意率 | 96 | % | ge | actual | 2024-09-10 | 330200+330300+330600",
    ],
  },
];
