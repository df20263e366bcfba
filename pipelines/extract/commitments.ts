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
import { findCalls } from "./commitments_calls.ts";
import { findMilestones } from "./commitments_milestones.ts";
import { findReplies } from "./commitments_replies.ts";
import { findTasks } from "./commitments_tasks.ts";
import type { CommitmentFact, Doubt } from "./facts.ts";
import { evidence, type Paper } from "./paper.ts";

/** A commitment before its quote is cut from the original. */
export interface Undertaking
  extends Pick<CommitmentFact, "number" | "responsible" | "due" | "status" | "parent"> {
  start: number;
  end: number;
  /** What is undertaken, where that is less than the quote; else null. */
  text: string | null;
}

/** All commitments in order of the text, and what was in doubt. */
export function extractCommitments(paper: Paper): { commitments: CommitmentFact[]; doubts: Doubt[] } {
  const tasks = findTasks(paper);
  const replies = findReplies(paper);
  const calls = findCalls(paper);
  const milestones = findMilestones(paper, tasks).filter(({ start, due }) =>
    !calls.some((call) => call.start === start && call.due === due)
  );
  const found = [...tasks, ...milestones, ...replies.undertakings, ...calls].filter(({ start, end }) =>
    paper.text.slice(start, end).trim() !== "" // a number without words undertakes nothing
  );
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    commitments: found.map(({ start, end, text, ...rest }) => ({
      ...rest,
      text: (text ?? paper.text.slice(start, end)).trim(),
      ...evidence(paper, { start, end }),
    })),
    doubts: replies.doubts,
  };
}
