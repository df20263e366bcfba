/**
 * Modality: whether a figure states what is there or what is meant to be.
 *
 * The nearest word of mood before the figure in its sentence decides (`已建成…,力争再建…`); then a date, a due
 * one that lies ahead or one of an earlier year; then weaker words; then what an earlier sentence of the paragraph opened (`下一步,…`); then the heading; at last the kind of
 * document, as a reply reports and a plan plans. A set that is named with its place (`全省19个产业集群`) exists.
 *
 * @module
 */
import type { DocumentKind } from "../../../sources/define.ts";
import type { Sentence } from "./layout.ts";

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
  "进一步|继续|全面|加强|加快|开展|组织|新建|新增|新创建|建设|建成|建立|达到|安排|投入|培训|培育|实现|完成|打造|推动|推进|支持|再|遴选|争取|力争|陆续|逐步|于|在|启动|出台|制定|形成|设立|重点|聚焦|持续|按|有|对";
const planMarks =
  `力争|争取(?!到|了)|拟(?![定订合人态])|(?<!行动|专项|伙伴|提升|科技|年度|五年|工作|规|推广|实施)计划(?=[新建培组投开到在于用完实安引打创申制发再总年支推\\d])|预计|预期|有望|确保|规划建设|规划布局|即将|将(?=${doing})|(?<=^|[,，;；])要(?!求|素|点|闻)`;
const planOpeners = "下一步|下一阶段|下步|今后|未来|接下来|明年|来年";
const actualMarks =
  "已(?![知故])|截[至止](?!日期|时间)|当前|现已|(?<![比较与同])去年|以来|共计|完成了|实现了|建成了|(?<=[参增取获达举开])[加进得到办展]了";
const actualOpeners = "截[至止]目前|目前";
const marks = new RegExp(
  `(?<planOpener>${planOpeners})|(?<plan>${planMarks})|(?<actualOpener>${actualOpeners})|(?<actual>${actualMarks})`,
  "g",
);

/** Words of mood of a sentence, in order. */
export function moodMarks(text: string, sentence: Sentence): MoodMark[] {
  return [...text.slice(sentence.start, sentence.end).matchAll(marks)].map(({ index, groups, 0: word }) => ({
    at: sentence.start + index,
    end: sentence.start + index + word.length,
    mood: groups?.plan !== undefined || groups?.planOpener !== undefined ? "plan" : "actual",
    lasting: groups?.planOpener !== undefined || groups?.actualOpener !== undefined,
  }));
}

/** Kinds of document whose plain sentences say what shall be. */
const planningKinds: readonly DocumentKind[] = ["measures", "plan", "consultation", "work_notice"];

/** Whether a document of this kind plans where nothing else is said. */
export function plans(kind: DocumentKind): boolean {
  return planningKinds.includes(kind);
}

/** What a figure's mood is read from. */
export interface MoodSpot {
  /** Start of the figure. */
  at: number;
  marks: readonly MoodMark[];
  /** Words of the sentence before the figure, at most 80 characters. */
  left: string;
  /** Whether a place stands directly before the figure: 全省19个产业集群. */
  placed: boolean;
  /** Start of a due date ahead in this sentence before the figure, or −1. */
  due: number;
  /** Start of a date of an earlier year in this sentence before the figure, or −1. */
  past: number;
  /** Mood that an earlier sentence of the paragraph opened, or null. */
  opened: Mood | null;
  /** Mood and goal of the section. */
  section: { mood: Mood | null; goal: boolean };
  kind: DocumentKind;
}

const statesStock = /(?:累计|共有|现有|拥有|建有|设有|登记在册|总数|达成)[^。]{0,24}$/;
const intends = /推动|推进|加快|支持|鼓励|引导|申报|筹建|围绕|着力|聚焦|培育|探索/;

/** What decided on a mood, in the order of the module's header. */
export type MoodRule =
  | "placed"
  | "word"
  | "date"
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
  const { at, marks, left, placed, due, past, opened, section, kind } = spot;
  const nearest = marks.findLast((mark) => mark.at < at);
  if (placed) return { mood: "actual", rule: "placed", at: -1 };
  if (nearest && nearest.at >= due && nearest.at >= past) {
    return { mood: nearest.mood, rule: "word", at: nearest.at };
  }
  if (due >= 0 || past >= 0) {
    return { mood: past > due ? "actual" : "plan", rule: "date", at: Math.max(due, past) };
  }
  if (opened) return { mood: opened, rule: "opened", at: -1 };
  if (section.goal) return { mood: "plan", rule: "goal", at: -1 };
  if (section.mood) return { mood: section.mood, rule: "section", at: -1 };
  if (plans(kind) && statesStock.test(left)) return { mood: "actual", rule: "stock", at: -1 };
  const later = intends.test(left) ? marks.find((mark) => mark.mood === "plan" && mark.at > at) : undefined;
  if (later) return { mood: "plan", rule: "later", at: later.at };
  return { mood: plans(kind) ? "plan" : "actual", rule: "document", at: -1 };
}
