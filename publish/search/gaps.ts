/**
 * Gaps: a rising list of whole numbers below 2^30 as the differences between them, in one of two forms.
 *
 * A short list is its differences, seven bits a byte, the lowest first, the top bit set on all but the last byte of each.
 *
 * A long list is a Rice code: its count (four bytes, the lowest first), a width (one byte), then for each difference, from
 * the top bit of a byte on, as many ones as the difference holds 2^width, a zero, and the rest in `width` bits. With a
 * width near the logarithm of the mean difference that is a sixth smaller than the short form, and the best there is for
 * places that know nothing of each other. The first difference of both is the first number.
 *
 * @module
 */

/** Numbers of a rising list, by their place in an array. */
export interface Slice {
  numbers: Uint32Array;
  from: number;
  /** Not included. */
  to: number;
}

const longHead = 5;
/** No width is larger: 25 bits are read at once. */
const widest = 24;

/** Writes lists, one at a time. */
export class GapWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  /** The bits put last, and how many of them are not yet in a byte. */
  #last = 0;
  #waiting = 0;

  /** The short form, or null when it would be longer than `most` bytes, at most 60,000. Valid until the next list is written. */
  short({ numbers, from, to }: Slice, most: number): Uint8Array | null {
    let length = 0;
    let last = 0;
    for (let index = from; index < to; index++) {
      const number = numbers[index] ?? 0;
      let rest = number - last;
      last = number;
      for (; rest > 0x7f; rest >>>= 7) this.#bytes[length++] = (rest & 0x7f) | 0x80;
      this.#bytes[length++] = rest;
      if (length > most) return null;
    }
    return this.#bytes.subarray(0, length);
  }

  /** The long form. Valid until the next list is written. */
  long({ numbers, from, to }: Slice): Uint8Array {
    const count = to - from;
    const mean = (numbers[to - 1] ?? 0) / count;
    const width = Math.max(0, Math.min(widest, Math.floor(Math.log2(0.69 * mean + 1))));
    this.#start(count, width);
    let last = 0;
    for (let index = from; index < to; index++) {
      const number = numbers[index] ?? 0;
      const gap = number - last;
      last = number;
      let ones = gap >>> width;
      for (; ones >= 16; ones -= 16) this.#put(0xffff, 16);
      this.#put((2 << ones) - 2, ones + 1);
      this.#put(gap & ((1 << width) - 1), width);
    }
    this.#put(0, 7); // to the end of the byte
    return this.#bytes.subarray(0, this.#length);
  }

  /** Makes as much room as the list may need: there are at most three ones for each number, and 64 for the width's bound. */
  #start(count: number, width: number): void {
    const most = longHead + 16 + Math.ceil(count * (width + 4) / 8);
    if (this.#bytes.length < most) this.#bytes = new Uint8Array(2 * most);
    new DataView(this.#bytes.buffer).setUint32(0, count, true);
    this.#bytes[4] = width;
    this.#length = longHead;
    this.#waiting = 0;
  }

  /** Writes so many bits, at most 24. */
  #put(bits: number, many: number): void {
    this.#last = this.#last << many | bits;
    this.#waiting += many;
    while (this.#waiting >= 8) {
      this.#waiting -= 8;
      this.#bytes[this.#length++] = this.#last >>> this.#waiting;
    }
  }
}

/** Numbers of a list in its short form that are below `high`. */
export function readShort(bytes: Uint8Array, high: number): Uint32Array {
  const numbers = new Uint32Array(bytes.length);
  let count = 0;
  let number = 0;
  for (let at = 0; at < bytes.length;) {
    let byte = bytes[at++] ?? 0;
    let gap = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++] ?? 0;
      gap |= (byte & 0x7f) << shift;
    }
    number += gap;
    if (number >= high) break;
    numbers[count++] = number;
  }
  return numbers.subarray(0, count);
}

/** How many numbers a list in its long form has. */
export function longCount(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
}

/** Numbers of a list in its long form that are below `high`; null when its bytes end before it is known which. */
export function readLong(bytes: Uint8Array, high: number): Uint32Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const total = longCount(bytes), end = 8 * bytes.length, width = bytes[4] ?? 0;
  const numbers = new Uint32Array(Math.min(total, end));
  let bit = 8 * longHead;
  let number = 0;
  for (let count = 0; count < total; count++) {
    const read = bitsFrom(view, bit);
    let ones = Math.clz32(~read);
    if (ones + width < sureBits) { // nearly always: one reading holds the whole difference
      number += (ones << width) + (read << (ones + 1) >>> 1 >>> (31 - width));
      bit += ones + 1 + width;
    } else {
      ones = onesFrom(view, bit);
      bit += ones + 1;
      number += (ones << width) + (bitsFrom(view, bit) >>> 1 >>> (31 - width));
      bit += width;
    }
    if (bit > end) return null;
    if (number >= high) return numbers.subarray(0, count);
    numbers[count] = number;
  }
  return numbers;
}

/** How many of the bits of a reading are of the list, wherever it begins. */
const sureBits = 25;

/** Bits from one on, in the top of 32; zeros behind the end. */
function bitsFrom(view: DataView, bit: number): number {
  const at = bit >>> 3;
  if (at + 4 <= view.byteLength) return view.getUint32(at) << (bit & 7);
  let four = 0;
  for (let next = at; next < at + 4; next++) {
    four = four << 8 | (next < view.byteLength ? view.getUint8(next) : 0);
  }
  return four << (bit & 7);
}

/** Length of the run of ones that begins with a bit. */
function onesFrom(view: DataView, bit: number): number {
  for (let ones = 0;; ones += sureBits) {
    const run = Math.clz32(~bitsFrom(view, bit + ones));
    if (run < sureBits) return ones + run;
  }
}

/** Keeps, in place, those of a rising list that `others` holds once `distance` is added. */
export function keepFollowed(
  numbers: Uint32Array,
  { others, distance }: { others: Uint32Array; distance: number },
): Uint32Array {
  let kept = 0;
  let index = 0;
  for (let at = 0; at < numbers.length; at++) {
    const wanted = (numbers[at] ?? 0) + distance;
    index = seek(others, { from: index, number: wanted });
    if (index === others.length) break;
    if (others[index] === wanted) numbers[kept++] = wanted - distance;
  }
  return numbers.subarray(0, kept);
}

/** Index of the first number of a rising list that is not below `number`, by steps that double from `from` on. */
export function seek(
  list: Uint32Array | Uint16Array,
  { from, number }: { from: number; number: number },
): number {
  let low = from, step = 1;
  while (low < list.length && (list[low] ?? 0) < number) {
    const next = low + step;
    if (step > 1 && (list[next] ?? Infinity) >= number) step = 1;
    else {
      low = next;
      step *= 2;
    }
  }
  return Math.min(low, list.length);
}
