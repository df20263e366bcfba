/**
 * Which industry chains a document mentions: those of which a term of the vocabulary, or the name, stands in its title or text.
 *
 * A mention is no more than that: a reply that names 动力电池 once mentions the chain. A term that stands inside an excluding
 * word of its chain (芯片 in 基因芯片) does not count; elsewhere in the same document it does.
 *
 * In the index a document has one bit a chain, in 32-bit words, the lowest first; the column of a chunk is deflated. Time grows with the text alone.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { ChainRecord } from "../../pipelines/model/chains.ts";
import { fold } from "./fold.ts";
import type { Chunk } from "./index_file.ts";

/** What of a vocabulary tells its chains. */
export type ChainWords = Pick<ChainRecord, "id" | "name_zh" | "terms" | "excludes">;

/** A place in the tree of words; chains are numbered in the order of the vocabulary. */
interface Node {
  next: Map<number, Node>;
  terms: number[];
  excludes: number[];
}

/** Finds the chains of a vocabulary in folded text. */
export class ChainMentions {
  readonly #root = emptyNode();
  /** 1 for the first two characters of a word, and for a character that is a whole one: most places are neither. */
  readonly #begins = new Uint8Array(0x10000);
  readonly #alone = new Uint8Array(0x10000);
  readonly #ids: readonly string[];
  /** For each chain, where the excluding word ends that was met last. */
  readonly #excludedTo: Uint32Array;

  constructor(vocabulary: readonly ChainWords[]) {
    this.#ids = vocabulary.map(({ id }) => id);
    this.#excludedTo = new Uint32Array(vocabulary.length);
    for (const [chain, { name_zh, terms, excludes }] of vocabulary.entries()) {
      for (const term of [name_zh, ...terms]) this.#plant(term).terms.push(chain);
      for (const term of excludes) this.#plant(term).excludes.push(chain);
    }
  }

  #plant(term: string): Node {
    const { text } = fold(term);
    if (text === "") return emptyNode();
    if (text.length === 1) this.#alone[text.charCodeAt(0)] = 1;
    else this.#begins[beginning(text.charCodeAt(0), text.charCodeAt(1))] = 1;
    let node = this.#root;
    for (let at = 0; at < text.length; at++) {
      const next = node.next.get(text.charCodeAt(at)) ?? emptyNode();
      node.next.set(text.charCodeAt(at), next);
      node = next;
    }
    return node;
  }

  /** No chain is mentioned yet. */
  none(): Uint32Array {
    return new Uint32Array(Math.ceil(this.#ids.length / 32));
  }

  /** Adds the chains that folded text mentions. */
  addTo(bits: Uint32Array, units: Uint16Array): void {
    this.#excludedTo.fill(0);
    for (let start = 0; start < units.length; start++) {
      const unit = units[start] ?? 0;
      if (this.#begins[beginning(unit, units[start + 1] ?? 0)] === 1 || this.#alone[unit] === 1) {
        this.#addWordsAt(bits, { units, start });
      }
    }
  }

  #addWordsAt(bits: Uint32Array, { units, start }: { units: Uint16Array; start: number }): void {
    let named = false;
    let node = this.#root.next.get(units[start] ?? 0);
    for (let end = start + 1; node; node = node.next.get(units[end++] ?? 0)) {
      for (const chain of node.excludes) this.#excludedTo[chain] = end;
      named ||= node.terms.length > 0;
    }
    if (!named) return;
    node = this.#root.next.get(units[start] ?? 0);
    for (let end = start + 1; node; node = node.next.get(units[end++] ?? 0)) {
      for (const chain of node.terms) {
        if (end > (this.#excludedTo[chain] ?? 0)) set(bits, chain);
      }
    }
  }

  /** Writes which chain is which bit. */
  write(index: DatabaseSync): void {
    const insert = index.prepare("INSERT INTO chains (number, id) VALUES (?, ?)");
    for (const [number, id] of this.#ids.entries()) insert.run(number, id);
  }
}

/** Neighbours in an alphabet fall on different numbers, and most pairs of Chinese characters do. */
function beginning(first: number, second: number): number {
  return (first * 31 ^ second) & 0xffff;
}

function emptyNode(): Node {
  return { next: new Map(), terms: [], excludes: [] };
}

function set(bits: Uint32Array, chain: number): void {
  bits[chain >>> 5] = (bits[chain >>> 5] ?? 0) | 1 << (chain & 31);
}

/** Whether a document of a chunk mentions the chain with this number; never where the index does not know any. */
export function mentions(
  { chains, documents }: Chunk,
  { document, chain }: { document: number; chain: number },
): boolean {
  const words = chains.length / documents;
  return chain >= 0 && (((chains[document * words + (chain >>> 5)] ?? 0) >>> (chain & 31)) & 1) === 1;
}

/** Counts one more for each chain that a document of a chunk mentions, by its number. */
export function countMentions(
  counts: Uint32Array,
  { chunk, document }: { chunk: Chunk; document: number },
): void {
  const words = chunk.chains.length / chunk.documents;
  for (let word = 0; word < words; word++) {
    for (let bits = chunk.chains[document * words + word] ?? 0; bits !== 0; bits &= bits - 1) {
      const chain = word * 32 + 31 - Math.clz32(bits & -bits);
      counts[chain] = (counts[chain] ?? 0) + 1;
    }
  }
}
