/**
 * How much of a file is believed. Sizes that a file declares count for nothing: what comes out of it is counted
 * while it comes out, and a parser sees bytes only after they were counted.
 *
 * @module
 */
import { Unreadable } from "./unreadable.ts";

/** Caps for one file, everything inside it included. */
export interface Limits {
  /** Bytes of the file itself. */
  bytes: number;
  /** Bytes that its archives, taken together, may unpack to. */
  unpacked: number;
  /** Unpacked bytes for each byte of the file, beyond a grace of {@linkcode grace}. */
  ratio: number;
  /** Entries of its archives, taken together. */
  entries: number;
  /** Archives inside archives: 1 allows an archive, 2 one inside it. */
  depth: number;
  /** Cells of all its sheets; the rows beyond are cut. */
  cells: number;
  /** Pages of a PDF or OFD; the pages beyond are cut. */
  pages: number;
}

/** Unpacking this little harms nobody, whatever the ratio. */
export const grace = 16 * 2 ** 20;

/** Wide enough for a list of 200,000 rows; a sheet of one repeated row packs about 1:100. */
export const defaultLimits: Limits = {
  bytes: 128 * 2 ** 20,
  unpacked: 384 * 2 ** 20,
  ratio: 200,
  entries: 5000,
  depth: 3,
  cells: 5_000_000,
  pages: 3000,
};

/** What is left of the caps while one file is read; shared by the archives inside it. */
export class Budget {
  #bytes: number;
  #entries: number;
  readonly #limits: Limits;

  constructor(limits: Limits, size: number) {
    this.#limits = limits;
    this.#bytes = Math.min(limits.unpacked, Math.max(grace, size * limits.ratio));
    this.#entries = limits.entries;
  }

  /** Counts unpacked bytes. @throws {Unreadable} `too_large` */
  take(bytes: number): void {
    this.#bytes -= bytes;
    if (this.#bytes >= 0) return;
    const { unpacked, ratio } = this.#limits;
    throw new Unreadable(
      "too_large",
      `wanted at most ${unpacked} unpacked bytes and ${ratio} for each packed one: found more`,
    );
  }

  /** Counts entries of an archive. @throws {Unreadable} `too_large` */
  enter(count: number): void {
    this.#entries -= count;
    if (this.#entries >= 0) return;
    throw new Unreadable("too_large", `wanted at most ${this.#limits.entries} files inside: found more`);
  }
}
