/**
 * Names of agencies: the full name behind 省市场监管局, 市工信局, CNAS and the like, and who took an agency's work over.
 *
 * A name that begins with 省, 市, 区, 县 or 州 belongs to the issuer's own place, which is put in front; then the short names
 * of departments are written out (市场监管局 → 市场监督管理局). A name that cannot be placed keeps its words and has no region.
 *
 * @module
 */
import { findPlaces, levelOf, regionOf, regionOfAgency, type Written } from "./regions.ts";

/** An agency written out. */
export interface Agency {
  name: string;
  /** GB/T 2260 code of its place, null when unknown. */
  region_code: string | null;
}

/** Short names of departments at the end of a name, longest first; 局, 厅 and 委 stay as the place has them. */
const departments: readonly [string, string][] = [
  ["市场监管局", "市场监督管理局"],
  ["市监局", "市场监督管理局"],
  ["市场监管委", "市场监督管理委员会"],
  ["质监局", "质量技术监督局"],
  ["工商局", "工商行政管理局"],
  ["食品药品监管局", "食品药品监督管理局"],
  ["食药监局", "食品药品监督管理局"],
  ["发展和改革委", "发展和改革委员会"],
  ["发展改革委", "发展和改革委员会"],
  ["发改委", "发展和改革委员会"],
  ["发改局", "发展和改革局"],
  ["工业和信息化委", "工业和信息化委员会"],
  ["经济和信息化委", "经济和信息化委员会"],
  ["经信厅", "经济和信息化厅"],
  ["经信局", "经济和信息化局"],
  ["工信厅", "工业和信息化厅"],
  ["工信局", "工业和信息化局"],
  ["科技厅", "科学技术厅"],
  ["科技局", "科学技术局"],
  ["科委", "科学技术委员会"],
  ["人力资源社会保障厅", "人力资源和社会保障厅"],
  ["人力资源社会保障局", "人力资源和社会保障局"],
  ["人社厅", "人力资源和社会保障厅"],
  ["人社局", "人力资源和社会保障局"],
  ["住房城乡建设厅", "住房和城乡建设厅"],
  ["住建厅", "住房和城乡建设厅"],
  ["住建局", "住房和城乡建设局"],
  ["国资委", "国有资产监督管理委员会"],
  ["卫生健康委", "卫生健康委员会"],
  ["卫健委", "卫生健康委员会"],
  ["药监局", "药品监督管理局"],
  ["农业农村委", "农业农村委员会"],
  ["政数局", "政务服务和数据管理局"],
];

/** National bodies by all their short names, which are the whole name wherever they stand. */
const national: ReadonlyMap<string, string> = new Map([
  ["国家市场监督管理总局", "市场监管总局 国家市场监管总局 市场监督管理总局 SAMR"],
  ["国家认证认可监督管理委员会", "认监委 国家认监委 CNCA"],
  ["国家标准化管理委员会", "国家标准委 标准委 SAC"],
  ["中国合格评定国家认可委员会", "国家认可委 认可委 CNAS"],
  ["中国计量科学研究院", "中国计量院 NIM"],
  ["中国标准化研究院", "CNIS"],
  ["中国认证认可协会", "CCAA"],
  ["国家质量监督检验检疫总局", "质检总局 国家质检总局 AQSIQ"],
  ["国家工商行政管理总局", "工商总局 国家工商总局"],
  ["国家食品药品监督管理总局", "食药监总局 国家食药监总局 国家食品药品监管总局"],
  ["国家药品监督管理局", "国家药监局 NMPA"],
  ["国家知识产权局", "CNIPA"],
].flatMap(([full = "", shorts = ""]) => shorts.split(" ").map((short): [string, string] => [short, full])));

/** Full name and place of an agency named in a paper of `issuer` (a GB/T 2260 code, or null when unknown). */
export function resolveAgency(name: string, issuer: string | null, written: Written = { on: null }): Agency {
  const place = ownPlace(name, issuer);
  const placed = place ? `${regionOf(place)?.name ?? ""}${name.slice(1)}` : name;
  const full = writeOut(placed);
  return { name: full, region_code: place ?? regionOfAgency(full, written) };
}

/** The issuer's place that the leading 省, 市, 区, 县 or 州 stands for; 市场 and 省级 are no such beginning. */
function ownPlace(name: string, issuer: string | null): string | null {
  if (!issuer || !/^(?:省(?!级|内)|市(?!场|级|内|政)|[区县州](?!级|域))/.test(name)) return null;
  const [mention] = findPlaces(`全${name.charAt(0)}`, issuer);
  return mention && levelOf(mention.code) !== "nation" ? mention.code : null;
}

function writeOut(name: string): string {
  const whole = national.get(name);
  if (whole) return whole;
  const office = /(?:局|厅|委)(办公室)$/.exec(name)?.[1] ?? "";
  const body = office ? name.slice(0, -office.length) : name;
  const found = departments.find(([short]) => body.endsWith(short));
  return found ? body.slice(0, -found[0].length) + found[1] + office : name;
}

const merged2018 = /(?:质量技术监督局|工商行政管理局|食品药品监督管理局)$/;
const merged2018National = [
  "国家质量监督检验检疫总局",
  "国家工商行政管理总局",
  "国家食品药品监督管理总局",
];

/**
 * The body that took over the work of an agency, both written out: in the reform of 2018 the authorities for quality, trade
 * and food and drugs became one authority for market regulation in each place. Null for all others.
 */
export function successorOf(agency: string): string | null {
  if (merged2018National.includes(agency)) return "国家市场监督管理总局";
  if (agency === "国家质量技术监督局") return "国家质量监督检验检疫总局"; // in 2001
  return /^国家/.test(agency) || !merged2018.test(agency)
    ? null
    : agency.replace(merged2018, "市场监督管理局");
}
