/**
 * Finds the lines of a block of bytes and hashes each, eight bytes at a step: a gigabyte in about a second, which is what lets a
 * list be compared with its last issue without being parsed. Two multiplicative hashes of 32 bits each; not for hostile
 * collisions, only for telling an edited line from the one it was.
 *
 * @module
 */

/** Line feed in all four bytes of a word. */
const feeds = 0x0a0a0a0a;
const quotes = 0x22222222;

/** Four times the byte behind the quote: subtracting it from a word shows whether one of its bytes may be a feed or a quote. */
const behindQuote = 0x23232323;
const highest = 0x80808080;

/** What a block holds. Arrays are as long as the block has lines at most; `count` says how many are used. */
export interface HashedLines {
  count: number;
  /** Offset behind the line feed of each line. */
  ends: Int32Array;
  one: Int32Array;
  two: Int32Array;
  /** 1 for a line with a quote in it. */
  quoted: Uint8Array;
}

/** Room for the lines of a block of so many bytes. */
export function roomFor(bytes: number): HashedLines {
  const most = bytes + 1;
  return {
    count: 0,
    ends: new Int32Array(most),
    one: new Int32Array(most),
    two: new Int32Array(most),
    quoted: new Uint8Array(most),
  };
}

/** What is hashed. */
export interface Hashing {
  /** Bytes in use; the buffer must hold eight bytes more. */
  length: number;
  /** Byte up to which the start of a line is left out, such as the delimiter behind a number of the row; null for none. */
  after: number | null;
}

/** Hashes the whole lines of a buffer. The same line gives the same hashes wherever it stands. */
export function hashLines(bytes: Uint8Array, { length, after }: Hashing, into: HashedLines): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const { ends, one, two, quoted } = into;
  let count = 0, start = 0;
  while (start < length && count < ends.length) {
    const from = after === null ? start : behind(bytes, start, after);
    let a = 0x1e3779b1, b = 0x05ebca77, quote = 0, end = from;
    for (; end < length; end += 8) {
      const left = view.getInt32(end, true), right = view.getInt32(end + 4, true);
      if (((left - behindQuote) & ~left | (right - behindQuote) & ~right) & highest) {
        if (has(left ^ feeds) || has(right ^ feeds)) break;
        quote |= has(left ^ quotes) | has(right ^ quotes);
      }
      a = Math.imul(a ^ left, 0x01000193);
      b = Math.imul(b ^ a ^ right, 0x5bd1e995);
      a = (a << 13 | a >>> 19) ^ b;
      b = b << 17 | b >>> 15;
    }
    for (let byte = bytes[end] ?? 0; byte !== 0x0a && end < length; byte = bytes[++end] ?? 0) {
      if (byte === 0x22) quote = 1;
      a = Math.imul(a ^ byte, 0x01000193) ^ a >>> 15;
    }
    if (end >= length) break;
    a = Math.imul(a ^ (end - from) ^ b >>> 16, 0x01000193);
    b = Math.imul(b ^ a >>> 13, 0x5bd1e995);
    ends[count] = end + 1;
    one[count] = a ^ b >>> 15;
    two[count] = b;
    quoted[count] = quote === 0 ? 0 : 1;
    count++;
    start = end + 1;
  }
  into.count = count;
}

/** Not 0 when one of the four bytes is 0. */
function has(word: number): number {
  return (word - 0x01010101) & ~word & highest;
}

/** Where a line goes on behind the first `after`; its start when it has none, or its first cell holds more than a number. */
function behind(bytes: Uint8Array, start: number, after: number): number {
  let at = start;
  for (let byte = bytes[at] ?? 0; byte >= 0x30 && byte <= 0x39; byte = bytes[at] ?? 0) at++;
  return bytes[at] === after ? at + 1 : start;
}
