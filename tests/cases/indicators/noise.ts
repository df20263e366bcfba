/** The same facts through the noise of real pages. @module */
import { type IndicatorCase, reply } from "./case.ts";

const facts = [
  "检验检测机构 | 2558 | 家 | eq | actual | 2024-07-08 | 510000",
  "培训企业 | 150000 | 家次 | gt | actual | 2024-07-08 | 510000",
];
const noisy = (name: string, text: string): IndicatorCase => ({ name, text, anchor: reply, facts });

/** Cases about script, spacing and doubled signs. */
export const noise: IndicatorCase[] = [
  noisy("plain text", "全省拥有检验检测机构2558家,培训企业15万余家次。"),
  noisy("traditional characters", "全省擁有檢驗檢測機構2558家,培訓企業15萬余家次。"),
  noisy(
    "variants in brackets",
    "全省擁(yōng)有檢驗(yàn)檢測機(jī)構(gòu)2558家,培訓(xùn)企業(yè)15萬(wàn)余家次。",
  ),
  noisy("full-width digits", "全省拥有检验检测机构２５５８家，培训企业１５万余家次。"),
  noisy("spaces around digits and inside words", "全省拥有检验 检测机构 2558 家,培训企业 15 万余家次。"),
  noisy("thousands", "全省拥有检验检测机构2,558家,培训企业150,000余家次。"),
  noisy("spaced thousands", "全省拥有检验检测机构2 558家,培训企业150 000余家次。"),
  noisy("doubled commas", "全省拥有检验检测机构2558家,,培训企业15万余家次。"),
  noisy(
    "the whole text twice",
    "全省拥有检验检测机构2558家,培训企业15万余家次。\n全省拥有检验检测机构2558家,培训企业15万余家次。",
  ),
  noisy("numerals in characters", "全省拥有检验检测机构二千五百五十八家,培训企业十五万余家次。"),
];
