/**
 * How a text is laid out for reading figures: lines (paragraphs), their sentences, and the clauses of a sentence.
 *
 *     line      up to a line feed
 *     sentence  up to 。 ！ ？, a ； before 二是, or the end of the line
 *     clause    up to ， ； ： or the end of the sentence or of a table's cell; a comma between digits divides nothing
 *
 * A sentence is cut after 2000 characters and so bounds what is read around a figure. One pass, spans only, no text copied. Empty clauses (doubled commas) are left out, as are sentences without a clause.
 *
 * @module
 */

/** A stretch of the folded text. */
export interface Span {
  start: number;
  end: number;
}

/** A sentence and its clauses in order. */
export interface Sentence extends Span {
  clauses: Span[];
}

/** A paragraph and its sentences in order. */
export interface Line extends Span {
  sentences: Sentence[];
}

const longestSentence = 2000;
/** What a code unit ends: nothing, a clause, or with it the sentence. */
const clauseEnd = 1, sentenceEnd = 2;
const ends = new Uint8Array(0x10000);
for (const mark of "，,；;：:\t") ends[mark.charCodeAt(0)] = clauseEnd;
for (const mark of "。！？!?") ends[mark.charCodeAt(0)] = sentenceEnd;

/** Lines of a text, each laid out when it is asked for, so that none is kept longer than it is read; blank lines are left out. */
export function* layOut(text: string): Generator<Line> {
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    const sentences = sentencesOf(text, { start, end });
    if (sentences.length > 0) yield { start, end, sentences };
    start = end + 1;
  }
}

function sentencesOf(text: string, { start, end }: Span): Sentence[] {
  const sentences: Sentence[] = [];
  let clauses: Span[] = [], clauseStart = start, opened = start;
  for (let at = start; at <= end; at++) {
    // The code behind the last character is NaN, which no table is asked for: see isAt().
    const mark = at < end ? ends[text.charCodeAt(at)] : sentenceEnd;
    const runsOut = at - opened >= longestSentence;
    if (!mark && !runsOut) continue;
    const closes = runsOut || mark === sentenceEnd || isItemEnd(text, at);
    if (!closes && isInsideNumber(text, at)) continue;
    const clause = trimmed(text, { start: clauseStart, end: at });
    if (clause) clauses.push(clause);
    clauseStart = at + 1;
    if (closes) opened = at + 1;
    if (closes && clauses.length > 0) {
      sentences.push({ start: clauses[0]?.start ?? start, end: at, clauses });
      clauses = [];
    }
  }
  return sentences;
}

/** ；二是 ends an item of a running list, which is a sentence to itself. */
function isItemEnd(text: string, at: number): boolean {
  return (text.charAt(at) === "；" || text.charAt(at) === ";") && isItemStart(text, at + 1);
}

/** Whether 一是 … 九是, or 第一，… 第九， stands at a place. */
export function isItemStart(text: string, at: number): boolean {
  const ordinal = text.charAt(at) === "第" ? at + 1 : at, mark = text.charAt(ordinal + 1);
  if (mark !== "是" && (ordinal === at || (mark !== "，" && mark !== ","))) return false;
  return "一二三四五六七八九".includes(text.charAt(ordinal));
}

/** 5, 000 and 13:37 hold no clause end. */
function isInsideNumber(text: string, at: number): boolean {
  const next = text.charAt(at + 1) === " " ? text.charAt(at + 2) : text.charAt(at + 1);
  return isDigit(text.charAt(at - 1)) && isDigit(next) && text.charCodeAt(at) < 128;
}

function isDigit(c: string): boolean {
  return c >= "0" && c <= "9";
}

function trimmed(text: string, { start, end }: Span): Span | null {
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return start < end ? { start, end } : null;
}
