/**
 * Entries one after the other, packed: a few hundred bytes each, outside the heap. What it gives is made anew each time.
 *
 * @module
 */
import type { Entry } from "./cdxj.ts";
import { packEntry, Shared, unpackEntry } from "./packed_entry.ts";

/** Entries of one block. */
const perBlock = 256;
/** Bytes that an open block begins with. */
const least = 2 ** 16;
/** Most bytes of UTF-8 that one unit of UTF-16 becomes. */
const widest = 3;

/** Entries one after the other, and where each of them ends. */
interface Block {
  bytes: Uint8Array;
  ends: Uint32Array;
}

/** The list. */
export class EntryList implements Iterable<Entry> {
  readonly #shared = new Shared();
  readonly #blocks: Block[] = [];
  /** The block that is being filled; its room is used again for the next one. */
  #open = new Uint8Array(least);
  #ends = new Uint32Array(perBlock);
  #count = 0;

  get length(): number {
    return this.#blocks.length * perBlock + this.#count;
  }

  /** Adds an entry at the end. */
  push(entry: Entry): void {
    const text = packEntry(entry, this.#shared);
    const start = this.#ends[this.#count - 1] ?? 0;
    if (this.#open.length < start + widest * text.length) this.#grow(start + widest * text.length);
    const { written } = new TextEncoder().encodeInto(text, this.#open.subarray(start));
    this.#ends[this.#count++] = start + written;
    if (this.#count === perBlock) this.#seal();
  }

  /** The entry with so many before it. */
  at(order: number): Entry | null {
    return order >= 0 && order < this.length ? unpackEntry(this.#bytes(order), this.#shared) : null;
  }

  /** Entries from the one with so many before it on. */
  *from(first: number): IterableIterator<Entry> {
    for (let order = first; order < this.length; order++) {
      yield unpackEntry(this.#bytes(order), this.#shared);
    }
  }

  [Symbol.iterator](): Iterator<Entry> {
    return this.from(0);
  }

  #bytes(order: number): Uint8Array {
    const { bytes, ends } = this.#blocks[Math.floor(order / perBlock)] ??
      { bytes: this.#open, ends: this.#ends };
    const at = order % perBlock;
    return bytes.subarray(at === 0 ? 0 : ends[at - 1], ends[at]);
  }

  #grow(wanted: number): void {
    const grown = new Uint8Array(2 * wanted);
    grown.set(this.#open);
    this.#open = grown;
  }

  #seal(): void {
    this.#blocks.push({ bytes: this.#open.slice(0, this.#ends[perBlock - 1]), ends: this.#ends });
    this.#ends = new Uint32Array(perBlock);
    this.#count = 0;
  }
}
