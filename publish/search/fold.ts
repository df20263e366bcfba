/**
 * Folding: the one form in which a text is indexed and a query is asked.
 *
 * Traditional and simplified, full and half width, upper and lower case fall together; brackets of any form become round
 * ones, for `〔2024〕` is printed `[2024]` and typed `(2024)`; white space of any kind and length becomes a space; invisible
 * characters and reading aids such as the `(yè)` of `業(yè)` are left out. Each character is folded by itself, whatever
 * stands beside it, so that a part of a text folds to the same part of the folded text. Exact recall rests on this, which
 * is why the `fold` of extraction, which looks at words and at the script of the whole text, is not used here; the table
 * of characters is shared with it.
 *
 * A character is folded only into one character of the same length, so offsets change only where something is left
 * out; {@linkcode Folded.offsets} keeps the way back.
 *
 * @module
 */
import { classOf, foldedUnit, traits } from "../../pipelines/normalise/character.ts";

/** A folded text and the way back to the original. */
export interface Folded {
  text: string;
  /** Offset in the original of each code unit of `text`, and of its end; null where nothing was left out. */
  offsets: Uint32Array | null;
}

const space = 0x20;
const bracket = 0x28;
/** Stands in the table for characters that are left out. */
const nothing = 0;

const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => tableEntry(unit));

function tableEntry(unit: number): number {
  if ((classOf[unit] ?? 0) & traits.invisible || unit === 0xffff) return nothing;
  const character = String.fromCharCode(unit);
  if (/[\s\p{Cc}]/u.test(character)) return space;
  const simplified = String.fromCharCode(foldedUnit[unit] ?? unit);
  const common = oneUnit(simplified.normalize("NFKC"), simplified);
  if ("〔【[".includes(common)) return bracket;
  if ("〕】]".includes(common)) return bracket + 1;
  return oneUnit(common.toLowerCase(), common).charCodeAt(0);
}

function oneUnit(wanted: string, otherwise: string): string {
  return wanted.length === 1 && !/\s/u.test(wanted) ? wanted : otherwise;
}

const decoder = new TextDecoder("utf-16le", { ignoreBOM: true });

/** Folds a text. Linear in its length. */
export function fold(text: string): Folded {
  const units = new Uint16Array(text.length);
  const offsets = new Uint32Array(text.length + 1);
  const length = foldInto(text, { units, at: 0, offsets });
  offsets[length] = text.length;
  return {
    text: decoder.decode(units.subarray(0, length)),
    offsets: length === text.length ? null : offsets.slice(0, length + 1),
  };
}

/** Where a folded text is put. */
export interface Target {
  /** With room for the text from `at` on. */
  units: Uint16Array;
  at: number;
  /** Offset in the original of each unit written, counted from `at`; null where nobody asks. */
  offsets: Uint32Array | null;
}

/** Folds a text into an array and returns where it ends. */
export function foldInto(text: string, { units, at, offsets }: Target): number {
  let end = at;
  let last = nothing;
  for (let index = 0; index < text.length; index++) {
    const unit = table[text.charCodeAt(index)] ?? space;
    if (unit === nothing || (unit === space && last === space)) continue;
    const left = unit === bracket ? readingAidAt(text, index) : 0;
    if (left > 0) {
      index += left - 1;
      continue;
    }
    if (offsets) offsets[end - at] = index;
    units[end++] = last = unit;
  }
  return end;
}

/** Where a place in the folded text stands in the original. */
export function originalOffset(folded: Folded, offset: number): number {
  return folded.offsets?.[offset] ?? offset;
}

/** A syllable in brackets behind a Chinese character, six letters at most as in `zhuāng`. */
const readingAid = /(?<=\p{Script=Han})[(（]([a-zü\u00e0-\u01dc]{1,6})[)）]/uy;
/** Without a tone mark it may as well be an abbreviation. */
const toned = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/;

/** Length of the reading aid whose bracket opens at `index`, 0 where it opens none. */
function readingAidAt(text: string, index: number): number {
  readingAid.lastIndex = index;
  const [aid = "", syllable = ""] = readingAid.exec(text) ?? [];
  return toned.test(syllable) ? aid.length : 0;
}
