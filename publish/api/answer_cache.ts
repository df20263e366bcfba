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
import { Recent } from "../search/recent.ts";
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
  readonly #recent: Recent<Kept>;
  readonly #computing = new Map<string, Promise<Kept | null>>();

  constructor(most: number) {
    this.#recent = new Recent(most);
  }

  /** Number of answers and bytes kept. */
  get size(): { answers: number; bytes: number } {
    const { values, bytes } = this.#recent.size;
    return { answers: values, bytes };
  }

  /** The answer kept, or null. */
  get(key: string): Kept | null {
    return this.#recent.get(key) ?? null;
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
    this.#recent.put(key, { value: kept, bytes: sizeOf(kept) });
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
  const { body } = tagged;
  return { ...tagged, body: "", bytes: typeof body === "string" ? encoder.encode(body) : body, packed: null };
}

/** The packed bytes, made once; null where packing is not worth it. */
export function packedBytes(kept: Kept): Promise<Uint8Array<ArrayBuffer>> | null {
  if (kept.bytes.length < packFrom) return null;
  kept.packed ??= pack(kept.bytes, { level: packLevel }) as Promise<Uint8Array<ArrayBuffer>>;
  return kept.packed;
}
