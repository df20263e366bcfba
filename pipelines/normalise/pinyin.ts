/**
 * Hanyu Pinyin, as far as it is needed to tell a reading aid from a real abbreviation: `(yè)` is one, `(NQI)`, `(kg)`
 * and `(min)` are not.
 *
 * @module
 */

/** Initial → the finals that occur with it (《汉语拼音方案》); ü is written u, because tone marks are taken off first. */
const table = `
  : a ai an ang ao e ei en eng er o ou
  b: a ai an ang ao ei en eng i ian iao ie in ing o u
  p: a ai an ang ao ei en eng i ian iao ie in ing o ou u
  m: a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
  f: a an ang ei en eng o ou u
  d: a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo
  t: a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo
  n: a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue uo
  l: a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo
  g: a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
  k: a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo
  h: a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
  j: i ia ian iang iao ie in ing iong iu u uan ue un
  q: i ia ian iang iao ie in ing iong iu u uan ue un
  x: i ia ian iang iao ie in ing iong iu u uan ue un
  zh: a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo
  ch: a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
  sh: a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
  r: an ang ao e en eng i ong ou u ua uan ui un uo
  z: a ai an ang ao e ei en eng i ong ou u uan ui un uo
  c: a ai an ang ao e en eng i ong ou u uan ui un uo
  s: a ai an ang ao e en eng i ong ou u uan ui un uo
  y: a an ang ao e i in ing o ong ou u uan ue un
  w: a ai an ang ei en eng o u`;

const syllables: ReadonlySet<string> = new Set(
  table.trim().split("\n").flatMap((line) => {
    const [initial = "", finals = ""] = line.split(":");
    return finals.trim().split(" ").map((final) => initial.trim() + final);
  }),
);

const longestSyllable = 6;

/** `toned`: whole syllables, at least one with a tone mark; `plain`: one whole syllable without a mark; else null. */
export type Reading = "toned" | "plain" | null;

/**
 * Says whether a short string is pinyin. Apostrophes, hyphens and spaces may part syllables; a capital may open a word
 * of a toned reading (`Běijīng`). Cost grows with the length times six.
 */
export function readingOf(text: string): Reading {
  const decomposed = text.normalize("NFD").replaceAll("ɡ", "g").replaceAll("ɑ", "a");
  const letters = decomposed.replace(/[\u0300-\u036f]/g, "");
  const toned = letters.length < decomposed.length;
  const words = (toned ? letters.replace(/\b[A-Z]/g, (letter) => letter.toLowerCase()) : letters)
    .split(/[\s'’-]+/);
  if (!words.every(isSyllables)) return null;
  if (toned) return "toned";
  return syllables.has(letters) ? "plain" : null;
}

function isSyllables(word: string): boolean {
  const reachable = [true];
  for (let end = 1; end <= word.length; end++) {
    reachable[end] = false;
    for (let start = Math.max(0, end - longestSyllable); start < end; start++) {
      if (reachable[start] && syllables.has(word.slice(start, end))) reachable[end] = true;
    }
  }
  return word.length > 0 && reachable[word.length] === true;
}
