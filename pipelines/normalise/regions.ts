/**
 * Places that a text names, as codes of GB/T 2260.
 *
 * `findPlaces` reads full names (韶关市, 沈阳市皇姑区 as one), short names of provinces and cities (四川, 绵阳), provinces by
 * one character in company (川渝, 京津冀), groups of places (长株潭) and the words that mean the issuer's own place (全省, 我市). Counties by short name
 * (温江) are read only inside the issuer's own province and at the head of a clause that says what the place did. A name that
 * several units share needs its parent or the issuer to decide; where neither does, there is no mention. Codes are those
 * that stood on the document's day: 莱芜市 is 371200 in a paper of 2015, 新津县 has one code in 2018 and is 新津区 today.
 *
 * Longest match, left to right, no overlap; time is linear in the text.
 *
 * @module
 */
import {
  abbreviations,
  codesOn,
  levelOf,
  liesIn,
  type NameEntry,
  namesAt,
  openingAt,
  openings,
  provinceOf,
  type RegionLevel,
  regionOf,
} from "./gazetteer.ts";
import { groupAt } from "./city_groups.ts";
import { isAccident } from "./place_accidents.ts";
export { levelOf, regionOf, regionRecords } from "./gazetteer.ts";

/** One place named; `text.slice(start, end)` is the name as printed, parents included. */
export interface PlaceMention {
  start: number;
  end: number;
  code: string;
  level: RegionLevel;
  /** `issuer` for 全省, 我市 and the like, which take their place from the document's publisher. */
  kind: "name" | "issuer";
  /** The name opens the name of a body (绵阳市科技局): it says who, and where only by way of that. */
  body: boolean;
}

/** When a text was written. */
export interface Written {
  /** ISO day; null when unknown, which reads names as they stand today. */
  on: string | null;
}

const today: Written = { on: null };

/** Every place of a text, in order. `issuer` is the code of the publisher's place, or null when unknown. */
export function findPlaces(text: string, issuer: string | null, { on }: Written = today): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (let at = 0; at < text.length;) {
    const opens = openingAt(text, at), before = found.length;
    if (opens) readPlace(text, { at, issuer, on, opens }, found);
    if (found.length > before) at = found.at(-1)?.end ?? at + 1;
    else at = opens & openings.name ? skip(text, at) : at + 1;
  }
  return found;
}

interface Spot extends Written {
  at: number;
  issuer: string | null;
}

/** Adds the place that stands at a spot, if one does; provinces by one character and groups of places come several at once. */
function readPlace(
  text: string,
  { at, issuer, on, opens }: Spot & { opens: number },
  found: PlaceMention[],
): void {
  const word = (opens & openings.own ? issuerWord(text, { at, issuer, on }) : null) ??
    (opens & openings.name ? named(text, { at, issuer, on }) : null);
  const members = !word && opens & openings.group ? grouped(text, at) : [];
  if (word) found.push(word);
  else if (members.length > 0) found.push(...members);
  else if (opens & openings.abbreviation) found.push(...abbreviated(text, at));
}

/** A university is no place, and no part of its name is one: 中山大学, 沈阳工业大学. Else the next character may open a name. */
function skip(text: string, at: number): number {
  const name = namesAt(text, at)[0]?.name ?? "";
  return at +
    (name !== "" && noPlace.test(text.slice(at + name.length, at + name.length + 8)) ? name.length : 1);
}

const nation =
  /(?:全国(?!首|第|前|领先|先进|一流|[百十]|政协|人大|人民|两会|统一|质量|(?:专业)?标准化技术委员会|标委会|性|最|唯一|率先|各地|检验检测机构开放日)|我国)/y;
/** What may stand behind 全, 我, 本, 省, 市 or 县 in such a word. */
const ranks = "省市区县州国内";
const own = /[全我本](?<rank>[省市县区州])(?!级)|(?<inner>[省市县])内(?!外)/y;

function issuerWord(text: string, { at, issuer }: Spot): PlaceMention | null {
  if (!ranks.includes(text.charAt(at + 1))) return null;
  nation.lastIndex = own.lastIndex = at;
  const whole = nation.exec(text);
  if (whole) return mention("000000", { at, end: nation.lastIndex, text });
  const match = own.exec(text);
  const code = match && issuer && ownPlace(match.groups?.rank ?? match.groups?.inner ?? "", issuer);
  if (!match || !code) return null;
  return { ...mention(code, { at, end: own.lastIndex, text }), kind: "issuer", body: false };
}

const municipalities = ["110000", "120000", "310000", "500000"];
const autonomousRegions = ["150000", "450000", "540000", "640000", "650000"];

/** The place that 省, 市, 区, 县, 州 means in a paper of this issuer; null when the issuer has none. */
function ownPlace(rank: string, issuer: string): string | null {
  const level = levelOf(issuer), province = provinceOf(issuer);
  if (level === "nation") return null;
  if (rank === "省") return municipalities.includes(province) ? null : province;
  if (rank === "市" || rank === "州") {
    if (municipalities.includes(province)) return province;
    if (level === "county" && regionOf(issuer)?.name.endsWith("市")) return rank === "市" ? issuer : null;
    return level === "province" ? null : `${issuer.slice(0, 4)}00`;
  }
  if (level === "county") return issuer;
  return rank === "区" && autonomousRegions.includes(issuer) ? issuer : null;
}

/** Longest name at the spot, followed down through its parts: 四川省, 成都市, 温江区. */
function named(text: string, spot: Spot): PlaceMention | null {
  let code: string | null = null, end = spot.at, short = true;
  for (;;) {
    const next = step(text, { at: end, issuer: spot.issuer, on: spot.on, parent: code });
    if (!next) break;
    code = next.code;
    end += next.entry.name.length;
    short = next.entry.form === "short";
  }
  if (!code || noPlace.test(text.slice(end, end + 8))) return null;
  if (short && isBracketed(text, [spot.at, end])) return null;
  return mention(code, { at: spot.at, end, text });
}

interface Step extends Spot {
  parent: string | null;
}

function step(text: string, { at, issuer, on, parent }: Step): { code: string; entry: NameEntry } | null {
  for (const entry of namesAt(text, at)) {
    if (!parent && isAccident(text, { at, name: entry.name })) continue;
    const named = codesOn(entry, on);
    const codes = parent ? named.filter((code) => code !== parent && liesIn(code, parent)) : named;
    const code = parent
      ? (codes.length === 1 ? codes[0] : null)
      : choose(text, { at, issuer, on, entry, codes });
    if (code) return { code, entry };
  }
  return null;
}

/** Words of daily use that are also names: alone they are places only beside their parent or as a clause's subject. */
const everydayCities = new Set(
  "白银 日照 开封 安康 大同 黄山 中山 朝阳 海东 海北 海西 阿里 山南 和田 普洱 大理 红河 三明 黄南 来宾".split(
    " ",
  ),
);
const everydayCounties = new Set(
  ("合作 新建 新兴 共和 同心 延长 公安 平安 和平 光明 前进 向阳 团结 安定 东方 平原 永安 长安 会同 通道 资源 互助 中方 兴业 海港 港口 " +
    "东风 友好 老城 中原 解放 新华 新城 城中 高明 大同 市中 建华 工农 爱民 胜利 临港 开发 动力 太平 开元")
    .split(" "),
);
const generic = new Set(
  "城区 郊区 矿区 东区 西区 南区 北区 市中区 城中区 新市区 港口区 新城区 老城区 海港区".split(" "),
);

/** The unit that a name without a parent means, or null when that cannot be told. */
function choose(
  text: string,
  { at, issuer, entry, codes }: Spot & { entry: NameEntry; codes: readonly string[] },
): string | null {
  const { name, form } = entry;
  if (generic.has(name)) return null;
  const upper = codes.find((code) => levelOf(code) === "province") ??
    (form === "short" ? codes.find((code) => levelOf(code) === "city") : undefined);
  if (upper && (!everydayCities.has(name) || opensSentence(text, at, { issuer, code: upper }))) return upper;
  const bare = form === "short";
  const span: [number, number] = [at, at + name.length];
  if (bare && !(issuer && (isSubject(text, span) || isListed(text, span, { codes, issuer })))) return null;
  if (bare && everydayCounties.has(name)) return null;
  return nearest(codes, { issuer, strict: bare });
}

/** The one candidate in the issuer's city, else in its province, else (unless strict) the one there is. */
function nearest(
  codes: readonly string[],
  { issuer, strict }: { issuer: string | null; strict: boolean },
): string | null {
  const areas = issuer && issuer !== "000000" ? [`${issuer.slice(0, 4)}00`, provinceOf(issuer)] : [];
  for (const area of areas) {
    const inside = codes.filter((code) => liesIn(code, area));
    const [only] = inside;
    if (only && inside.length === 1) return only;
  }
  const [only] = codes;
  return !strict && codes.length === 1 && only ? only : null;
}

const clauseHead = /(?:^|[，。；：、,;:\s“（(]|[在由与和及])$/;
const acts =
  /^(?:等[地市县区]|依托|率先|建成|建设|建立|成立|打造|开展|推进|推动|实施|组织|累计|已|共|以|围绕|聚焦|通过|设立|出台|引导|鼓励|创新|积极|两地|多地)/;

function isSubject(text: string, [start, end]: [number, number]): boolean {
  return clauseHead.test(text.slice(Math.max(0, start - 1), start)) && acts.test(text.slice(end, end + 3));
}

/** 安康富硒产品认证证书达到216张: a city of the issuer's province that opens a sentence with what it has. */
function opensSentence(
  text: string,
  at: number,
  { issuer, code }: { issuer: string | null; code: string },
): boolean {
  return issuer !== null && levelOf(issuer) === "province" && liesIn(code, issuer) &&
    (at === 0 || /[。；;\n]/.test(text.charAt(at - 1)));
}

const listHead = /(?:^|其中|[，。；：、,;:\s（(和与及])$/;
const joints = "、和与及";

/** 南海、禅城…, 南海120家, a cell of its own: a county of the issuer's own city, in a row or list of such. */
function isListed(
  text: string,
  [start, end]: [number, number],
  { codes, issuer }: { codes: readonly string[]; issuer: string },
): boolean {
  const city = municipalities.includes(issuer) ? issuer : `${issuer.slice(0, 4)}00`;
  if (levelOf(issuer) === "nation" || !codes.some((code) => isPartOf(code, city))) return false;
  const before = text.slice(Math.max(0, start - 2), start), behind = text.slice(end, end + 6);
  if (!listHead.test(before)) return false;
  if (/^\d+(?![\d年])/.test(behind) || (/^\s/.test(behind) && /\s$/.test(before))) return true;
  return (joints.includes(text.charAt(end) || " ") && namesPart(text, end + 1, city)) ||
    (joints.includes(before.at(-1) ?? " ") && endsPart(text, start - 1, city));
}

function isPartOf(code: string, city: string): boolean {
  return code !== city && liesIn(code, city);
}

/** Whether a unit of a city is named from a place on. */
function namesPart(text: string, at: number, city: string): boolean {
  return namesAt(text, at).some(({ codes }) => codes.some((code) => isPartOf(code, city)));
}

/** Whether a unit of a city is named up to a place. */
function endsPart(text: string, end: number, city: string): boolean {
  return [2, 3, 4].some((length) =>
    namesAt(text, end - length).some(({ name, codes }) =>
      name.length === length && codes.some((code) => isPartOf(code, city))
    )
  );
}

/** A place in brackets inside a name, as in 中国质量(成都)大会, belongs to that name. */
function isBracketed(text: string, [start, end]: [number, number]): boolean {
  return /[(（]/.test(text.charAt(start - 1)) && /[)）]/.test(text.charAt(end)) &&
    /[一-龥]/.test(text.charAt(start - 2));
}

const noPlace =
  /^(?:师范|理工|工业|农业|科技|交通|航空航天|医科|财经|邮电|海洋|建筑|电子科技|化工|石油|林业|外国语|政法|体育|中医药|矿业)?(?:大学|学院)|^(?:[东西南北中]?路|大道|大街|银行|证券)/;
const bodyName =
  /^[^，。；：、,;:\s“”《》（）()0-9成已建共率]{0,14}?(?:局|厅|委员会|人民政府|发展改革委|政协|人大|办公室|研究院|检[验测]院|计量(?:测试|检定)?(?:技术)?(?:研究)?院|质检院|计量所|质检所|公司|集团|协会|学会)/;

function mention(code: string, { at, end, text }: { at: number; end: number; text: string }): PlaceMention {
  return {
    start: at,
    end,
    code,
    level: levelOf(code),
    kind: "name",
    body: code !== "000000" && bodyName.test(text.slice(end, end + 20)),
  };
}

/** Pairs in common use; three and more in a row need no list. Two others may be a word: 苏宁, 新青. */
const pairs = new Set(
  ("川渝 渝川 京津 津冀 京冀 沪苏 苏浙 沪浙 苏皖 浙皖 苏鲁 鲁豫 豫鲁 粤港 粤澳 港澳 粤桂 桂粤 粤闽 闽粤 粤赣 赣粤 闽赣 闽台 湘赣 " +
    "湘鄂 鄂豫 豫皖 晋陕 晋豫 陕甘 甘青 甘宁 青藏 川藏 川滇 川黔 滇黔 云贵 渝黔 渝鄂 浙赣 浙闽 闽浙 蒙辽 辽吉 黑吉 桂滇 琼粤 粤琼 川陕 陕川")
    .split(" "),
);
const alone = /^(?:企业|重点|机构|高校|单位|项目|国家|央企|科研|检验检测)/;

/** 川渝, 京津冀, 在川重点实验室; a single 川 elsewhere is no place. */
function abbreviated(text: string, at: number): PlaceMention[] {
  let end = at + 1;
  while (end - at < 8 && end < text.length && openingAt(text, end) & openings.abbreviation) end++;
  if (end === at + 1 && !"在驻来入".includes(text.charAt(at - 1) || " ")) return [];
  const run = text.slice(at, end);
  const company = run.length >= 3 ? new Set(run).size === run.length : pairs.has(run);
  const single = run.length === 1 && /[在驻来入]/.test(text.charAt(at - 1)) &&
    alone.test(text.slice(end, end + 4));
  if (!company && !single) return [];
  return [...run].map((character, i) => ({
    ...mention(abbreviations.get(character) ?? "", { at: at + i, end: at + i + 1, text }),
    body: false,
  }));
}

/** 长株潭: each member of the group, all at the one name. */
function grouped(text: string, at: number): PlaceMention[] {
  const group = groupAt(text, at);
  return group?.codes.map((code) => ({ ...mention(code, { at, end: group.end, text }), body: false })) ?? [];
}

const national =
  /^(?:国家|国务院|CNAS|CNCA|CCAA|中国(?!.{0,12}(?:报|网|新闻|在线|台|社)$)|全国|(?:市场监管|质检)?总局|认监委|国市监|中共中央|中央|(?:科技|财政|工业和信息化|工信|商务|教育|人力资源社会保障)部)/;

/** Code of the place whose body this is; null when the name does not say, or names several (长三角…联盟, 川渝…). 国家… and 市场监管总局 are the nation's. */
export function regionOfAgency(name: string, written: Written = today): string | null {
  const trimmed = name.trim();
  if (national.test(trimmed)) return "000000";
  const [first, second] = findPlaces(trimmed, null, written);
  if (!first || first.start === second?.start) return null;
  return first.end === first.start + 1 && second?.start === first.end ? null : first.code;
}
