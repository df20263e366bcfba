/**
 * What was used last, kept up to a number of bytes; what was used least lately goes first.
 *
 * @module
 */

/** A value and about how much memory it takes. */
export interface Sized<Value> {
  value: Value;
  bytes: number;
}

/** Values by name. */
export class Recent<Value> {
  readonly #most: number;
  /** In the order of last use. */
  readonly #kept = new Map<string, Sized<Value>>();
  #bytes = 0;

  /** `most` bytes are kept, 0 for nothing. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Number of values and bytes kept. */
  get size(): { values: number; bytes: number } {
    return { values: this.#kept.size, bytes: this.#bytes };
  }

  /** The value kept, or undefined. */
  get(key: string): Value | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept); // to be the last used
    return kept.value;
  }

  /** Keeps a value whose name is not there yet. One larger than a sixteenth of the room is not kept. */
  put(key: string, sized: Sized<Value>): void {
    if (sized.bytes > this.#most / 16 || this.#kept.has(key)) return;
    this.#kept.set(key, sized);
    this.#bytes += sized.bytes;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= this.#most) break;
      this.#kept.delete(oldest);
      this.#bytes -= bytes;
    }
  }
}
