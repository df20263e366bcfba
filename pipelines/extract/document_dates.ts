/**
 * Every day that page and paper state of themselves, what happened on it, and which of several prevails.
 *
 * Ranked within a meaning, the first prevails:
 * - signed: signature, then 成文日期 and its kin, then the day in brackets or below the body under the title, then later
 *   signatures;
 * - published: PubDate and its kin, then the list row, then the line under the title, then the address;
 * - printed: the printing office's line (… 2024年9月3日印发), then 印发日期; where nothing is signed, 印发日期 stands for it;
 * - effective and expires: the page's field, then the paper's own clause (a draft has none); updated: the page's field.
 *
 * @module
 */
import type { DocumentDateRecord } from "../model/document_dates.ts";
import { findDates, parseDate, resolvePeriod } from "../normalise/dates.ts";
import { type Clause, type Force, isDraft, noForce, readForce } from "./force.ts";
import type { Line } from "./outline.ts";
import { datedLines, dayUnderTitle, monthOnly, monthSigned, type Signature } from "./signature.ts";

/** One statement of a day; `start` and `end` point into the folded text, null outside it. */
export type DatedStatement = Omit<DocumentDateRecord, "document_id" | "number" | "used">;

/** What days are read from; all of it folded. */
export interface Dated {
  fields: Record<string, string>;
  url: string | null;
  title: string | null;
  text: string;
  lines: readonly Line[];
  signature: Signature | null;
}

/** All statements, those of one meaning in order of rank, and the force they speak of. */
export function readDates(dated: Dated): { statements: DatedStatement[]; force: Force } {
  const issue = [...signedDays(dated), ...publishedDays(dated), ...printedDays(dated)];
  const issued = {
    signed: prevailing(issue, "signed"),
    published: prevailing(issue, "published"),
    printed: prevailing(issue, "printed"),
  };
  const draft = isDraft(dated.title, dated.lines);
  const force = draft ? noForce : readForce(dated.text, { title: dated.title, issued });
  const statements = [
    ...issue,
    ...inFields(dated, "effective", ["生效日期", "施行日期", "实施日期"]),
    ...ofClause(dated, "effective", force.effective),
    ...inFields(dated, "expires", ["失效日期", "废止日期", "有效期至"]),
    ...ofClause(dated, "expires", force.expires),
    ...inFields(dated, "updated", ["更新日期", "更新时间", "修改时间", "line.updated"]),
  ];
  return { statements, force };
}

/** The day that prevails for a meaning; null where none is stated. */
export function prevailing(
  statements: readonly DatedStatement[],
  meaning: DatedStatement["meaning"],
): string | null {
  return statements.find((one) => one.meaning === meaning)?.day ?? null;
}

const outside = { start: null, end: null };

function signedDays(dated: Dated): DatedStatement[] {
  const { lines, signature } = dated;
  const onLines = datedLines(lines).map(({ date, line }) => onLine("signature", { date, line }));
  const own = onLines.filter((one) => one.end === signature?.end);
  const under = dayUnderTitle(lines);
  return [
    ...own,
    ...inFields(dated, "signed", ownDate),
    ...(printedField(dated).map((one) => ({ ...one, meaning: "signed" as const }))),
    ...(under ? [onLine("title", under)] : []),
    ...onLines.filter(({ start }) => signature?.date && start !== null && start >= signature.end),
  ];
}

function onLine(place: "signature" | "title", { date, line }: { date: string; line: Line }): DatedStatement {
  const { start, end, text: words } = line;
  return { meaning: "signed", day: date, place, field: null, words, start, end };
}

/** The month in place of a day: 2023年3月 below the text, under the title or in a field of the paper's own date; null without one. */
export function readMonth(fields: Dated["fields"], lines: Dated["lines"]): string | null {
  const stated = ownDate.flatMap((name) => fields[name] ?? []);
  return monthSigned(lines) ?? stated.map(monthOnly).find((month) => month !== null) ?? null;
}

/** Fields that date the paper, by rank. */
const ownDate = ["成文日期", "成文时间", "发文日期", "生成日期"];

/** Fields that date the page, by rank; a source may have its day behind it on the same line. */
const stamps = "PubDate PUBLISHTIME 发布日期 发布时间 公开日期 公开时间 row.date line.date line.source".split(
  " ",
);

function publishedDays(dated: Dated): DatedStatement[] {
  const day = dated.url && dayInUrl(dated.url);
  const stated = { meaning: "published" as const, place: "address" as const, field: null };
  return [
    ...inFields(dated, "published", stamps),
    ...(dated.url && day ? [{ ...stated, day, words: dated.url, ...outside }] : []),
  ];
}

const printingLine = /^(?=.{8,60}$)[^。]*日\s*印发$/;

/** The printing office's line near the end, and the page's field. */
function printedDays(dated: Dated): DatedStatement[] {
  const onLines = dated.lines.slice(-12).flatMap((line) => {
    if (!line.text.endsWith("印发") || !printingLine.test(line.text)) return [];
    const dates = findDates(line.text), [only] = dates;
    const day = only && dates.length === 1 ? resolvePeriod(only, null) : null;
    return day?.length === 10 ? [{ ...onLine("signature", { date: day, line }), ...printing }] : [];
  });
  return [...onLines, ...printedField(dated)];
}

const printing = { meaning: "printed", place: "text" } as const;

function printedField(dated: Dated): DatedStatement[] {
  return inFields(dated, "printed", ["印发日期", "印发时间"]);
}

function inFields(
  { fields }: Dated,
  meaning: DatedStatement["meaning"],
  names: readonly string[],
): DatedStatement[] {
  return names.flatMap((name) => {
    const words = fields[name], day = words ? parseDate(words) : null;
    if (!words || !day) return [];
    const [, head] = /^(row|line)\./.exec(name) ?? [];
    const place = head === "row" ? "row" as const : head === "line" ? "line" as const : "field" as const;
    return [{ meaning, day, place, field: place === "field" ? name : null, words, ...outside }];
  });
}

function ofClause(
  { text }: Dated,
  meaning: "effective" | "expires",
  clause: Clause | null,
): DatedStatement[] {
  if (!clause) return [];
  const { day, start, end } = clause;
  return [{ meaning, day, place: "text", field: null, words: text.slice(start, end), start, end }];
}

/** Day in the path of an address: t20240906_1.html, /2024/9/6/, /2024-09/06/, /20240906/; null when there is none. */
export function dayInUrl(url: string): string | null {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, "");
  const glued = /[/t_](20\d{2})(\d{2})(\d{2})(?=[_/.]|$)/.exec(path);
  const parted = /\/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.]|$)/.exec(path);
  const found = glued ?? parted;
  return found ? parseDate(`${found[1]}-${found[2]}-${found[3]}`) : null;
}
