/**
 * Hits as JSON in UTF-8, each written once for as long as it is kept: the documents that many look for are in many answers.
 *
 * @module
 */
import type { Hit } from "./query.ts";

const encoder = new TextEncoder();
const [opening, comma, closing] = [0x5b, 0x2c, 0x5d]; // [ , ]

/** Writes lists of hits. */
export class HitWriter {
  readonly #written = new WeakMap<Hit, Uint8Array>();

  /** The JSON array of the hits. */
  write(hits: readonly Hit[]): Uint8Array<ArrayBuffer> {
    const parts = hits.map((hit) => this.#bytesOf(hit));
    const commas = Math.max(0, parts.length - 1);
    const list = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 2 + commas));
    list[0] = opening;
    let at = 1;
    for (const part of parts) {
      if (at > 1) list[at++] = comma;
      list.set(part, at);
      at += part.length;
    }
    list[at] = closing;
    return list;
  }

  #bytesOf(hit: Hit): Uint8Array {
    const kept = this.#written.get(hit);
    if (kept) return kept;
    const bytes = encoder.encode(JSON.stringify(hit));
    this.#written.set(hit, bytes);
    return bytes;
  }
}
