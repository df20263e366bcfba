/**
 * Records one after the other, packed and compressed: some tens of bytes each, outside the heap. What it gives is made
 * anew each time.
 *
 * For what grows with every page and is looked at seldom. Whoever looks does so nearly in order, since sites list their
 * pages as they did the time before; so the block opened last is kept open.
 *
 * @module
 */
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** How a record becomes a text and the text a record. */
export interface Packing<Record> {
  pack: (record: Record) => string;
  /** The record in the bytes of what `pack` gave. */
  unpack: (bytes: Uint8Array) => Record;
}

/** Records of one block. */
const perBlock = 256;
/** Bytes that an open block begins with. */
const least = 2 ** 16;
/** Most bytes of UTF-8 that one unit of UTF-16 becomes. */
const widest = 3;

/** Records one after the other, and where each of them ends. */
interface Block {
  bytes: Uint8Array;
  ends: Uint32Array;
}

/** No block: what stands here is asked for before any other is opened. */
const none = -1;

/** The list. */
export class PackedList<Record> implements Iterable<Record> {
  readonly #packing: Packing<Record>;
  /** Full blocks; their bytes are compressed. */
  readonly #blocks: Block[] = [];
  /** The bytes of the block opened last, and its number. */
  #opened = { number: none, bytes: new Uint8Array() };
  /** The block that is being filled; its room is used again for the next one. */
  #open = new Uint8Array(least);
  #ends = new Uint32Array(perBlock);
  #count = 0;

  constructor(packing: Packing<Record>) {
    this.#packing = packing;
  }

  get length(): number {
    return this.#blocks.length * perBlock + this.#count;
  }

  /** Adds a record at the end. */
  push(record: Record): void {
    const text = this.#packing.pack(record);
    const start = this.#ends[this.#count - 1] ?? 0;
    if (this.#open.length < start + widest * text.length) this.#grow(start + widest * text.length);
    const { written } = new TextEncoder().encodeInto(text, this.#open.subarray(start));
    this.#ends[this.#count++] = start + written;
    if (this.#count === perBlock) this.#seal();
  }

  /** The record with so many before it. */
  at(order: number): Record | null {
    return order >= 0 && order < this.length ? this.#packing.unpack(this.#bytes(order)) : null;
  }

  /** Records from the one with so many before it on. */
  *from(first: number): IterableIterator<Record> {
    for (let order = first; order < this.length; order++) yield this.#packing.unpack(this.#bytes(order));
  }

  [Symbol.iterator](): IterableIterator<Record> {
    return this.from(0);
  }

  #bytes(order: number): Uint8Array {
    const { bytes, ends } = this.#block(Math.floor(order / perBlock));
    const at = order % perBlock;
    return bytes.subarray(at === 0 ? 0 : ends[at - 1], ends[at]);
  }

  #block(number: number): Block {
    const full = this.#blocks[number];
    if (!full) return { bytes: this.#open, ends: this.#ends };
    if (this.#opened.number !== number) this.#opened = { number, bytes: inflateRawSync(full.bytes) };
    return { bytes: this.#opened.bytes, ends: full.ends };
  }

  #grow(wanted: number): void {
    const grown = new Uint8Array(2 * wanted);
    grown.set(this.#open);
    this.#open = grown;
  }

  #seal(): void {
    const bytes = deflateRawSync(this.#open.subarray(0, this.#ends[perBlock - 1]), { level: 1 });
    this.#blocks.push({ bytes: new Uint8Array(bytes), ends: this.#ends });
    this.#ends = new Uint32Array(perBlock);
    this.#count = 0;
  }
}
