/**
 * Folding: the one form in which a text is indexed and a query is asked.
 *
 * Traditional and simplified, full and half width, upper and lower case fall together; white space of any kind becomes
 * a space; invisible characters and reading aids such as the `(yè)` of `業(yè)` are left out. Each character is folded
 * by itself, whatever stands beside it, so that a part of a text folds to the same part of the folded text. Exact
 * recall rests on this, which is why the `fold` of extraction, which looks at words and at the script of the whole
 * text, is not used here; the table of characters is shared with it.
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
  if ((classOf[unit] ?? 0) & traits.invisible) return nothing;
  const character = String.fromCharCode(unit);
  if (/[\s\p{Cc}]/u.test(character)) return space;
  const simplified = String.fromCharCode(foldedUnit[unit] ?? unit);
  const common = oneUnit(simplified.normalize("NFKC"), simplified);
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
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = table[text.charCodeAt(index)] ?? space;
    const left = unit === bracket ? readingAidAt(text, index) : 0;
    if (left > 0) index += left - 1;
    else if (unit !== nothing) {
      units[length] = unit;
      offsets[length++] = index;
    }
  }
  offsets[length] = text.length;
  return {
    text: decoder.decode(units.subarray(0, length)),
    offsets: length === text.length ? null : offsets.slice(0, length + 1),
  };
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
