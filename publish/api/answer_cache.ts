/**
 * Answers kept in memory, by release and address: a second asker gets the bytes of the first, packed if it likes, and
 * those who ask the same at the same time wait for one computation.
 *
 * A release never changes, so nothing here goes stale: an address without a release is kept under the one it was answered
 * from. What was used least lately goes first when the room is full.
 *
 * @module
 */
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Tagged } from "./answer.ts";

/** An answer ready to send. */
export interface Kept extends Tagged {
  bytes: Uint8Array<ArrayBuffer>;
  /** The bytes packed; null until somebody asks, or where packing is not worth it. */
  packed: Promise<Uint8Array<ArrayBuffer>> | null;
}

const packFrom = 1_024, packLevel = 5; // bytes; level 6 takes half as long again for 2 % less

/** Keeps answers up to a number of bytes. */
export class AnswerCache {
  readonly #most: number;
  /** In the order of last use. */
  readonly #kept = new Map<string, Kept>();
  readonly #computing = new Map<string, Promise<Kept | null>>();
  #bytes = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Number of answers and bytes kept. */
  get size(): { answers: number; bytes: number } {
    return { answers: this.#kept.size, bytes: this.#bytes };
  }

  /** The answer kept, or null. */
  get(key: string): Kept | null {
    const kept = this.#kept.get(key);
    if (!kept) return null;
    this.#kept.delete(key);
    this.#kept.set(key, kept); // to be the last used
    return kept;
  }

  /** The answer that somebody else is waiting for, or undefined; null comes of one that cannot be shared. */
  computing(key: string): Promise<Kept | null> | undefined {
    return this.#computing.get(key);
  }

  /** Says that an answer is being computed; the function ends that, with the answer or null. */
  begin(key: string): (kept: Kept | null) => void {
    const answer = Promise.withResolvers<Kept | null>();
    this.#computing.set(key, answer.promise);
    return (kept) => {
      if (this.#computing.get(key) === answer.promise) this.#computing.delete(key);
      answer.resolve(kept);
    };
  }

  /** Keeps an answer. One larger than a sixteenth of the room is not kept. */
  put(key: string, kept: Kept): void {
    const size = sizeOf(kept);
    if (size > this.#most / 16 || this.#kept.has(key)) return;
    this.#kept.set(key, kept);
    this.#bytes += size;
    for (const [oldest, other] of this.#kept) {
      if (this.#bytes <= this.#most) break;
      this.#kept.delete(oldest);
      this.#bytes -= sizeOf(other);
    }
  }
}

/** Twice the bytes, for the packed ones and what a map needs. */
function sizeOf({ bytes }: Kept): number {
  return bytes.length * 2 + 512;
}

const encoder = new TextEncoder();
const pack = promisify(gzip);

/** An answer made ready to send. */
export function ready(tagged: Tagged): Kept {
  return { ...tagged, body: "", bytes: encoder.encode(tagged.body), packed: null };
}

/** The packed bytes, made once; null where packing is not worth it. */
export function packedBytes(kept: Kept): Promise<Uint8Array<ArrayBuffer>> | null {
  if (kept.bytes.length < packFrom) return null;
  kept.packed ??= pack(kept.bytes, { level: packLevel }) as Promise<Uint8Array<ArrayBuffer>>;
  return kept.packed;
}
