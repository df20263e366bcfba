/**
 * What a reply to a proposal promises: its table of done, ongoing and next matters, and what it says will follow.
 *
 * @module
 */
import { subjectOf } from "./bodies.ts";
import type { Undertaking } from "./commitments.ts";
import type { Paper } from "./paper.ts";
import { dueWithin } from "./due.ts";
import type { Doubt } from "./facts.ts";
import type { Item } from "./outline.ts";
import { readReplyTable } from "./reply_table.ts";
import { roleOf } from "./sections.ts";
import { lastFrom } from "./sentences.ts";

/** Commitments of a proposal reply, and what was in doubt. Empty for other kinds of document. */
export function findReplies(paper: Paper): { undertakings: Undertaking[]; doubts: Doubt[] } {
  if (paper.kind !== "proposal_reply") return { undertakings: [], doubts: [] };
  const table = readReplyTable(paper);
  return { undertakings: [...table.undertakings, ...nextSteps(paper, table.start)], doubts: table.doubts };
}

const opener = /(?<=^|[。;；\n\t ])(?:下一?步|下阶段|今后|接下来)(?:工作中|中)?[,，:： ]*/g;

/** Items of a section 下一步 … before the table, and sentences that open with 下一步 elsewhere. */
function nextSteps(paper: Paper, table: number): Undertaking[] {
  const { text } = paper;
  const items = paper.items.filter((item) => item.start < table);
  const listed = new Set(items.filter((item) => isLeaf(item, table) && roleOf(item, text) === "next"));
  const spoken: Undertaking[] = [];
  for (const match of text.matchAll(opener)) {
    if (match.index >= table) break;
    const item = lastFrom(items, match.index);
    const { start, end } = lastFrom(paper.sentences, match.index + match[0].length) ?? { start: 0, end: 0 };
    const subject = match.index + match[0].length;
    const covered = item !== null && (listed.has(item) || match.index === item.body);
    if (!covered && end - subject >= 6) spoken.push(promise(paper, { start, end, number: null, subject }));
  }
  return [...[...listed].map((item) => fromItem(paper, item)), ...spoken];
}

/** Lines of the table are numbered as well, but are no children of the section above it. */
function isLeaf(item: Item, table: number): boolean {
  return item.children.every((child) => child.start >= table);
}

/** The item's first sentence; for a section without items, the first sentence below its heading. */
function fromItem(paper: Paper, item: Item): Undertaking {
  const { text } = paper;
  const below =
    /^[^\n]{0,20}\n\s*/.exec(text.slice(item.body, Math.min(item.end, item.body + 80)))?.[0].length ?? 0;
  const subject = below > 0 && item.body + below < item.end - 8 ? item.body + below : item.body;
  const end = lastFrom(paper.sentences, subject)?.end ?? item.end;
  return promise(paper, {
    start: subject,
    end: Math.min(end, item.end),
    number: item.number || null,
    subject,
  });
}

interface Promised {
  start: number;
  end: number;
  number: string | null;
  /** Where the sentence begins behind 下一步. */
  subject: number;
}

/** 我局将 … is the publisher's own; else the bodies that the sentence opens with. */
function promise(paper: Paper, { start, end, number, subject }: Promised): Undertaking {
  const clause = paper.text.slice(subject, end);
  const own = /^[我本][局厅委办院]/.test(clause) && paper.publisher ? [paper.publisher] : [];
  const responsible = own.length > 0 ? own : subjectOf(clause);
  const due = dueWithin(paper, { start, end });
  return { number, text: null, responsible, due, status: "planned", parent: null, start, end };
}
