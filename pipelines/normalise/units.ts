/**
 * Units that official Chinese counts in: how they are written, what they are called here, and their class.
 *
 * A class says which figures may stand beside each other: 家 and 个 both count things, 元 is money, % is a share. Money is
 * always in 元 (the 万 belongs to the number), 个月 is 月, 名 is 人, 台套 is 台(套); other counters stay as the document has them. The longest writing wins: 家次 before 家.
 *
 * @module
 */

import { characterSet, isAt } from "./character_set.ts";

/** Class of a unit; `institutions` and `count` both count things and may be compared, see {@linkcode comparable}. */
export type UnitClass =
  | "count"
  | "institutions"
  | "people"
  | "occurrences"
  | "equipment"
  | "money"
  | "foreign_money"
  | "percent"
  | "points"
  | "score"
  | "multiple"
  | "duration"
  | "volume"
  | "power"
  | "area"
  | "length"
  | "mass";

/** A unit behind a number. */
export interface UnitMention {
  /** Canonical name. */
  unit: string;
  class: UnitClass;
  /** What the printed number is multiplied by: 10 for 成. */
  factor: number;
  /** Where the unit ends, exclusive. */
  end: number;
}

type Entry = Omit<UnitMention, "end">;

/** One line a class: unit, or unit=other writings. */
const table: Record<UnitClass, string> = {
  count: "个 项 条 张 份 件 种 批 期 部 支 座 处 门 篇 款 册 轮 幅 类=大类 宗 例 起 辆 艘 只 版 枚 课时 " +
    "笔 单 间 栋=幢 本 组 瓶 颗 块 枪 票 对 双 段",
  institutions: "家 户 所",
  people: "人=名 位",
  occurrences:
    "次 人次=人·次/人(次) 家次=家(次) 批次=批(次)/个批次 场次 场 户次=户(次) 台次 台(套)次=台套次 台件次=台(件)次 件次 车次 项次 个次 枪次 班次 架次",
  equipment: "台(套)=台套/套(台)/台、套 台 套 台件=(台)件/台(件)/台、件/台件(套)",
  money: "元=元人民币/人民币元",
  foreign_money: "美元 欧元 港元 日元 英镑",
  percent: "%=％/个百分比 ‰",
  points: "个百分点=百分点",
  score: "分",
  multiple: "倍",
  duration: "月=个月/个多月 年=周年 天=日/个自然日 个工作日=工作日 小时=个小时/学时 分钟",
  volume: "立方米=m3/m³/立方",
  power: "千瓦=kW 千瓦时=kWh",
  area: "平方米=m2/㎡/m²/平米/平方 平方公里=平方千米/km2 亩 公顷",
  length: "公里=千米 米",
  mass: "吨=公吨 公斤=千克/kg 克",
};

const forms = buildForms(), firsts = characterSet(String.fromCharCode(...forms.keys()));

/** All writings by the code unit that they begin with, the longest first. */
function buildForms(): Map<number, [string, Entry][]> {
  const byFirst = new Map<number, [string, Entry][]>();
  const add = (form: string, entry: Entry) => {
    const list = byFirst.get(form.charCodeAt(0)) ?? [];
    byFirst.set(form.charCodeAt(0), list.concat([[form, entry]]));
  };
  for (const [name, line] of Object.entries(table)) {
    for (const item of line.split(" ")) {
      const [unit = "", others] = item.split("=");
      const entry = { unit, class: name as UnitClass, factor: 1 };
      for (const form of [unit, ...(others?.split("/") ?? [])]) add(form, entry);
    }
  }
  add("成", { unit: "%", class: "percent", factor: 10 });
  for (const list of byFirst.values()) list.sort((a, b) => b[0].length - a[0].length);
  return byFirst;
}

/** What follows where the character is no counter: 3个性化, 4位数, 5部门, 一成立. */
const notCounters = new Map<string, RegExp>([
  ["人", /[工才均类口士机]|[民大](?!代表)|员/y],
  ["位", /数(?![控据学])|[置于]|代码|编码|密码|字符/y],
  ["件", /套/y],
  ["分", /[钟别类级布支之]/y],
  ["年", /[级代度]/y],
  ["成", /[为了立功果员本熟都长就绩效]/y],
  ["次", /[要品]|供水/y],
  ["期", /工程|项目|建设|间/y],
  ["家", /庭(?!院)/y],
  ["项", /目/y],
  ["部", /[门委队署]/y],
  ["户", /外(?![资贸])|[口籍型均]/y],
  ["所", /[属谓]/y],
  ["起", /[点步]|来(?!自)/y],
  ["类", /[别似]/y],
  ["处", /[理罚于]/y],
  ["门", /[类户]/y],
  ["版", /[本权]/y],
  ["元", /[素器件]|宇宙/y],
  ["天", /然气|[津地府]/y],
  ["日", /[^前内以起止均后]/y],
  ["米", /[^以长高的,。;、]/y],
  ["个", /[体性别]/y],
  ["支", /[持付出]/y],
  ["批", /准(?!备)|复/y],
  ["笔", /[者试译尖]/y],
  ["单", /[位项独一元价台套件据身列品]/y],
  ["间", /[接隔]/y],
  ["本", /[科市省县区地土次级院所人行着通质]/y],
  ["对", /[^,，。;；、)\s]/y],
  ["双", /[随向边碳高创重方]/y],
  ["段", /[落位]/y],
  ["块", /链|状/y],
  ["枪", /[击支]/y],
  ["票", /[据房价款面务]/y],
  ["组", /[织成建合长员团件分别]/y],
  ["克", /[服拉隆]/y],
]);

/** The unit that starts at `at` (one or two spaces allowed before it), or null. */
export function unitAt(text: string, at: number): UnitMention | null {
  let from = at;
  while (from < at + 2 && text.charAt(from) === " ") from++;
  if (!isAt(firsts, text, from)) return null;
  for (const [form, entry] of forms.get(text.charCodeAt(from)) ?? []) {
    if (!text.startsWith(form, from)) continue;
    const end = from + form.length;
    const next = notCounters.get(form);
    if (next && matchesAt(next, text, end)) continue;
    const rate = perUnit.has(entry.class) ? rateAt(text, end) : "";
    return { unit: entry.unit + rate, class: entry.class, factor: entry.factor, end: end + rate.length };
  }
  return null;
}

const perUnit: ReadonlySet<UnitClass> = new Set(["mass", "volume", "power", "length", "area"]);
const rates = /\/(?:吨|千克|公斤|年|月|日|天|小时|人|户|次|公里|平方米|立方米|亩)/y;

/** 0.3克/吨 is a rate; money stays in 元. */
function rateAt(text: string, at: number): string {
  rates.lastIndex = at;
  return text.charCodeAt(at) === 47 ? rates.exec(text)?.[0] ?? "" : "";
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Whether figures of two classes may answer the same question. */
export function comparable(a: string, b: string): boolean {
  return a === b || (isThing(a) && isThing(b));
}

function isThing(unitClass: string): boolean {
  return unitClass === "count" || unitClass === "institutions";
}
