/**
 * How many of the documents found are of each kind, place, publisher and year, and mention each industry chain.
 *
 * Only documents that were counted are looked at; past 10,000 the numbers are those of the newest ones, and say so.
 *
 * @module
 */
import { documentKinds } from "../../sources/define.ts";
import { countMentions } from "./chain_mentions.ts";
import type { Matches } from "./evaluate.ts";
import type { IndexFile } from "./index_file.ts";
import { absent, undated } from "./schema.ts";

/** One value and how many documents have it. */
export interface FacetValue {
  value: string;
  count: number;
}

/** Counts by value, the most first; documents without a value are in none. */
export interface Facets {
  /** Number of documents counted, newest first. */
  of: number;
  kinds: FacetValue[];
  /** Provinces, by the code that a filter for them takes. */
  regions: FacetValue[];
  /** Units right within the place that was asked for, by code: cities of a province, counties of a city. */
  within: FacetValue[];
  /** The {@linkcode mostValues} with most documents. */
  publishers: FacetValue[];
  years: FacetValue[];
  /** Industry chains, by id; a document is counted for each that its title or text mentions. */
  chains: FacetValue[];
}

/** Most values given of publishers. */
export const mostValues = 20;

/** Counts, chunk after chunk. */
export class FacetCounts {
  #of = 0;
  readonly #kinds = new Map<number, number>();
  readonly #provinces = new Map<number, number>();
  readonly #within = new Map<number, number>();
  readonly #publishers = new Map<number, number>();
  readonly #days = new Map<number, number>();
  readonly #chains: Uint32Array;
  readonly #place: { code: number; step: number } | null;

  /** `chains` is how many chains the index knows, `region` the place asked for. */
  constructor({ chains, region }: { chains: number; region: string | undefined }) {
    this.#chains = new Uint32Array(chains);
    this.#place = region === undefined ? null : placeOf(region);
  }

  /** Counts what was found in a chunk. */
  add({ chunk, documents }: Matches): void {
    this.#of += documents.length;
    for (const document of documents) {
      more(this.#kinds, chunk.kinds[document]);
      more(this.#publishers, chunk.publishers[document]);
      more(this.#days, chunk.days[document]);
      countMentions(this.#chains, { chunk, document });
      const region = chunk.regions[document] ?? absent;
      more(this.#provinces, region === absent ? absent : Math.floor(region / 10_000) * 10_000);
      if (this.#place) more(this.#within, Math.floor(region / this.#place.step) * this.#place.step);
    }
  }

  /** The counts with their values in words. */
  facets(file: IndexFile): Facets {
    const statement = file.prepare("SELECT name FROM publishers WHERE number = ?");
    const name = (number: number) => String(statement.get(number)?.name);
    const region = (code: number) => String(code).padStart(6, "0");
    const mentioned = new Map([...this.#chains.entries()].filter(([, count]) => count > 0));
    const year = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 4);
    return {
      of: this.#of,
      kinds: values(this.#kinds, (kind) => documentKinds[kind] ?? "other"),
      regions: values(this.#provinces, (code) => code === absent ? null : region(code)),
      within: values(this.#within, (code) => code === this.#place?.code ? null : region(code)),
      publishers: values(this.#publishers, (number) => number === absent ? null : name(number)).slice(
        0,
        mostValues,
      ),
      years: values(this.#days, (day) => day === undated ? null : year(day)),
      chains: values(mentioned, (chain) => file.chainIds[chain] ?? null),
    };
  }
}

/** A province or city, and how far apart the codes of units right within it are; null for others. */
function placeOf(region: string): { code: number; step: number } | null {
  if (region === "000000" || !region.endsWith("00")) return null;
  return { code: Number(region), step: region.endsWith("0000") ? 100 : 1 };
}

function more<Key>(counts: Map<Key, number>, key: Key | undefined, count?: number): void {
  if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + (count ?? 1));
}

/** Counts by value, those of one value added up; the most first, of equals the value that sorts first. */
function values(counts: ReadonlyMap<number, number>, valueOf: (key: number) => string | null): FacetValue[] {
  const sums = new Map<string, number>();
  for (const [key, count] of counts) more(sums, valueOf(key) ?? undefined, count);
  return [...sums].map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
