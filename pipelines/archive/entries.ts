/**
 * All entries of an archive in the order of writing, packed: a few hundred bytes each, outside the heap.
 *
 * A collection adds one for every page and looks back at few, so they are kept small rather than ready: what a run
 * takes does not grow with what it brings, and an archive of years opens in little memory.
 *
 * @module
 */
import type { Entry } from "./cdxj.ts";
import { KeyTable } from "./key_table.ts";
import { packEntry, Shared, unpackEntry } from "./packed_entry.ts";
import { join } from "./record.ts";

/** Entries of one block. */
const perBlock = 256;

/** Entries one after the other, and where each of them ends. */
interface Block {
  bytes: Uint8Array;
  ends: Uint32Array;
}

/** An entry and the number of those before it. */
export interface Found {
  entry: Entry;
  order: number;
}

/** The entries. What they give is made anew each time, so changing it changes nothing here. */
export class Entries implements Iterable<Entry> {
  readonly #shared = new Shared();
  readonly #blocks: Block[] = [];
  /** Those after the last full block. */
  #open: Uint8Array[] = [];
  /** The latest entry of each address, and the entry that holds each payload. */
  readonly #latest = new KeyTable();
  readonly #holders = new KeyTable();

  get length(): number {
    return this.#blocks.length * perBlock + this.#open.length;
  }

  /** Adds an entry at the end. */
  push(entry: Entry): void {
    const order = this.length;
    const { url, digest, revisit } = entry.capture;
    this.#open.push(packEntry(entry, this.#shared));
    if (this.#open.length === perBlock) this.#seal();
    this.#latest.put(addressKey(url, entry.body), order, (known) => {
      const { capture, body } = this.#entry(known);
      return capture.url === url && body === entry.body;
    });
    if (!revisit && !this.holder(digest)) this.#holders.put(digest, order, () => false);
  }

  /** The entry with so many before it. */
  at(order: number): Entry | null {
    return order >= 0 && order < this.length ? this.#entry(order) : null;
  }

  /** The latest entry of an address, `body` being that of the request. */
  latest(url: string, body: string | null): Entry | null {
    return this.#latest.find(addressKey(url, body), (order) => {
      const entry = this.#entry(order);
      return entry.capture.url === url && entry.body === body ? entry : null;
    });
  }

  /** The entry whose record holds a payload. */
  holder(digest: string): Found | null {
    return this.#holders.find(digest, (order) => {
      const entry = this.#entry(order);
      return entry.capture.digest === digest ? { entry, order } : null;
    });
  }

  *[Symbol.iterator](): Iterator<Entry> {
    for (let order = 0; order < this.length; order++) yield this.#entry(order);
  }

  #entry(order: number): Entry {
    return unpackEntry(this.#bytes(order), this.#shared);
  }

  #bytes(order: number): Uint8Array {
    const at = order % perBlock;
    const block = this.#blocks[Math.floor(order / perBlock)];
    if (!block) return this.#open[at] ?? new Uint8Array();
    return block.bytes.subarray(at === 0 ? 0 : block.ends[at - 1], block.ends[at]);
  }

  #seal(): void {
    let end = 0;
    const ends = Uint32Array.from(this.#open, (bytes) => end += bytes.length);
    this.#blocks.push({ bytes: join(this.#open), ends });
    this.#open = [];
  }
}

/** Addresses asked with different bodies are different ones. */
function addressKey(url: string, body: string | null): string {
  return body === null ? url : `${url}\n${body}`;
}
