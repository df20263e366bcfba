/**
 * Dates as list rows print them. Pure.
 *
 * Read as a whole date: `2025-07-16`, `[2020-04-21]`, `2020.04.21`, `2021/03/12`, `2024年8月19日`,
 * `发布时间: 2020-04-21 09:52:46`, and the parts apart, `16 2024-08`, `2024-08 16`, `04-21 2024`, `2024 04-21`.
 * Anything else gives null: `04-21` has no year, and of a period neither end is the date of publication.
 *
 * @module
 */

/** What the text of a row, its title taken away, says. */
export interface RowText {
  /** `YYYY-MM-DD`, or null when there is no whole date, more than one, or one that no calendar has. */
  date: string | null;
  /** The text that is not the date, or null when nothing is left. */
  rest: string | null;
}

const whole =
  /(?<!\d)(\d{4})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?/g;

// Year, month and day at the numbered groups.
const apart: [RegExp, number, number, number][] = [
  [/^(\d{1,2})日?\s+(\d{4})[-./年](\d{1,2})月?$/, 2, 3, 1],
  [/^(\d{4})[-./年](\d{1,2})月?\s+(\d{1,2})日?$/, 1, 2, 3],
  [/^(\d{1,2})[-./月](\d{1,2})日?\s+(\d{4})年?$/, 3, 1, 2],
  [/^(\d{4})年?\s+(\d{1,2})[-./月](\d{1,2})日?$/, 1, 2, 3],
];

/** Reads the date of a row. `text` has its elements separated by spaces. */
export function rowText(text: string): RowText {
  const plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).trim();
  const found = [...plain.matchAll(whole)];
  const dates = new Set(found.map((match) => iso(match[1], match[2], match[3])));
  const [date] = dates;
  if (dates.size === 1 && date) return { date, rest: leftover(plain.replace(whole, " ")) };
  if (found.length > 0) return { date: null, rest: plain };
  for (const [pattern, year, month, day] of apart) {
    const match = plain.match(pattern);
    if (match) return { date: iso(match[year], match[month], match[day]), rest: null };
  }
  return { date: null, rest: plain === "" ? null : plain };
}

function leftover(text: string): string | null {
  const rest = text.replace(/(?:发布|发文|公开)?(?:时间|日期)\s*[:：]/g, " ")
    .replace(/[[(（【［]\s*[\])）】］]/g, " ").replace(/\s+/g, " ").trim();
  return /[\p{L}\p{N}]/u.test(rest) ? rest : null;
}

/** `YYYY-MM-DD` of a day that exists, else null. */
function iso(year = "", month = "", day = ""): string | null {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : text;
}

/** The day in China (UTC+8 all year) of a moment given in seconds since 1970. */
export function chinaDay(seconds: number): string {
  return new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 10);
}

/**
 * The day in China that a machine-made stamp names: seconds or milliseconds since 1970, RFC 822
 * (`Thu, 22 Aug 2024 23:30:00 GMT`), ISO 8601 with a zone; without a zone, the day as printed. Null for anything else.
 */
export function stampDay(stamp: string): string | null {
  const words = stamp.trim();
  if (/^\d{9,10}$/.test(words)) return chinaDay(Number(words));
  if (/^\d{12,13}$/.test(words)) return chinaDay(Math.floor(Number(words) / 1000));
  const time = zoned.test(words) ? Date.parse(words) : NaN;
  return Number.isNaN(time) ? rowText(words).date : chinaDay(Math.floor(time / 1000));
}

// A stamp is short; the limit keeps hostile ones from being looked at for long.
const zoned = /^.{10,40}(?:Z|GMT|UTC?|[+-]\d{2}:?\d{2})$/;
