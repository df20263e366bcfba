/**
 * Open calls: a paper that asks the public for comments, cases or candidates, with its deadline.
 *
 * @module
 */
import { resolvePeriod } from "../normalise/dates.ts";
import type { Undertaking } from "./commitments.ts";
import { isUntil } from "./due.ts";
import type { Paper } from "./paper.ts";
import { lastFrom, type Sentence } from "./sentences.ts";

const asksComments =
  /征求.{0,20}意见|意见.{0,6}(?:反馈|征集)|反馈.{0,10}意见|提出.{0,10}(?:意见|建议)|征集.{0,12}(?:意见|建议)|(?:意见|建议).{0,16}(?:发送|发至|寄|报送|提交|传真)/;
const asksEntries = /(?:征集|申报|推荐|报名|揭榜|自荐|报送|遴选|填报|提交)/;
const deadline = /截止|截至|前|止|期限|为期|至/;

/** The open call of the paper: the sentence with its deadline, else the one that asks; a call for entries can set several days. */
export function findCalls(paper: Paper): Undertaking[] {
  const asks = paper.kind === "consultation"
    ? asksComments
    : /征集|申报|揭榜|推荐|遴选/.test(paper.title ?? "")
    ? asksEntries
    : null;
  if (!asks) return [];
  const limit = paper.signature?.end ?? paper.text.length;
  const dated = datedCalls(paper, { asks, limit });
  if (dated.length > 0) return paper.kind === "consultation" ? dated.slice(0, 1) : dated;
  if (paper.kind !== "consultation") return [];
  const at = paper.text.slice(0, limit).search(/向社会.{0,10}征[求集]|公开征[求集]/);
  return at < 0 ? [] : [call(paper, { at, due: null })];
}

/** One for each day, in order. */
function datedCalls(paper: Paper, { asks, limit }: { asks: RegExp; limit: number }): Undertaking[] {
  const found = new Map<string, Undertaking>();
  let sentence: Sentence | null = null, asked = false;
  for (const mention of paper.dates) {
    if (mention.start >= limit) break;
    const here = lastFrom(paper.sentences, mention.start);
    if (here && here !== sentence) asked = asks.test(paper.text.slice(here.start, here.end));
    sentence = here;
    if (!here || !asked) continue;
    const due = resolvePeriod(mention, paper.anchor);
    const sets = isUntil(paper.text, mention) || mention.kind === "range" ||
      deadline.test(paper.text.slice(Math.max(here.start, mention.start - 12), mention.start));
    if (due?.length !== 10 || !sets || found.has(due) || (found.size > 0 && !closes(paper.text, mention))) {
      continue;
    }
    found.set(due, call(paper, { at: mention.start, due }));
  }
  return [...found.values()];
}

/** 填报截止时间为2024年12月25日: after the first day only what is called the end of a call is another call. */
function closes(text: string, { start }: { start: number }): boolean {
  return /(?:截止|截至)[^,，。;；]{0,8}$/.test(text.slice(Math.max(0, start - 14), start));
}

function call(
  { text, sentences, publisher }: Paper,
  { at, due }: { at: number; due: string | null },
): Undertaking {
  const { start, end } = lastFrom(sentences, at) ?? { start: at, end: text.length };
  return {
    number: null,
    text: null,
    responsible: publisher ? [publisher] : [],
    due,
    status: "open_call",
    parent: null,
    start,
    end,
  };
}
