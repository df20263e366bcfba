/** Figures in tables, boxes and lists whose unit stands apart from the number. @module */
import { type IndicatorCase, notice, plan, reply, statistics } from "./case.ts";

const rows = [
  ["指标名称", "单位", "2020年基期值", "2025年目标值", "属性"],
  ["1.省级产业计量测试中心", "家", "3", "8", "预期性"],
  ["2.有效认证证书", "万张", "4.6", "≥7.5", "预期性"],
  ["3.强制检定计量器具受检率", "%", "91.5", "＞96", "约束性"],
  ["4.质量检测公共平台", "个", "—", "新建/升级6", "预期性"],
];
const read = [
  "省级产业计量测试中心 | 3 | 家 | eq | actual | 2020 | 410000",
  "省级产业计量测试中心 | 8 | 家 | eq | target | 2025 | 410000",
  "有效认证证书 | 46000 | 张 | eq | actual | 2020 | 410000",
  "有效认证证书 | 75000 | 张 | ge | target | 2025 | 410000",
  "强制检定计量器具受检率 | 91.5 | % | eq | actual | 2020 | 410000",
  "强制检定计量器具受检率 | 96 | % | gt | target | 2025 | 410000",
];

/** Cases about tables. */
export const tables: IndicatorCase[] = [
  {
    name: "a table of goals whose cells are parted by tabs",
    text: `专栏2 主要指标\n${rows.map((row) => row.join("\t")).join("\n")}`,
    anchor: plan,
    facts: read,
  },
  {
    name: "the same table with its cells parted by spaces",
    text: `专栏2 主要指标\n${rows.map((row) => row.join("  ")).join("\n")}`,
    anchor: plan,
    facts: read,
  },
  {
    name: "the same table with one cell to a line",
    text: `专栏2 主要指标\n${rows.map((row) => row.join("\n")).join("\n")}`,
    anchor: plan,
    facts: read,
  },
  {
    name: "a table whose units stand in brackets behind the names",
    text:
      "序号\t主要指标\t2022年完成\t2027年目标\n1\t社会公用计量标准(项)\t1530\t2000以上\n2\t检验检测营业收入(亿元)\t88.4\t150",
    anchor: plan,
    facts: [
      "社会公用计量标准 | 1530 | 项 | eq | actual | 2022 | 410000",
      "社会公用计量标准 | 2000 | 项 | ge | target | 2027 | 410000",
      "检验检测营业收入 | 8840000000 | 元 | eq | actual | 2022 | 410000",
      "检验检测营业收入 | 15000000000 | 元 | eq | target | 2027 | 410000",
    ],
  },
  {
    name: "rows that cannot be lined up with the head give nothing",
    text:
      "指标名称\t单位\t2020年基期值\t2025年目标值\n计量标准\t项\t12\n国际互认\t项\t20\t30\t预期性\t备注一",
    anchor: plan,
    facts: [],
  },
  {
    name: "a table by places, with spaces in its numbers",
    text:
      "表2 2021年各市检验检测机构情况\n地区\t检验检测机构(家)\t营业收入(万元)\n全省\t1 862\t1 203 456.7\n" +
      "郑州\t612\t602 118\n新密市\t14\t—\n航空港区\t9\t2 100",
    anchor: { ...statistics, region_code: "410000" },
    facts: [
      "检验检测机构 | 1862 | 家 | eq | actual | 2021 | 410000",
      "营业收入 | 12034567000 | 元 | eq | actual | 2021 | 410000",
      "检验检测机构 | 612 | 家 | eq | actual | 2021 | 410100",
      "营业收入 | 6021180000 | 元 | eq | actual | 2021 | 410100",
      "检验检测机构 | 14 | 家 | eq | actual | 2021 | 410183",
      "检验检测机构 | 9 | 家 | eq | actual | 2021 | -",
      "营业收入 | 21000000 | 元 | eq | actual | 2021 | -",
    ],
  },
  {
    name: "a box sets the year for the lines below it, up to the next item",
    text:
      "二、主要任务\n(一)强化计量。\n专栏1 2027年计量发展主要指标\n计量标准物质(种) 1200\n诚信计量示范单位:5万家\n" +
      "受检率 ≥96%\n(二)强化标准。新建标准化试点4个。",
    anchor: plan,
    facts: [
      "计量标准物质 | 1200 | 种 | eq | target | 2027 | 410000",
      "诚信计量示范单位 | 50000 | 家 | eq | target | 2027 | 410000",
      "受检率 | 96 | % | ge | target | 2027 | 410000",
      "新建标准化试点 | 4 | 个 | eq | plan | - | 410000",
    ],
  },
  {
    name: "each task of a table is due by the date in its own row",
    text: "序号\t任务\t目标\t牵头单位\t完成时限\n" +
      "1\t提升计量能力\t新建社会公用计量标准6项，受检率达97%。\t计量处\t2024年11月底\n" +
      "2\t发展检验检测\t引进检验检测机构2家\t认可处\t2024年6月底前",
    anchor: { ...plan, date: "2024-01-10" },
    facts: [
      "新建社会公用计量标准 | 6 | 项 | eq | target | 2024-11-30 | 410000",
      "受检率 | 97 | % | eq | target | 2024-11-30 | 410000",
      "引进检验检测机构 | 2 | 家 | eq | target | 2024-06-30 | 410000",
    ],
  },
  {
    name: "what applicants must have states nothing",
    text:
      "三、服务站点应当具备下列条件:\n(一)服务场所不少于60平方米;\n(二)专职人员不少于4人。\n四、对评为优秀的站点给予补助10万元。",
    anchor: notice,
    facts: ["补助 | 100000 | 元 | eq | plan | - | 370000"],
  },
  {
    name: "figures given year by year belong to their years",
    text: "2020—2022年,民营机构占比分别为41.5%、43%和46.2%。",
    anchor: statistics,
    facts: [
      "民营机构占比 | 41.5 | % | eq | actual | 2020 | 000000",
      "民营机构占比 | 43 | % | eq | actual | 2021 | 000000",
      "民营机构占比 | 46.2 | % | eq | actual | 2022 | 000000",
    ],
  },
  {
    name: "a series with more years than figures tells none of them apart",
    text: "2019—2022年,民营机构占比分别为41.5%、43%和46.2%。",
    anchor: statistics,
    facts: [
      "民营机构占比 | 41.5 | % | eq | actual | 2022 | 000000",
      "民营机构占比 | 43 | % | eq | actual | 2022 | 000000",
      "民营机构占比 | 46.2 | % | eq | actual | 2022 | 000000",
    ],
  },
  {
    name: "where a change began was so once, whatever is aimed at",
    text: "力争国家级标准化平台由2家增至5家,主导制定国际标准从“十三五”末的8项增加到20项。",
    anchor: plan,
    facts: [
      "国家级标准化平台 | 2 | 家 | eq | actual | - | 410000",
      "国家级标准化平台 | 5 | 家 | eq | plan | - | 410000",
      "主导制定国际标准 | 8 | 项 | eq | actual | 2020 | 410000",
      "主导制定国际标准 | 20 | 项 | eq | plan | - | 410000",
    ],
  },
  {
    name: "behind a bracket the sentence goes on from the figure before it",
    text: "全市检验检测机构237家(其中食品类31家、建工类68家),较2023年净增9家。",
    anchor: reply,
    facts: [
      "检验检测机构 | 237 | 家 | eq | actual | 2024-07-08 | 510000",
      "检验检测机构食品类 | 31 | 家 | eq | actual | 2024-07-08 | 510000",
      "检验检测机构建工类 | 68 | 家 | eq | actual | 2024-07-08 | 510000",
      "检验检测机构较2023年净增 | 9 | 家 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "what is said behind bodies of one sort is said of them",
    text: "截至6月末,规模以上检验检测机构数量7558家,营业收入3743.6亿元。",
    anchor: reply,
    facts: [
      "规模以上检验检测机构数量 | 7558 | 家 | eq | actual | 2024-06-30 | 510000",
      "规模以上检验检测机构营业收入 | 374360000000 | 元 | eq | actual | 2024-06-30 | 510000",
    ],
  },
  {
    name: "a fall in a table by place, and a prefecture by its short name",
    text: "市州\t机构数(家)\t同比增长(%)\n长沙市\t562\t7.4\n湘西州\t64\t-1.3",
    anchor: { ...statistics, date: "2024-08-02", region_code: "430000", title: "2023年湖南省机构主要指标" },
    facts: [
      "机构数 | 562 | 家 | eq | actual | 2023 | 430100",
      "同比增长 | 7.4 | % | eq | actual | 2023 | 430100",
      "机构数 | 64 | 家 | eq | actual | 2023 | 433100",
      "同比增长 | -1.3 | % | eq | actual | 2023 | 433100",
    ],
  },
  {
    name: "a table of things counted for each product or project",
    text: "检测项目\t参加机构数(家)\t满意(家)\n水泥抗压强度\t88\t80\n奶粉中蛋白质\t45\t42",
    anchor: { ...notice, title: "关于2023年能力验证结果的通报" },
    facts: [
      "水泥抗压强度参加机构数 | 88 | 家 | eq | actual | 2023 | 370000",
      "水泥抗压强度满意 | 80 | 家 | eq | actual | 2023 | 370000",
      "奶粉中蛋白质参加机构数 | 45 | 家 | eq | actual | 2023 | 370000",
      "奶粉中蛋白质满意 | 42 | 家 | eq | actual | 2023 | 370000",
    ],
  },
  {
    name: "places under a head with their ranks in brackets",
    text: "市(州)\t机构数(家)\t营业收入(亿元)\n贵阳市\t398\t31.52\n毕节市\t122\t4.48",
    anchor: { ...statistics, region_code: "520000" },
    facts: [
      "机构数 | 398 | 家 | eq | actual | - | 520100",
      "营业收入 | 3152000000 | 元 | eq | actual | - | 520100",
      "机构数 | 122 | 家 | eq | actual | - | 520500",
      "营业收入 | 448000000 | 元 | eq | actual | - | 520500",
    ],
  },
];
