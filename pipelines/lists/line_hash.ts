/**
 * Finds the lines of a block of bytes and hashes each, four bytes at a step: a gigabyte in some two seconds, which is what lets a
 * list be compared with its last issue without being parsed. Two multiplicative hashes of 32 bits each; not for hostile
 * collisions, only for telling an edited line from the one it was.
 *
 * @module
 */

/** Line feed in all four bytes of a word. */
const feeds = 0x0a0a0a0a;
const quotes = 0x22222222;

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
    for (;; end += 4) {
      const word = view.getInt32(end, true);
      const feed = word ^ feeds;
      const found = (feed - 0x01010101) & ~feed & 0x80808080;
      if (found !== 0) {
        const tail = 31 - Math.clz32(found & -found) >> 3;
        const rest = tail === 0 ? 0 : word & (0xffffffff >>> (32 - 8 * tail));
        const mark = rest ^ quotes;
        quote |= (mark - 0x01010101) & ~mark & 0x80808080;
        end += tail;
        a = Math.imul(a ^ rest ^ (end - from), 0x01000193);
        b = Math.imul(b ^ rest, 0x5bd1e995) ^ (end - from);
        break;
      }
      if (end >= length) break;
      const mark = word ^ quotes;
      quote |= (mark - 0x01010101) & ~mark & 0x80808080;
      a = Math.imul(a ^ word, 0x01000193) ^ (a >>> 15);
      b = Math.imul(((b << 13) | (b >>> 19)) ^ word, 0x5bd1e995);
    }
    if (end >= length) break;
    ends[count] = end + 1;
    one[count] = a;
    two[count] = b;
    quoted[count] = quote === 0 ? 0 : 1;
    count++;
    start = end + 1;
  }
  into.count = count;
}

/** Where a line goes on behind the first `after`; its start when it has none, or its first cell holds more than a number. */
function behind(bytes: Uint8Array, start: number, after: number): number {
  let at = start;
  for (let byte = bytes[at] ?? 0; byte >= 0x30 && byte <= 0x39; byte = bytes[at] ?? 0) at++;
  return bytes[at] === after ? at + 1 : start;
}
