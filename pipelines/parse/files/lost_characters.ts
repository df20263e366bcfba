/**
 * Tells text that a program wrote without knowing Chinese: question marks between Chinese characters, or the bytes of a
 * Chinese code page shown as accented letters. Pure, linear.
 *
 * @module
 */

/** Characters fewer than which tell nothing. */
const least = 10;

/** What was lost, in words, or null when the text reads as text. */
export function lostCharacters(text: string): string | null {
  let all = 0, han = 0, latin = 0, marks = 0, before = "";
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point <= 0x20) continue;
    all++;
    if (isHan(character)) han++;
    if (point >= 0x80 && point <= 0x24f) latin++;
    if (point === 0xfffd || (character === "?" && isHan(before))) marks++;
    before = character;
  }
  if (all < least) return null;
  // French has one accented letter in twelve at most; bytes of Chinese have one in three and more.
  if (latin > all / (han === 0 ? 10 : 4)) {
    return `left ${latin} of ${all} characters in a code page it does not know`;
  }
  if (marks > all / 100) return `lost ${marks} of ${all} characters`;
  return null;
}

function isHan(character: string): boolean {
  return /^\p{Script=Han}$/u.test(character);
}
