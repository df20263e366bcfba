/**
 * Takes standard numbers out of the cells that glue them to names: `电玩具的安全GB 19865-2005` → `GB 19865-2005`, 2005, 电玩具的安全.
 *
 * A cell may hold several numbers, full-width letters, spaces anywhere in a number, long dashes, or no year. A code that is no
 * prefix of a known body gives nothing. Linear in the length of the cell; pure.
 *
 * @module
 */
import type { standardKinds } from "../model/standards.ts";

type StandardKind = (typeof standardKinds)[number];

/** A standard as one cell names it. */
export interface NamedStandard {
  /** Number with year, spelled one way: `GB/T 31484-2015`, `IEC 60335-1:2010`, `DB44/26-2001`. */
  number: string;
  /** The number without year. */
  key: string;
  prefix: string;
  kind: StandardKind;
  /** Serial without part. */
  base: string;
  part: string | null;
  year: number | null;
  /** Text that belongs to the number, brackets and separators cut off; null when there is none. */
  name: string | null;
}

/** Codes of the industries (行业标准代号). */
const industries = new Set(
  ("AQ BB CB CH CJ CY DA DL DY DZ EJ FZ GA GC GD GH GM GY HB HG HJ HS HY JB JC JG JR JT JY KA LB LD LS LY MH MT MZ NB NY " +
    "PM QB QC QJ QX RB SB SC SF SH SJ SL SN SW SY TB TD TY WB WH WJ WM WS WW XB XF YB YC YD YJ YS YY YZ ZY JGJ CJJ JTG " +
    "JTJ JTS TSG CECS GJB YBJ HGJ SHJ DLJ TJ ZB KJ BJS").split(" "),
);

/** Bodies of the world; the value tells whether their year follows a colon. */
const world: Record<string, { kind: "international" | "foreign"; colon: boolean }> = {
  ISO: { kind: "international", colon: true },
  IEC: { kind: "international", colon: true },
  "ISO/IEC": { kind: "international", colon: true },
  "ISO/TS": { kind: "international", colon: true },
  "ISO/TR": { kind: "international", colon: true },
  "IEC/TS": { kind: "international", colon: true },
  "IEC/TR": { kind: "international", colon: true },
  "IEC TS": { kind: "international", colon: true },
  "IEC TR": { kind: "international", colon: true },
  "EN ISO": { kind: "foreign", colon: true },
  "EN IEC": { kind: "foreign", colon: true },
  "BS EN": { kind: "foreign", colon: true },
  "DIN EN": { kind: "foreign", colon: true },
  "BS EN ISO": { kind: "foreign", colon: true },
  "DIN EN ISO": { kind: "foreign", colon: true },
  CISPR: { kind: "international", colon: true },
  OIML: { kind: "international", colon: true },
  EN: { kind: "foreign", colon: true },
  BS: { kind: "foreign", colon: true },
  DIN: { kind: "foreign", colon: true },
  JIS: { kind: "foreign", colon: true },
  "AS/NZS": { kind: "foreign", colon: true },
  ANSI: { kind: "foreign", colon: false },
  ASTM: { kind: "foreign", colon: false },
  AATCC: { kind: "foreign", colon: false },
  AOAC: { kind: "foreign", colon: false },
  ASME: { kind: "foreign", colon: false },
  EPA: { kind: "foreign", colon: false },
  IEEE: { kind: "foreign", colon: false },
  SAE: { kind: "foreign", colon: false },
  UL: { kind: "foreign", colon: false },
};

/** A code, up to two further codes, and a serial with what hangs on it; runs are bounded, so the search is linear. */
const candidate = new RegExp(
  "(DB[A-Z]{0,2} ?[0-9]{2,6}(?: ?/ ?[TZ]?| )|[A-Z]{1,12}(?: ?/ ?[A-Z]{1,10}| [A-Z]{1,5}){0,3}) ?" +
    "([0-9][0-9]{0,6}[A-Z]?(?: ?[-.:] ?[A-Z]?[0-9]{1,6}[A-Z]?(?![A-Z])){0,5})",
  "g",
);

/** Takes a cell apart; empty when it holds no number. Each number stands once, in order. */
export function splitStandards(cell: string): NamedStandard[] {
  const text = plain(cell);
  const upper = text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  const found: Found[] = [];
  for (const match of upper.matchAll(candidate)) {
    const [whole, code = "", serial = ""] = match;
    const read = readNumber(code, serial, { printed: text.slice(match.index, match.index + whole.length) });
    if (read === null) continue;
    const start = match.index + read.skipped;
    found.push({ standard: read.standard, start, end: start + read.length });
  }
  return named(text, found);
}

/** One width of characters, one kind of dash and of space; the length may change. */
function plain(cell: string): string {
  return cell.normalize("NFKC").replace(/[‐‑‒–—―−﹣]+/g, "-").replace(/\s+/g, " ").trim();
}

type Numbered = Omit<NamedStandard, "name">;

interface Found {
  standard: Numbered;
  start: number;
  end: number;
}

interface Read {
  standard: Numbered;
  /** Letters in front that belong to the text. */
  skipped: number;
  length: number;
}

/** Null when the letters are no code of a body, or the number is too slight to be told from a formula (CH4, SO2). */
function readNumber(code: string, serial: string, { printed }: { printed: string }): Read | null {
  const known = codeOf(code.trimEnd());
  if (known === null) return null;
  const { prefix, kind, colon, letter, skipped } = known;
  if (/[a-z]/.test(printed.slice(skipped)) && !/^(?:GB|JJ)/.test(prefix)) return null;
  const { parts, year, length } = serialOf(serial, { letter, prefix, colon });
  const base = parts[0]?.text ?? "";
  const slight = year === null && base.replace(/\D/g, "").length < (kind === "industry" ? 3 : 2);
  if (slight && !prefix.includes("/T")) return null;
  const key = `${prefix}${prefix.endsWith("/") ? "" : " "}${
    parts.map((part, index) => (index === 0 ? "" : part.joint) + part.text).join("")
  }`;
  const rest = parts.slice(1);
  return {
    standard: {
      number: year === null ? key : `${key}${colon ? ":" : "-"}${year}`,
      key,
      prefix: prefix.replace(/\/$/, ""),
      kind,
      base,
      part: rest.length === 0
        ? null
        : rest.map((part, index) => (index ? part.joint : "") + part.text).join(""),
      year,
    },
    skipped,
    length: printed.length - skipped - (serial.length - length),
  };
}

interface Code {
  prefix: string;
  kind: StandardKind;
  colon: boolean;
  /** Letter that belongs to the serial, as in ASTM D 638 and JTG E20. */
  letter: string;
  skipped: number;
}

function codeOf(code: string): Code | null {
  const tight = code.replace(/ ?\/ ?/g, "/");
  return local(tight) ?? association(tight) ?? worldly(tight, code) ?? national(tight, code);
}

function local(code: string): Code | null {
  const match = /^(DB[A-Z]{0,2}) ?(\d{2,6})(\/[TZ]?)?$/.exec(code);
  if (match === null) return null;
  const [, letters = "", digits = "", tail = "/"] = match;
  return { prefix: `${letters}${digits}${tail}`, kind: "local", colon: false, letter: "", skipped: 0 };
}

function association(code: string): Code | null {
  const match = /(?:^|[^A-Z])?([TQ]\/[A-Z][A-Z0-9]{1,12})$/.exec(code);
  if (match === null || match[1]?.length !== code.length) return null;
  const kind = code.startsWith("T") ? "association" : "enterprise";
  return { prefix: code, kind, colon: false, letter: "", skipped: 0 };
}

/** A body of the world, perhaps glued to a word in front, perhaps with the letter of a series behind. */
function worldly(tight: string, code: string): Code | null {
  const [, head = tight, letter = ""] = /^(.+?) ?(?<= )([A-Z])$/.exec(tight) ?? [];
  for (const [body, tail] of [[tight, ""], [head, letter]] as const) {
    const rules = world[body];
    if (rules) return { prefix: body, ...rules, letter: tail, skipped: 0 };
    const last = body.slice(body.lastIndexOf(" ") + 1);
    const lastRules = world[last];
    if (lastRules && last !== body) {
      return { prefix: last, ...lastRules, letter: tail, skipped: code.lastIndexOf(last) };
    }
  }
  return null;
}

/** GB, JJG and JJF may be glued to Latin letters of the name; an industry's code stands by itself. */
function national(tight: string, code: string): Code | null {
  const match = /(GBZ|GBJ|GB|JJG|JJF)(\/[TZ])?( [A-Z])?$/.exec(tight);
  if (match !== null) {
    const [whole, body = "", grade = "", letter = ""] = match;
    const kind = body.startsWith("JJ") ? "metrology" : grade === "/Z" ? "national_guidance" : "national";
    const skipped = tight === whole ? 0 : code.lastIndexOf(body);
    return { prefix: body + grade, kind, colon: false, letter: letter.trim(), skipped };
  }
  const industry = /^(?:.* )?([A-Z]{2,4})(\/[TZ])?( [A-Z])?$/.exec(tight);
  const [, body = "", grade = "", letter = ""] = industry ?? [];
  if (!industries.has(body)) return null;
  const skipped = tight.startsWith(body) ? 0 : code.lastIndexOf(body);
  return { prefix: body + grade, kind: "industry", colon: false, letter: letter.trim(), skipped };
}

interface SerialPart {
  joint: string;
  text: string;
}

/** Parts and year of a serial; what follows a year is no part of the number. */
function serialOf(
  serial: string,
  { letter, prefix, colon }: Pick<Code, "letter" | "prefix" | "colon">,
): { parts: SerialPart[]; year: number | null; length: number } {
  const parts: SerialPart[] = [];
  for (const match of serial.matchAll(/(?: ?([-.:]) ?|^)([A-Z]?\d+[A-Z]?)/g)) {
    const [whole, joint = "", text = ""] = match;
    const year = parts.length === 0 || joint === "." ? null : yearOf(text, { joint, prefix, colon });
    if (year !== null) return { parts, year, length: match.index + whole.length };
    if (joint === ":") return { parts, year: null, length: match.index };
    parts.push({ joint, text: parts.length === 0 ? letter + text : text });
  }
  return { parts, year: null, length: serial.length };
}

function yearOf(
  text: string,
  { joint, prefix, colon }: { joint: string } & Pick<Code, "prefix" | "colon">,
): number | null {
  if (/^(?:19[5-9]\d|20\d\d)[A-Z]?$/.test(text)) return Number(text.slice(0, 4));
  if (colon || joint !== "-" || !/^\d\d[A-Z]?$/.test(text)) return null;
  const year = Number(text.slice(0, 2));
  if (year >= 50) return 1900 + year; // printed with two digits until 1995
  return prefix === "ASTM" ? 2000 + year : null;
}

/** Gives each number its name: the text before it, or, where cells begin with the number, the text after it. */
function named(text: string, found: readonly Found[]): NamedStandard[] {
  const gaps = [...found.map(({ start }, index) => text.slice(found[index - 1]?.end ?? 0, start))];
  const after = text.slice(found.at(-1)?.end ?? 0);
  const leads = nameOf(gaps[0] ?? "") !== null;
  const seen = new Set<string>();
  return found.flatMap(({ standard }, index) => {
    if (seen.has(standard.number)) return [];
    seen.add(standard.number);
    const name = nameOf((leads ? gaps[index] : gaps[index + 1] ?? after) ?? "");
    return [{ ...standard, name }];
  });
}

/** A name without the brackets and separators around it; null when no word is left. */
function nameOf(gap: string): string | null {
  const name = gap.replace(
    /^[\s,;:、，；：。/()（）《》〈〉"“”\-+&]+|[\s,;:、，；：。/(（《〈"“”\-+&]+$/g,
    "",
  )
    .replace(/[》〉]$/, "");
  const closed = name.includes("(") ? name : name.replace(/\)$/, "");
  return /\p{Script=Han}|[A-Za-z]{3}/u.test(closed) ? closed : null;
}
