/**
 * All entries of an archive in the order of writing, and where to find one by its address or its payload.
 *
 * A collection adds one for every page and looks back at few, so they are kept small rather than ready: what a run
 * takes does not grow with what it brings, and an archive of years opens in little memory.
 *
 * @module
 */
import type { Entry } from "./cdxj.ts";
import { entryList } from "./entry_list.ts";
import { KeyTable } from "./key_table.ts";

/** An entry and the number of those before it. */
export interface Found {
  entry: Entry;
  order: number;
}

/** The entries. What they give is made anew each time, so changing it changes nothing here. */
export class Entries implements Iterable<Entry> {
  readonly #list = entryList();
  /** The latest entry of each address, and the entry that holds each payload. */
  readonly #latest = new KeyTable();
  readonly #holders = new KeyTable();

  get length(): number {
    return this.#list.length;
  }

  /** Adds an entry at the end. */
  push(entry: Entry): void {
    const order = this.length;
    const { url, digest, revisit } = entry.capture;
    this.#list.push(entry);
    this.#latest.put(addressKey(url, entry.body), order, (known) => {
      const before = this.#list.at(known);
      return before?.capture.url === url && before.body === entry.body;
    });
    if (!revisit && !this.holder(digest)) this.#holders.put(digest, order, () => false);
  }

  /** The entry with so many before it. */
  at(order: number): Entry | null {
    return this.#list.at(order);
  }

  /** Entries from the one with so many before it on. */
  from(first: number): Iterable<Entry> {
    return this.#list.from(first);
  }

  /** The latest entry of an address, `body` being that of the request. */
  latest(url: string, body: string | null): Entry | null {
    return this.#latest.find(addressKey(url, body), (order) => {
      const entry = this.#list.at(order);
      return entry?.capture.url === url && entry.body === body ? entry : null;
    });
  }

  /** The entry whose record holds a payload. */
  holder(digest: string): Found | null {
    return this.#holders.find(digest, (order) => {
      const entry = this.#list.at(order);
      return entry?.capture.digest === digest ? { entry, order } : null;
    });
  }

  [Symbol.iterator](): Iterator<Entry> {
    return this.#list[Symbol.iterator]();
  }
}

/** Addresses asked with different bodies are different ones. */
function addressKey(url: string, body: string | null): string {
  return body === null ? url : `${url}\n${body}`;
}
