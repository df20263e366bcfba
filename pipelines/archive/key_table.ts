/**
 * A table from texts to the numbers of what they name, which keeps neither: 8 bytes a place, outside the heap.
 *
 * A text counts as 32 bits of its SHA-256, which a site cannot make collide at will by the names of its pages. Two
 * texts may still have the same 32 bits, so whoever looks one up is asked whether a number found is the right one.
 *
 * @module
 */
import { sha256 } from "../model/id.ts";

/** Places of an empty table. */
const least = 1024;
/** Share of places taken at which the table grows. */
const load = 0.7;

/** The table. Numbers are below 2³² - 1. */
export class KeyTable {
  #keys = new Uint32Array(least);
  /** Numbers, each one more than it is: 0 is a free place. */
  #numbers = new Uint32Array(least);
  #taken = 0;

  /** What `isIt` makes of the number that a text was put with; null when there is none that it takes. */
  find<Found>(text: string, isIt: (number: number) => Found | null): Found | null {
    return this.#search(keyOf(text), isIt).found;
  }

  /** Puts a number under a text, in place of the one that `isIt` takes. */
  put(text: string, number: number, isIt: (number: number) => boolean): void {
    if (this.#taken >= load * this.#keys.length) this.#grow();
    const key = keyOf(text);
    const { place, found } = this.#search(key, (known) => isIt(known) || null);
    if (!found) this.#taken++;
    this.#set(place, key, number + 1);
  }

  #search<Found>(
    key: number,
    isIt: (number: number) => Found | null,
  ): { place: number; found: Found | null } {
    const last = this.#keys.length - 1; // a power of two less one
    for (let place = key & last;; place = (place + 1) & last) {
      const number = this.#numbers[place] ?? 0;
      if (number === 0) return { place, found: null };
      const found = this.#keys[place] === key ? isIt(number - 1) : null;
      if (found !== null) return { place, found };
    }
  }

  #set(place: number, key: number, number: number): void {
    this.#keys[place] = key;
    this.#numbers[place] = number;
  }

  #grow(): void {
    const keys = this.#keys, numbers = this.#numbers;
    this.#keys = new Uint32Array(keys.length * 2);
    this.#numbers = new Uint32Array(keys.length * 2);
    for (const [at, key] of keys.entries()) {
      const number = numbers[at] ?? 0;
      if (number > 0) this.#set(this.#search(key, () => null).place, key, number);
    }
  }
}

function keyOf(text: string): number {
  return parseInt(sha256(text).slice(0, 8), 16);
}
