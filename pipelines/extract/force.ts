/**
 * The force of a paper: from when and until when it applies, and its standing, as page and paper state them.
 *
 *     本办法自2024年10月1日起施行,有效期5年。        from 2024-10-01, last day 2029-09-30
 *     本通知自印发之日起施行,有效期至2026年12月31日。   from the day it was printed or signed
 *
 * Only what a paper says of itself counts (本办法, 本通知 …, or its own title); the force of others that it cites or repeals
 * does not. Nothing depends on today.
 *
 * @module
 */
import { lastDay } from "../normalise/date_rules.ts";
import { findDates, resolvePeriod } from "../normalise/dates.ts";
import type { DocumentRecord } from "../model/mod.ts";
import type { Line } from "./outline.ts";

/** A day that the paper's own words give, and where those words stand in the folded text. */
export interface Clause {
  day: string;
  start: number;
  end: number;
}

/** When a paper applies. */
export interface Force {
  effective: Clause | null;
  expires: Clause | null;
  /** Whether its own clause says 试行. */
  trial: boolean;
}

/** Days of the paper that 印发之日 and 发布之日 mean. */
export interface Issued {
  printed: string | null;
  signed: string | null;
  published: string | null;
}

/** What a draft says of its force counts for nothing yet. */
export const noForce: Force = { effective: null, expires: null, trial: false };

const itself =
  /本(?:办法|规定|细则|规则|通知|公告|通告|方案|意见|措施|指南|指引|制度|规范|条例|规划|计划|政策|文件|清单|目录)/;
const speaks = /起(?:正式|试|开始)?(?:施行|实施|执行|生效|试行)|有效期|试行期/g;
const fromIssue =
  /自?(印发|下发|发文|发布|公布|公告|签发)之日起(?:正式|试|开始)?(?:施行|实施|执行|生效|试行)/;
const until = /有效期(?:限)?(?:截止|截至)?(?:至|到|为?[^,，。;；]{0,16}?至)/;
const term = /(?:有效期(?:限)?|试行期)(?:为|是|:)?(\d{1,2}|[一二两三四五六七八九十])(年|个月)/;
/** Farthest that a clause reaches around the word that makes it one. */
const reach = 120;

/** What a paper says of its own force. `text` is folded; linear in its length. */
export function readForce(text: string, { title, issued }: { title: string | null; issued: Issued }): Force {
  const force: Force = { effective: null, expires: null, trial: false };
  for (const { index } of text.matchAll(speaks)) {
    const sentence = sentenceAround(text, index);
    const words = text.slice(sentence.start, sentence.end);
    const before = text.slice(Math.max(0, sentence.start - reach), sentence.start);
    const own = itself.test(words) || (title !== null && words.includes(`《${title}》`)) ||
      (/^(?:有效期|试行期)/.test(words) && itself.test(before));
    if (!own || /废止[^,，。;；]*本|修订|修改/.test(words)) continue;
    force.trial ||= /试行/.test(words);
    force.effective ??= effectiveIn(words, { start: sentence.start, issued });
    force.expires ??= expiresIn(words, { start: sentence.start, from: force.effective?.day ?? null });
  }
  return force;
}

function sentenceAround(text: string, at: number): { start: number; end: number } {
  const before = text.slice(Math.max(0, at - reach), at), behind = text.slice(at, at + reach);
  const stop = /[。;；\n]/.exec(behind)?.index ?? behind.length;
  const open = Math.max(...["。", ";", "；", "\n"].map((mark) => before.lastIndexOf(mark))) + 1;
  const start = at - before.length + open;
  return { start: start + (/^\s*/.exec(text.slice(start, at))?.[0].length ?? 0), end: at + stop };
}

function effectiveIn(words: string, { start, issued }: { start: number; issued: Issued }): Clause | null {
  const issue = fromIssue.exec(words);
  if (issue) {
    const { printed, signed, published } = issued;
    const day = /发布|公布|公告/.test(issue[1] ?? "") ? published ?? signed : printed ?? signed ?? published;
    return day === null
      ? null
      : { day, start: start + issue.index, end: start + issue.index + issue[0].length };
  }
  for (const mention of findDates(words)) {
    const behind = /^起?(?:正式|试|开始)?(?:施行|实施|执行|生效|试行)/.exec(words.slice(mention.end));
    const day = behind && mention.kind !== "range" ? resolvePeriod(mention, issued.signed) : null;
    if (day?.length === 10) {
      return { day, start: start + mention.start, end: start + mention.end + (behind?.[0].length ?? 0) };
    }
  }
  return null;
}

function expiresIn(words: string, { start, from }: { start: number; from: string | null }): Clause | null {
  const named = until.exec(words);
  if (named) {
    const at = named.index + named[0].length;
    const [mention] = findDates(words.slice(at - 1, at + 24));
    const period = mention && resolvePeriod({ ...mention, kind: "point" }, null);
    const day = period && lastDayOf(period);
    return day && mention ? { day, start: start + named.index, end: start + at - 1 + mention.end } : null;
  }
  const lasting = term.exec(words);
  if (!lasting || from === null) return null;
  const count = Number(lasting[1]) || " 一二三四五六七八九十".indexOf((lasting[1] ?? "").replace("两", "二"));
  const day = dayBefore(from, lasting[2] === "年" ? 12 * count : count);
  return { day, start: start + lasting.index, end: start + lasting.index + lasting[0].length };
}

function lastDayOf(period: string): string {
  const [year = "", month = "12", day] = period.split("-");
  return [year, month, day ?? String(lastDay(Number(year), Number(month)))].join("-");
}

/** The day before the one that lies a number of months behind: 2024-10-01 and 60 months give 2029-09-30. */
function dayBefore(from: string, months: number): string {
  const [year = 0, month = 1, day = 1] = from.split("-").map(Number);
  const end = new Date(Date.UTC(year, month - 1 + months, day));
  if (end.getUTCDate() !== day) end.setUTCDate(1); // 31 August and six months: the first of March is the day after
  return new Date(end.getTime() - 86_400_000).toISOString().slice(0, 10);
}

/** Whether a paper is out for comment: its title says so, or a line of its own under it. A draft is not in force. */
export function isDraft(title: string | null, lines: readonly Line[]): boolean {
  return /征求意见稿|\(草案\)$/.test(title ?? "") ||
    lines.slice(0, 4).some(({ text }) => /^\(?(?:征求意见稿|公开征求意见稿|草案)\)?$/.test(text));
}

const standingFields = ["有效性", "时效性", "效力状态", "有效状态", "效力", "状态"];
const mark = /[(\[【](?:本文|此件|该文件)?(?:已经?|全文)?(废止|失效|失去效力)[)\]】]/;

/** The standing of a paper: what its page says of it, then its title, then its own clause; null where none speaks. */
export function readStanding(
  { fields, title, kind, lines, force }: {
    fields: Record<string, string>;
    title: string | null;
    kind: string;
    lines: readonly Line[];
    force: Force;
  },
): DocumentRecord["legal_status"] {
  const said = standingFields.map((name) => fields[name] ?? "").find((value) => value !== "") ?? "";
  const marked = mark.exec([title ?? "", ...lines.slice(0, 3).map((line) => line.text)].join("\n"))?.[1] ??
    "";
  if (/废止/.test(said + marked)) return "repealed";
  if (/失效|失去效力|过期/.test(said + marked)) return "expired";
  if (kind === "consultation" || isDraft(title, lines)) return "draft";
  if (
    /\((?:试行|暂行)\)|(?:试行|暂行)(?:办法|规定|细则|规则|方案|条例|标准|规范)/.test(title ?? "") ||
    force.trial
  ) return "trial";
  return /有效|现行|施行/.test(said) || force.effective ? "in_force" : null;
}
