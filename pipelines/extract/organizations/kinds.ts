/**
 * What the ending of a name says of the body: its type, and whether a place in front is enough to make it one body.
 *
 * Endings are the field's own compounds, so that a name in which a copyist's program swapped words (查验测验中心) ends like
 * none of them and names nobody.
 *
 * @module
 */
import type { OrganizationRecord } from "../../model/organizations.ts";

/** Type of an organisation. */
export type OrganizationType = OrganizationRecord["type"];

interface Kind {
  type: OrganizationType;
  ending: string;
  /** One stands in a place: 韶关市实验室联盟 is one body, 湖南省质检中心 is a kind of them. */
  single: boolean;
}

/** Longest endings first within a kind; earlier kinds win. */
const kinds: readonly Kind[] = [
  {
    type: "alliance",
    single: true,
    ending: "(?:实验室|检验检测|检测|计量测试|计量|标准化|认证|服务|创新|测试|质量)联盟",
  },
  {
    type: "site",
    single: false,
    ending: "“?一站式”?(?:综合)?服务(?:中心|平台|站点|小站|站|窗口)|检测驿站|服务小站",
  },
  {
    type: "platform",
    single: true,
    ending:
      "(?:公共|综合|集成|信息|云)服务平台|共享(?:服务)?平台|(?:公共)?检测平台|(?:公共)?试验平台|协作(?:共用)?网|仪器(?:共享)?平台",
  },
  {
    type: "laboratory",
    single: false,
    ending: "重点实验室|质量标准实验室|联合实验室|共享实验室|检测实验室|校准实验室",
  },
  {
    type: "centre",
    single: false,
    ending:
      "质检中心|质量(?:监督)?检验(?:检测)?中心|产业计量测试中心|计量测试中心|技术创新中心|(?:产品|工程|食品|药品)?检测中心|检验中心|测试中心|监测中心",
  },
  { type: "centre", single: false, ending: "分中心|分院|分所|分站|分实验室" },
  {
    type: "institute",
    single: true,
    ending:
      "检验检测(?:认证)?(?:中心|总院|研究院|院)|检验检测机构服务中心|质量计量(?:监督)?(?:检测|检验|测试)(?:所|院|中心)|计量(?:测试|检定|科学)?(?:技术)?(?:研究)?(?:所|院|总站)|产品质量(?:监督)?(?:检验|检测)(?:研究)?(?:所|院)|标准化(?:技术)?研究(?:所|院|中心)|特种设备(?:安全)?(?:监督)?检验(?:检测)?(?:技术)?(?:研究)?(?:所|院)|(?:纤维|食品药品|药品|食品)检验(?:检测)?(?:研究)?(?:所|院)|质(?:计|检)(?:所|院)|标准院|计量院|特检院",
  },
];

const patterns = kinds.map((kind) => ({ ...kind, pattern: new RegExp(`(?:${kind.ending})$`) }));
const whole = new RegExp(kinds.map(({ ending }) => `(?:${ending})`).join("|"), "g");

/** Ends of all names in a text, with the length of their endings, in order. */
export function endingsIn(text: string): { start: number; end: number }[] {
  return [...text.matchAll(whole)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The kind that a name in running text is, and the ending that says so; null where it ends like none. */
export function kindOfName(name: string): { type: OrganizationType; single: boolean; ending: string } | null {
  let best: { type: OrganizationType; single: boolean; ending: string } | null = null;
  for (const { type, single, pattern } of patterns) {
    const ending = pattern.exec(name)?.[0];
    if (ending && ending.length > (best?.ending.length ?? 0)) best = { type, single, ending };
  }
  return best;
}

const listed: readonly [OrganizationType, RegExp][] = [
  ["company", /公司$|集团$|^(?:.*)股份$/],
  ["association", /协会$|学会$|商会$|促进会$/],
  ["agency", /(?:局|厅|委员会|委|人民政府|总局)$/],
  ["alliance", /联盟$/],
  ["laboratory", /实验室$/],
  ["platform", /平台$/],
  ["site", /(?:服务站点?|服务小站|驿站)$/],
  ["institute", /(?:院|所|总站|站|大学|学院|学校|医院|基地)$/],
  ["centre", /中心$/],
];

/** Type of a name that stands in a list of bodies. */
export function typeOfListed(name: string): OrganizationType {
  return kindOfName(name)?.type ?? listed.find(([, pattern]) => pattern.test(name))?.[0] ?? "body";
}
