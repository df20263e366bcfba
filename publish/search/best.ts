/**
 * The page of results that was asked for, put together while chunks are looked at.
 *
 * Order: scored documents by falling score, the newer first of equals; behind them those without a score, newest first.
 *
 * @module
 */
import type { Matches } from "./evaluate.ts";
import type { Chunk } from "./index_file.ts";
import type { Position, SearchRequest } from "./query.ts";

/** Score of a document that has none. */
const unscored = -1;

/** The best documents behind a position. */
export class BestPages {
  readonly #most: number;
  readonly #after: Position | null;
  readonly #best: Position[] = [];

  /** One more than the limit is kept, to know whether there is a next page. */
  constructor({ limit, after }: Pick<SearchRequest, "limit" | "after">) {
    this.#most = limit + 1;
    this.#after = after;
  }

  /** Whether there is a whole page and one more. Newer documents without a score cannot be displaced then. */
  get full(): boolean {
    return this.#best.length === this.#most;
  }

  /** Adds documents with their scores, or without them. */
  add(matches: Matches, { ranked }: { ranked: boolean }): void {
    if (ranked && matches.mostCloseness > 0) return this.#addClosest(matches);
    const { chunk, documents, scores } = matches;
    for (let index = 0; index < documents.length; index++) {
      this.#offer(ranked ? scores[index] ?? 0 : unscored, chunk.first + (documents[index] ?? 0));
    }
  }

  /** The best come first, until closeness cannot lift another onto the page. */
  #addClosest({ chunk, documents, scores, mostCloseness, closeness }: Matches): void {
    const order = new Float64Array(documents.length);
    let count = 0;
    for (let index = 0; index < documents.length; index++) {
      const score = scores[index] ?? 0;
      if (score + mostCloseness >= this.least) order[count++] = score * 0x10000 + index;
    }
    for (const one of order.subarray(0, count).sort().reverse()) {
      const score = Math.floor(one / 0x10000), document = documents[one % 0x10000] ?? 0;
      if (score + mostCloseness < this.least) break;
      this.#offer(score + closeness(document), chunk.first + document);
    }
  }

  /** What a document must reach to come onto the page. */
  get least(): number {
    return this.full ? this.#best.at(-1)?.rank ?? -Infinity : -Infinity;
  }

  /** Adds documents without scores, those left out that got one by their heads alone. */
  addBehind({ chunk, documents, inHead }: Matches, { ranked }: { ranked: boolean }): void {
    for (const [index, document] of documents.entries()) {
      if (!(ranked && inHead[index])) this.#offer(unscored, chunk.first + document);
    }
  }

  /** Whether all documents of a chunk stand before the page, if they have no scores. */
  isPast({ first, documents }: Chunk): boolean {
    return this.#after?.rank === unscored && first + documents <= this.#after.number;
  }

  #offer(rank: number, number: number): void {
    if (this.#after && !isBehind(rank, { number, other: this.#after })) return;
    const best = this.#best;
    const last = best.at(-1);
    if (last && this.full && isBehind(rank, { number, other: last })) return;
    let at = best.length;
    for (; at > 0; at--) {
      const other = best[at - 1];
      if (!other || isBehind(rank, { number, other })) break;
    }
    best.splice(at, 0, { rank, number });
    if (best.length > this.#most) best.pop();
  }

  /** The page, and the position that the next one begins behind. */
  page(): { positions: Position[]; next: Position | null } {
    const positions = this.#best.slice(0, this.#most - 1);
    return { positions, next: this.full ? positions.at(-1) ?? null : null };
  }
}

function isBehind(rank: number, { number, other }: { number: number; other: Position }): boolean {
  return rank < other.rank || (rank === other.rank && number > other.number);
}
