/**
 * One demand → ranked capabilities, each with the reasons why.
 *
 * A capability is `full` when it meets every part of the demand and its standard; `partly` when a restriction touches the demand,
 * the edition is older, the standard is another, or the standard is held for other parameters; `expired` when it would be either,
 * were the certificate still valid. What a restriction shuts out is no hit.
 *
 * Order: full, partly, expired; then points (standard, words, nearness, restriction); then later validity, institution, place in the
 * index. Everything is a function of the index, the demand and the day.
 *
 * @module
 */
import type { Database } from "../load/duckdb.ts";
import type { Demand, DemandPart } from "./demand.ts";
import { candidatesSql, type Found, type Met, type Top, topColumns } from "./candidates.ts";
import { type Meeting, meetingPoints, meetings, partSql } from "./meets.ts";
import { type Hit, hitOf } from "./hits.ts";
import { hitRows } from "./hit_rows.ts";
import { matchSchema } from "./index_tables.ts";

/** What to answer with. */
export interface MatchOptions {
  /** ISO day on which certificates must be valid. */
  asOf: string;
  /** Most hits. */
  limit: number;
}

/** The answer. */
export interface Matches {
  /** Capabilities that match, shown or not. */
  count: number;
  /** Of them, by grade. */
  full: number;
  partly: number;
  expired: number;
  /** Institutions that meet the demand in full. */
  institutions: number;
  /** Parts of the demand that no list speaks of. */
  unknown: string[];
  /** True when a part met more texts than are followed; the best of them are. */
  capped: boolean;
  hits: Hit[];
}

/** Most texts that are followed for one part of a demand. */
export const followedTexts = 2000;

/** Matches a demand against the index in the schema `match` of a database. */
export async function matchDemand(
  database: Database,
  demand: Demand,
  options: MatchOptions,
): Promise<Matches> {
  const { found, capped } = await lookUp(database, demand);
  const unknown = demand.parts.filter((_, part) => !found.texts.some((text) => text.part === part))
    .map(({ text }) => text);
  const [summary] = await database.all<Summary>(candidatesSql(demand, { found, ...options }));
  const { count = 0, full = 0, partly = 0, expired = 0, institutions = 0 } = summary ?? {};
  const top = topOf(summary?.top ?? null);
  const rows = await hitRows(database, top);
  const hits = top.flatMap((one) => {
    const row = rows.get(one.place);
    return row === undefined ? [] : [hitOf(row, { demand, found, top: one, asOf: options.asOf })];
  });
  return { count, full, partly, expired, institutions, unknown, capped, hits };
}

interface Summary {
  count: number;
  full: number;
  partly: number;
  expired: number;
  institutions: number;
  top: string | null;
}

/** The candidates as {@linkcode candidatesSql} lists them. */
function topOf(text: string | null): Top[] {
  const lists = text === null ? [] : JSON.parse(text) as number[][];
  return lists.map((numbers) => Object.fromEntries(topColumns.map((name, at) => [name, numbers[at]])) as Top);
}

async function lookUp(database: Database, demand: Demand): Promise<{ found: Found; capped: boolean }> {
  const found: Found = { texts: [], standards: [] };
  let capped = false;
  for (const [part, words] of demand.parts.entries()) {
    const met = await meetingTexts(database, words);
    capped ||= met.capped;
    found.texts.push(...met.texts.map((text) => ({ part, ...text })));
  }
  if (demand.standard !== null) {
    found.standards = await database.all(
      `SELECT id, standard_year AS year FROM ${matchSchema}.standards WHERE standard_key = $1 ORDER BY id`,
      [demand.standard.key],
    );
  }
  return { found, capped };
}

/** The texts that meet one part, best first; of each kind the best {@linkcode followedTexts}. */
async function meetingTexts(
  database: Database,
  words: DemandPart,
): Promise<{ texts: Omit<Met, "part">[]; capped: boolean }> {
  const met = await database.all<{ kind: Met["kind"]; how: Meeting; texts: string }>(
    partSql(matchSchema, words),
  );
  const texts: Omit<Met, "part">[] = [], seen = new Set<number>();
  const counts = { 1: 0, 2: 0, 3: 0 };
  let capped = false;
  for (
    const { kind, how, texts: json } of met.toSorted((a, b) => a.kind - b.kind || rank(a.how) - rank(b.how))
  ) {
    const all = (JSON.parse(json) as [id: number, rows: number][]).filter(([id]) => !seen.has(id));
    const kept = all.sort(([a, one], [b, other]) => other - one || a - b).slice(
      0,
      followedTexts - counts[kind],
    );
    capped ||= kept.length < all.length;
    for (const [id] of kept) seen.add(id);
    counts[kind] += kept.length;
    const ids = kept.map(([id]) => id), rows = kept.reduce((sum, [, rows]) => sum + rows, 0);
    if (kept.length > 0) texts.push({ kind, how, points: meetingPoints[kind][how], ids, rows });
  }
  return { texts, capped };
}

const rank = (how: Meeting) => meetings.indexOf(how);
