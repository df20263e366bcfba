/** Where a figure holds. @module */
import { type IndicatorCase, reply, statistics } from "./case.ts";

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
    text: "2013年,检验检测机构最多的依次为:山东1924家、江苏1629家,两省合计占全国的14.3%。",
    anchor: statistics,
    facts: [
      "检验检测机构最多的依次 | 1924 | 家 | eq | actual | 2013 | 370000",
      "检验检测机构最多的依次 | 1629 | 家 | eq | actual | 2013 | 320000",
      "两省合计占全国 | 14.3 | % | eq | actual | 2013 | 000000",
    ],
  },
];
