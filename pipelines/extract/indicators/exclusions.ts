/**
 * What looks like a figure and states none: ordinals, thresholds, slogans, rhetorical counts, words that hold a numeral.
 *
 * Each rule is a fact about the language and looks only a few characters around the measure; none knows a document.
 * The rules follow the reading guide of the project's gold facts: no law and document numbers, dates, list numbering,
 * slogans (`“四个转变”`), ranks (第三, 前三名), thresholds (50万元及以上的设备), discounts.
 *
 * @module
 */
import { characterSet, isAt } from "../../normalise/character_set.ts";
import type { Measure } from "../../normalise/measures.ts";

/** A measure with the few characters on both sides. */
interface Spot {
  measure: Measure;
  left: string;
  right: string;
  /** Whether a space parts the number from its unit. */
  spaced: boolean;
  /** Whether 近 or 接近 stands before the number: it is rounded, and bounds nothing. */
  rounded: boolean;
}

/** Counted nouns that structure a text and count nothing in the world. */
const rhetorical =
  /^(?:重要|主要|基本|重点|关键)?(?:方面|阶段|层面|环节(?![压减精缩降])|维度|步骤|角度|措施|举措|任务|建议|意见|转变|确立|维护|结合|短板|抓手|导向|百年|时期|关口|要点|字符|汉字|意识|自信|革命|附件|部分|原则|等级|等次|档次|级别|层级)/;

/** The same, where only a numeral in characters makes them rhetorical: 三个坚持, 两个统一. */
const rhetoricalNumeral =
  /^(?:事(?![故项务业件])|大事|务必|毫不动摇|统一|突出|聚焦|强化|坚持|提升|优先|着力|一流|健全|率先|不变|文明|覆盖|行动|工作(?![站室组])|工程|计划|规定|制度|机制|体系$)/;

/** What stands directly before a number and makes it part of a name, a slogan or an order. */
const nameBefore = /[A-Za-z_#×*+\/·第首每]$|(?<![目此以])前$/;
const nameLasts = characterSet(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_#×*+/·第首每前",
);
const numeralWord = /[统专万划独逐另单唯任某这那该各同上头之其初]$/;

/** Left words of a price or size that only sorts things. */
const thresholdHead = /(?:单价|原值|价值|单台(?:\(套\)|套)?|单套|单件|限额|价格|总价)[^,，。;；、]{0,8}$/;

/** Words that a duration needs to be a fact; without them it is a period, an age or an opening time. */
const durationHead =
  /(?!.*之日起[^,，。;；、]*$)(?:周期|时限|期限|时间|工期|筹建期|(?<!施行[^。]{0,8})有效期|建设期|执行期|年限|用时|历时|机时|缩短|压缩|压减|提速|提前|办结|办理|控制在|平均|连续)[^,，。;；、]{0,10}$/;

/** The parts of a text are no figures: 全文共十六条, 《办法》分五章. */
const ownParts =
  /(?:全文|》|办法|条例|规定|措施|意见|方案|政策|制度)(?:[主正]文|内容)?(?:共|共有|共计|共分|分为?|包括|包含|计|有)?(?:[\d一二三四五六七八九十]+[章节])?$/;

/** Words of giving on either side make a bounded amount a promise: 给予不超过2000万元的资金支持. */
const givingLeft = /(?:给予|补助|奖励|资助|补贴|奖补|支持|安排|投入)[^,，。;；、]{0,6}$/;
const givingRight = /^的?[^,，。;；、]{0,4}(?:资金|经费|补助|奖励|补贴|资助|奖金|支持|投资)/;

/** Words that make an amount the condition of a rule: 投入达到500万元以上的,按…; 规模以上指年收入1000万元及以上. */
const conditional = /^的[,，]/;
const defined = /指[^,，。;；]{2,14}$/;

/** Amounts in a row that sort what they stand before: 首次突破5000万元、1亿元的机构. */
const enumerated =
  /^(?:[、和或][\d.]+[万亿]*元(?:以上)?){1,4}的(?:[一-龥]{0,10})(?:机构|企业|单位|项目|设备|仪器)/;
const classed = /^(?:以上)?的(?:[一-龥]{0,6})(?:机构|企业|单位|项目|设备|仪器)/;

const blanks = characterSet(" \t");

type Rule = (spot: Spot) => boolean;

const rules: readonly Rule[] = [
  ({ left }) => isAt(nameLasts, left, left.length - 1) && nameBefore.test(left),
  ({ measure }) => measure.value === 0 || (measure.unit === "版" && measure.decimal),
  ({ measure, left, right }) =>
    measure.unitClass === "money" &&
    (/罚款[^,，。;；]{0,4}$/.test(left) || /^(?:以[上下])?(?:[\d万元以上下]{0,10})?的?罚款/.test(right)),
  ({ measure, left }) => measure.unitClass === "money" && /每(?:投入|增加|新增|花|完成)$/.test(left),
  ({ measure, left }) => measure.form === "chinese" && isWord(measure, left),
  ({ measure }) => measure.bare && (!measure.bounded || measure.comparator === "eq"),
  ({ measure, left }) => "条章款".includes(measure.unit) && ownParts.test(left),
  ({ measure, right }) => isCounted(measure) && rhetorical.test(right),
  ({ measure, right }) => measure.form === "chinese" && rhetoricalNumeral.test(right),
  ({ measure, left }) => measure.unit === "位" && /(?:排名|名列|位列|位居|居)[^,，。;；、]{0,6}$/.test(left),
  ({ measure, left, right }) =>
    measure.unitClass === "people" && left.endsWith("等") &&
    /^(?:政协|人大)?(?:委员|代表) ?[:：]/.test(right),
  ({ measure, left }) => measure.unit === "份" && /(?:附件|一式)$/.test(left),
  ({ measure, left }) =>
    "张幅份页".includes(measure.unit) && /(?:图片|照片|附图|材料)[^,，。;；、]{0,4}$/.test(left),
  ({ measure, left, right }) =>
    measure.unitClass === "duration" && left.endsWith("连续") &&
    !/^(?:实现|保持|稳定|维持)|^(?:增|提|上升|下降|位[居列]|居|领先|超|达到|第)/.test(right),
  isYear,
  isThreshold,
  isNumbering,
  ({ measure, left, right }) =>
    measure.unitClass === "duration" && !durationHead.test(left) && !answered(measure, { left, right }),
];

/** Whether a measure may state a fact, by its nearest words. Quotation marks are judged by {@linkcode slogans}. */
export function isFigure(text: string, measure: Measure): boolean {
  const words = text.slice(measure.numberStart, measure.unitEnd);
  const right = text.slice(measure.end, measure.end + 24);
  const spot = {
    measure,
    left: text.slice(Math.max(0, measure.start - 16), measure.start),
    right: isAt(blanks, right, 0) ? right.replace(/^[ \t]+/, "") : right,
    spaced: words.includes(" ") && / [^ ]{1,6}$/.test(words),
    rounded: text.charAt(measure.numberStart - 1) === "近",
  };
  return !rules.some((rule) => rule(spot));
}

/** A Chinese numeral that is part of a word or an article: 一个, 三类, 统一, 十大, 一批. 至少一个 counts. */
function isWord({ value, comparator, bounded, unit }: Measure, left: string): boolean {
  if (value === 1) return comparator !== "ge" && !/(?:至少|不少于)[^,，。;；、]{0,8}$/.test(left);
  if ("批类种轮版起".includes(unit) && value < 20) return true;
  return !bounded && (numeralWord.test(left) || ("次门款宗例期".includes(unit) && value < 20));
}

const counted = ["count", "institutions", "people", "equipment"];

function isCounted({ unitClass }: Measure): boolean {
  return counted.includes(unitClass);
}

/** 2.3个中心 at the head of a line is item 2 of a list, as is 2 个体工商户; half things are not counted. */
function isNumbering({ measure, left, spaced }: Spot): boolean {
  return (measure.decimal || spaced) && measure.value < 100 && isCounted(measure) && /(?:^|\n) *$/.test(left);
}

/** 2个工作日内响应 is a service promised; 自通知之日起60日内完成整改 is a deadline. */
function answered({ unit }: Measure, { left, right }: Pick<Spot, "left" | "right">): boolean {
  return ["个工作日", "小时", "分钟"].includes(unit) &&
    /^(?:之?内|以内)?(?:完成)?(?:响应|办结|出证|出具|答复|送达)/.test(right) &&
    !/(?:之日起|收到|接到)[^。]{0,8}$/.test(left);
}

function isYear({ measure }: Spot): boolean {
  return measure.unit === "年" && measure.value >= 1900 && measure.value <= 2100;
}

/** 90分以上为A级. */
const graded = /^的?(?:评?为|是|属于?|定为) ?(?:[A-F]|优|良|合格|不合格|[一二三四五]星?级)/;

/** Words behind a bound that say the figure sorts what follows: 以上的设备, 以上3万元, 以上大型仪器664台. */
const sorted =
  /^(?:的(?!目标|要求|水平|增速|速度|比例)|[\d一二三四五六七八九十]|[^,，。;；、:：)\n与和及占同较比其并且达]{0,8}(?:\d|设备|仪器|项目|企业|机构|产品|装备|单位))/;

/** 可承接95%以上的检测项目: a share, whatever it is of. */
const reaches =
  /(?:覆盖|承接|具备|满足|承担|解决|占|涉及|涵盖|完成|实现)(?:了|全[省市国])?$|全[省市县区州国]$/;

/** 由不足60%提高到95%: a bound from which something changed sorts nothing. */
const changed = /^(?:提|增|升|降|下降|上升|缩|压|扩|拓|减|发展|跃升|达到)/;

/** 100人以上企业, but not 近100名企业质量管理人员. */
const staffed = /^(?:的|企业|单位|机构)(?!.{0,12}(?:人员|人才|[官师员]|代表|负责人))/;

/** 50万元及以上的设备, 利用率30%以下的仪器, 5000元以上3万元以下, 100人以上企业: the figure counts nothing. */
function isThreshold({ measure, left, right, rounded }: Spot): boolean {
  if (measure.unitClass === "money" && (conditional.test(right) || defined.test(left))) return true;
  if (
    measure.unitClass === "money" &&
    (enumerated.test(right) || (/[、和或]$/.test(left) && classed.test(right)))
  ) {
    return true;
  }
  if (measure.unitClass === "money" && (givingLeft.test(left) || givingRight.test(right))) return false;
  if (measure.unitClass === "money" && measure.value_max !== null && sorted.test(right)) return true;
  if (!measure.bounded || measure.comparator === "eq") return false;
  if (measure.unitClass === "percent" && (rounded || reaches.test(left))) return false;
  if (measure.comparator !== "gt" && measure.unitClass === "money" && thresholdHead.test(left)) return true;
  if (measure.unitClass === "score" && graded.test(right)) return true;
  if (measure.unitClass === "people") return staffed.test(right);
  return ["money", "percent", "duration", "area", "score"].includes(measure.unitClass) &&
    !changed.test(right) && sorted.test(right);
}

/** Opening and closing marks of titles, years and quotations. */
const pairs = '“”《》‘’""〔〕【】';
const closers = new Uint16Array(0x10000);
for (let i = 0; i < pairs.length; i += 2) closers[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
const longestSlogan = 12, longestTitle = 80;

/**
 * Stretches in which no figure states anything: titles in 《》, document years in 〔〕 and short quotations (“四个转变”).
 * In order, not overlapping; a mark left open covers nothing.
 */
export function slogans(text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < text.length; at++) {
    const close = closers[text.charCodeAt(at)];
    if (!close) continue;
    const reach = "《【".includes(text.charAt(at)) ? longestTitle : longestSlogan;
    const end = closingAt(text, { at, close, reach });
    if (end < 0) continue;
    found.push([at, end + 1]);
    at = end;
  }
  return found;
}

/** Where the closing mark stands on the same line and within reach, or −1. */
function closingAt(text: string, { at, close, reach }: { at: number; close: number; reach: number }): number {
  for (let i = at + 1; i <= at + 1 + reach; i++) {
    const unit = text.charCodeAt(i);
    if (unit === close) return i;
    if (unit === 10 || i >= text.length) return -1;
  }
  return -1;
}
