/**
 * What narrows a search besides words, tested on the columns of a chunk.
 *
 * @module
 */
import { documentKinds } from "../../sources/define.ts";
import { mentions } from "./chain_mentions.ts";
import { fold } from "./fold.ts";
import type { Chunk, IndexFile } from "./index_file.ts";
import { absent, dayNumber, undated } from "./schema.ts";

/** What narrows a search; all that are given must hold. */
export interface Filters {
  kind?: string;
  /** GB/T 2260 code; documents of units within it count too. */
  region?: string;
  /** Whole name of the publisher, in either script. */
  publisher?: string;
  /** Id of an industry chain that the title or the text mentions. */
  chain?: string;
  /** First and last day of publication, ISO; a document without a date is in no span. */
  from?: string;
  to?: string;
}

/** Filters as a chunk is tested for them. */
export interface Filter {
  /** Place in the list of kinds, -1 for one not in it. */
  kind: number | null;
  /** Region codes, both included; all codes and none when null. */
  regions: { low: number; high: number } | null;
  publishers: ReadonlySet<number> | null;
  /** Number of a chain, -1 for one that the index does not know. */
  chain: number | null;
  /** Days, both included; undated documents too when null. */
  days: { low: number; high: number } | null;
}

/** How an index numbers what filters name. */
export interface Numbers {
  /** Numbers of the publishers of a folded name. */
  publishersNamed: (folded: string) => number[];
  chainIds: readonly string[];
}

/** Makes filters ready for an index, null where there are none. */
export function filterOf(
  { kind, region, publisher, chain, from, to }: Filters,
  { publishersNamed, chainIds }: Numbers,
): Filter | null {
  if ([kind, region, publisher, chain, from, to].every((value) => value === undefined)) return null;
  return {
    kind: kind === undefined ? null : documentKinds.indexOf(kind as typeof documentKinds[number]),
    regions: region === undefined ? null : unitsWithin(region),
    publishers: publisher === undefined ? null : new Set(publishersNamed(fold(publisher).text)),
    chain: chain === undefined ? null : chainIds.indexOf(chain),
    days: from === undefined && to === undefined ? null : {
      low: from === undefined ? undated + 1 : dayNumber(from),
      high: to === undefined ? Infinity : dayNumber(to),
    },
  };
}

/** A finder of publishers' numbers, its statement kept open. */
export function publisherFinder(file: IndexFile): (folded: string) => number[] {
  const statement = file.prepare("SELECT number FROM publishers WHERE folded = ?");
  return (folded) => statement.all(folded).map(({ number }) => Number(number));
}

/** Codes of a unit and all within it: `440000` gives 440000 to 449999, the nation all there are. */
function unitsWithin(code: string): { low: number; high: number } {
  const prefix = code.replace(/(?:00)+$/, "");
  return { low: Number(prefix.padEnd(6, "0")), high: Number(prefix.padEnd(6, "9")) };
}

/** Whether a document of a chunk passes. */
export function passes(
  chunk: Chunk,
  { document, filter: { kind, regions, publishers, chain, days } }: { document: number; filter: Filter },
): boolean {
  if (kind !== null && chunk.kinds[document] !== kind) return false;
  if (regions && !between(chunk.regions[document] ?? absent, regions)) return false;
  if (publishers && !publishers.has(chunk.publishers[document] ?? absent)) return false;
  if (chain !== null && !mentions(chunk, { document, chain })) return false;
  return !days || between(chunk.days[document] ?? undated, days);
}

/** Whether the chunk can hold documents of the days asked for. */
export function mayPass({ days, documents }: Chunk, filter: Filter | null): boolean {
  if (!filter?.days) return true;
  const [newest, oldest] = [days[0] ?? undated, days[documents - 1] ?? undated];
  return newest >= filter.days.low && oldest <= filter.days.high;
}

function between(value: number, { low, high }: { low: number; high: number }): boolean {
  return value >= low && value <= high;
}
