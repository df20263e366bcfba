/** Modality and periods: what is there, what is aimed at, what is intended, and when. @module */
import { type IndicatorCase, news, notice, plan, reply, statistics } from "./case.ts";

/** Cases about `kind` and `period`. */
export const timing: IndicatorCase[] = [
  {
    name: "a due date under a goal heading governs the paragraphs below it",
    text:
      "二、发展目标\n到2025年,计量支撑更加有力。\n1.计量。建立社会公用计量标准1200项,强制检定率达到96%以上。\n" +
      "2.认证。有效认证证书超过6万张。\n三、重点任务\n(一)新建省级产业计量测试中心3家。",
    anchor: plan,
    facts: [
      "社会公用计量标准 | 1200 | 项 | eq | target | 2025 | 410000",
      "强制检定率 | 96 | % | ge | target | 2025 | 410000",
      "有效认证证书 | 60000 | 张 | gt | target | 2025 | 410000",
      "新建省级产业计量测试中心 | 3 | 家 | eq | plan | - | 410000",
    ],
  },
  {
    name: "the background chapter of a plan reports",
    text: "一、发展基础\n“十三五”期间,全省主导制定国际标准50项。截至2020年底,有效认证证书26199张。\n" +
      "二、总体目标\n到2027年,建成国家级质量标准实验室2—3家。",
    anchor: plan,
    facts: [
      "主导制定国际标准 | 50 | 项 | eq | actual | 2020 | 410000",
      "有效认证证书 | 26199 | 张 | eq | actual | 2020-12-31 | 410000",
      "国家级质量标准实验室 | 2–3 | 家 | eq | target | 2027 | 410000",
    ],
  },
  {
    name: "the nearest word of mood decides",
    text: "已建成国家质检中心12个,力争再建省级质检中心4个。",
    anchor: reply,
    facts: [
      "国家质检中心 | 12 | 个 | eq | actual | 2024-07-08 | 510000",
      "省级质检中心 | 4 | 个 | eq | plan | - | 510000",
    ],
  },
  {
    name: "下一步 holds for the rest of its paragraph and past years do not",
    text: "2023年,开展职业技能培训1.5万人次。下一步,我局将继续加大力度。开展职业技能培训8000人次。",
    anchor: reply,
    facts: [
      "职业技能培训 | 15000 | 人次 | eq | actual | 2023 | 510000",
      "职业技能培训 | 8000 | 人次 | eq | plan | - | 510000",
    ],
  },
  {
    name: "a set named with its place exists already, even in a plan",
    text: "围绕全省28条重点产业链,选择2至3条产业链先行试点。",
    anchor: plan,
    facts: [
      "重点产业链 | 28 | 条 | eq | actual | - | 410000",
      "产业链 | 2–3 | 条 | eq | plan | - | 410000",
    ],
  },
  {
    name: "a notice's deadline is a task with a day",
    text: "各市要于2024年6月底前选取2—3个产业集群开展试点,每个试点至少建设1个服务站点。",
    anchor: notice,
    facts: [
      "产业集群 | 2–3 | 个 | eq | plan | 2024-06-30 | 370000",
      "服务站点 | 1 | 个 | ge | plan | 2024-06-30 | 370000",
    ],
  },
  {
    name: "到 a later year binds in a report too",
    text: "2023年全市产业产值达115亿元,力争到2027年全链条产值突破200亿元。",
    anchor: { ...news, region_code: "430100" },
    facts: [
      "产业产值 | 11500000000 | 元 | eq | actual | 2023 | 430100",
      "全链条产值 | 20000000000 | 元 | gt | target | 2027 | 430100",
    ],
  },
  {
    name: "a dated meeting gives its day to the sentences behind it",
    text:
      "各单位于2024年5月16日召开了第一次工作会议。会议决定成立实验室联盟,联盟覆盖食品、环保、工程检测等5个领域。",
    anchor: reply,
    facts: ["领域 | 5 | 个 | eq | actual | 2024-05-16 | 510000"],
  },
  {
    name: "自 a year reaches up to the document's own day",
    text: "2021年以来,省财政累计投入专项资金1.2亿元。",
    anchor: reply,
    facts: ["专项资金 | 120000000 | 元 | eq | actual | 2024-07-08 | 510000"],
  },
  {
    name: "unquantified promises are kept without a value, reports of 一批 are not",
    text: "建设一批技术水平高、服务能力强的检验检测机构。计量服务能力显著提升。已发布一批地方标准。",
    anchor: plan,
    facts: [
      "检验检测机构 | - | 一批 | eq | plan | - | 410000",
      "计量服务能力 | - | 显著提升 | eq | plan | - | 410000",
    ],
  },
  {
    name: "the date of one numbered item does not reach the next, 下一步 does",
    text: "下一步,一是到2026年建成服务站点120个;二是完成计量器具强制检定50万台件。",
    anchor: reply,
    facts: [
      "服务站点 | 120 | 个 | eq | target | 2026 | 510000",
      "计量器具强制检定 | 500000 | 台件 | eq | plan | - | 510000",
    ],
  },
  {
    name: "the work points of a year set targets for it",
    text: "2023年制修订农业标准10项以上,化肥使用量比上年减少2%。全年抽检农产品50万批次。",
    anchor: { ...notice, date: "2023-03-10", title: "关于印发2023年质量强省工作要点的通知" },
    facts: [
      "制修订农业标准 | 10 | 项 | ge | target | 2023 | 370000",
      "化肥使用量比上年减少 | 2 | % | eq | target | 2023 | 370000",
      "抽检农产品 | 500000 | 批次 | eq | target | 2023 | 370000",
    ],
  },
  {
    name: "the year of statistics holds in all paragraphs until another is named",
    text:
      "截至2015年底,我国共有机构31122家,近三年年均增长11.92%。\n高新技术企业1689家。\n今年以来,新增机构20家。",
    anchor: { date: "2016-06-13", region_code: "000000", kind: "statistics" },
    facts: [
      "机构 | 31122 | 家 | eq | actual | 2015-12-31 | 000000",
      "机构年均增长 | 11.92 | % | eq | actual | 2015-12-31 | 000000",
      "高新技术企业 | 1689 | 家 | eq | actual | 2015-12-31 | 000000",
      "新增机构 | 20 | 家 | eq | actual | 2016-06-13 | 000000",
    ],
  },
  {
    name: "the title of statistics gives the year of figures without one",
    text: "二、主要指标\n年末全省共有检验机构57个。\n完成产品认证9973种。",
    anchor: { date: null, region_code: "210000", kind: "statistics", title: "2009年统计公报" },
    facts: [
      "检验机构 | 57 | 个 | eq | actual | 2009-12-31 | 210000",
      "产品认证 | 9973 | 种 | eq | actual | 2009 | 210000",
    ],
  },
  {
    name: "the section on results in a notice reports",
    text: "一、总体情况\n344家单位参加考核。\n二、有关要求\n每家单位至少确定1名联络员。",
    anchor: { ...notice, title: "关于2024年考核结果的通知", date: null },
    facts: [
      "单位 | 344 | 家 | eq | actual | 2024 | 370000",
      "联络员 | 1 | 人 | ge | plan | - | 370000",
    ],
  },
  {
    name: "the day behind a closed quotation governs",
    text: "“请听题！”昨天下午,质量竞赛举行,12家企业同台比拼。",
    anchor: news,
    facts: ["企业同台比拼 | 12 | 家 | eq | actual | 2024-09-09 | 330000"],
  },
  {
    name: "what each must at least send in is asked for, wherever it stands; what was sent in is there",
    text: "每市至少上报一个领域。截至目前,各市至少上报了一个案例。",
    anchor: news,
    facts: [
      "领域 | 1 | 个 | ge | plan | - | 330000",
      "案例 | 1 | 个 | ge | actual | 2024-09-10 | 330000",
    ],
  },
  {
    name: "the note that closes a task, on its line or the next, dates what the task counts",
    text: "1.建设站点。建成服务站点12个。\n(省市场监管局牵头,各市人民政府配合,2026年9月底前完成)\n" +
      "2.建设实验室。新增重点实验室8个,其中2025年新增重点实验室3个。(省科技厅负责;完成时限:2026年11月30日)\n" +
      "3.培育机构。新增检测机构5家(省市场监管局负责)。",
    anchor: plan,
    facts: [
      "服务站点 | 12 | 个 | eq | target | 2026-09-30 | 410000",
      "新增重点实验室 | 8 | 个 | eq | target | 2026-11-30 | 410000",
      "新增重点实验室 | 3 | 个 | eq | target | 2025 | 410000",
      "新增检测机构 | 5 | 家 | eq | plan | - | 410000",
    ],
  },
  {
    name: "places between a verb of making and the figure do not say that it is there",
    text: "建设郑州、洛阳2个检验检测产业园。",
    anchor: plan,
    facts: [
      "检验检测产业园 | 2 | 个 | eq | plan | - | 410000",
    ],
  },
  {
    name: "years before the name of a plan",
    text: "三、重点任务\n建设公共检测平台15个。",
    anchor: { ...plan, title: "河南省2023—2026年检验检测提升行动方案" },
    facts: ["公共检测平台 | 15 | 个 | eq | target | 2026 | 410000"],
  },
  {
    name: "up to a date stands behind who means to",
    text: "下一步，该局将力争到2027年，建成服务平台3个。我们计划到2026年，新增实验室7个。",
    anchor: news,
    facts: [
      "服务平台 | 3 | 个 | eq | target | 2027 | 330000",
      "新增实验室 | 7 | 个 | eq | target | 2026 | 330000",
    ],
  },
  {
    name: "statistics of a year that the title writes in Chinese numerals",
    text: "全市建有计量标准387项。",
    anchor: { ...statistics, title: "某市质量状况报告(二〇二一年度)" },
    facts: ["计量标准 | 387 | 项 | eq | actual | 2021 | 000000"],
  },
  {
    name: "what was counted from an event to the paper's own day",
    text: "平台2022年3月上线至今,注册企业39家。中心开通以来,出具报告5200份。",
    anchor: news,
    facts: [
      "注册企业 | 39 | 家 | eq | actual | 2024-09-10 | 330000",
      "出具报告 | 5200 | 份 | eq | actual | 2024-09-10 | 330000",
    ],
  },
  {
    name: "what a stock is to become, by the note behind it",
    text: "推动入网仪器由现有的420台增加到700台。(市科技局牵头,2026年底前完成)",
    anchor: { ...notice, kind: "measures" },
    facts: [
      "入网仪器 | 420 | 台 | eq | actual | 2024-03-01 | 370000",
      "入网仪器 | 700 | 台 | eq | target | 2026-12-31 | 370000",
    ],
  },
  {
    name: "what a list calls on others to do, beside what was done",
    text: "鼓励每个平台联合不少于10家检测机构、服务3家以上企业。去年服务企业不少于200家。",
    anchor: { ...news, kind: "list" },
    facts: [
      "检测机构 | 10 | 家 | ge | plan | - | 330000",
      "服务企业 | 3 | 家 | ge | plan | - | 330000",
      "服务企业 | 200 | 家 | ge | actual | 2023 | 330000",
    ],
  },
  {
    name: "what is given to whoever qualifies has no part in the deadline of the sentence before",
    text: "年底前,还将新建质量服务站3个。对首次获奖的组织,奖励20万元。",
    anchor: news,
    facts: [
      "新建质量服务站 | 3 | 个 | eq | target | 2024-12-31 | 330000",
      "奖励 | 200000 | 元 | eq | plan | - | 330000",
    ],
  },
  {
    name: "what a plan says of its starting point, problems included",
    text:
      "一、发展环境\n(一)存在问题\n年营收超5000万元的机构仅3家。\n二、主要任务\n(一)培育机构\n培育机构5家。",
    anchor: plan,
    facts: [
      "年营收超5000万元的机构 | 3 | 家 | eq | actual | - | 410000",
      "培育机构 | 5 | 家 | eq | plan | - | 410000",
    ],
  },
  {
    name: "a goal that another paper set, told among what was done",
    text: "2023年,省政府印发纲要,提出到2025年质量基础设施更加完善,建成国家级质检中心30个以上。",
    anchor: reply,
    facts: ["国家级质检中心 | 30 | 个 | ge | target | 2025 | 510000"],
  },
];
