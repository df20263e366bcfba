/** Where a figure holds. @module */
import { type CaseDocument, type IndicatorCase, news, reply, statistics } from "./case.ts";

/** News of Foshan, published 2024-03-10. */
const foshan: CaseDocument = { date: "2024-03-10", region_code: "440600", kind: "news" };

/** Cases about `region_code`. */
export const places: IndicatorCase[] = [
  {
    name: "a named city governs its sentence, the issuer the next",
    text: "绵阳市建成科学仪器共享平台,开放仪器设备8528台(套),累计服务5万余次。全省开展服务85万余家次。",
    anchor: reply,
    facts: [
      "开放仪器设备 | 8528 | 台(套) | eq | actual | 2024-07-08 | 510700",
      "开放仪器设备服务 | 50000 | 次 | gt | actual | 2024-07-08 | 510700",
      "服务 | 850000 | 家次 | gt | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "two places hold a figure together",
    text: "川渝两地近1.5万名企业质量管理人员参加活动。",
    anchor: reply,
    facts: ["企业质量管理人员 | 15000 | 人 | lt | actual | 2024-07-08 | 510000+500000"],
  },
  {
    name: "a partner inside the clause governs nothing",
    text: "联合重庆市市场监管局举办培训活动3场。中国质量(成都)大会期间,达成合作事项121项。",
    anchor: reply,
    facts: [
      "培训活动 | 3 | 场 | eq | actual | 2024-07-08 | 510000",
      "合作事项 | 121 | 项 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "a list of places gives each its own figure",
    text: "2013年,检验检测机构最多为:山东1924家、江苏1629家,两省合计占全国的14.3%。",
    anchor: statistics,
    facts: [
      "检验检测机构最多 | 1924 | 家 | eq | actual | 2013 | 370000",
      "检验检测机构最多 | 1629 | 家 | eq | actual | 2013 | 320000",
      "两省合计占全国 | 14.3 | % | eq | actual | 2013 | 000000",
    ],
  },
  {
    name: "places in brackets divide a total",
    text: "全省共有检验机构12家(其中成都8家、绵阳4家)。",
    anchor: reply,
    facts: [
      "检验机构 | 12 | 家 | eq | actual | 2024-07-08 | 510000",
      "检验机构 | 8 | 家 | eq | actual | 2024-07-08 | 510100",
      "检验机构 | 4 | 家 | eq | actual | 2024-07-08 | 510700",
    ],
  },
  {
    name: "a place with its year governs the clauses behind it",
    text: "成都市2022年持证机构217家,营业收入154.98亿元。",
    anchor: reply,
    facts: [
      "持证机构 | 217 | 家 | eq | actual | 2022 | 510100",
      "营业收入 | 15498000000 | 元 | eq | actual | 2022 | 510100",
    ],
  },
  {
    name: "what a body of the nation did holds for the nation, unless a place stands between",
    text: "日前,国家市场监督管理总局发布公告,批准成立22个国家质检中心。市场监管总局批准我省筹建计量中心3个。",
    anchor: reply,
    facts: [
      "国家质检中心 | 22 | 个 | eq | actual | 2024-07-08 | 000000",
      "市场监管总局批准我省筹建计量中心 | 3 | 个 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "the province in the name of an award is no place of a city's figure",
    text: "目前,全市有国家级试点项目14个,江苏省标准化试点项目24个。江苏省共有试点项目200个。",
    anchor: { date: "2016-02-23", region_code: "320500", kind: "news" },
    facts: [
      "国家级试点项目 | 14 | 个 | eq | actual | 2016-02-23 | 320500",
      "江苏省标准化试点项目 | 24 | 个 | eq | actual | 2016-02-23 | 320500",
      "试点项目 | 200 | 个 | eq | actual | 2016-02-23 | 320000",
    ],
  },
  {
    name: "what is compared with has its own place",
    text: "机构年均增长率为10%,高于全国9%的平均水平。",
    anchor: reply,
    facts: [
      "机构年均增长率 | 10 | % | eq | actual | 2024-07-08 | 510000",
      "机构年均增长率高于全国 | 9 | % | eq | actual | 2024-07-08 | 000000",
    ],
  },
  {
    name: "分别 gives each place its own figure",
    text: "珠三角拥有检验机构3120家。其中,深圳1053家,东莞、佛山分别为412家、305家。",
    anchor: { date: "2024-06-12", region_code: "440000", kind: "news" },
    facts: [
      "检验机构 | 3120 | 家 | eq | actual | 2024-06-12 | 440100+440300+440400+440600+441300+441900+442000+440700+441200",
      "检验机构 | 1053 | 家 | eq | actual | 2024-06-12 | 440300",
      "检验机构 | 412 | 家 | eq | actual | 2024-06-12 | 441900",
      "检验机构 | 305 | 家 | eq | actual | 2024-06-12 | 440600",
    ],
  },
  {
    name: "districts by their short names, side by side in a paper of their city, have each their own figure",
    text: "目前,南海、禅城、顺德分别建成服务站12个、8个、9个。",
    anchor: foshan,
    facts: [
      "服务站 | 12 | 个 | eq | actual | 2024-03-10 | 440605",
      "服务站 | 8 | 个 | eq | actual | 2024-03-10 | 440604",
      "服务站 | 9 | 个 | eq | actual | 2024-03-10 | 440606",
    ],
  },
  {
    name: "districts by their short names, each before its figure, divide a total of their city",
    text: "全市共有检验机构200家(其中南海120家、禅城80家)。",
    anchor: foshan,
    facts: [
      "检验机构 | 200 | 家 | eq | actual | 2024-03-10 | 440600",
      "检验机构 | 120 | 家 | eq | actual | 2024-03-10 | 440605",
      "检验机构 | 80 | 家 | eq | actual | 2024-03-10 | 440604",
    ],
  },
  {
    name: "the short name of a district is none beside a word that is no place of its city",
    text: "面向南海、渤海建成监测站12个。",
    anchor: foshan,
    facts: ["监测站 | 12 | 个 | eq | actual | 2024-03-10 | 440600"],
  },
  {
    name: "the place that a row of a table opens with governs the row",
    text: "序号 地区 数量\n1 南海区 建成服务站12个\n2 禅城 建成服务站8个",
    anchor: foshan,
    facts: [
      "服务站 | 12 | 个 | eq | actual | 2024-03-10 | 440605",
      "服务站 | 8 | 个 | eq | actual | 2024-03-10 | 440604",
    ],
  },
  {
    name: "a county named without its rank holds what it was helped to build",
    text: "支持绵竹建成国家质检中心1个,推动江油建成公共服务平台2个。支持企业建成计量实验室3个。",
    anchor: reply,
    facts: [
      "国家质检中心 | 1 | 个 | eq | actual | 2024-07-08 | 510683",
      "公共服务平台 | 2 | 个 | eq | actual | 2024-07-08 | 510781",
      "计量实验室 | 3 | 个 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "places that a clause ranks share out the figures behind it",
    text: "机构数量排名前三的是成都市、绵阳市和南充市,分别为512家、301家、262家。",
    anchor: reply,
    facts: [
      "机构数量 | 512 | 家 | eq | actual | 2024-07-08 | 510100",
      "机构数量 | 301 | 家 | eq | actual | 2024-07-08 | 510700",
      "机构数量 | 262 | 家 | eq | actual | 2024-07-08 | 511300",
    ],
  },
  {
    name: "the other cities are the issuer's again",
    text: "成都、绵阳每市建立服务站点30个,其他市建立服务站点15个。",
    anchor: reply,
    facts: [
      "服务站点 | 30 | 个 | eq | actual | 2024-07-08 | 510100+510700",
      "服务站点 | 15 | 个 | eq | actual | 2024-07-08 | 510000",
    ],
  },
  {
    name: "the name of a national committee is no place",
    text: "全国专业标准化技术委员会秘书处5家落户我省。",
    anchor: reply,
    facts: ["全国专业标准化技术委员会秘书处 | 5 | 家 | eq | actual | 2024-07-08 | 510000"],
  },
  {
    name: "groups of places, but not what is named after one or compared with it",
    text:
      "长株潭拥有机构1002家。成渝互认参数1.3万项。长三角首个平台服务企业86家。长三角生态绿色一体化发展示范区有站点5个。",
    anchor: { ...news, region_code: "430000" },
    facts: [
      "机构 | 1002 | 家 | eq | actual | 2024-09-10 | 430100+430200+430300",
      "成渝互认参数 | 13000 | 项 | eq | actual | 2024-09-10 | 510000+500000",
      "长三角首个平台服务企业 | 86 | 家 | eq | actual | 2024-09-10 | 430000",
      "长三角生态绿色一体化发展示范区有站点 | 5 | 个 | eq | actual | 2024-09-10 | 430000",
    ],
  },
  {
    name: "a city whose name is a daily word, at the head of a sentence of its province's paper",
    text: "安康富硒产品证书达到216张。各地保障安康工程12项。",
    anchor: { ...news, region_code: "610000" },
    facts: [
      "安康富硒产品证书 | 216 | 张 | eq | actual | 2024-09-10 | 610900",
      "保障安康工程 | 12 | 项 | eq | actual | 2024-09-10 | 610000",
    ],
  },
  {
    name: "what is said of all behind what was done at a place",
    text: "我局在涪城区建成站点6个,累计服务企业320家。在三台县建设中心1个,计划投资900万元。",
    anchor: { ...reply, region_code: "510700" },
    facts: [
      "站点 | 6 | 个 | eq | actual | 2024-07-08 | 510703",
      "服务企业 | 320 | 家 | eq | actual | 2024-07-08 | 510700",
      "中心 | 1 | 个 | eq | actual | 2024-07-08 | 510722",
      "投资 | 9000000 | 元 | eq | plan | - | 510722",
    ],
  },
];
