/**
 * The printed forms of dates: one pattern a form and what its parts mean.
 *
 * A rule returns null for a form that is no date of the calendar; the finder then leaves the place empty. Spaces inside
 * a date are allowed (`2024 年 8 月 19 日`), line ends are not. Digits may be full-width or Chinese (`二○二四`).
 *
 * @module
 */

/** Years or days from the document's own date: 去年 is −1 year, 昨日 −1 day, 目前 0 days. */
export interface Relative {
  unit: "year" | "day";
  shift: number;
}

/** Parts of a mention; `end…` are set on ranges only. A 旬, 底 or 季度 stands with its last month and day. */
export interface DateParts {
  year: number | null;
  month: number | null;
  day: number | null;
  endYear: number | null;
  endMonth: number | null;
  endDay: number | null;
  relative: Relative | null;
}

type Groups = Record<string, string | undefined>;
type Read = Pick<DateParts, "year" | "month" | "day"> & Partial<DateParts>;

interface DateRule {
  /** The characters that the form can begin with. */
  opens: string;
  /** What must follow: behind the run of figures (and spaces) that it begins with, else the second character; a first look. */
  next: string;
  /** Sticky: matches where its `lastIndex` is set. */
  pattern: RegExp;
  /** Null when the form is no date. */
  read(groups: Groups): Read | null;
}

/** Number of days in a month. */
export function lastDay(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const figures = "0123456789０１２３４５６７８９";
/** Characters that figures of a date are printed with; a form that begins with one begins with the run of them. */
export const dateFigures = `${figures}〇○ＯO零一二三四五六七八九十廿`;
const yearOpens = `${figures}〇○ＯO零一二三四五六七八九`, monthOpens = `${figures}一二三四五六七八九十廿`;

const gap = "[ \\u3000\\u00a0]{0,3}";
const digit = "[0-9０-９]";
const cipher = "[〇○ＯO零一二三四五六七八九]";
const small =
  `(?:${digit}{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])`;
const year = (name: string) =>
  `(?<![0-9０-９〇○零一二三四五六七八九十百千A-Za-z/\\-])${undotted}(?<${name}>${digit}{4}|${cipher}{4})`;
/** No point before figures, which makes them a decimal, but for that of an item: 1.6月底前 is what item 1 has to do by 6月底. */
const undotted = "(?<!(?<!(?:^|[\\n。；;])[ \\u3000]{0,3}[0-9]{1,2})\\.)";
const month = (name: string) => `(?<${name}>${small})${gap}月(?:份)?`;
const part = "(?<part>上旬|中旬|下旬|月?底|月?末|月初|初)?";
const dashes = "—―–～~-－至到";
const dash = `${gap}(?:[—–―～~\\-－]{1,2}|至|到)${gap}`;
const half = "(?<half>上半年|下半年|第?[一二三四1-4]季度)";
/** 前8个月, 前三季度: from the beginning of the year named before it. */
const untilThen =
  `前(?:(?<front>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])${gap}个${gap}月|(?<fronts>[二两三23])${gap}个?季度)`;

const zero = "0".charCodeAt(0), fullWidthZero = "０".charCodeAt(0);

/** Value of a number below 100 or of a four-cipher year, in any digits; NaN when it is neither. */
function value(text: string | undefined): number {
  if (!text) return NaN;
  const number = numberOf(text);
  if (number !== null) return number;
  const ciphers = [...text].map((c) => "〇○ＯO零".includes(c) ? 0 : "一二三四五六七八九".indexOf(c) + 1);
  const ten = text.search(/[十廿]/);
  if (ten < 0) return Number(ciphers.join(""));
  const tens = text[ten] === "廿" ? 2 : ten === 0 ? 1 : ciphers[0] ?? NaN;
  return tens * 10 + (ciphers[ten + 1] ?? 0);
}

/** Value of digits of either width; null for all else. */
function numberOf(text: string): number | null {
  let number = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at), digit = unit - (unit >= fullWidthZero ? fullWidthZero : zero);
    if (digit < 0 || digit > 9) return null;
    number = number * 10 + digit;
  }
  return number;
}

function years(text: string | undefined): number | null {
  const number = value(text);
  return number >= 1900 && number <= 2100 ? number : null;
}

function months(text: string | undefined): number | null {
  const number = value(text);
  return number >= 1 && number <= 12 ? number : null;
}

/** Day of the month, or null when the month has no such day; a leap year is assumed where the year is open. */
function days(text: string | undefined, [inYear, inMonth]: [number | null, number]): number | null {
  const number = value(text);
  return number >= 1 && number <= lastDay(inYear ?? 2024, inMonth) ? number : null;
}

function partDay(text: string | undefined, [inYear, inMonth]: [number | null, number]): number | null {
  if (!text || text.endsWith("初")) return null;
  if (text === "上旬") return 10;
  return text === "中旬" ? 20 : lastDay(inYear ?? 2024, inMonth);
}

/** Year (or null) + month + day or 旬; null when the calendar has no such day. */
function whole(inYear: number | null, groups: Groups): Read | null {
  const m = months(groups.m);
  if (m === null) return null;
  if (groups.d === undefined) return { year: inYear, month: m, day: partDay(groups.part, [inYear, m]) };
  const d = days(groups.d, [inYear, m]);
  return d === null ? null : { year: inYear, month: m, day: d };
}

function halfMonth(text: string): number {
  if (text === "上半年") return 6;
  if (text === "下半年") return 12;
  return 3 * value(text.replace("第", "").slice(0, 1));
}

/** 年底 → 12-31; 年中 → June; 前8个月 → August; 年初 and 年度 say no more than the year. */
function yearPart(groups: Groups): Pick<DateParts, "month" | "day"> {
  if (groups.front) return { month: months(groups.front), day: null };
  if (groups.fronts) return { month: groups.fronts === "两" ? 6 : 3 * value(groups.fronts), day: null };
  if (groups.half) return { month: halfMonth(groups.half), day: null };
  const text = groups.tail ?? "";
  if (/[底末]$/.test(text)) return { month: 12, day: 31 };
  return { month: /中$/.test(text) ? 6 : null, day: null };
}

const relativeYears: Record<string, number> = {
  前年: -2,
  去年: -1,
  上年: -1,
  上一年: -1,
  今年: 0,
  本年: 0,
  本年度: 0,
  明年: 1,
  来年: 1,
  下一年: 1,
  后年: 2,
};
const relativeYear = `(?<rel>${Object.keys(relativeYears).sort((a, b) => b.length - a.length).join("|")})`
  .replace("来年", "(?<![以近年])来年"); // 2020年以来年均增长
const relativeOf = (groups: Groups) => ({
  unit: "year" as const,
  shift: relativeYears[groups.rel ?? ""] ?? 0,
});
const tail = "(?<tail>年?[底末]|年初(?!步)|初(?!步)|年中(?!国)|度)?";

const fiveYearPlans: Record<string, number> = { 十二: 2015, 十三: 2020, 十四: 2025, 十五: 2030 };

/** The forms. Where two start at one place, the longer match wins; at equal length, the earlier rule. */
export const dateRules: readonly DateRule[] = [
  { // 2024年8月19日, 2024年11月中旬, 2024年6月底
    opens: yearOpens,
    next: "年",
    pattern: new RegExp(
      `${year("y")}${gap}年${gap}${month("m")}(?:${gap}(?<d>${small})${gap}[日号](?!线)|${gap}${part})`,
      "y",
    ),
    read: (groups) => {
      const y = years(groups.y);
      return y === null ? null : whole(y, groups);
    },
  },
  { // typo dates: 2024年911日, 2024年Dec月Mon日
    opens: yearOpens,
    next: "年",
    pattern: new RegExp(
      `${
        year("y")
      }${gap}年${gap}(?:${digit}{3,4}${gap}[日号月]|[A-Za-z]{1,9}${gap}月(?:[A-Za-z0-9]{1,9}日)?)`,
      "y",
    ),
    read: () => null,
  },
  { // 2024年, 2024年底, 2024年上半年, 2024年前8个月, 2024年度
    opens: yearOpens,
    next: "年",
    pattern: new RegExp(`${year("y")}${gap}年(?:${gap}(?:${half}|${untilThen})|${tail})`, "y"),
    read: (groups) => {
      const y = years(groups.y);
      return y === null ? null : { year: y, ...yearPart(groups) };
    },
  },
  { // 2022—2025年
    opens: yearOpens,
    next: `年${dashes}`,
    pattern: new RegExp(
      `${
        year("y")
      }${gap}年?${dash}(?<e>${digit}{4}|${cipher}{4})${gap}年(?:年?[底末])?(?!${gap}${small}${gap}月)`,
      "y",
    ),
    read: (groups) => {
      const y = years(groups.y), e = years(groups.e);
      if (y === null || e === null || e < y) return null;
      return { year: y, month: null, day: null, endYear: e, endMonth: null, endDay: null };
    },
  },
  { // 2024年1—6月
    opens: dateFigures,
    next: `年月${dashes}`,
    pattern: new RegExp(
      `(?:${year("y")}${gap}年${gap}|(?<![0-9０-９年])${undotted})(?<m>${small})${gap}月?${dash}${
        month("e")
      }(?!${gap}${digit})`,
      "y",
    ),
    read: (groups) => {
      const y = groups.y === undefined ? null : years(groups.y);
      const m = months(groups.m), e = months(groups.e);
      if (m === null || e === null || e < m) return null;
      return { year: y, month: m, day: null, endYear: y, endMonth: e, endDay: null };
    },
  },
  { // 2024-08-19, 2024/8/19, 2024.08.19
    opens: yearOpens,
    next: "-－/／.．",
    pattern: new RegExp(
      `${
        year("y")
      }${gap}(?<sep>[-－/／.．])${gap}(?<m>${digit}{1,2})${gap}\\k<sep>${gap}(?<d>${digit}{1,2})(?![0-9０-９]|[-/.．][0-9A-Za-z])`,
      "y",
    ),
    read: (groups) => {
      const y = years(groups.y);
      return y === null ? null : whole(y, groups);
    },
  },
  { // 02.06.2015
    opens: figures,
    next: ".",
    pattern: new RegExp(
      `(?<![0-9.])(?<d>[0-9]{1,2})\\.(?<m>[0-9]{1,2})\\.(?<y>(?:19|20)[0-9]{2})(?![0-9.])`,
      "y",
    ),
    read: (groups) => whole(years(groups.y), groups),
  },
  { // 2024-08
    opens: yearOpens,
    next: "-",
    pattern: new RegExp(`${year("y")}-(?<m>0[1-9]|1[0-2])(?![0-9A-Za-z\\-/.:])`, "y"),
    read: (groups) => {
      const y = years(groups.y);
      return y === null ? null : whole(y, groups);
    },
  },
  { // 今年, 去年底, 明年上半年, 今年前8个月, 今年1—10月, 今年8月19日
    opens: "前去上今本明来下后",
    next: "年一",
    pattern: new RegExp(
      `${relativeYear}(?:${gap}(?<from>${small})${gap}月?${dash}${month("e")}(?!${gap}${digit})|${gap}${
        month("m")
      }(?:${gap}(?<d>${small})${gap}[日号]|${part})|${gap}(?:${half}|${untilThen})|${tail})`,
      "y",
    ),
    read: (groups) => {
      const relative = relativeOf(groups), from = months(groups.from), until = months(groups.e);
      if (from !== null && until !== null && from <= until) {
        return { year: null, month: from, day: null, endYear: null, endMonth: until, endDay: null, relative };
      }
      if (groups.m === undefined) return { year: null, ...yearPart(groups), relative };
      const read = whole(null, groups);
      return read && { ...read, relative };
    },
  },
  { // 9月21日, 11月中旬, 6月底: the year comes from before or from the anchor
    opens: monthOpens,
    next: "月",
    pattern: new RegExp(
      `(?<![0-9０-９年一二三四五六七八九十〇○])${undotted}${
        month("m")
      }(?:${gap}(?<d>${small})${gap}[日号]|(?<part>上旬|中旬|下旬|底|末|初)(?!步))`,
      "y",
    ),
    read: (groups) => whole(null, groups),
  },
  { // 8月: digits only, for 五月 and 十月 stand in names
    opens: figures,
    next: "月",
    pattern: new RegExp(
      `(?<![0-9０-９年、—–\\-~～至])${undotted}(?<m>${digit}{1,2})${gap}月(?:份)?(?!${gap}${small}${gap}[日号]|上旬|中旬|下旬|底|末)`,
      "y",
    ),
    read: (groups) => whole(null, groups),
  },
  { // 911日: a lost 月
    opens: figures,
    next: "日",
    pattern: new RegExp(`(?<!${digit})${digit}{3,4}${gap}日(?!元)`, "y"),
    read: () => null,
  },
  { // 5日，: a day of this or the last month, in news
    opens: figures,
    next: "日",
    pattern: new RegExp(`(?<=^|[，,。；;、\\n 　])(?<d>${digit}{1,2})日(?=[，,上下从在])`, "y"),
    read: ({ d }) => (value(d) >= 1 && value(d) <= 31 ? { year: null, month: null, day: value(d) } : null),
  },
  { // 上半年, 第三季度, 年底, 前三季度, 前8个月: of the year the document speaks in
    opens: "上下第一二三四1234年前",
    next: `半底末内季两 　第${monthOpens}`,
    pattern: new RegExp(
      `(?<![年度后])(?:${half}|(?<=^|[，,。；;：:（(\\n 　])${untilThen}(?:(?<=季度)|(?=[，,全我]))|(?<tail>年底|年末)|(?<![\\d一二三四五六七八九十两几数多])年内)`,
      "y",
    ),
    read: (groups) => ({ year: null, ...yearPart(groups), relative: { unit: "year", shift: 0 } }),
  },
  { // 截至目前, 目前, 昨日, 上线至今, 开通以来
    opens: "截到目迄昨今至以",
    next: "至止目前今日天来",
    pattern:
      /截[至止]目前|到目前为止|截[至止]今日|目前|迄今|(?<yesterday>昨[日天])|今[日天]|至今(?![年日天晚后])|(?<=上线|运行|成立|投用|开通|启动|投入使用|开业|挂牌)以来/y,
    read: ({ yesterday }) => ({
      year: null,
      month: null,
      day: null,
      relative: { unit: "day", shift: yesterday ? -1 : 0 },
    }),
  },
  { // 近三年, 过去五年, 未来三年
    opens: "近过未今",
    next: `去来后两${monthOpens}`,
    pattern: new RegExp(`(?<way>近|过去|未来|今后)(?<n>${small}|两)年`, "y"),
    read: ({ way, n }) => {
      const shift = way === "未来" || way === "今后" ? (n === "两" ? 2 : value(n)) : 0;
      return { year: null, month: null, day: null, relative: { unit: "year", shift } };
    },
  },
  { // “十四五”末, “十四五”期间, “十四五”以来; the bare name is the name of a plan
    opens: '“"「『十',
    next: '十期末时以”」』"',
    pattern: /[“"「『]?(?<plan>十[二三四五])五[”"」』]?(?:(?<when>期?末|末期|期间|时期)|(?=以来))/y,
    read: ({ plan, when }) => {
      const end = fiveYearPlans[plan ?? ""];
      if (end === undefined) return null;
      if (when === undefined) return { year: end - 4, month: null, day: null };
      if (when.includes("末")) return { year: end, month: null, day: null };
      return { year: end - 4, month: null, day: null, endYear: end, endMonth: null, endDay: null };
    },
  },
];
