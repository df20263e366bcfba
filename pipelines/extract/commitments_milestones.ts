/**
 * Milestones: what is to be done by a day or month.
 *
 *     2022年11月中旬前，省检验检测认证总院、各地市场监管部门组织开展调研      actors behind the date
 *     各市要制定方案，于11月18日前、次年11月中旬前报省局                   actors before; a milestone for each date
 *
 * Read in plans, measures, notices and drafts of such. In a section on the schedule any month counts, elsewhere only a
 * deadline (… 前, 到 …). A deadline in the closing bracket of a task belongs to the task; one in its words is a milestone of
 * the task, whose bodies answer for it where it names none. In news, speeches and lists only what someone must do or reach
 * by a day ahead (年底前实现…) counts, and in a reply what its table and its next steps do not say.
 *
 * @module
 */
import type { DateMention } from "../normalise/dates.ts";
import { matchesOf } from "../normalise/matches.ts";
import { subjectOf } from "./bodies.ts";
import type { Undertaking } from "./commitments.ts";
import type { Paper } from "./paper.ts";
import { deadlineOf, isAttached, isUntil } from "./due.ts";
import { type Item, markerOf } from "./outline.ts";
import { roleOf, type SectionRole } from "./sections.ts";
import { lastFrom, type Sentence } from "./sentences.ts";

const kinds = ["measures", "plan", "consultation", "work_notice"];
const otherKinds = ["news", "other", "list", "statistics", "proposal_reply"];
const comments =
  /有效期|有效至|起施行|征求意见|(?<!对照|根据|按照|针对|结合|落实)反馈意见|意见反馈|提出意见|公示(?![^,，。;；]{0,12}后(?:再|予以)?(?:发布|公布|印发))/;
/** Words of duty or achievement right behind a deadline. */
const binds =
  /^[,，]?[^,，。;；]{0,24}?(?:要(?!求|素)|将|须|应当|力争|确保|全面|基本|实现|完成|建成|达到|建立|出台|印发|落实|投入|上线|提交|报|形成|取得|创建|争创|打造|具备|启动|开工|通过|培育|发布|公布|组建|推出|提请|申请|接受|验收|组织|开展|召开|审核|初审|推荐|填报|汇总|自查|整改)/;

/** A sentence with more dates than this is the row of a table, not a plan. */
const mostDates = 6;

/** All milestones, in order; `tasks` are the commitments they may belong to. */
export function findMilestones(paper: Paper, tasks: readonly Undertaking[]): Undertaking[] {
  const planning = kinds.includes(paper.kind);
  if (!planning && !otherKinds.includes(paper.kind)) return [];
  const counts = new Map<string, number>();
  return bySentence(paper).flatMap(({ sentence, mentions }) => {
    if (mentions.length > mostDates || !isPlan(paper, sentence)) return [];
    return mentions.flatMap((mention) => {
      const item = lastFrom(paper.items, mention.start);
      const task = item && taskAt(tasks, item.body);
      const role = roleOf(item, paper.text);
      const wanted = planning && role !== "general"
        ? isMilestone(paper.text, { mention, role })
        : isDuty(paper, mention);
      const due = wanted ? deadlineOf(mention, paper.anchor) : null;
      if (!due || (task && (mention.start === task.start || isAttached(paper.text, mention)))) return [];
      const count = (counts.get(item?.number ?? "") ?? 0) + 1;
      counts.set(item?.number ?? "", count);
      const number = item?.number ? `${item.number}-${count}` : null;
      const found = milestone(paper.text, { item, mention, ...sentence });
      const responsible = found.responsible.length > 0 ? found.responsible : task?.responsible ?? [];
      return [{ ...found, responsible, number, due, parent: task?.number ?? null }];
    });
  }).toArray();
}

/** The sentences that hold dates, in order, each with its own. */
function* bySentence(
  { dates, sentences }: Paper,
): Generator<{ sentence: Sentence; mentions: DateMention[] }> {
  for (let at = 0; at < dates.length;) {
    const from = at, sentence = lastFrom(sentences, dates[from]?.start ?? 0);
    at++;
    while (at < dates.length && lastFrom(sentences, dates[at]?.start ?? 0) === sentence) at++;
    if (sentence) yield { sentence, mentions: dates.slice(from, at) };
  }
}

/** The task whose words begin at a place, or null. */
function taskAt(tasks: readonly Undertaking[], start: number): Undertaking | null {
  const task = lastFrom(tasks, start);
  return task?.start === start ? task : null;
}

/** Neither the signature nor a call for comments, which is an undertaking of its own. */
function isPlan({ text, signature }: Paper, { start, end }: Sentence): boolean {
  const signed = signature !== null && start >= signature.start && end <= signature.end;
  return !signed && end - start >= 8 && !comments.test(text.slice(start, end));
}

function milestone(text: string, around: Around): Omit<Undertaking, "number" | "due" | "parent"> {
  const { mention, start, end } = around;
  return {
    text: text.slice(clauseStart(text, { start, at: mention.start }), end),
    responsible: actors(text, around),
    status: "planned",
    start,
    end,
  };
}

/** 市局将于今年第三季度开展“回头看”. */
const meant = /(?:将|拟|计划)[于在]$/;

/** A year alone is the horizon of a target. */
function isMilestone(text: string, { mention, role }: { mention: DateMention; role: SectionRole }): boolean {
  if (mention.month === null) return false;
  if (isUntil(text, mention) || meant.test(text.slice(mention.start - 4, mention.start))) return true;
  return role === "schedule" && (mention.kind === "point" || mention.kind === "range") &&
    mention.month !== null;
}

/** In a text or section that sets no tasks: a day ahead of the paper's own, said with 前, and what must be done or reached by it. */
function isDuty({ text, anchor }: Paper, { kind, month, start, end, text: words }: DateMention): boolean {
  return anchor !== null && kind === "until" && month !== null && words.endsWith("前") &&
    text.charAt(start - 1) !== "“" &&
    (binds.test(text.slice(end, end + 40)) ||
      /(?:力争|争取|确保|计划|拟|将)(?:于|在)?$/.test(text.slice(start - 4, start)));
}

/** Where the clause with the date begins, its number and leading 并 or 请 left out. */
function clauseStart(text: string, { start, at }: { start: number; at: number }): number {
  const before = text.slice(start, at);
  const comma = Math.max(before.lastIndexOf(","), before.lastIndexOf("，"));
  const clause = start + Math.max(comma + 1, 0);
  const marker = markerOf(text.slice(clause, at))?.length ?? 0;
  return clause + marker + (/^\s*(?:并|请)/.exec(text.slice(clause + marker, at))?.[0].length ?? 0);
}

interface Around {
  item: Item | null;
  mention: DateMention;
  start: number;
  end: number;
}

/** Bodies behind the date, else before it in the sentence, else those that the item's words open with; then who does the next step. */
function actors(text: string, { item, mention, start, end }: Around): string[] {
  const words = text.slice(mention.end, end).replace(/^[,，、 ]+/, "");
  const own = [
    () => subjectOf(words),
    () => subjectOf(withoutMarker(text.slice(start, mention.start)) + ","),
    () => item ? firstSubject(text.slice(item.body, Math.min(start, item.end))) : [],
  ];
  const names = own.reduce((found: string[], find) => found.length > 0 ? found : find(), []);
  return [...new Set([...names, ...agentsOf(words)])];
}

function withoutMarker(words: string): string {
  return words.slice(markerOf(words)?.length ?? 0);
}

const agent = /[,，]由(?=[^,，。;；]{2,40}?(?:负责|牵头|汇总|组织|审核|统一))/g;

/** 由市市场监管局汇总上报: who does the next step. */
function agentsOf(text: string): string[] {
  return matchesOf(text, agent).flatMap(({ index }) => subjectOf(text.slice(index + 2)));
}

function firstSubject(text: string): string[] {
  for (const sentence of text.slice(0, 600).split(/[。;；\n]/)) {
    const names = subjectOf(sentence.trim());
    if (names.length > 0) return names;
  }
  return [];
}
