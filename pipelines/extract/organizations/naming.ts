/**
 * From words to a body: the written-out name, its place and level.
 *
 * A body has a place or rank in front (国家, 省, 韶关市) and, unless one such stands in a place, words of its own between that
 * and the ending (国家新能源汽车质检中心). 省级质检中心, 全省质检中心35个, 检验检测机构 have none and name nobody.
 *
 * @module
 */
import type { OrganizationRecord } from "../../model/organizations.ts";
import { abbreviations } from "../../normalise/gazetteer.ts";
import { resolveAgency } from "../../normalise/names.ts";
import { findPlaces, levelOf, type Written } from "../../normalise/regions.ts";
import { kindOfName, type OrganizationType } from "./kinds.ts";

/** A body as its name tells it. */
export interface Named {
  name: string;
  type: OrganizationType;
  level: OrganizationRecord["level"];
  region_code: string | null;
}

/** Where and when a paper was written. */
export interface Issue extends Written {
  /** GB/T 2260 code of its publisher's place. */
  issuer: string | null;
}

/** Words that say no more than what such bodies are. */
const generic =
  /质量基础设施|市场监管|药监局|省级|市级|县级|国家级|国家|省|市|县|“|”|一站式|公共|综合|服务|集成|信息|大型|科学|科研|仪器|设备|共享|检验检测|检验|检测|认证|计量|测试|质量|产品|产业|技术|专业|区域|高水平|重点|试验|实验室|领域|特色|一流|及|和|与/g;

/** Words that no name holds: what stands around names. */
const foreign =
  /[\d,，。;；:：!？?\n\t a-zA-Z《》【】]|建成|建设(?!工程)|围绕|或者|成立|组建|下设|内设|所属|下属|挂靠|隶属|拥有|共有|推动|推进|支持|开展|提供|加快|依托|发挥|作为|通过|新增|新建|承担|全[省市国县]|各|[的了在已将把为被由从个项批等约、]|家(?![具用电纺])|某[县市地区]|(?<!某)某(?!某)/;

/** Reads a name in running text; null where it is the name of a kind, or of nobody. */
export function readName(words: string, { issuer, on }: Issue): Named | null {
  const kind = kindOfName(words);
  if (!kind || words.length > 40) return null;
  const prefix = prefixOf(words, { issuer, on });
  if (!prefix) return null;
  const own = words.slice(prefix.length, -kind.ending.length || undefined);
  if (foreign.test(own)) return null;
  const special = own.replace(generic, "");
  if (special.length < 2 && !prefix.unique && !(kind.single && prefix.placed)) return null;
  const { name, region_code } = resolveAgency(words.replace(/[“”]/g, ""), issuer, { on });
  const level = levelOfName(name, prefix.code);
  return { name, type: kind.type, level, region_code: prefix.code ?? region_code };
}

interface Prefix {
  length: number;
  /** It says which place. */
  placed: boolean;
  /** There is one such body (东北国家计量测试中心). */
  unique: boolean;
  code: string | null;
}

/** Areas that reach over provinces; no code of GB/T 2260 stands for them. */
const jointArea =
  /^(?:长三角|长江三角洲|京津冀|粤港澳大湾区|大湾区|泛?珠三角|成渝|川渝|长江经济带|黄河流域|长江中游)/;

/** Place or rank that a name begins with. */
function prefixOf(words: string, { issuer, on }: Issue): Prefix | null {
  if (/^(?:国家(?!级|标准|质量基础)|中国)/.test(words)) {
    return { length: 2, placed: false, unique: false, code: "000000" };
  }
  const joint = jointArea.exec(words);
  if (joint) return { length: joint[0].length, placed: true, unique: false, code: null };
  if (/^(?:东北|华北|华东|华南|华中|西南|西北)国家/.test(words)) {
    return { length: 4, placed: true, unique: true, code: null };
  }
  if (/^(?:省(?!级|内|委|外)|市(?!场|级|内|委|政|面)|自治区|[区县](?!级|域|内))/.test(words)) {
    const code = issuer === null || issuer === "000000" ? null : ownCode(words, issuer);
    return code === null ? null : { length: 1, placed: true, unique: false, code };
  }
  const places = findPlaces(words.slice(0, 16), null, { on }), [place] = places;
  const provinces = places.findIndex(({ start, end }, i) => start !== i || end !== i + 1);
  const inCompany = provinces < 0 ? places.length : provinces; // 粤桂黔滇检验检测联盟
  if (inCompany > 1) return { length: inCompany, placed: true, unique: false, code: null };
  if (!place || place.start > 0 || place.end - place.start < 2) return null;
  return { length: place.end, placed: true, unique: false, code: place.code };
}

function ownCode(words: string, issuer: string): string | null {
  return findPlaces(`全${words.charAt(0)}`, issuer)[0]?.code ?? null;
}

/** A name that says 国家 is national wherever it stands; one that only has a place has the level of that place. */
export function levelOfName(name: string, code: string | null): OrganizationRecord["level"] {
  if (/^(?:国家|中国|全国)|国家/.test(name)) return "nation";
  return code === null ? null : levelOf(code);
}

/** A body of a list, as its cell prints it; null where the cell holds no name. */
export function listedName(
  words: string,
  { type, issuer, on }: Issue & { type: OrganizationType },
): Named | null {
  if (words.length < 4 || words.length > 50 || !/^[一-龥A-Za-z()（）·“”]+$/.test(words)) return null;
  const { name, region_code } = resolveAgency(words.replace(/[“”]/g, ""), issuer, { on });
  const code = region_code ?? issuer;
  return { name, type, level: type === "company" ? null : levelOfName(name, region_code), region_code: code };
}

/** Place of a platform's short name: 川质通, 苏检通 begin with the character of their province; null for other words. */
export function placeOfShortName(name: string): string | null {
  return abbreviations.get(name.charAt(0)) ?? null;
}
