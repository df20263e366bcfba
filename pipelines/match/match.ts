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
import { type Database, literal } from "../load/duckdb.ts";
import type { Demand, DemandPart } from "./demand.ts";
import { candidatesSql, type Found, type Met, type Top, topColumns } from "./candidates.ts";
import {
  type IndexText,
  type Meeting,
  meetingOf,
  meetingPoints,
  meetings,
  readTexts,
  textsSql,
} from "./meets.ts";
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
  const { parts, standard } = demand;
  const looked = parts.length === 0 ? [] : readTexts(
    (await database.all<{ texts: string | null }>(textsSql(matchSchema, parts)))[0]?.texts ?? null,
  );
  const met = parts.map((words, part) => meetingTexts(words, { part, looked }));
  const standards = standard === null ? [] : await database.all<Found["standards"][number]>(
    `SELECT id, standard_year AS year FROM ${matchSchema}.standards WHERE standard_key = ${
      literal(standard.key)
    } ORDER BY id`,
  );
  return {
    found: { texts: met.flatMap(({ texts }) => texts), standards },
    capped: met.some(({ capped }) => capped),
  };
}

/** The texts that meet one part, best first; of each kind the best {@linkcode followedTexts}. */
function meetingTexts(
  words: DemandPart,
  { part, looked }: { part: number; looked: ReturnType<typeof readTexts> },
): { texts: Met[]; capped: boolean } {
  const groups = Map.groupBy(metBy(words, { part, looked }), ({ text, how }) => `${text.kind} ${how}`);
  const texts: Met[] = [], counts = { 1: 0, 2: 0, 3: 0 };
  let capped = false;
  for (const kind of [1, 2, 3] as const) {
    for (const how of meetings) {
      const all = groups.get(`${kind} ${how}`) ?? [];
      const kept = all.map(({ text }) => text).sort((a, b) => b.rows - a.rows || a.id - b.id).slice(
        0,
        followedTexts - counts[kind],
      );
      capped ||= kept.length < all.length;
      if (kept.length === 0) continue;
      counts[kind] += kept.length;
      const ids = kept.map(({ id }) => id), rows = kept.reduce((sum, { rows }) => sum + rows, 0);
      texts.push({ part, kind, how, points: meetingPoints[kind][how], ids, rows });
    }
  }
  return { texts, capped };
}

/** Each text that meets a part, once, in its best way; one that stands for all parameters meets any. */
function metBy(
  words: DemandPart,
  { part, looked }: { part: number; looked: ReturnType<typeof readTexts> },
): { text: IndexText; how: Meeting }[] {
  const met = new Map<number, { text: IndexText; how: Meeting }>();
  for (const { text, common } of looked) {
    const how = meetingOf(words, { text, common: common[part] ?? 0 }) ??
      (words.role === "parameter" && text.whole ? "whole" : null);
    const before = met.get(text.id);
    if (how !== null && (before === undefined || before.how === "whole")) met.set(text.id, { text, how });
  }
  return [...met.values()];
}
