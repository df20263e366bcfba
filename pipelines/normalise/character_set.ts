/**
 * Sets of characters as tables over the 65,536 UTF-16 code units: the first look before a regular expression is asked.
 *
 * A call of a regular expression costs more than a hundred looks into such a table, and most places of a text are ruled out
 * by the one character that a pattern must begin or end with. A set may hold more than its pattern needs, never less.
 *
 * @module
 */

/** What the `\s` of regular expressions matches. */
export const spaces =
  " \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

/** The ciphers 0 to 9. */
export const ciphers = "0123456789";

/** The set of a string's code units: 1 for those, 0 for all others. */
export function characterSet(characters: string): Uint8Array {
  const set = new Uint8Array(0x10000);
  for (let at = 0; at < characters.length; at++) set[characters.charCodeAt(at)] = 1;
  return set;
}

/** Whether the code unit at a place is in a set; outside the text it is not. */
export function isAt(set: Uint8Array, text: string, at: number): boolean {
  // The code outside a text is NaN; one look into a table by NaN makes all later looks of the same line slow ones.
  return at >= 0 && at < text.length && set[text.charCodeAt(at)] === 1;
}

/** Whether any code unit of a text is in a set. */
export function holdsAny(set: Uint8Array, text: string): boolean {
  for (let at = 0; at < text.length; at++) if (set[text.charCodeAt(at)] === 1) return true;
  return false;
}
