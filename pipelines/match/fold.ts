/**
 * One spelling for comparison, the same in JavaScript and in SQL: one width, lower case, nothing but letters, digits and Han.
 *
 * `动力 电池（单体）` and `动力电池(单体)` are both `动力电池单体`.
 *
 * @module
 */

const wide = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0xff01 + index)).join("");
const narrow = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index)).join("");

/** A text as it is compared; empty when nothing in it can be. */
export function folded(text: string): string {
  return text.replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\p{Z}\p{P}\p{S}\p{C}]+/gu, "").toLowerCase();
}

/** {@linkcode folded} of an SQL expression. */
export function foldedSql(expression: string): string {
  const one = `translate(${expression}, '${wide.replaceAll("'", "''")}', '${narrow.replaceAll("'", "''")}')`;
  return `lower(regexp_replace(${one}, '[\\p{Z}\\p{P}\\p{S}\\p{C}]+', '', 'g'))`;
}

/** Every two neighbouring characters of a folded text, each once. */
export function bigrams(text: string): string[] {
  const characters = [...text];
  return [...new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))];
}
