/**
 * What a reply to a proposal promises: its table of done, ongoing and next matters, and what it says will follow.
 *
 * @module
 */
import { subjectOf } from "./bodies.ts";
import type { Undertaking } from "./commitments.ts";
import type { Paper } from "./paper.ts";
import { deadlineOf, dueWithin, firstFrom } from "./due.ts";
import type { Doubt } from "./facts.ts";
import type { Item } from "./outline.ts";
import { actingBodies, appointedBodies, findResponsible, responsibilityIn } from "./responsible.ts";
import { readReplyRows } from "./reply_rows.ts";
import { readReplyTable } from "./reply_table.ts";
import { roleOf } from "./sections.ts";
import { lastFrom } from "./sentences.ts";

/** Commitments of a proposal reply, and what was in doubt. Empty for other kinds of document. */
export function findReplies(paper: Paper): { undertakings: Undertaking[]; doubts: Doubt[] } {
  if (paper.kind !== "proposal_reply") return { undertakings: [], doubts: [] };
  const table = readReplyTable(paper), rows = readReplyRows(paper.text);
  const tabled = [...table.undertakings, ...rows.undertakings].map((one) =>
    one.status === "planned" ? { ...one, due: dueIn(paper, one) } : one
  );
  return {
    undertakings: [...tabled, ...nextSteps(paper, table.start)],
    doubts: [...table.doubts, ...rows.doubts],
  };
}

/** What stands in the column of next steps names no day but its own: 2025年3月开工. */
function dueIn({ dates, anchor }: Paper, { start, end }: { start: number; end: number }): string | null {
  const mention = dates[firstFrom(dates, start)];
  const ahead = mention && mention.start < end && (mention.kind === "until" || mention.kind === "point");
  return ahead && mention.month !== null ? deadlineOf(mention, anchor) : null;
}

const opener = /(?<=^|[。;；\n\t ])(?:下一?步|下阶段|今后|接下来)(?:工作中|中)?[,，:： ]*/g;

/** Items of a section 下一步 … before the table, and sentences that open with 下一步 elsewhere. */
function nextSteps(paper: Paper, table: number): Undertaking[] {
  const { text } = paper;
  const items = paper.items.filter((item) => item.start < table);
  const listed = new Set(items.filter((item) => isLeaf(item, table) && isNext(item, text)));
  for (const item of [...announced(paper, items), ...listedInline(paper, items)]) listed.add(item);
  const spoken: Undertaking[] = [];
  for (const match of text.matchAll(opener)) {
    if (match.index >= table) break;
    const item = lastFrom(items, match.index);
    const { start, end } = lastFrom(paper.sentences, match.index + match[0].length) ?? { start: 0, end: 0 };
    const subject = match.index + match[0].length;
    const covered = announces(text, match.index) ||
      inlineBehind(paper, { at: match.index, items }).length > 0 ||
      (item !== null && (listed.has(item) || match.index === item.body));
    if (!covered && end - subject >= 6) {
      spoken.push(promise(paper, { start, end, number: null, subject, dueEnd: 0 }));
    }
  }
  return [...[...listed].map((item) => fromItem(paper, item)), ...spoken];
}

/** 二是强化要素保障 below 下一步 is a next step, whatever its own heading would make it elsewhere. */
function isNext(item: Item, text: string): boolean {
  return roleOf(item, text) === "next" || (item.parent !== null && roleOf(item.parent, text) === "next");
}

/** 下一步,我们将抓好两项工作：at the end of its line announces the items below it. */
function announces(text: string, at: number): boolean {
  return /^[^。;；\n]{4,60}[:：]\s*(?=\n)/.test(text.slice(at, at + 80));
}

/** 下一步,我局将做好以下工作:一是 … 二是 …: the items of its own line that its sentence announces. */
function listedInline(paper: Paper, items: readonly Item[]): Item[] {
  return [...paper.text.matchAll(opener)].flatMap(({ index }) => inlineBehind(paper, { at: index, items }));
}

function inlineBehind({ text, lines }: Paper, { at, items }: { at: number; items: readonly Item[] }): Item[] {
  const head = /^[^。;；\n]{0,80}?(?=[:：,，。][ ]?一是)/.exec(text.slice(at, at + 84));
  if (!head) return [];
  const end = lastFrom(lines, at)?.end ?? at;
  const first = firstFrom(items, at), run: Item[] = [];
  for (let next = first; items[next] && (items[next]?.start ?? end) < end; next++) {
    const item = items[next];
    if (item?.style === "inline") run.push(item);
  }
  return run;
}

/** The items right below such a line that count up from 1, those below them left out. */
function announced({ text }: Paper, items: readonly Item[]): Item[] {
  const openers = [...text.matchAll(opener)].filter(({ index }) => announces(text, index));
  let at = 0;
  return openers.flatMap(({ index }) => {
    while ((items[at]?.start ?? Infinity) < index) at++;
    const first = items[at], run: Item[] = [];
    if (!first || text.slice(index, Math.min(first.start, index + 120)).trim().includes("\n")) return [];
    for (; items[at]?.style !== first.style || items[at]?.ordinal === run.length + 1; at++) {
      const item = items[at];
      if (!item || (item.style !== first.style && item.start > (run.at(-1)?.end ?? 0))) break;
      if (item.style === first.style) run.push(item);
    }
    return run;
  });
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
  const words = Math.min(item.end - 8, paper.signature?.start ?? Infinity);
  const subject = below > 0 && item.body + below < words ? item.body + below : item.body;
  const end = lastFrom(paper.sentences, subject)?.end ?? item.end;
  const first = promise(paper, {
    start: subject,
    end: Math.min(end, item.end),
    number: item.number || null,
    subject,
    dueEnd: subject > item.body ? 0 : item.end,
  });
  const isHeading = end - subject <= longestHeading && below === 0;
  const rest = text.slice(first.end, Math.min(item.end, paper.signature?.start ?? Infinity));
  return isHeading ? { ...first, end: first.end + rest.trimEnd().length } : first;
}

/** Most characters of a first sentence that only names what the rest of its item says (强化要素保障). */
const longestHeading = 20;

function firstOf(names: string[], others: string[]): string[] {
  return names.length > 0 ? names : others;
}

const ours = /^[我本][局厅委办院]/,
  ourNext = /^[。;；]? ?[我本][局厅委办院](?:也|还)?(?:将|拟|会同|联合|计划)/;

interface Promised {
  start: number;
  end: number;
  number: string | null;
  /** Where the sentence begins behind 下一步. */
  subject: number;
  /** How far behind its end a deadline still belongs to it. */
  dueEnd: number;
}

/** Who a note (责任单位：…) names; else 我局将 …, also behind a heading, is the publisher's own; else the bodies that the sentence opens with. */
function promise(paper: Paper, { start, end, number, subject, dueEnd }: Promised): Undertaking {
  const clause = paper.text.slice(subject, end);
  const whole = paper.text.slice(subject, Math.max(end, dueEnd));
  const own = ours.test(clause) || ourNext.test(whole.slice(clause.length))
    ? [paper.publisher ?? ""].filter(Boolean)
    : [];
  const opens = own.length > 0 ? own : subjectOf(clause);
  const notes = findResponsible(whole), noted = notes.length > 0 ? responsibilityIn(whole, notes) : null;
  const responsible = noted?.names ??
    (opens.length > 0 ? opens : firstOf(appointedBodies(whole), actingBodies(whole)));
  const deadline = dueWithin(paper, { start, end: Math.max(end, dueEnd) });
  return {
    number,
    text: paper.text.slice(start, end),
    responsible,
    lead: noted?.lead ?? [],
    cooperating: noted?.cooperating ?? [],
    due: deadline?.due ?? null,
    status: "planned",
    parent: null,
    start,
    end: Math.max(end, deadline?.end ?? end),
  };
}
