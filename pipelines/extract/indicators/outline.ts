/**
 * The outline of an official document: which section each line stands in, and what the headings above it say of its mood.
 *
 * Headings are known by their numbering, 第一章 above 一、 above （一） above 1. above （1）, or are short lines of their own
 * (`工作目标`). A numbered paragraph opens a section with its first sentence as heading (`1.计量支撑可靠有力。…`). A section
 * that says nothing of mood or goal takes both from the section it lies in.
 *
 * @module
 */
import type { Line } from "./layout.ts";

/** A section of the outline. */
export interface Section {
  /** 0 for 第一章 to 4 for （1）; −1 for the document itself. */
  level: number;
  heading: string;
  parent: Section | null;
  /** Whether it states goals: 工作目标, 主要指标. */
  goal: boolean;
  /** What its heading says of the figures below it, or null. */
  mood: "actual" | "plan" | null;
}

const numbering: readonly RegExp[] = [
  /^第[一二三四五六七八九十\d]{1,3}[章节部]分?/,
  /^[一二三四五六七八九十]{1,3}[、.．]/,
  /^\([一二三四五六七八九十]{1,3}\)/,
  /^\d{1,2}(?:[、．]|\.(?!\d))/,
  /^(?:\(\d{1,2}\)|[①-⑳])/,
];
const goalWords = /(?<!坚持)目标(?!导向|责任|任务分解|任务清单)|主要指标|预期指标/;
const actualWords =
  /开展情况|工作情况|进展|成效|现状|发展基础|工作基础|回顾|完成情况|主要做法|已完成|已推动|取得的?成/;
const planWords = /下一步|打算|工作计划|工作安排|时间安排|工作思路|展望|待落实|今后/;

/** The section of each line, in step with `lines`. Lines before the first heading stand in the document itself. */
export function outline(text: string, lines: readonly Line[]): Section[] {
  let current: Section = { level: -1, heading: "", parent: null, goal: false, mood: null };
  return lines.map((line) => {
    const found = headingOf(text, line);
    if (found) current = open(current, found);
    return current;
  });
}

/** Level and words of the heading that a line is or starts with; null for plain paragraphs. */
function headingOf(text: string, line: Line): { level: number; heading: string } | null {
  const [first] = line.sentences;
  if (!first) return null;
  const head = text.slice(first.start, Math.min(first.end, first.start + 48));
  const level = numbering.findIndex((pattern) => pattern.test(head));
  if (level >= 0) return { level, heading: head };
  const alone = line.sentences.length === 1 && head.length <= 16 && first.clauses.length === 1;
  const speaks = goalWords.test(head) || actualWords.test(head) || planWords.test(head);
  return alone && speaks && !/[\d。]/.test(head) ? { level: 1, heading: head } : null;
}

function open(current: Section, { level, heading }: { level: number; heading: string }): Section {
  let parent: Section | null = current;
  while (parent && parent.level >= level) parent = parent.parent;
  const actual = actualWords.test(heading), plan = planWords.test(heading);
  const silent = !actual && !plan;
  return {
    level,
    heading,
    parent,
    goal: goalWords.test(heading) || (silent && parent?.goal === true),
    mood: plan ? "plan" : actual ? "actual" : parent?.mood ?? null,
  };
}
