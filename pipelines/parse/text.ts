/**
 * A text file, such as a page copied by hand: title among the first lines, furniture around, then the document.
 *
 * The title may be wrapped over several lines, stand beside cut versions of itself (`…公开...`), follow a spam prefix or
 * be missing; then it is null, never the first sentence of the body. Title lines do not stay in the text.
 *
 * @module
 */
import { fold } from "../normalise/script.ts";
import { isProse, stripFurniture } from "./furniture.ts";
import { joinWrapped } from "./hard_wraps.ts";
import { cleanTitle } from "./title.ts";

/** Title and body of a text, nothing masked yet. */
export interface Written {
  title: string | null;
  text: string;
  /** What removed lines stated: `line.date`, `line.source`, entries of a header table. */
  fields: Record<string, string>;
}

/** Reads the text of a file or of a page's body. */
export function readText(text: string): Written {
  const { lines, head, fields } = stripFurniture(joinWrapped(text));
  const candidates = lines.slice(0, head);
  const used = titleLines(candidates);
  const joined = used.map((index) => candidates[index] ?? "").join("");
  const cut = candidates.flatMap((line, index) => isCutVersion(line, joined) ? [index] : []);
  const title = used.length === 0 ? null : cleanTitle(joined);
  const dropped = new Set(title === null ? [] : [...used, ...cut]);
  const stated = fields["标题"] ?? fields["信息名称"] ?? fields["文件名称"] ?? null;
  return { title: title ?? stated, text: lines.filter((_, index) => !dropped.has(index)).join("\n"), fields };
}

/** Fewest characters of a title, unless it is the name of a kind of document alone (更正公告). */
const shortestTitle = 8;
const longestTitle = 120;
/** Most lines that a title is wrapped over. */
const mostLines = 5;

const ending =
  /(?:通知|公告|通告|公示|公报|意见|意见稿|办法|方案|答复|复函|函|报告|决定|规定|规划|计划|纲要|措施|细则|规则|要点|解读|批复|名单|目录|清单|指南|倡议书|建议|提案|条例|标准|总结|简报|说明|启事|(?:分解|分工|任务|情况|一览|汇总|统计)表)(?:[(（][^()（）]{1,30}[)）])?$/;

/** Columns of a site that are named like documents. */
const column =
  /^(?:(?:通知|公告|公示){2}|(?:政策|文件|在线)解读|(?:政府|统计)公报|(?:规划|工作)计划|工作总结|法规标准)$/;

/** Headings, document numbers, brackets that stand alone: lines of the head that are no title. */
const neverTitle =
  /^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十百\d]{1,4}[章节条]|\d{1,3}[.、．]|\d{1,3}[ \u3000]+\S|序号|附件)|[〔\[【(]\s?(?:19|20)\d{2}\s?[〕\]】)]\s?第?\s?\d{1,5}\s?号$|^[(（][^()（）]*[)）]$/;

/** Indexes of the lines that make up the title; empty when none does. */
function titleLines(lines: readonly string[]): number[] {
  const plains = lines.map((line) => fold(line).text);
  const groups = groupsOf(plains);
  const cut = plains.find((plain) => cutEnd.test(plain) && plain.length > shortestTitle)?.replace(cutEnd, "");
  const confirmed = cut === undefined ? undefined : groups.find(({ text }) => text.startsWith(cut));
  const official = groups.findLast(({ text }) => ending.test(text));
  const longest = groups.toSorted((one, other) => other.text.length - one.text.length)[0];
  return (confirmed ?? official ?? longest)?.indexes ?? [];
}

const cutEnd = /(?:\.{3,6}|…{1,2})$/;

/** Lines that may make up one title, and what they say together. */
interface Group {
  indexes: number[];
  text: string;
}

function groupsOf(plains: readonly string[]): Group[] {
  const groups: Group[] = [];
  for (let start = 0; start < plains.length; start++) {
    if (!isCandidate(plains[start] ?? "")) continue;
    const group = wrapped(plains, start);
    start += group.indexes.length - 1;
    if (isTitle(group.text)) groups.push(group);
  }
  return groups;
}

function isTitle(plain: string): boolean {
  if (plain.length < shortestTitle) return ending.test(plain) && !column.test(plain);
  return plain.length <= longestTitle;
}

function isCandidate(plain: string): boolean {
  return !neverTitle.test(plain) && !cutEnd.test(plain) && !isProse(plain) && !plain.includes("\t");
}

/** （征求意见稿） below a title is the end of it. */
const edition = /\([^()]{0,12}(?:征求意见稿|讨论稿|送审稿|修订稿?|草案|试行|暂行)\)$/;

/** The lines from `start` on that one title is wrapped over; the first alone when they do not complete it. */
function wrapped(plains: readonly string[], start: number): Group {
  const group: Group = { indexes: [], text: "" };
  for (let index = start; index < plains.length && group.indexes.length < mostLines; index++) {
    const plain = plains[index] ?? "";
    if (!isCandidate(plain)) break;
    group.indexes.push(index);
    group.text += plain;
    if (isOpen(group.text)) continue;
    const next = plains[index + 1] ?? "";
    return next.search(edition) === 0 && !edition.test(group.text)
      ? { indexes: [...group.indexes, index + 1], text: group.text + next }
      : group;
  }
  return { indexes: [start], text: plains[start] ?? "" };
}

/** Ends in the middle: a 《 not closed, a word that needs another, or 关于 without the kind of document it announces. */
function isOpen(plain: string): boolean {
  return plain.lastIndexOf("《") > plain.lastIndexOf("》") ||
    /(?:关于|印发|转发|的|和|与|及|、)$/.test(plain) ||
    (plain.includes("关于") && !ending.test(plain));
}

function isCutVersion(line: string, title: string): boolean {
  const plain = fold(line).text;
  const whole = fold(title).text;
  return title !== "" &&
    (plain === whole || (cutEnd.test(plain) && whole.startsWith(plain.replace(cutEnd, ""))));
}
