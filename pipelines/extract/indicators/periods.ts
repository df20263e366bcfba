/**
 * When a figure holds or is due.
 *
 * A date governs what follows it: in its clause, in its sentence where it opens a clause (`2023年,…`), in the paragraph
 * where it stands so in an earlier sentence, and a due date (`到2025年`) in its whole section where that states goals.
 * Dates in titles and short quotations, and dates to compare with (较2013年), govern nothing.
 *
 * @module
 */
import { characterSet, isAt } from "../../normalise/character_set.ts";
import { type DateMention, resolvePeriod } from "../../normalise/dates.ts";

/** A date that governs figures. */
export interface Period {
  start: number;
  end: number;
  /** ISO year, month or day. */
  iso: string;
  /** The year that a range of years begins with, null for all else. */
  from: number | null;
  /** Whether it ends ahead of the document's own date: something is due. */
  ahead: boolean;
  /** Said with 到 or 前: something is to be reached by then. */
  until: boolean;
  /** Whether it opens its clause and so governs the clauses behind it. */
  opens: boolean;
  /** 目前, 今年以来, 自2021年以来: up to the document's own date. */
  open: boolean;
  /** A whole year, or the day up to which is counted (截至2015年底), not the day of an event. */
  year: boolean;
  /** 由2018年的0.9万人增至1.6万人: the date of where a change began, which holds for one figure. */
  base: boolean;
  /** All that a cell of a table says, as a row's deadline does: it holds for the row, wherever in it the figure stands. */
  cell: boolean;
  /** 187个（截至2024年9月）: holds for the figure before its bracket. */
  pinned: boolean;
  /** 134家（上年：121家）: holds in its bracket only. */
  aside: boolean;
}

const beforeOpening =
  /(?:^|[,，;；:：。、\s“”()】!！?？])(?:全[省市区县国]|我[省市区县国]|[一-龥]{2,7}[省市区县州](?!场)|[一-龥]{0,8}(?:中心|平台|公司|机构|实验室|联盟|基地|园区|行业|产业|企业))?(?:[一二三四五六七八九]是|其中|同时|预计|展望|力争|计划|争取|确保|仅|[^,，;；:：。、\s]{0,14}(?:于|在|至|到|自))?\s*$/;
/** 该局将力争到2025年,…: who means to, up to the date. */
const intended = /(?:将|拟|要|力争|争取|确保|计划|规划|预计|希望|提出|明确|要求|规定)$/;
const compares = characterSet("较比与同超");
/** 是2020年的1.9倍 compares with a year as well. */
const multiplied = /^的? ?[\d.一二两三四五六七八九十]{1,5}倍/;
const begins = /(?:由|从)[“"]?$/, beginning = /^的? ?[^,，。;；、\d至到]{0,8}[\d一二两三四五六七八九十]/;

/** 年末, 上半年 without a year, and 上年 beside it: counted from the year that the document is about. */
const ofReference = /^(?:到|至|截[至止])?(?:[上下]半年|第?[一二三四1-4]季度|前|年[底末内]|上一?年)/;

/** 过去一年 is the year that heading or title names. */
const pastYear = /^(?:过去的?|近|最近)一年/;

/**
 * Periods of a text in order. `hidden` are stretches where dates govern nothing, in order; `reference` is the year that
 * statistics are of, or null.
 */
export function findPeriods(
  text: string,
  { dates, hidden, anchor, reference }: {
    dates: readonly DateMention[];
    hidden: readonly [number, number][];
    anchor: string | null;
    reference: string | null;
  },
): Period[] {
  const found: Period[] = [];
  let h = 0;
  for (const date of dates) {
    while ((hidden[h]?.[1] ?? Infinity) <= date.start) h++;
    const cover = hidden[h];
    if (cover && cover[0] < date.start && date.start < cover[1]) continue;
    if (pastYear.test(date.text)) continue;
    const left = text.slice(Math.max(0, date.start - 20), date.start), counts = date.text.startsWith("截");
    const right = text.slice(date.end, date.end + 8), bracketed = left.endsWith("(");
    if (isCompared(left) || (right.includes("倍") && multiplied.test(right))) continue;
    const base = (begins.test(left) || date.text.startsWith("从")) &&
      beginning.test(text.slice(date.end, date.end + 12));
    const open = (date.kind === "since" && !base) ||
      /^(?:近|过去|目前|截[至止]目前|到目前|至今|以来)/.test(date.text);
    const year = reference && ofReference.test(date.text) ? `${reference}-12-31` : anchor;
    const iso = open ? anchor : resolvePeriod(date, year);
    const last = found.at(-1);
    if (
      last && !last.ahead && /^(?:近|过去)/.test(date.text) && isSameParagraph(text, last.end, date.start)
    ) {
      continue; // 2015年底共有31122家,近三年年均增长: up to the date just named
    }
    if (iso === null || (last?.iso.startsWith(`${iso}-`) && isSameSentence(text, last.end, date.start))) {
      continue;
    }
    found.push({
      start: date.start,
      end: date.end,
      iso,
      from: date.kind === "range" && date.month === null && iso.length === 4 ? date.year : null,
      until: date.kind === "until" && !counts,
      ahead: isAhead(date, iso, anchor),
      opens: beforeOpening.test(left) || /^(?:至今|以来)/.test(date.text) ||
        (date.text.startsWith("到") && intended.test(left)),
      open,
      year: iso.length === 4 || counts,
      cell: fillsCell(text, date),
      pinned: bracketed && counts,
      aside: bracketed && /^ ?[为是:：]/.test(right),
      base,
    });
  }
  return found;
}

/** 较2013年, with or without a space between. */
function isCompared(left: string): boolean {
  const words = left.trimEnd();
  return isAt(compares, words, words.length - 1);
}

function fillsCell(text: string, { start, end }: DateMention): boolean {
  return text.charAt(start - 1) === "\t" &&
    /^(?:[之以]?前)?(?:完成)? *(?:[\t\n]|$)/.test(text.slice(end, end + 8));
}

/** 9月10日,2024年质量月活动…: the year behind a day says no more than the day. */
function isSameSentence(text: string, from: number, to: number): boolean {
  return to - from <= 30 && !/[。；;\n]/.test(text.slice(from, to));
}

function isSameParagraph(text: string, from: number, to: number): boolean {
  return to - from <= 300 && !text.slice(from, to).includes("\n");
}

/** A due date lies in a later year, or ends a stretch of time after the anchor. Without an anchor 到 alone says so. */
function isAhead(date: DateMention, iso: string, anchor: string | null): boolean {
  if (date.text.startsWith("截")) return false;
  if (!anchor) return date.kind === "until" && date.text.startsWith("到");
  const reach = Math.min(iso.length, anchor.length);
  const later = iso.slice(0, reach) > anchor.slice(0, reach);
  const endOfYear = date.kind === "until" && iso === anchor.slice(0, 4);
  return later || endOfYear;
}

/** What the title and head of a document say of the time that it speaks about; ISO years, null where they say nothing. */
export interface Frame {
  /** The last year of a plan: 发展规划（2021—2025年）, 2023年工作要点. */
  horizon: string | null;
  /** Whether it sets the work of that one year, so that all it sets is due in it. */
  yearly: boolean;
  /** The year that statistics or results are of: 2015年度…统计结果, （2022年）. */
  reference: string | null;
  /** Up to when they count, ISO: the year, or the month or day of （截至2025年6月底）; null like `reference`. */
  counted: string | null;
}

const titleRange = /\((\d{4})\s*[-—–~～至]{1,2}\s*(\d{4})\s*年?\)/;
const yearlyWork =
  /^(?!.*(?:总结|回顾|完成情况)).*?(\d{4})年(?!代)[^,，。]{0,40}(?:要点|工作(?:计划|安排)|重点工作|重点任务|工作任务)/;
const reports =
  /统计|公报|数据|年报|情况|结果|通报|总结|综述|回顾|盘点|白皮书|蓝皮书|成效|报告|概况|主要指标/;
const announced =
  /现将?[^,，。;；\n]{0,20}?((?:19|20)\d{2})年(?:(\d{1,2})月份?|度|上半年|下半年|第?[一二三四1-4]季度|全年)?[^。;；\n]{0,60}(?:通报|公告|公布|通告|报告)如下/;
const countedTo = /截[至止](\d{4})年(\d{1,2})月(?:(\d{1,2})日|底|末)?/;

/** 现将2024年10月份…情况公告如下: the time that a paper says it reports of. */
function toldOf(text: string): string | null {
  const [, year, month] = announced.exec(text.slice(0, 600)) ?? [];
  return year && month ? `${year}-${month.padStart(2, "0")}` : year ?? null;
}

const firstToLast = /\d{4}年?\s?[-—–~～至]{1,2}\s?(\d{4})年[^《》]{0,30}(?:规划|计划|方案|纲要)/;

/** The last of the years that a plan is named after: 2026 for 2024—2026年…方案. “十四五” names a time and sets no day for each task. */
function lastYearOf(title: string): string | null {
  return reports.test(title) ? null : firstToLast.exec(title)?.[1] ?? null;
}

/** 二〇二三年 in a title → 2023年. */
function arabicYears(title: string): string {
  return title.replace(
    /(?<![〇○零一二三四五六七八九十])[一二][〇○零一二三四五六七八九]{3}(?=年)/g,
    (year) => [...year].map((c) => Math.max(0, "〇一二三四五六七八九".indexOf(c))).join(""),
  );
}

/** Reads the frame from the title and from short lines at the head of the text. */
export function frameOf(text: string, printed: string | null): Frame {
  const title = printed && arabicYears(printed);
  const opening = text.slice(0, 600), lines = titleRange.test(opening) ? opening.split("\n", 12) : [];
  const heads = [title ?? "", ...lines].filter((line) => line.length < 120 && !/[。；]/.test(line));
  const range = heads.map((line) => titleRange.exec(line)?.[2]).find(Boolean) ?? lastYearOf(title ?? "");
  const yearly = yearlyWork.exec(title ?? "")?.[1] ?? null;
  const years = new Set([...(title ?? "").matchAll(/(\d{4})年/g)].map((match) => match[1]));
  const [year, ...others] = years;
  const reference = year && others.length === 0 && reports.test(title ?? "") ? year : null;
  const [, y, m, d] = countedTo.exec(title ?? "") ?? [];
  const counted = y && m
    ? [y, m.padStart(2, "0"), d?.padStart(2, "0")].filter(Boolean).join("-")
    : reference ?? toldOf(text);
  return { horizon: range ?? yearly, yearly: range === null && yearly !== null, reference, counted };
}
