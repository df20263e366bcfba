/**
 * Personal data in official texts: found by its form and its neighbours, masked character for character with `＊`, so
 * that every offset into the text stays right. What is masked stays in the archive only.
 *
 * - **id_number**: 18-digit citizen numbers with a valid date and check digit (GB 11643).
 * - **phone**: mobile numbers; land-line numbers with area code and extension; after a label such as 电话 also local
 *   numbers of seven or eight digits. Amounts, dates, document numbers, postcodes and hotlines (12315) have other forms.
 * - **contact**: names after 联系人, 经办人 … and names right before a masked number; offices (`质量发展处`) stay.
 * - tables with a column of persons beside one of telephone numbers: see `personal_columns.ts`; accounts of 微信 and QQ.
 * - **email**: (at) and # for @ count too; kept where it is the channel of an office (发送至, 邮箱, 电子邮件 before it, or a gov.cn host), masked
 *   beside a contact person and anywhere else.
 *
 * Matching runs on the folded text, so full-width digits and traditional labels count too. Linear; never fails.
 *
 * @module
 */
import type { Withheld } from "../parse/parsed.ts";
import { fold } from "./script.ts";
import { personalCells } from "./personal_columns.ts";
import { isOffice, isPersonName, namesIn } from "./person_name.ts";

/** The masked text, of the same length, and how many items of each kind were masked. */
export interface WithheldText {
  text: string;
  withheld: Withheld;
}

type Kind = keyof Withheld;

/** A place in the folded text. */
interface Place {
  kind: Kind;
  start: number;
  end: number;
}

const idNumber = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g;
const afterNumber = "(?!\\d|\\.\\d|\\s?[万亿元美欧]|\\s?(?:家|个|项|人|台|次|份|张|批)(?!工))";
const mobile = new RegExp(
  `(?<![\\d.A-Za-z-])(?:\\+?86[- ]?)?1[3-9]\\d(?:([- ]?)\\d{4}\\1\\d{4}|[- ]\\d{8})${afterNumber}`,
  "g",
);
const dash = "[-－—–－ ]{1,3}";
const landLine = new RegExp(
  `(?<![\\d.-])(?:\\+?86[- ])?(?:\\(0\\d{2,3}\\)\\s?|0\\d{2,3}${dash})\\d{3,4}[- ]?\\d{4}(?:(?:${dash}|转)\\d{1,6})?(?:/\\d{7,8}){0,4}(?!\\d)`,
  "g",
);
const email =
  /(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[([]at[)\]]\s?|#(?=[\w-]{1,63}\.[a-z]))[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gi;

const personLabel =
  "联\\s{0,2}系\\s{0,2}人员?|联络人|联络员|经办人|承办人|咨询人员?|收件人|受理人|填表人|填报人|对接人";
const phoneLabel =
  "联系电话|联系方式|咨询电话|监督电话|举报电话|办公电话|固定电话|热线电话|电\\s{0,2}话|手\\s{0,2}机|传\\s{0,2}真|座机|TEL|Tel";
const label = new RegExp(`${personLabel}|${phoneLabel}`, "g");
const opensWithLabel = new RegExp(
  `^\\s{0,8}(?:${personLabel}|${phoneLabel}|电子邮箱|电子邮件|邮\\s{0,2}箱|E-?mail)`,
  "i",
);
/** Not before a word that makes it a count (20000000户); local numbers never begin with 0 or 1. */
const localNumber =
  /(?<![\d.-])[2-9]\d{2,3}[- ]?\d{4}(?:(?:-|转)\d{1,6})?(?!\d|\.\d|\s?(?!或|转|分机|传真|手机|电子|邮|联系|地址|网)\p{sc=Han})/gu;

const channel =
  /(?:发送至|发送到|发至|发到|报送至|报至|反馈至|反馈到|寄至|传至|投递至|邮箱|信箱|电子邮件|邮件|邮址|E-?mail)[^@]{0,16}$/i;

/** What no kind of personal data is without; most texts are let go at this look. */
const telltale = new RegExp(
  `[@#]|[([]at[)\\]]|姓\\s?名|负责人|法定代表人|微信|QQ|\\d{3}[- ]?\\d{4}|${personLabel}`,
  "i",
);

/** How far a label reaches on its line. */
const reach = 80;

/** Masks personal data in a text. */
export function withhold(text: string): WithheldText {
  const view = fold(text);
  if (!telltale.test(view.text)) return { text, withheld: {} };
  const segments = contactSegments(view.text);
  const contacts = segments.flatMap((segment) => namesAfterLabel(view.text, segment));
  const numbers = [
    ...places(view.text, { kind: "id_number", pattern: idNumber }).filter(({ start, end }) =>
      isCitizenNumber(view.text.slice(start, end))
    ),
    ...places(view.text, { kind: "phone", pattern: mobile }),
    ...places(view.text, { kind: "phone", pattern: landLine }),
    ...segments.flatMap((segment) => localNumbers(view.text, segment)),
  ];
  const found = [
    ...numbers,
    ...contacts,
    ...numbers.flatMap((number) => nameBefore(view.text, number)),
    ...personalEmails(view.text, { segments, contacts }),
    ...accounts(view.text),
    ...personalCells(view.text),
  ];
  return mask(
    text,
    withoutOverlaps(found).map((place) => ({ ...place, ...rangeOf(view.span(place.start, place.end)) })),
  );
}

const account = /(?:微信|QQ)(?:号码?)?\s{0,2}[:：]\s{0,2}(?=[\w-]{5,20})/g;

/** 微信：…, QQ：…: accounts of persons, for an office names its 公众号. */
function accounts(text: string): Place[] {
  return [...text.matchAll(account)].map((match) => {
    const start = match.index + match[0].length;
    const name = /^[\w-]{5,20}/.exec(text.slice(start, start + 20))?.[0] ?? "";
    return { kind: "contact", start, end: start + name.length };
  });
}

function rangeOf([start, end]: [number, number]): { start: number; end: number } {
  return { start, end };
}

function places(text: string, { kind, pattern }: { kind: Kind; pattern: RegExp }): Place[] {
  return [...text.matchAll(pattern)].map((match) => ({
    kind,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Check digit of GB 11643: weights 2^(17-i) mod 11, remainder read from 10X98765432; and a birthday that can be. */
function isCitizenNumber(number: string): boolean {
  const date = /^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/;
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += Number(number[index]) * (2 ** (17 - index) % 11);
  return date.test(number) && "10X98765432"[sum % 11] === number[17]?.toUpperCase();
}

/** A stretch of text that a label of contact data opens: to the end of the sentence, and over short labelled lines. */
interface Segment {
  start: number;
  end: number;
}

function contactSegments(text: string): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(label)) {
    if (match.index < end) continue;
    end = endOfSegment(text, match.index);
    segments.push({ start: match.index, end });
  }
  return segments;
}

function endOfSegment(text: string, start: number): number {
  const stretch = text.slice(start, start + 4 * reach);
  let length = 0;
  for (const line of stretch.split("\n").slice(0, 4)) {
    if (length > 0 && !opensWithLabel.test(line)) break;
    const stop = line.search(/[。]/);
    const taken = Math.min(stop < 0 ? line.length : stop, reach);
    if (taken < line.length) return start + length + taken;
    length += line.length + 1;
  }
  return Math.min(start + length, text.length);
}

/** Local numbers stand in a segment; eight digits that make a date count only right after a label of a telephone. */
function localNumbers(text: string, { start, end }: Segment): Place[] {
  const segment = text.slice(start, end);
  return places(segment, { kind: "phone", pattern: localNumber })
    .filter((place) => {
      const before = segment.slice(0, place.start);
      return /(?:电话|话|机|传真|方式|TEL|Tel)\s{0,3}[:：]?\s{0,3}$/.test(before.slice(-12)) ||
        !/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(
          segment.slice(place.start, place.end),
        );
    })
    .map((place) => ({ ...place, start: place.start + start, end: place.end + start }));
}

const anyPersonLabel = new RegExp(
  `(?:${personLabel})(?:\\s{0,2}[及和与、/]\\s{0,2}(?:联系)?(?:电话|方式|手机))?`,
  "g",
);

/** Names after each label of a person; without colon, tab or space between, a surname must open the name. */
function namesAfterLabel(text: string, { start, end }: Segment): Place[] {
  const segment = text.slice(start, end);
  return [...segment.matchAll(anyPersonLabel)].flatMap((match) => {
    const from = match.index + match[0].length;
    const parted = /^\s{0,4}[:：(\t]|^\s/.test(segment.slice(from, from + 6));
    return namesIn(segment.slice(from, from + reach), { trusted: parted })
      .map((name) => ({
        kind: "contact" as const,
        start: start + from + name.start,
        end: start + from + name.end,
      }));
  });
}

/** A name alone before a number, or one that stands behind an office of a person and before the number's label. */
const namesBefore = [
  /(?:^|[^\p{sc=Han}])(\p{sc=Han}{2,4})\s{0,3}[,，:：(]?\s{0,3}$/u,
  /(?:人|长|主任)[\s:：]{1,4}(\p{sc=Han}{2,4})[\s,，]{1,4}(?:联系)?(?:电话|手机|方式)[\s:：]{0,4}$/u,
];

/** `张某某 0000-00000000`, `负责人：张某某 电话：0000-00000000`. */
function nameBefore(text: string, { kind, start }: Place): Place[] {
  if (kind !== "phone") return [];
  const floor = Math.max(0, start - 28), before = text.slice(floor, start);
  for (const pattern of namesBefore) {
    const found = pattern.exec(before), name = found?.[1] ?? "";
    if (found === null || !isPersonName(name) || isOffice(name) || /(?:老师|先生|女士|同志)$/.test(name)) {
      continue;
    }
    const from = floor + found.index + found[0].indexOf(name);
    return [{ kind: "contact", start: from, end: from + name.length }];
  }
  return [];
}

/** Addresses in a segment that names a person, and all others that are no channel of an office. */
function personalEmails(
  text: string,
  { segments, contacts }: { segments: Segment[]; contacts: Place[] },
): Place[] {
  const beside = covered(places(text, { kind: "email", pattern: email }), covering(segments, contacts));
  return [
    ...beside.inside,
    ...beside.outside.filter(({ start, end }) =>
      !channel.test(text.slice(Math.max(0, start - 24), start)) && !/gov\.cn$/i.test(text.slice(start, end))
    ),
  ];
}

/** The segments that hold one of the places; both in the order of the text. */
function covering(segments: readonly Segment[], found: readonly Place[]): Segment[] {
  let next = 0;
  return segments.filter(({ start, end }) => {
    while ((found[next]?.start ?? Infinity) < start) next++;
    return (found[next]?.start ?? Infinity) < end;
  });
}

/** Parts places by whether a segment covers them; both in the order of the text. */
function covered(
  found: readonly Place[],
  segments: readonly Segment[],
): { inside: Place[]; outside: Place[] } {
  const parts: { inside: Place[]; outside: Place[] } = { inside: [], outside: [] };
  let next = 0;
  for (const place of found) {
    while ((segments[next]?.end ?? Infinity) <= place.start) next++;
    (place.start >= (segments[next]?.start ?? Infinity) ? parts.inside : parts.outside).push(place);
  }
  return parts;
}

function withoutOverlaps(found: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const place of found.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    if (place.start >= (kept.at(-1)?.end ?? 0)) kept.push(place);
  }
  return kept;
}

function mask(text: string, found: readonly Place[]): WithheldText {
  const withheld: Withheld = {};
  const parts: string[] = [];
  let done = 0;
  for (const { kind, start, end } of found) {
    withheld[kind] = (withheld[kind] ?? 0) + 1;
    parts.push(text.slice(done, start), "＊".repeat(end - start));
    done = end;
  }
  return { text: parts.join("") + text.slice(done), withheld };
}
