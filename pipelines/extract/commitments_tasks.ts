/**
 * Numbered tasks and measures of measures, plans, consultations and notices.
 *
 * A task is an innermost item of a section that sets tasks: a numbered one, one behind `——`, one with a lead-in. In a section on aims, background or safeguards
 * (总体要求, 组织保障, 工作要求) it is one only where bodies are made responsible for it or it has a deadline. Its quote runs from
 * its heading to the statement of responsibility, or is the heading alone.
 *
 * @module
 */
import type { Undertaking } from "./commitments.ts";
import type { Paper } from "./paper.ts";
import type { Item } from "./outline.ts";
import {
  actingBodies,
  findResponsible,
  firstLeads,
  responsibilityIn,
  withFirstLeading,
} from "./responsible.ts";
import { dueOf } from "./due.ts";
import { roleOf, yearOver } from "./sections.ts";

const kinds = ["measures", "plan", "consultation", "work_notice"];

/** What reports and speeches set is only what a section on the next steps says. */
const reports = ["other", "statistics"];

/** All tasks, in order. Empty for other kinds of document. */
export function findTasks(paper: Paper): Undertaking[] {
  if (reports.includes(paper.kind)) {
    return paper.items.filter((item) =>
      isLeaf(paper, item) && item.parent && roleOf(item, paper.text) === "next"
    )
      .flatMap((item) => readTask(paper, { item, ordered: false }));
  }
  if (!kinds.includes(paper.kind)) return [];
  const from = draftStart(paper), ordered = firstLeads(paper.text);
  return paper.items.filter((item) => item.start >= from && isLeaf(paper, item)).flatMap((item) =>
    readTask(paper, { item, ordered })
  );
}

/** A call for comments says first how to send them; the draft follows behind its own mark or the call's signature. */
function draftStart({ kind, signature, text, title, lines, items }: Paper): number {
  if (kind !== "consultation" || (title && /^(?!关于).*征求意见稿\)?$/.test(title))) return 0;
  const mark = lines.find((line) => /^\(?征求意见稿\)?$/.test(line.text));
  const from = mark?.end ?? signature?.end ?? text.length;
  return items.some((item) => item.start > from) ? from : text.length;
}

/** Styles that set no tasks of their own; articles do in papers whose title says that they set out measures. */
const untasked = ["inline", "heading"];

function isLeaf({ title, text, kind }: Paper, item: Item): boolean {
  if (item.style === "article" && !(setsMeasures(title) && sets(text.slice(item.body, item.body + 30)))) {
    return false;
  }
  if (item.style === "inline" && item.parent === null && kind === "measures") return true;
  if (untasked.includes(item.style) || (item.style === "dash" && item.parent && isWhole(item.parent))) {
    return false;
  }
  return item.children.every((child) =>
    child.style === "inline" || (child.style === "dash" && isWhole(item))
  );
}

/** A numbered item with words behind its heading is a task itself, and what stands behind dashes below it are its parts. */
function isWhole({ style, headingEnd, body, children }: Item): boolean {
  return !untasked.includes(style) && headingEnd + 12 < (children[0]?.start ?? body);
}

/** 若干措施, 十条政策; a regulation's articles (办法, 条例) are law and no tasks. */
function setsMeasures(title: string | null): boolean {
  return title !== null && /措施|政策|[\d一二三四五六七八九十]条/.test(title) &&
    !/办法|规定|条例|细则|规则/.test(title);
}

/** Articles on purpose, scope and force set nothing. */
function sets(opening: string): boolean {
  return !/^(?:本|为(?:了|贯彻|深入|加快|进一步|推动|推进|促进|支持|规范)|所称|上述|以上|符合|[^,，。]{0,12}(?:自.{0,12}施行|负责解释))/
    .test(opening);
}

/** A notice that asks for entries says how to send them; what it assigns or dates is a task. */
const calls = /(?:征集|申报|推荐|遴选|报名|揭榜|榜单)[^,，。]{0,60}(?:通知|公告|函)$/;

/** 任务见下表 sets none of its own. */
const elsewhere = /^[^,，。;；\n]{0,20}(?:详?见|如)(?:下表|附表|附件)/;

/** `ordered`: the paper says that the body named first leads. */
function readTask(
  { text, title, anchor, signature, dates }: Paper,
  { item, ordered }: { item: Item; ordered: boolean },
): Undertaking[] {
  const role = roleOf(item, text);
  const stop = signature && signature.start > item.start ? Math.min(item.end, signature.start) : item.end;
  const block = text.slice(item.body, stop);
  if (item.headingEnd - item.body < 4 || elsewhere.test(block.slice(0, 40)) || role === "schedule") return [];
  const notes = findResponsible(block),
    deadline = dueOf({ text, dates, anchor, year: yearOver(item, text) }, { start: item.body, end: stop });
  // Outside the tasks a sentence that names a doer (由省质量办汇总) is manner; a note of responsibility assigns.
  const assigned = notes.length > 0 || deadline !== null;
  if (((role !== "task" && role !== "next") || (title && calls.test(title))) && !assigned) return [];
  const found = responsibilityIn(block, notes);
  const responsibility = found && ordered ? withFirstLeading(found) : found;
  const end = Math.max(
    responsibility ? item.body + responsibility.end : item.headingEnd,
    deadline?.end ?? item.body,
  );
  return [{
    number: item.ordinal === 0 ? null : item.number,
    text: text.slice(item.body, Math.min(item.headingEnd, item.body + (responsibility?.start || Infinity))),
    responsible: responsibility?.names ?? actingBodies(block),
    lead: responsibility?.lead ?? [],
    cooperating: responsibility?.cooperating ?? [],
    due: deadline?.due ?? null,
    status: "planned",
    parent: null,
    start: item.body,
    end,
  }];
}
