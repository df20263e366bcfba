/**
 * Names of agencies: the full name behind 省市场监管局, 市工信局 and the like.
 *
 * A name that begins with 省, 市, 区, 县 or 州 belongs to the issuer's own place, which is put in front; then the short names
 * of departments are written out (市场监管局 → 市场监督管理局). A name that cannot be placed keeps its words and has no region.
 *
 * @module
 */
import { findPlaces, levelOf, regionOf, regionOfAgency } from "./regions.ts";

/** An agency written out. */
export interface Agency {
  name: string;
  /** GB/T 2260 code of its place, null when unknown. */
  region_code: string | null;
}

/** Short names of departments at the end of a name, longest first; 局, 厅 and 委 stay as the place has them. */
const departments: readonly [string, string][] = [
  ["市场监管总局", "国家市场监督管理总局"],
  ["市场监管局", "市场监督管理局"],
  ["市监局", "市场监督管理局"],
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
  ["认监委", "国家认证认可监督管理委员会"],
];

/** Full name and place of an agency named in a paper of `issuer` (a GB/T 2260 code, or null when unknown). */
export function resolveAgency(name: string, issuer: string | null): Agency {
  const place = ownPlace(name, issuer);
  const placed = place ? `${regionOf(place)?.name ?? ""}${name.slice(1)}` : name;
  const full = writeOut(placed);
  return { name: full, region_code: place ?? regionOfAgency(full) };
}

/** The issuer's place that the leading 省, 市, 区, 县 or 州 stands for; 市场 and 省级 are no such beginning. */
function ownPlace(name: string, issuer: string | null): string | null {
  if (!issuer || !/^(?:省(?!级|内)|市(?!场|级|内|政)|[区县州](?!级|域))/.test(name)) return null;
  const [mention] = findPlaces(`全${name.charAt(0)}`, issuer);
  return mention && levelOf(mention.code) !== "nation" ? mention.code : null;
}

function writeOut(name: string): string {
  for (const [short, full] of departments) {
    if (!name.endsWith(short)) continue;
    return full.startsWith("国家") && name.length > short.length ? name : name.slice(0, -short.length) + full;
  }
  return name;
}
