/** How a word sounds: its Pinyin without tones, and the first letters of its syllables. @module */
import { pinyin } from "pinyin-pro";

/** Sound of a folded word; letters and digits stand as they are. */
export interface Sound {
  /** `jianyanjiance` */
  pinyin: string;
  /** `jyjc` */
  initials: string;
}

/** Sound of a word. Characters of several readings are read as their neighbours ask. */
export function soundOf(word: string): Sound {
  const syllables = syllablesOf(word);
  return { pinyin: syllables.join(""), initials: syllables.map((syllable) => syllable[0] ?? "").join("") };
}

/** One syllable a character, in order. */
function syllablesOf(word: string): string[] {
  return pinyin(word, { toneType: "none", type: "array", nonZh: "spaced", v: true });
}
