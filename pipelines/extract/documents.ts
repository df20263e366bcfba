/**
 * Metadata of a document: what the page says of it, what the paper says of itself, and what was known from outside.
 *
 * Where several places state one thing, the paper outranks the page, and the page outranks hints:
 * - publisher: see `publisher.ts`;
 * - signed, published and the other days: see `document_dates.ts`; a page stamp is no signature, so else null;
 * - title: the page's, then the list's where that is whole; a reply without one is known by the proposal it answers;
 * - legal_status: see `force.ts`;
 * - document_number: the paper's own, in its field or on a line of its own; a number it cites is its `reference`;
 * - region: that of the publisher, else the hint's, else what number or title say, else the one city or province that a text
 *   of 我市 or 我省 names.
 *
 * @module
 */
import type { DocumentFacts, Reading } from "./facts.ts";
import { abbreviations } from "../normalise/gazetteer.ts";
import { findDocumentNumbers, normaliseDocumentNumber } from "../normalise/document_numbers.ts";
import { resolveAgency } from "../normalise/names.ts";
import { findPlaces, regionOfAgency, type Written } from "../normalise/regions.ts";
import { fold, scriptOf, simplify } from "../normalise/script.ts";
import { type DatedStatement, prevailing, readDates, readMonth } from "./document_dates.ts";
import { kindOf } from "./document_kind.ts";
import { readStanding } from "./force.ts";
import { isNumberAndDay, withImprint } from "./imprint.ts";
import { markerOf } from "./outline.ts";
import type { Line } from "./outline.ts";
import { readPublisher } from "./publisher.ts";
import type { Signature } from "./signature.ts";

/** What metadata is read from: the folded text, its lines and its signature. */
export interface DocumentView {
  text: string;
  lines: readonly Line[];
  signature: Signature | null;
}

/** What a document says of itself. */
export interface DocumentReading {
  document: DocumentFacts;
  /** Its title with marks as the page prints them; `document.title` has them folded, as rules want it. */
  printedTitle: string | null;
  /** Every day it states, also those that did not prevail; offsets are of the folded text. */
  dates: DatedStatement[];
  /** Its own day, else month; see `Known` of paper.ts. */
  anchor: string | null;
}

/** Metadata of one document. Pure; what is not stated is null. */
export function extractDocument(page: Reading, view: DocumentView): DocumentReading {
  const reading = withImprint(page, view.lines);
  const fields = foldFields(reading.fields);
  const title = readTitle(reading, { ...view, form: (text) => fold(text).text });
  const number = ownNumber(fields, view.lines);
  const { lines, signature, text } = view;
  const publisher = readPublisher({ fields, title, hint: reading.hints.publisher ?? null, lines, signature });
  const kind = kindOf(title, text) ?? reading.hints.kind ?? "other";
  const url = reading.hints.url ?? fields["Url"] ?? null;
  const { statements: dates, force } = readDates({ fields, url, title, text, lines, signature });
  const [signed, published] = [prevailing(dates, "signed"), prevailing(dates, "published")];
  const anchor = signed ?? published ?? readMonth(fields, lines);
  const written = { on: anchor };
  const document: DocumentFacts = {
    title,
    publisher,
    published,
    signed,
    effective: prevailing(dates, "effective"),
    expires: prevailing(dates, "expires"),
    legal_status: readStanding({ fields, title, kind, lines, force }),
    document_number: number,
    kind,
    region_code: (publisher &&
      regionOfPublisher(publisher, { title, hint: reading.hints.region_code ?? null, written })) ??
      reading.hints.region_code ?? regionOfNumber(number) ?? (title && regionOfAgency(title, written)) ??
      regionOfText(text, written),
    addressee: readAddressee(lines),
    reference: kind === "proposal_reply" ? proposalOf(title, text) : citedNumber(text, number),
    script: scriptOf(reading.text),
  };
  return { document, printedTitle: readTitle(reading, { ...view, form: simplify }), dates, anchor };
}

type Fields = Record<string, string>;

/** How much of a text may say what the paper is, in characters. */
const longestOpening = 1500;

/**
 * The page's title, its letters as `form` gives them; where that is missing or cut off, the list's; else the proposal that a reply
 * without title answers.
 */
function readTitle(
  { title, fields }: Reading,
  { lines, signature, form }: Pick<DocumentView, "lines" | "signature"> & { form: (text: string) => string },
): string | null {
  const stated = [title, fields["row.title"]].flatMap((text) => {
    const plain = fold(text ?? "").text.replace(/\s+/g, " ").trim();
    return text && plain !== "" ? [{ plain, formed: form(text).replace(/\s+/g, " ").trim() }] : [];
  });
  const whole = stated.find(({ plain }) => !/(?:\.{3}|…)$/.test(plain));
  if (whole && /^(?:关于|对)/.test(whole.plain)) return bodyAbove({ lines, signature }) + whole.formed;
  return whole?.formed ?? proposalName(lines) ?? stated[0]?.formed ?? null;
}

/** The first line of a title that was parted from it: the body alone that signs below. Empty without one. */
function bodyAbove({ lines: [first], signature }: Pick<DocumentView, "lines" | "signature">): string {
  const name = first?.text.replace(/ /g, "") ?? "";
  return first && signature && signature.start > first.end && signature.bodies.includes(name) ? name : "";
}

/** 贵单位提出的《…》(第1402号提案)收悉. */
function proposalName(lines: readonly Line[]): string | null {
  for (const { text } of lines.slice(0, 12)) {
    const match = /提出的(?:关于)?《([^《》]{4,100}(?:《[^《》]{1,60}》[^《》]{0,60})?)》.{0,40}收悉/.exec(
      text,
    );
    if (match?.[1]) return match[1];
  }
  return null;
}

/** Names without the `meta-` that some portals put in front, values folded. */
function foldFields(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map((
      [name, value],
    ) => [fold(name).text.replace(/^meta-/i, ""), fold(value).text.trim()]),
  );
}

function ownNumber(fields: Fields, lines: readonly Line[]): string | null {
  for (const name of ["发文字号", "文号", "文件编号", "文件号", "文件字号", "发文文号"]) {
    const number = normaliseDocumentNumber(fields[name] ?? "");
    if (number) return number;
  }
  const [beside] = findDocumentNumbers(fields["line.source"]?.split(/\s/).at(-1) ?? "");
  if (beside) return beside.number;
  for (const line of lines.slice(0, 30)) {
    if (!line.text.includes("号")) continue;
    const text = line.text.replace(/ {2,}/g, " ");
    if (text.length > 60) continue;
    const [first] = findDocumentNumbers(text);
    const rest = first ? text.slice(0, first.start) + text.slice(first.end) : text;
    if (first && isNumberAndDay(text)) return first.number;
    const announced = /^[(〔[【]?((?:19|20)\d{2})年? ?[〕\]】]?第 ?(\d{1,4}) ?号[)〕\]】]?$/.exec(text);
    if (announced) return `${announced[1]}年第${announced[2]}号`;
    if (first && (stamped.test(rest.trim()) || graded.test(rest.trim()))) return first.number;
    if (first && /^[\s()〔〕:：]*(?:(?:发文字号|文号|文件编号|字号)[:：]?)?[\s()]*$/.test(rest)) {
      return first.number;
    }
  }
  return null;
}

/** The line under a title that gives day and source may give the number as well. */
const stamped = /^(?:发布|发文|成文|公开|印发)?(?:日期|时间)[:：]/;

/** What stands on one line with the number of a reply or a paper signed for: 类别：A, 签发人：张某. */
const graded =
  /^(?:(?:[A-D]类?|(?:类别|签发人|办理结果|公开属性|公开方式|是否公开|密级)[:：] ?\S{1,8}?)(?: +|$)){1,4}(?:文 {0,4}号[:：])?$/;

/** 川市监函 → 510000: a number opens with its province's one-character name; 国 and 认 are the nation. */
function regionOfNumber(number: string | null): string | null {
  if (!number) return null;
  return /^[国认]/.test(number) ? "000000" : abbreviations.get(number.charAt(0)) ?? null;
}

const press = /(?:日报|晚报|早报|晨报|时报|商报|电视台|新闻网|融媒体中心|客户端)$/;

/** That of the agency; of a newspaper's text, the place within the paper's region that its headline opens with. */
function regionOfPublisher(
  publisher: string,
  { title, hint, written }: { title: string | null; hint: string | null; written: Written },
): string | null {
  const own = resolveAgency(publisher, hint, written).region_code;
  if (!title || !press.test(publisher)) return own;
  const [place] = findPlaces(title.slice(0, 12), null, written);
  const inside = place?.start === 0 && own?.endsWith("0000") && place.code.startsWith(own.slice(0, 2));
  return inside && place ? place.code : own;
}

const levels: Readonly<Record<string, string>> = { 省: "province", 市: "city", 区: "county", 县: "county" };

/** 我市 means the one city that the text names, 我省 the one province; null where it names none or two. */
function regionOfText(text: string, written: Written): string | null {
  const rank = /(?:我|全)([省市区县])/.exec(text.slice(0, longestOpening))?.[1];
  const level = levels[rank ?? ""];
  const named = findPlaces(rank ? text.slice(0, longestOpening) : "", null, written).filter((place) =>
    place.level === level && place.kind === "name"
  );
  const [only, ...others] = new Set(named.map(({ code }) => code));
  return only && others.length === 0 ? only : null;
}

/** The number that the paper cites in its opening, such as that of the notice it carries out. */
function citedNumber(text: string, own: string | null): string | null {
  return findDocumentNumbers(text.slice(0, longestOpening)).find(({ number }) => number !== own)?.number ??
    null;
}

const proposal =
  /(?<!《)(?<body>[一-龥]{0,30}?(?:[第十届一二三四五六七八九\d]{1,6}(?:届|次)[一-龥]{0,12}?){0,3})第\s?(?<n>\d{1,9}(?:-\d{1,5})?)\s?号\s?(?<what>(?:[一-龥]{0,6})?(?:提案|建议))/;

/** 韶关市政协十三届三次会议第250号提案 from the title, else from the opening of the text. */
function proposalOf(title: string | null, text: string): string | null {
  for (const place of [title ?? "", text.slice(0, longestOpening)]) {
    const match = proposal.exec(place);
    if (!match) continue;
    const body = (match.groups?.body ?? "").replace(
      /^.*?(?:关于对|对于|对|关于|提出的|您的|贵[委会单位]*的?)(?=.|$)/,
      "",
    );
    return `${body}第${match.groups?.n}号${match.groups?.what}`;
  }
  return null;
}

const labels =
  /^(?:来源|附件|当前位置|时间|发布|联系|抄送|作者|编辑|标签|索引|主题|备注|导读|名称|文号|电话|您)/;

/** How those end whom papers are addressed to; a bracket may follow: 各市（州）市场监管局（委）. */
const addressed =
  /(?:[局厅委办院所会部社]|委员|代表|同志|先生|女士|部门|单位|政府|中心|企业|公司|机构|群众|各界|[市县区州])(?:\([^()]{1,12}\))?$/;

/** The line that ends in a colon before the text begins: 致公党四川省委会：, 各市、县市场监督管理局：. */
function readAddressee(lines: readonly Line[]): string | null {
  for (const { text } of lines.slice(0, 40)) {
    if (markerOf(text)) return null;
    if (/[:：]$/.test(text) && text.length <= 150) {
      const name = text.slice(0, -1).trim();
      if (addressed.test(name) && !labels.test(name) && !/[。;；《》“”【]|如下$/.test(name)) return name;
    }
    if (text.length > 80 && /。/.test(text)) return null;
  }
  return null;
}
