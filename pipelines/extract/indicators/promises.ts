/**
 * Promises without a number: 建设一批服务中心, 出台若干措施, 覆盖率显著提升.
 *
 * They are kept beside the figures, so that a later report that gives a number can be laid beside them; they never become
 * numbers. 若干措施 and 若干意见 in a document's title promise nothing.
 *
 * @module
 */
import type { Span } from "./layout.ts";

/** A promise; the span covers the words to quote. */
export interface Promised extends Span {
  /** 一批, 若干, 显著提升. */
  word: string;
  /** Whether it promises a number of things (一批) rather than a change (显著提升). */
  counted: boolean;
  /** Where the word stands. */
  at: number;
  what: string;
}

const amounts =
  /一大批|一批(?!次)|若干(?!措施|意见|规定|政策|问题|办法|个)|一系列|(?<![\d十百千万亿几余])多个(?=[^,，。;；]{2})/g;
const changes = /(?:显著|明显|大幅度?)(?:提升|提高|增强|增长|下降|降低|缩短|改善|优化|增加|减少)(?![了过])/g;
const nounEnd = /[“《]|以及|并(?!网)|推动|推进|带动|促进|支撑|参与|开展|加快|成为|作为|树立|在(?!线)/;
const subjectOpening =
  /^(?:[\d一二三四五六七八九十]+[.、]|\([一二三四五六七八九十\d]+\)|到\d{4}年底?|使|推动|推进|促进|实现|确保|力争|我[省市县区]|全[省市县区])+/;

const words = new RegExp(`${amounts.source}|${changes.source}`, "g");

/** Where words of promise stand in a text, in order; not each of them makes a promise. */
export function promiseWords(text: string): Span[] {
  return [...text.matchAll(words)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
}

/** Promises of a text between two places, in order. */
export function findPromises(text: string, { start, end }: Span): Promised[] {
  const part = text.slice(start, end), found: Promised[] = [];
  for (const match of part.matchAll(amounts)) {
    const noun = nounBehind(part.slice(match.index + match[0].length, match.index + match[0].length + 60));
    if (noun.what.length < 2) continue;
    const from = clauseStart(part, match.index);
    const end = start + match.index + match[0].length + noun.length;
    found.push({
      start: start + from,
      end,
      word: match[0],
      at: start + match.index,
      counted: true,
      what: noun.what,
    });
  }
  for (const match of part.matchAll(changes)) {
    const from = clauseStart(part, match.index);
    const what = part.slice(from, match.index).replace(subjectOpening, "").replace(/[“”"\s]/g, "");
    const subject = what.length >= 4 && what.length <= 30 && /[一-龥]$/.test(what);
    if (!subject || /[的地为将以]$/.test(what)) continue;
    const at = start + match.index;
    found.push({ start: start + from, end: at + match[0].length, word: match[0], at, counted: false, what });
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The promised thing: behind the last 的 or 等 of its attributes (技术强、信誉好的机构), else up to the first 、. */
function nounBehind(words: string): { what: string; length: number } {
  const clause = /^[^,，。;；:：\n]*/.exec(words)?.[0] ?? "";
  const stop = clause.search(nounEnd), phrase = stop <= 0 ? clause : clause.slice(0, stop);
  const attribute = /^.*(?:的(?!$)|等)/.exec(phrase);
  const item = attribute || !phrase.includes("、") ? phrase : phrase.slice(0, phrase.indexOf("、"));
  return {
    what: item.slice(attribute?.[0].length ?? 0).replace(/[“”"\s]/g, ""),
    length: item.trimEnd().length,
  };
}

/** Start of the clause around a place, at most 30 characters before it. */
function clauseStart(part: string, at: number): number {
  const floor = Math.max(0, at - 30);
  for (let i = at - 1; i >= floor; i--) {
    if (/[,，。;；:：、\n]/.test(part.charAt(i))) return i + 1;
  }
  return floor;
}
