/**
 * What the sections of a paper are for, told by their headings: for tasks ({@linkcode roleOf}) and for figures
 * ({@linkcode readSections}: whether it states goals, and whether what it says is there or intended).
 *
 * @module
 */
import { matchesOf } from "../normalise/matches.ts";
import type { Item } from "./outline.ts";

/**
 * `general` aims, principles, background · `schedule` phases and dates · `support` organisation, safeguards, demands on how
 * to work · `next` what is to follow · `task` everything else.
 */
export type SectionRole = "general" | "schedule" | "support" | "next" | "task";

const roles: readonly [SectionRole, RegExp][] = [
  [
    "next",
    /^(?:关于)?(?:我[局厅委办])?(?:下一?步|下一?阶段|今后|接下来|后续|未来)|(?:下一?步|下阶段|今后)(?:的)?(?:工作)?(?:打算|计划|安排|举措|措施|思路|考虑|重点)$|^(?:20\d{2}|明)年(?:的)?(?:重点|主要)?工作(?:打算|计划|安排|思路|重点|任务)$/,
  ],
  [
    "schedule",
    /(?:时间|进度|步骤|阶段|工作|方法|实施)(?:安排|进度|步骤|划分)|实施(?:步骤|阶段|进度)|^第[一二三四五]阶段/,
  ],
  [
    "general",
    /总体(?:要求|思路|目标|考虑|情况)|(?:处理|处置|查处|抽查|检查|整改|开展|完成|落实)(?:情况|结果)$|指导思想|基本(?:原则|思路|情况)|^(?:工作|主要|发展|建设|行动|总|预期|总体)?(?:目标|原则)$|^(?:政策|编制|起草)?背景|重要意义|适用范围|名词解释|^附则|^发展(?:现状|基础|形势|环境)|(?:申报|征集|推荐|评选|参评|报送|报名)(?:条件|范围|材料|对象|内容|要求|方式|程序|时间|数量|方法)|联系方式|^(?:目前|当前)?(?:存在|发现|主要|面临)的?(?:主要|突出|共性)?(?:问题|不足|困难|短板)|(?:行动|活动|整治|实施)(?:时间|范围|对象|主题)|(?:整治|检查|抽查|治理|核查|考核|评价)(?:重点|内容|范围|对象|依据|标准)|(?:揭榜|入选|认定|支持|补助|奖励)(?:条件|对象|范围)|(?:榜单|项目)(?:内容|设置)|(?:具备|符合|满足)(?:以下|下列|如下)/,
  ],
  [
    "support",
    /组织(?:保障|实施|领导|推进)|^保障$|保障(?:措施|机制)$|(?:要素|工作|经费|人员|条件|实施|支撑)保障$|(?:工作|有关|相关)要求|(?:政策|资金|工作|实施|支撑).{0,6}保障/,
  ],
];

/** Whether a heading says a role at all; a first look, as most say none. */
const anyRole = new RegExp(roles.map(([, { source }]) => source).join("|"));

/** Role of an item: that of the nearest heading, from itself outwards, which says one. `text` is the folded text. */
export function roleOf(item: Item | null, text: string): SectionRole {
  for (let at = item; at; at = at.parent) {
    const heading = text.slice(at.body, Math.min(at.headingEnd, at.body + 40));
    const found = heading.length <= 30 && anyRole.test(heading) &&
      roles.find(([, pattern]) => pattern.test(heading));
    if (found) return found[0];
  }
  return "task";
}

/** What a section says of the figures in it. */
export interface Section {
  parent: Section | null;
  /** Whether it states goals: 工作目标, and in a paper that plans also 主要指标. */
  goal: boolean;
  /** Whether its heading says that things are done or that they are to come, else null. */
  mood: "actual" | "plan" | null;
  /** The year that its heading names: 一、2023年工作情况; ISO, null without one. */
  year: string | null;
  /** Whether it says what an applicant must have: figures in it are thresholds and state nothing. */
  conditions: boolean;
}

const goalWords = /(?<!坚持)目标(?!导向|责任|任务分解|任务清单)|预期指标/;
const plannedGoals = /主要指标/;
const actualWords =
  /(?:出台|制定|政策|起草|编制)?背景|(?:总体|基本|开展|工作|完成|落实|考核|评价|检查|抽查)情况|进展|成效|现状|发展环境|存在的?(?:主要|突出|共性)?(?:问题|不足|短板|困难)|(?<!(?:夯实|筑牢|打牢|巩固|强化|做实|提升)[^,，。;；、]{0,10})(?:发展|工作)基础|回顾|主要做法|已完成|已推动|取得的?成/;
const planWords =
  /下一步|打算|工作计划|工作安排|时间安排|工作思路|展望|待落实|今后|(?:对策|政策|工作|意见)(?:与|和|及)?建议$/;
/** 2024年重点工作: in a paper of that year, before its end, what is to be done in it. */
const yearsWork =
  /(\d{4}|今|明)年(?:的|度)?(?![^,，。]{0,8}(?:半年|季度|以来))[^,，。]{0,8}(?:重点|主要)(?:工作|任务)$/;
const yearEnds = "-10";
const longestHeading = 48;
/** 应当具备下列条件：, 三、申报条件. */
const conditionWords =
  /(?:具备|符合|满足)(?:以下|下列|如下)[^,，。;；]{0,6}(?:条件|要求)|(?:(?:申报|申请|认定|参评|评选|入选|准入|推荐|遴选|征集|揭榜|报名|基本|建设)条件|(?:申报|申请|参评|推荐)(?:单位)?要求)(?=[:：]|$)/;

/**
 * The section that each numbered item or heading opens; inline items open none. A heading that says nothing of mood or goal
 * takes both from the section it lies in. `plans` tells whether the paper is one that plans.
 */
export function readSections(
  text: string,
  { items, plans, anchor }: { items: readonly Item[]; plans: boolean; anchor: string | null },
): Map<Item, Section> {
  const sections = new Map<Item, Section>();
  for (const item of items) {
    if (item.style === "inline") continue;
    const parent = (item.parent && sections.get(item.parent)) ?? null;
    if (item.style === "dash" || item.style === "lead") {
      if (parent) sections.set(item, parent);
      continue;
    }
    const heading = text.slice(item.start, Math.min(item.headingEnd, item.start + longestHeading));
    const states = goalWords.test(heading) || (plans && plannedGoals.test(heading));
    const actual = actualWords.test(heading), plan = planWords.test(heading) || setsYear(heading, anchor);
    sections.set(item, {
      parent,
      goal: states || (!actual && !plan && parent?.goal === true),
      mood: plan ? "plan" : actual ? "actual" : parent?.mood ?? null,
      year: yearOf(heading) ?? parent?.year ?? null,
      conditions: conditionWords.test(heading) || parent?.conditions === true,
    });
  }
  return sections;
}

function setsYear(heading: string, anchor: string | null): boolean {
  const year = yearsWork.exec(heading)?.[1];
  return year !== undefined && (year.length === 1 || anchor === null || anchor < year + yearEnds);
}

const box =
  /^(?:\((?:接上页|续表?)\) ?)?(?:专栏|表) ?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[-－—.]\d{1,2})?[:： ]?(?=[^,，。;；]{2,32}$)/;

/** 专栏1 2025年主要指标: a box in a section, which says of itself what its lines are and ends with the next item. Null where the line heads none. */
export function boxOf(
  heading: string,
  { parent, plans }: { parent: Section; plans: boolean },
): Section | null {
  if (!box.test(heading)) return null;
  const goal = goalWords.test(heading) || (plans && /指标/.test(heading));
  return { ...parent, parent, goal: goal || parent.goal, year: yearOf(heading) ?? parent.year };
}

const plainYear = /(?<![到至截止—\-~～从自较比])((?:19|20)\d{2})年(?!代|[—\-~～至到])/g;

/** The year that the heading of an item or of one above it names, null without one. */
export function yearOver(item: Item, text: string): number | null {
  for (let at: Item | null = item; at; at = at.parent) {
    const year = yearOf(text.slice(at.body, Math.min(at.headingEnd, at.body + longestHeading)));
    if (year !== null) return Number(year);
  }
  return null;
}

/** The one year of a short heading; 到2025年 is a due date and 2021—2025年 a range. */
function yearOf(heading: string): string | null {
  const years = heading.length <= 30 && !/[,，;；]/.test(heading) ? matchesOf(heading, plainYear) : [];
  return years.length === 1 ? years[0]?.[1] ?? null : null;
}
