/**
 * Commitments: the dated or assigned undertakings of a paper.
 *
 * Five readers, each for one way in which papers commit themselves: numbered tasks and measures, tables of tasks,
 * milestones with a deadline, answers to proposals (tables of done, ongoing and next, and what is to follow), and open calls. What a paper
 * merely reports, recites or wishes gives none. `text` and `responsible` are in the folded script, the quote is the
 * document's own.
 *
 * @module
 */
import { findCalls } from "./commitments_calls.ts";
import { findMilestones } from "./commitments_milestones.ts";
import { findReplies } from "./commitments_replies.ts";
import { findTabledTasks } from "./commitments_tables.ts";
import { findTasks } from "./commitments_tasks.ts";
import type { CommitmentFact, Doubt } from "./facts.ts";
import { evidence, type Paper } from "./paper.ts";
import { lastFrom } from "./sentences.ts";
import { isOthers } from "./responsible.ts";

/** A commitment before its quote is cut from the original. */
export interface Undertaking
  extends Pick<CommitmentFact, "number" | "responsible" | "due" | "status" | "parent"> {
  /** Bodies that lead and that cooperate, where the paper tells. */
  lead?: string[];
  cooperating?: string[];
  start: number;
  end: number;
  /** What is undertaken, where that is less than the quote; else null. */
  text: string | null;
}

/** All commitments in order of the text, and what was in doubt. */
export function extractCommitments(paper: Paper): { commitments: CommitmentFact[]; doubts: Doubt[] } {
  const tabled = findTabledTasks(paper);
  const free = ({ start }: { start: number }) => start >= (lastFrom(tabled.tables, start)?.end ?? 0);
  const tasks = findTasks(paper).filter(free);
  const replies = findReplies(paper);
  const calls = findCalls(paper);
  const milestones = findMilestones(paper, tasks).filter(free).filter(({ start, end, due }) =>
    !calls.some((call) => call.start === start && call.due === due) &&
    !replies.undertakings.some((one) => one.start < end && start < one.end)
  );
  const found = [...tasks, ...tabled.tasks, ...milestones, ...replies.undertakings, ...calls].filter((
    { start, end },
  ) => paper.text.slice(start, end).trim() !== "" // a number without words undertakes nothing
  );
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  const byNumber = new Map(tasks.toReversed().map((task) => [task.number, task]));
  return {
    commitments: found.map((one) => factOf(paper, one, rolesOf(one, byNumber))),
    doubts: replies.doubts,
  };
}

type Roles = Pick<CommitmentFact, "lead" | "cooperating" | "and_others">;

function factOf(paper: Paper, one: Undertaking, roles: Roles): CommitmentFact {
  const { number, responsible, due, status, parent, start, end } = one;
  const { lead, cooperating, and_others } = roles, place = evidence(paper, one);
  const text = (one.text ?? paper.text.slice(start, end)).trim();
  return {
    number,
    responsible,
    lead,
    cooperating,
    and_others,
    due,
    status,
    parent,
    text,
    quote: place.quote,
    start: place.start,
    end: place.end,
  };
}

/** Roles of an undertaking; a milestone whose bodies are its task's (the first of that number) takes them from there. */
function rolesOf(
  { responsible, lead, cooperating, parent }: Undertaking,
  tasks: ReadonlyMap<string | null, Undertaking>,
): Roles {
  const task = lead || parent === null ? null : tasks.get(parent);
  const same = task?.responsible.join() === responsible.join() ? task : null;
  return {
    lead: lead ?? same?.lead ?? [],
    cooperating: cooperating ?? same?.cooperating ?? [],
    and_others: responsible.some(isOthers),
  };
}
