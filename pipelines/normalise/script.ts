/**
 * One plain view of Chinese text for finding things in it; the text itself is never changed.
 *
 * {@linkcode fold} makes, with offsets back into the original:
 * - traditional → simplified characters (檢驗 → 检验) by OpenCC's words and characters. Wording stays, except that a
 *   traditional text which says 品質, 資訊, 網路 … and nowhere 質量, 信息, 網絡 was run through a Taiwan word list, and
 *   those words are put back;
 * - reading aids gone: pinyin in round brackets after a Han character, `產業(yè)鏈`, `以上（yǐshàng）`, and the other
 *   variant of the character, `製(制)造`. Capitals are abbreviations and stay: `质量基础设施(NQI)`. A syllable without
 *   a tone mark counts only inside a word and only in a text that has marked ones: `分钟(min)` stays;
 * - full-width letters, digits and signs, both round brackets among them, as half-width; ，。、：；！？ and ＊ stay;
 * - 「」『』 as “ ”, Kangxi and PDF radicals and compatibility forms as characters, ㎡ as m2; ① and ² stay;
 * - spaces of every width as U+0020, zero-width characters gone. Tabs and line feeds stay.
 *
 * Pure, linear, never fails.
 *
 * @module
 */
import { classOf, foldedUnit, pairOf, phrases, traits } from "./character.ts";
import { readingOf } from "./pinyin.ts";
import { SpanMap } from "./span_map.ts";

/** A text folded, and the way back. */
export interface Folded {
  text: string;
  /**
   * The smallest range of the original that covers `[start, end)` of the folded text. What was dropped inside the range
   * is inside; a reading aid after the last character belongs to it, so 產業 gives `產業(yè)`. An empty range stays empty.
   */
  span(start: number, end: number): [number, number];
}

/** Longest reading aid looked for, brackets excluded: a word of six characters has at most 36 letters. */
const longestReading = 40;

const tonedReading =
  /\p{sc=Han}[(（][\p{Ll}\p{Mn} '’]{0,40}[\u0300-\u036fāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][\p{Ll}\p{Mn} '’]{0,40}[)）]/u;

/** Taiwan word → mainland word, both as they stand after conversion of characters; equal lengths. */
const taiwanWords: readonly [string, string][] = [
  ["品质", "质量"],
  ["资讯", "信息"],
  ["网路", "网络"],
  ["软体", "软件"],
  ["硬体", "硬件"],
  ["雷射", "激光"],
  ["奈米", "纳米"],
];

/** Folds a text; see the module for the rules. Plain simplified text comes back as it is. */
export function fold(text: string): Folded {
  const { seen, script } = survey(text);
  if (script === "Hans" && !(seen & (traits.changes | structural))) return unchanged(text);
  const spans = new SpanMap();
  const stripped = seen & structural ? strip(text, spans) : text;
  let folded = stripped;
  if (script === "Hant") folded = convertTraditional(stripped);
  else if (seen & traits.changes) folded = convert(stripped, traits.changes);
  return { text: folded, span: (start, end) => spans.span(start, end) };
}

/** A text in simplified characters and without reading aids, its brackets and other marks as wide as they are printed. */
export function simplify(text: string): string {
  const view = fold(text);
  if (view.text === text) return text;
  let simplified = "";
  for (let at = 0; at < view.text.length; at++) {
    const plain = view.text.charAt(at), printed = text.slice(...view.span(at, at + 1));
    simplified += isMark.test(printed) && printed.normalize("NFKC") === plain ? printed : plain;
  }
  return simplified;
}

const isMark = /^\p{P}|^\p{S}/u;

/** The script a text is written in; `Hans` where it has no evidence for either, such as plain ASCII. */
export function scriptOf(text: string): "Hans" | "Hant" {
  return survey(text).script;
}

const structural = traits.invisible | traits.expands | traits.bracket;

function unchanged(text: string): Folded {
  return { text, span: (start, end) => [start, end] };
}

function survey(text: string): { seen: number; script: "Hans" | "Hant" } {
  let seen = 0;
  let traditional = 0;
  let simplified = 0;
  for (let index = 0; index < text.length; index++) {
    const found = classOf[text.charCodeAt(index)] ?? 0;
    seen |= found;
    traditional += found & traits.traditional;
    simplified += found & traits.simplified;
  }
  return { seen, script: traditional > simplified / traits.simplified ? "Hant" : "Hans" };
}

/** Drops invisible characters and reading aids and spells out squares, noting every place. */
function strip(text: string, spans: SpanMap): string {
  const parts: string[] = [];
  let length = 0;
  let done = 0;
  const keep = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  let marked: boolean | null = null;
  const hasMarkedReading = () => marked ??= tonedReading.test(text);
  let last = { end: -1, before: NaN }; // a reading aid right behind another is of the same character: 宁(níng)(níng)
  for (let index = 0; index < text.length; index++) {
    const found = (classOf[text.charCodeAt(index)] ?? 0) & structural;
    if (found === 0) continue;
    const bracket = (found & traits.bracket) !== 0;
    const before = !bracket ? NaN : last.end === index ? last.before : visibleBefore(text, index);
    const end = bracket ? endOfReading(text, { open: index, before, hasMarkedReading }) : index + 1;
    if (end === null) continue;
    keep(text.slice(done, index));
    if (bracket) {
      spans.attach({ at: length, width: isSurrogate(before) ? 2 : 1, start: index, end });
      last = { end, before };
    } else {
      const from = length;
      if (found & traits.expands) keep(text.slice(index, end).normalize("NFKC"));
      spans.add({ from, to: length, start: index, end });
    }
    done = end;
    index = end - 1;
  }
  return done === 0 ? text : parts.join("") + text.slice(done);
}

/** End of the reading aid whose bracket opens at `open`, or null when it is none. */
function endOfReading(
  text: string,
  { open, before, hasMarkedReading }: { open: number; before: number; hasMarkedReading: () => boolean },
): number | null {
  if (!isHan(before)) return null;
  const first = text.charCodeAt(open + 1);
  if (isHan(first)) return isOtherForm(before, first) && isClosing(text, open + 2) ? open + 3 : null;
  let close = open + 1;
  while (close - open <= longestReading && isReadingUnit(text.charCodeAt(close))) close++;
  if (close === open + 1 || !isClosing(text, close)) return null;
  const reading = readingOf(text.slice(open + 1, close));
  if (reading === null) return null;
  return reading === "toned" || (isHan(text.charCodeAt(close + 1)) && hasMarkedReading()) ? close + 1 : null;
}

function visibleBefore(text: string, open: number): number {
  let index = open - 1;
  while (index >= 0 && (classOf[text.charCodeAt(index)] ?? 0) & traits.invisible) index--;
  return text.charCodeAt(index);
}

/** 製(制): the character in the brackets is another form of the one before. */
function isOtherForm(before: number, inside: number): boolean {
  return before !== inside && foldedUnit[before] === foldedUnit[inside];
}

function isClosing(text: string, index: number): boolean {
  return text[index] === ")" || text[index] === "）";
}

/** Includes the halves of characters outside the BMP; only Han characters of those occur before a bracket. */
function isHan(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff) || isSurrogate(unit);
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Latin letters with or without marks, combining marks, and what parts syllables: space, apostrophes, hyphen. */
function isReadingUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0xc0 && unit <= 0x36f) ||
    unit === 0x20 || unit === 0x27 || unit === 0x2019 || unit === 0x2d;
}

function convertTraditional(text: string): string {
  let converted = convert(text, traits.changes | traits.ambiguous);
  for (const [taiwan, mainland] of taiwanWords) {
    if (converted.includes(taiwan) && !converted.includes(mainland)) {
      converted = converted.replaceAll(taiwan, mainland);
    }
  }
  return converted;
}

/**
 * Replaces units one by one and, where `mask` allows ambiguous ones, words as a whole; the length stays. What stands between
 * two changes is taken over as it is, for most texts hold few of them.
 */
function convert(text: string, mask: number): string {
  let converted = "", done = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index), found = classOf[unit] ?? 0;
    if (!(found & (mask | traits.opensPhrase))) continue;
    const phrase = found & traits.opensPhrase && mask & traits.ambiguous ? phraseAt(text, index) : undefined;
    if (phrase === undefined && !(found & mask)) continue;
    converted += text.slice(done, index) + (phrase ?? String.fromCharCode(foldedUnit[unit] ?? unit));
    done = index + (phrase?.length ?? 1);
    index = done - 1;
  }
  return converted + text.slice(done);
}

function phraseAt(text: string, index: number): string | undefined {
  for (const phrase of phrases.get(pairOf(text, index)) ?? []) {
    if (text.startsWith(phrase[0], index)) return phrase[1];
  }
  return undefined;
}
