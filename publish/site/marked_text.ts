/**
 * Facts laid over the text they stand in: the text cut at every border of a fact, paragraph by paragraph.
 *
 * @module
 */

/** A stretch of a text that states a fact. */
export interface FactSpan {
  id: string;
  kind: "indicator" | "commitment";
  start: number;
  end: number;
}

/** A piece of a paragraph and all facts that cover it, the shortest last. */
export interface Segment {
  text: string;
  facts: FactSpan[];
  /** Facts whose stretch begins here. */
  begins: FactSpan[];
}

/** Paragraphs of a text as segments, blank ones left out; joined, they are the text. Facts may overlap and nest. */
export function markedParagraphs(text: string, facts: readonly FactSpan[]): Segment[][] {
  const waiting = facts.filter(({ start, end }) => start < end && end <= text.length)
    .toSorted((a, b) => b.start - a.start || a.end - b.end); // taken from the end: first start, then longest
  let active: FactSpan[] = [];
  const paragraphs: Segment[][] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    const lineEnd = at + line.length;
    const paragraph: Segment[] = [];
    while (at < lineEnd) {
      const begins = takeUntil(waiting, at);
      active = [...active, ...begins].filter(({ end }) => end > at);
      const end = Math.min(lineEnd, waiting.at(-1)?.start ?? lineEnd, ...active.map((fact) => fact.end));
      const covering = active.toSorted((a, b) => (b.end - b.start) - (a.end - a.start));
      paragraph.push({ text: text.slice(at, end), facts: covering, begins });
      at = end;
    }
    if (line.trim() !== "") paragraphs.push(paragraph);
    at = lineEnd + 1;
  }
  return paragraphs;
}

/** Takes off the stack all facts that start at or before a place. */
function takeUntil(stack: FactSpan[], at: number): FactSpan[] {
  const taken: FactSpan[] = [];
  for (let next = stack.at(-1); next && next.start <= at; next = stack.at(-1)) {
    taken.push(next);
    stack.pop();
  }
  return taken;
}

const bounds = "。！？；\n";
/** Most characters shown before and behind a quote. */
const context = 80;

/** The sentence that holds a quote: what stands before it, the quote, what stands behind, cut with … where long. */
export function sentenceAround(
  text: string,
  { start, end }: Pick<FactSpan, "start" | "end">,
): { before: string; quote: string; behind: string } {
  let from = start;
  while (from > 0 && start - from < context && !bounds.includes(text[from - 1] ?? "\n")) from--;
  let to = end;
  while (to < text.length && to - end < context && !closes(text, to)) to++;
  const cutBefore = start - from === context;
  const cutBehind = to - end === context;
  return {
    before: (cutBefore ? "…" : "") + text.slice(from, start).trimStart().toWellFormed(),
    quote: text.slice(start, end),
    behind: text.slice(end, to).trimEnd().toWellFormed() + (cutBehind ? "…" : ""),
  };
}

/** Whether the sentence is over before `at`: behind its mark, or at the end of its line. */
function closes(text: string, at: number): boolean {
  return text[at] === "\n" || bounds.includes(text[at - 1] ?? "");
}
