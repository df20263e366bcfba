/**
 * What the lines around a paper state of it where the page keeps it in no field: its body, day, source and number, below the
 * title or at the foot.
 *
 *     鲁市监字〔2024〕第11号 [2024-06-21] 信息来源：办公室        甘政办发〔2023〕67号 | 发布时间：2023-07-21 | 来源：…
 *     铜陵市市场监督管理局 2023-12-28 09:40 浏览量：133         【来源：…】【发布日期：2024年12月05日】
 *
 * Pure; a line that is not wholly such a one states nothing.
 *
 * @module
 */
import { fold } from "../normalise/script.ts";
import type { Reading } from "./facts.ts";
import type { Line } from "./outline.ts";
import { isSigner } from "./signature.ts";

type Fields = Record<string, string>;

/** A line of issuer and day, taken for the title where the title itself was left on top of the text. */
const issuerAndDay = /^(?<name>[一-龥()]{4,40}) (?<day>(?:19|20)\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}日?)$/;
const footStamp = /^(?:发布|公开)(?:日期|时间)[:：] ?(?<day>[\d年月日/.-]{8,11})$/;
/** （四川日报 2024-11-15）at the foot: the paper that printed it, and when. */
const footPress =
  /^\(?(?:来源[:：] ?)?(?<name>[一-龥]{2,20}(?:报|网|社|台|客户端|中心)) +(?<day>(?:19|20)\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}日?)\)?$/;
const numberAndDay =
  /^\(?\S{3,14}〔\d{4}〕 ?第?\d{1,5}号\)?\s+\[? ?(?<day>(?:19|20)\d{2}-\d{1,2}-\d{1,2})(?: ?\](?= |$)|$)/;
/** 津市场监管检验检测〔2023〕19号 2023年12月8日: a number and the day that the paper is of. */
const numberAndDate = /^\(?\S{3,20}〔\d{4}〕 ?第?\d{1,5}号\)?\s+(?<day>(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)$/;
const bodyAndDay =
  /^(?<name>[一-龥()]{4,40}) +(?<day>(?:19|20)\d{2}-\d{1,2}-\d{1,2})(?: \d{1,2}:\d{2}(?::\d{2})?)?(?: +(?:浏览|点击|阅读|访问|字体|字号|打印)\S*.{0,20})?$/;
const bracketed = /^(?:【[^【】]{2,40}】 *){2,6}$/;
const part =
  /^(?:(?<day>发布(?:时间|日期)|公开日期|时间|日期)|(?<source>(?:信息)?来源))[:：] ?(?<value>\S.{1,40})$/;
const number = /^\S{2,14}〔\d{4}〕 ?第?\d{1,5}号$/;
/** Most characters of a line of parts. */
const longestLine = 200;

/** Whether a line is a document number and a day and nothing that speaks against its being the paper's own. */
export function isNumberAndDay(line: string): boolean {
  return numberAndDay.test(line) || numberAndDate.test(line);
}

/** The reading with what such lines state among its fields, where no field of the page says it. */
export function withImprint(reading: Reading, lines: readonly Line[]): Reading {
  const title = fold(reading.title ?? "").text.replace(/\s+/g, " ").trim();
  const found = titled(title), [first] = lines;
  if (found && first && first.text.length >= 8 && !/[。:：]/.test(first.text.replace(/^.{2,20}[:：]/, ""))) {
    return { ...reading, title: first.text, fields: { ...found, ...reading.fields } };
  }
  const stated = { ...stamps(lines), ...opened(reading.fields) };
  return Object.keys(stated).length === 0
    ? reading
    : { ...reading, fields: { ...stated, ...reading.fields } };
}

/** What a line states that was taken for the title; null where the title is one. */
function titled(title: string): Fields | null {
  const { name, day } = issuerAndDay.exec(title)?.groups ?? {};
  if (name && day) return { "line.source": name, "line.date": day };
  return bracketed.test(title) ? partsOf(title) : null;
}

function stamps(lines: readonly Line[]): Fields {
  const head = lines.slice(0, 4).map(({ text }) => text);
  for (const text of head.slice(0, 3)) {
    const parts = text.length <= longestLine && (text.includes("|") || bracketed.test(text)) && partsOf(text);
    if (parts) return parts;
  }
  const dated = head.filter((text) => /(?:19|20)\d{2}[-年]/.test(text));
  const beside = dated.map((text) => bodyAndDay.exec(text)?.groups).find(Boolean);
  if (beside?.name && beside.day && isSigner(beside.name)) {
    return { "line.source": beside.name, "line.date": beside.day };
  }
  const foot = lines.slice(-2).map(({ text }) => footPress.exec(text)?.groups).find(Boolean);
  if (foot?.name && foot.day) return { "line.source": foot.name, "line.date": foot.day };
  const dayOf = (pattern: RegExp, texts: readonly string[]) =>
    texts.map((text) => pattern.exec(text)?.groups?.day).find(Boolean);
  const written = dayOf(numberAndDate, dated);
  if (written) return { "成文日期": written };
  const day = dayOf(numberAndDay, dated) ?? dayOf(footStamp, lines.slice(-4).map(({ text }) => text));
  return day ? { "line.date": day } : {};
}

/** The parts of a line between bars or brackets; null where none states anything. */
function partsOf(line: string): Fields | null {
  const fields: Fields = {};
  for (const words of line.split(/ *[|【】] */)) {
    const { day, source, value } = part.exec(words.trim())?.groups ?? {};
    if (value) fields[day ? "line.date" : source ? "line.source" : ""] ??= value;
    else if (number.test(words.trim())) fields["文号"] ??= words.trim();
  }
  return Object.keys(fields).length === 0 ? null : fields;
}

/** 成文日期：2024-05-09 公开日期：2024-05-16 in one cell of a header. */
function opened(fields: Fields): Fields {
  const cell = fields["成文日期"] ?? fields["发文日期"] ?? "";
  const day = /公开(?:日期|时间)[:：] ?(\S{8,11})/.exec(cell)?.[1];
  return day ? { "公开日期": day } : {};
}
