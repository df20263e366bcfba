/**
 * Commitments: the dated or assigned undertakings of a paper.
 *
 * Four readers, each for one way in which papers commit themselves: numbered tasks and measures, milestones with a
 * deadline, answers to proposals (tables of done, ongoing and next, and what is to follow), and open calls. What a paper
 * merely reports, recites or wishes gives none. `text` and `responsible` are in the folded script, the quote is the
 * document's own.
 *
 * @module
 */
import type { DocumentKind } from "../../sources/define.ts";
import type { DateMention } from "../normalise/dates.ts";
import type { Folded } from "../normalise/script.ts";
import { findCalls } from "./commitments_calls.ts";
import { findMilestones } from "./commitments_milestones.ts";
import { findReplies } from "./commitments_replies.ts";
import { findTasks } from "./commitments_tasks.ts";
import type { CommitmentFact, Doubt } from "./facts.ts";
import type { Item, Line } from "./outline.ts";
import type { Sentence } from "./sentences.ts";
import type { Signature } from "./signature.ts";

/** A paper as the readers of commitments see it; all offsets are of `text`, the folded view. */
export interface Paper {
  text: string;
  kind: DocumentKind;
  title: string | null;
  publisher: string | null;
  lines: readonly Line[];
  items: readonly Item[];
  sentences: readonly Sentence[];
  dates: readonly DateMention[];
  signature: Signature | null;
  /** The paper's own day, ISO, or null. */
  anchor: string | null;
}

/** A commitment before its quote is cut from the original. */
export interface Undertaking
  extends Pick<CommitmentFact, "number" | "responsible" | "due" | "status" | "parent"> {
  start: number;
  end: number;
  /** What is undertaken, where that is less than the quote; else null. */
  text: string | null;
}

/** All commitments in order of the text, and what was in doubt. */
export function extractCommitments(
  paper: Paper,
  { folded, original }: { folded: Folded; original: string },
): { commitments: CommitmentFact[]; doubts: Doubt[] } {
  const tasks = findTasks(paper);
  const replies = findReplies(paper);
  const calls = findCalls(paper);
  const milestones = findMilestones(paper, tasks).filter(({ start, due }) =>
    !calls.some((call) => call.start === start && call.due === due)
  );
  const found = [...tasks, ...milestones, ...replies.undertakings, ...calls];
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    commitments: found.map(({ start, end, text, ...rest }) => {
      const [from, to] = folded.span(start, end);
      const words = text ?? folded.text.slice(start, end);
      return { ...rest, text: words.trim(), start: from, end: to, quote: original.slice(from, to) };
    }),
    doubts: replies.doubts,
  };
}
