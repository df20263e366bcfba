/**
 * Numbered tasks and measures of measures, plans, consultations and notices.
 *
 * A task is an innermost numbered item of a section that sets tasks. In a section on aims, background or safeguards
 * (总体要求, 组织保障, 工作要求) it is one only where bodies are made responsible for it or it has a deadline. Its quote runs from
 * its heading to the statement of responsibility, or is the heading alone.
 *
 * @module
 */
import type { Undertaking } from "./commitments.ts";
import type { Paper } from "./paper.ts";
import type { Item } from "./outline.ts";
import { findResponsible } from "./responsible.ts";
import { dueOf } from "./due.ts";
import { roleOf } from "./sections.ts";

const kinds = ["measures", "plan", "consultation", "work_notice"];

/** All tasks, in order. Empty for other kinds of document. */
export function findTasks(paper: Paper): Undertaking[] {
  if (!kinds.includes(paper.kind)) return [];
  const from = draftStart(paper);
  return paper.items.filter((item) => item.start >= from && isLeaf(item)).flatMap((item) =>
    readTask(paper, item)
  );
}

/** A call for comments says first how to send them; the draft follows behind its own mark or the call's signature. */
function draftStart({ kind, signature, text, title, lines, items }: Paper): number {
  if (kind !== "consultation" || (title && /^(?!关于).*征求意见稿\)?$/.test(title))) return 0;
  const mark = lines.find((line) => /^\(?征求意见稿\)?$/.test(line.text));
  const from = mark?.end ?? signature?.end ?? text.length;
  return items.some((item) => item.start > from) ? from : text.length;
}

/** Styles that set no tasks of their own. */
const untasked = ["inline", "article", "heading"];

function isLeaf(item: Item): boolean {
  return !untasked.includes(item.style) &&
    item.children.every((child) => child.style === "inline");
}

function readTask({ text, anchor, signature, dates }: Paper, item: Item): Undertaking[] {
  const role = roleOf(item, text);
  const stop = signature && signature.start > item.start ? Math.min(item.end, signature.start) : item.end;
  const block = text.slice(item.body, stop);
  const [responsibility] = findResponsible(block);
  const due = dueOf({ text, dates, anchor }, { start: item.body, end: stop });
  const assigned = responsibility !== undefined || due !== null;
  if (item.headingEnd - item.body < 4 || role === "schedule" || (role !== "task" && !assigned)) return [];
  const end = responsibility ? item.body + responsibility.end : item.headingEnd;
  return [{
    number: item.number,
    text: text.slice(item.body, Math.min(item.headingEnd, item.body + (responsibility?.start ?? Infinity))),
    responsible: responsibility?.names ?? [],
    due,
    status: "planned",
    parent: null,
    start: item.body,
    end,
  }];
}
