/**
 * Modality: whether a figure states what is there or what is meant to be.
 *
 * The nearest word of mood before the figure in its sentence decides (`已建成…,力争再建…`); then a date, a due
 * one that lies ahead or one of an earlier year; then whether it is a grant for whoever qualifies; then weaker words; then what an earlier sentence of the paragraph opened (`下一步,…`); then the heading; at last the kind of
 * document, as a reply reports and a plan plans. A set that is named with its place (`全省19个产业集群`) exists.
 *
 * @module
 */
import type { DocumentKind } from "../../../sources/define.ts";
import type { Span } from "./layout.ts";

/** What the words say of a figure. */
export type Mood = "actual" | "plan";

/** A word of mood in a sentence. */
export interface MoodMark {
  at: number;
  /** Where the word ends. */
  end: number;
  mood: Mood;
  /** Whether it holds for the following sentences of the paragraph too: 下一步, 截至目前. */
  lasting: boolean;
}

const doing =
  "围绕|联合(?!国|会|体)|会同|深化|优化|构建|完善|协调|指导(?!意见)|配合|拓展|督促|牵头|不断|积极|大力|着力|加大|充分|统筹|进一步|继续|全面|加强|加快|开展|组织|新建|新增|新创建|建设|建成|建立|达到|安排|投入|投资|培训|培育|实现|完成|打造|推动|推进|支持|再|遴选|争取|力争|陆续|逐步|于|在|启动|出台|制定|形成|设立|重点|聚焦|持续|按|有|对";
const planMarks =
  `力争|争取(?!到|了|[上中省国专][级央项]|[一-龥]{0,4}(?:资金|项目支持))|拟(?<![模虚比]拟)(?![定订合人态])|计划(?<!(?:行动|专项|伙伴|提升|科技|年度|五年|工作|规|推广|实施)计划)(?=[新建培组投开到在于用完实安引打创申制发再总年支推\\d])|预计|预期|有望|(?:要求|提出|明确)(?<!(?:按照?|根据|依据?|遵照|落实)[^,，。;；]{0,80}要求)(?<=(?:[省市县区局厅部委》]|文件|通知|方案|意见|办法|规划)(?:还|并|同时)?..)(?=[,，:：到将力每至]|[^,，。;；]{0,24}(?:达到|不少于|不低于|至少|以上|超过|突破|目标))|确保|规划(?:建设|布局|(?=总?(?:投资|用地|(?:[占用]地|建筑|实验室|场地)?面积)))|即将|将(?=${doing}|接入|扩建|增加|提高|提升|服务|覆盖|引进|申报|受理|选取|评选|每年|超|突破|达|可|会|扩|落户)|将(?<=(?:[还也都均再又]|(?:今|明)年|年[内底]|下半年|预计)将)|届时|要(?<=(?:^|[,，;；])要)(?!求|素|点|闻)`;
const planOpeners = "下一步|下一阶段|下步|今后|未来|接下来|明年|(?<![以近年])来年";
const actualMarks =
  "已(?![知故])|当前|现已|去年(?<![比较与同]去年)|以来|共计|完成了|实现了|建成了|[加进得到办展]了(?<=[参增取获达举开].了)";
const actualOpeners = "截[至止](?!日期|时间|期)|目前";
/** The words in the order in which they are tried at a place. */
const words: readonly (Pick<MoodMark, "mood" | "lasting"> & { pattern: RegExp })[] = [
  { mood: "plan", lasting: true, pattern: new RegExp(planOpeners, "y") },
  { mood: "plan", lasting: false, pattern: new RegExp(planMarks, "y") },
  { mood: "actual", lasting: true, pattern: new RegExp(actualOpeners, "y") },
  { mood: "actual", lasting: false, pattern: new RegExp(actualMarks, "y") },
];
/** What words of mood begin with: those of one character, and the first and second of all others. */
const single = 1, firstOf = 2, secondOf = 4;
const partOfWord = new Uint8Array(0x10000);
const parts: readonly [number, string][] = [
  [single, "拟将要已"],
  [firstOf, "下今未接明来力争计预有要提确规即届现当去以共完实建加进得到办展截目"],
  [secondOf, "一步后来年争取划计期望求出确保将时前至止现已成了"],
];
for (const [part, characters] of parts) {
  for (const c of characters) partOfWord[c.charCodeAt(0)] = (partOfWord[c.charCodeAt(0)] ?? 0) | part;
}

/** Words of mood of a sentence, in order. */
export function moodMarks(text: string, { start, end }: Span): MoodMark[] {
  const found: MoodMark[] = [];
  let sentence = "";
  for (let at = start; at < end; at++) {
    const part = partOfWord[text.charCodeAt(at)] ?? 0;
    if (!(part & (single | firstOf))) continue;
    if (!(part & single) && !((partOfWord[text.charCodeAt(at + 1)] ?? 0) & secondOf)) continue;
    sentence ||= text.slice(start, end);
    const mark = markAt(sentence, at - start);
    if (!mark) continue;
    found.push({ at, end: start + mark.end, mood: mark.mood, lasting: mark.lasting });
    at = start + mark.end - 1;
  }
  return found;
}

/** The word of mood that stands at a place of a sentence, and where it ends in it; null without one. */
function markAt(sentence: string, at: number): Omit<MoodMark, "at"> | null {
  for (const { mood, lasting, pattern } of words) {
    pattern.lastIndex = at;
    if (pattern.test(sentence)) return { mood, lasting, end: pattern.lastIndex };
  }
  return null;
}

/** Kinds of document whose plain sentences say what shall be. */
const planningKinds: readonly DocumentKind[] = ["measures", "plan", "consultation", "work_notice"];

/** Whether a document of this kind plans where nothing else is said. */
export function plans(kind: DocumentKind): boolean {
  return planningKinds.includes(kind);
}

const giving = /给予|奖励|补助|补贴|资助|奖补|贴息|扶持/;
const conditional =
  /(?:对|凡)[^。;；]{2,70}的(?:机构|企业|单位|组织|项目|实验室|个人|团队)?[,，]|对[^,，。;；]{2,40}的[^,，。;；]{2,14}(?:给予|一次性|奖励|补助|补贴)/;

/** 对通过认可的实验室一次性奖励20万元, 给予最高1000万元奖励: a rule for who qualifies, not what was given. */
export function isGranted(
  { left, right, capped }: { left: string; right: string; capped: boolean },
): boolean {
  return (giving.test(left) || giving.test(right)) && (capped || conditional.test(left));
}

const aimBefore = /目标[^,，。;；:：]{0,8}(?:[:：]|包括|是|为)/,
  aimBehind = /^(?:以上|左右)?的?(?:发展|工作)?目标/;

/** 每市至少上报一个: what is asked of somebody; 至少建成了三个 is there. */
const askedFor =
  /(?:至少|不少于|不得少于)(?:上报|报送|推荐|申报|确定|明确|选派|选取|提交|培育|打造|完成|开展|组织|制定|形成)$/;

/** 鼓励每个平台联合不少于10家机构: what others are called on to do, where nothing says that they did. */
const urged = /鼓励(?![^。;；]*(?:已|了|共|累计))[^。;；]*$/;

/** 推进目标分三步走:…, …九成以上的目标, 每市至少上报…, 鼓励…不少于…. */
export function isAimed({ left, right, least }: { left: string; right: string; least: boolean }): boolean {
  return (least && left.includes("鼓励") && urged.test(left)) ||
    (left.includes("少") && askedFor.test(left)) || (right.includes("目标") && aimBehind.test(right)) ||
    (left.includes("目标") && aimBefore.test(left));
}

/** What a figure's mood is read from. */
export interface MoodSpot {
  /** Start of the figure. */
  at: number;
  marks: readonly MoodMark[];
  /** Words of the sentence before the figure, at most 80 characters. */
  left: string;
  /** Whether the words around it call it a goal or ask for it: 主要目标包括…, …九成以上的目标, 至少上报…. */
  aimed: boolean;
  /** Whether the figure is said to be reached (累计达到): a word of stock before it then says nothing of its mood. */
  reached: boolean;
  /** Whether a place stands directly before the figure: 全省19个产业集群. */
  placed: boolean;
  /** Start of a due date ahead in this sentence before the figure, or −1. */
  due: number;
  /** Start of a date of an earlier year in this sentence before the figure, or −1. */
  past: number;
  /** Whether the figure says what shall be given to whoever qualifies. */
  granted: boolean;
  /** Mood that an earlier sentence of the paragraph opened, or null. */
  opened: Mood | null;
  /** Mood and goal of the section. */
  section: { mood: Mood | null; goal: boolean };
  kind: DocumentKind;
}

const statesStock =
  /(?:(?<![\d一二三四五六七八九十]年)累计|共有|现有|拥有|建有|设有|登记在册|总数(?!的$)|达成)[^。;；]{0,24}$/;
/** Most characters that it reads. */
const longestStock = 28;
/** 由现有的420台增加到: what it is to become. */
const changed = /(?:增|提|升|降|缩|扩|压|减|拓|发展|跃)[^,，。;；\d]{0,3}[至到为]$/;
const intends = /推动|推进|加快|支持|鼓励|引导|申报|筹建|围绕|着力|聚焦|培育|探索/;

/** What decided on a mood, in the order of the module's header. */
export type MoodRule =
  | "table"
  | "placed"
  | "word"
  | "date"
  | "aimed"
  | "granted"
  | "opened"
  | "goal"
  | "section"
  | "stock"
  | "later"
  | "document";

/** A mood, what decided on it and where that stands; `at` is −1 where it is no word of the sentence. */
export interface MoodReading {
  mood: Mood;
  rule: MoodRule;
  at: number;
}

/** The mood of a figure. */
export function moodOf(spot: MoodSpot): MoodReading {
  const { at, marks, left, aimed, reached, placed, due, past, granted, opened, section, kind } = spot;
  const nearest = marks.findLast((mark) => mark.at < at);
  if (placed) return { mood: "actual", rule: "placed", at: -1 };
  if (nearest && nearest.at >= due && nearest.at >= past) {
    if (aimed && nearest.mood === "plan") return { mood: "plan", rule: "aimed", at: nearest.at };
    return { mood: nearest.mood, rule: "word", at: nearest.at };
  }
  if (due >= 0 || past >= 0) {
    return { mood: past > due ? "actual" : "plan", rule: "date", at: Math.max(due, past) };
  }
  if (aimed) return { mood: "plan", rule: "aimed", at: -1 };
  if (granted) return { mood: "plan", rule: "granted", at: -1 };
  if (opened) return { mood: opened, rule: "opened", at: -1 };
  if (section.goal) return { mood: "plan", rule: "goal", at: -1 };
  if (section.mood) return { mood: section.mood, rule: "section", at: -1 };
  const stock = left.slice(-longestStock);
  if (plans(kind) && !reached && statesStock.test(stock) && !changed.test(stock) && !left.endsWith("每年")) {
    return { mood: "actual", rule: "stock", at: -1 };
  }
  const later = marks.find((mark) => mark.mood === "plan" && mark.at > at);
  if (later && intends.test(left)) return { mood: "plan", rule: "later", at: later.at };
  return { mood: plans(kind) ? "plan" : "actual", rule: "document", at: -1 };
}
