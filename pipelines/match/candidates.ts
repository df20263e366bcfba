/**
 * The query that finds and ranks the capabilities for one demand, written from the texts and standards that it meets.
 *
 * Rows are found by the two parts that the fewest rows meet, and weighed by all. Only ids and numbers of ours are written into the
 * query, and words of the demand as quoted texts.
 *
 * @module
 */
import { literal } from "../load/duckdb.ts";
import type { AskedStandard, Demand } from "./demand.ts";
import { matchSchema } from "./index_tables.ts";
import { type Meeting, meetingPoints, otherObjects } from "./meets.ts";
import { isProvince, neighbours } from "./nearness.ts";
import { effectSql } from "./restriction_effect.ts";

/** Texts of one kind that meet a part in one way. */
export interface Met {
  part: number;
  kind: 1 | 2 | 3;
  how: Meeting;
  points: number;
  /** Numbers of the texts. */
  ids: number[];
  /** Capabilities that have one of them. */
  rows: number;
}

/** What the index knows of a demand's words. */
export interface Found {
  /** Objects (kind 1), parameters (2) and names of standards (3) that meet a part. */
  texts: Met[];
  /** Editions of the standard asked for; their numbers stand together. */
  standards: { id: number; year: number | null }[];
}

/** What is known of a candidate that is shown; its words by their numbers in the index. */
export const topColumns = [
  "grade",
  "negative",
  "who",
  "place",
  "effect",
  "standard",
  "name",
  "object",
  "parameter",
  "restriction",
] as const;

/** A candidate that is shown: `grade` 0 full, 1 partly, 2 expired; `negative` its points below zero; see {@linkcode effectSql}. */
export type Top = Record<(typeof topColumns)[number], number>;

/** Points for a standard; an edition is named, or either side names none. */
export const standardPoints = { same: 40, undated: 36, newer: 32, older: 20, other: 0 } as const;
export type StandardMeeting = keyof typeof standardPoints;

/** Points for nearness. */
export const nearnessPoints = { city: 15, province: 10, group: 5 } as const;

/** Points that a restriction costs which touches the demand. */
export const touchedPoints = -10;

/** How an edition meets the standard asked for; a lab that holds a newer one has been assessed after the change. */
export function standardMeeting(
  asked: AskedStandard,
  year: number | null,
): Exclude<StandardMeeting, "other"> {
  if (asked.year === null || year === null) return "undated";
  return year === asked.year ? "same" : year > asked.year ? "newer" : "older";
}

interface Writing {
  found: Found;
  asOf: string;
  limit: number;
}

/**
 * One row: counts, and `top` as JSON: of each candidate shown the numbers of {@linkcode topColumns}, best first.
 * Joins that the demand does not call for are left out, as planning them costs more than running them.
 */
export function candidatesSql(demand: Demand, { found, asOf, limit }: Writing): string {
  const { parts, region } = demand;
  const points = parts.map((_, part) => pointsOf(demand, { found, part }));
  const { standard, standardMet, ofStandard } = editions(demand, found);
  const told = parts.map((_, part) => toldOf(demand, { found, part }));
  const beyondTwo = parts.length > 2
    ? `AND (${ofStandard} OR ${points.map((one) => `${one} > 0`).join(" AND ")})`
    : "";
  return `
  WITH c AS MATERIALIZED (${branches(demand, found)}),
  graded AS MATERIALIZED (
    SELECT c.*, w.body, coalesce(e.effect, 0) AS effect,
      CASE WHEN w.valid_until < DATE ${literal(asOf)} THEN 2
        WHEN ${[standardMet, ...told].join(" AND ")} AND coalesce(e.effect, 0) = 0 THEN 0 ELSE 1 END AS grade,
      -(${[standard, nearnessSql(region), ...points].join(" + ")}
        + CASE WHEN e.effect = 1 THEN ${touchedPoints} ELSE 0 END) AS negative
    FROM c JOIN ${matchSchema}.who w ON w.id = c.who ${effects(demand)}
    WHERE coalesce(e.effect, 0) < 2 ${beyondTwo})
  SELECT count(*) AS count, count(*) FILTER (grade = 0) AS full, count(*) FILTER (grade = 1) AS partly,
    count(*) FILTER (grade = 2) AS expired, count(DISTINCT body) FILTER (grade = 0) AS institutions,
    (SELECT CAST(to_json(list([${topColumns.join(", ")}] ORDER BY ${order})) AS VARCHAR)
      FROM (SELECT * FROM graded ORDER BY ${order} LIMIT ${limit})) AS top
  FROM graded`;
}

/** Grade, points, validity and institution, place in the index. */
const order = "grade, negative, who, place";

/** Joins `e`: what the restriction of a candidate does to the demand. */
function effects({ parts }: Demand): string {
  const wanted = parts.length > 0 ? parts.map(({ folded }) => literal(folded)) : ["''"];
  const named = parts.some(({ role }) => role === "parameter");
  const effect = effectSql({
    kind: "x.restriction_kind",
    parts: "x.parts",
    wanted: `[${wanted.join(", ")}]`,
    whole: named ? "(d.parameter = 0 OR t.whole)" : "false",
  });
  return `LEFT JOIN (
      SELECT d.*, ${effect} AS effect
      FROM (SELECT DISTINCT restriction${named ? ", parameter" : ""} FROM c WHERE restriction > 0) d
      JOIN ${matchSchema}.restrictions x ON x.id = d.restriction
      ${named ? `LEFT JOIN ${matchSchema}.texts t ON t.id = d.parameter` : ""}) e
    ON e.restriction = c.restriction ${named ? "AND e.parameter = c.parameter" : ""}`;
}

type Kind = Met["kind"];

/** The column of a row that holds a text of each kind. */
const columnOf = { 1: "object", 2: "parameter", 3: "name" } as const;

/** Ids of the texts that meet a part; a parameter that is not printed, 0, is all of the standard's. */
function idsOf(
  { parts }: Demand,
  { found, part, kind }: { found: Found; part: number; kind: Kind },
): number[] {
  const ids = found.texts.filter((text) => text.part === part && text.kind === kind).flatMap((text) =>
    text.ids
  );
  return kind === 2 && parts[part]?.role === "parameter" ? [...ids, 0] : ids;
}

/** Points of one part in a candidate: the best that its texts give. */
function pointsOf({ parts }: Demand, { found, part }: { found: Found; part: number }): string {
  const met = found.texts.filter((text) => text.part === part).toSorted((a, b) => b.points - a.points);
  const cases = met.map(({ kind, ids, points }) =>
    `WHEN ${among(`c.${columnOf[kind]}`, ids)} THEN ${points}`
  );
  if (parts[part]?.role === "parameter") cases.push(`WHEN c.parameter = 0 THEN ${meetingPoints[2].whole}`);
  return cases.length === 0 ? "0" : `CASE ${cases.join(" ")} ELSE 0 END`;
}

/**
 * Whether a candidate tells a part itself. What only the name of its standard says is enough for an object, where the row's own says
 * nothing else of it, but not for a word that may be a parameter: the standard's name speaks of 循环寿命, the row of 容量.
 */
function toldOf(demand: Demand, { found, part }: { found: Found; part: number }): string {
  const role = demand.parts[part]?.role;
  const told = found.texts.filter((text) =>
    text.part === part && !(text.kind === 1 && otherObjects.includes(text.how))
  );
  const has = (kind: Kind) => told.filter((text) => text.kind === kind).flatMap((text) => text.ids);
  const own = `${among("c.object", has(1))} OR ${
    among("c.parameter", idsOf(demand, { found, part, kind: 2 }))
  }`;
  if (role !== "object") return `(${own})`;
  const others = among("c.object", idsOf(demand, { found, part, kind: 1 }));
  return `(${own} OR NOT ${others} AND ${among("c.name", has(3))})`;
}

/** Of a candidate's standard: its points, whether it meets the one asked for, and whether it is an edition of it. */
function editions(
  { standard: asked }: Demand,
  { standards }: Found,
): Record<"standard" | "standardMet" | "ofStandard", string> {
  if (asked === null) return { standard: "0", standardMet: "true", ofStandard: "false" };
  const all = standards.map(({ id, year }) => ({ id, how: standardMeeting(asked, year) }));
  const cases = all.map(({ id, how }) => `WHEN ${id} THEN ${standardPoints[how]}`);
  return {
    standard: cases.length === 0 ? "0" : `CASE c.standard ${cases.join(" ")} ELSE 0 END`,
    standardMet: among("c.standard", all.filter(({ how }) => how !== "older").map(({ id }) => id)),
    ofStandard: among("c.standard", all.map(({ id }) => id)),
  };
}

const columns = "r.place, r.standard, r.name, r.object, r.parameter, r.restriction, r.who";
const kinds = [1, 2, 3] as const;

/**
 * Rows to look at, each once: those of the standard, and those that meet the two parts met by the fewest rows, each by object,
 * parameter or name. A branch leaves out what those before it have, so that no row need be compared with others.
 */
function branches(demand: Demand, found: Found): string {
  const first = found.standards[0]?.id, last = found.standards.at(-1)?.id;
  const ofStandard = first === undefined ? null : `r.standard BETWEEN ${first} AND ${last}`;
  const all = wordBranches(demand, found).map(({ table, joins, where }) =>
    `SELECT ${columns} FROM ${matchSchema}.${table} r ${joins.join(" ")} WHERE ${
      [...where, ...ofStandard === null ? [] : [`NOT (${ofStandard})`]].join(" AND ")
    }`
  );
  if (ofStandard !== null) all.unshift(`SELECT ${columns} FROM ${matchSchema}.rows r WHERE ${ofStandard}`);
  return all.length === 0
    ? `SELECT ${columns} FROM ${matchSchema}.rows r LIMIT 0`
    : all.join("\n    UNION ALL ");
}

interface Branch {
  table: string;
  joins: string[];
  where: string[];
}

/** Texts that meet one part, by kind, and the rows that have one of them. */
type Side = Record<Kind, { ids: number[]; rows: number }>;

function wordBranches(demand: Demand, found: Found): Branch[] {
  const rowsOf = (texts: readonly Met[]) => texts.reduce((sum, { rows }) => sum + rows, 0);
  const sides = demand.parts.map((_, part) => {
    const texts = found.texts.filter((text) => text.part === part);
    const of = (kind: Kind) => ({
      ids: idsOf(demand, { found, part, kind }),
      rows: rowsOf(texts.filter((text) => text.kind === kind)),
    });
    return { rows: rowsOf(texts), side: { 1: of(1), 2: of(2), 3: of(3) } };
  });
  const [lead, second] = sides.toSorted((a, b) => a.rows - b.rows).map(({ side }) => side);
  if (lead === undefined) return [];
  return kinds.flatMap((kind) => {
    if (second === undefined) return branch([{ side: lead, kind }]);
    return kinds.flatMap((other) => branch([{ side: lead, kind }, { side: second, kind: other }]));
  });
}

/** The rows that meet each side by its kind, and by none of the kinds before it; none where a kind has no text. */
function branch(wanted: readonly { side: Side; kind: Kind }[]): Branch[] {
  const byKind = new Map<Kind, number[]>(), rows = new Map<Kind, number>(), not: string[] = [];
  for (const { side, kind } of wanted) {
    const { ids } = side[kind], before = byKind.get(kind), beside = new Set(ids);
    byKind.set(kind, before?.filter((id) => beside.has(id)) ?? ids);
    rows.set(kind, Math.min(rows.get(kind) ?? Infinity, side[kind].rows));
    for (const other of kinds.filter((one) => one < kind && side[one].ids.length > 0)) {
      not.push(`NOT ${among(`r.${columnOf[other]}`, side[other].ids)}`);
    }
  }
  const joins: string[] = [], where: string[] = [];
  for (const [kind, ids] of byKind) {
    if (ids.length === 0) return [];
    const { join, condition } = holding(kind, ids);
    if (join !== null) joins.push(join);
    if (condition !== null) where.push(condition);
  }
  const byParameter = rows.has(2) && (rows.get(2) ?? 0) < (rows.get(1) ?? Infinity);
  return [{ table: byParameter ? "by_parameter" : "by_object", joins, where: ["true", ...where, ...not] }];
}

/** That a row has one of the ids, as a condition that row groups are told apart by, or as a join. */
function holding(kind: Kind, ids: readonly number[]): { join: string | null; condition: string | null } {
  const column = `r.${columnOf[kind]}`;
  const [least, most] = bounds(ids);
  if (most - least === ids.length - 1) {
    return { join: null, condition: `${column} BETWEEN ${least} AND ${most}` };
  }
  if (ids.length <= compared) return { join: null, condition: `${column} IN (${ids.join(", ")})` };
  const one = `k${kind}`;
  return {
    join: `JOIN (SELECT unnest([${ids.join(", ")}]) AS id) ${one} ON ${one}.id = ${column}`,
    condition: null,
  };
}

function bounds(ids: readonly number[]): [least: number, most: number] {
  return [ids.reduce((a, b) => Math.min(a, b)), ids.reduce((a, b) => Math.max(a, b))];
}

/** Fewer ids are compared one by one; more are joined to a relation, or, of candidates, looked up in a string of bits. */
const compared = 8;

/** Condition that the column of a candidate holds one of the ids. */
function among(column: string, ids: readonly number[]): string {
  if (ids.length === 0) return "false";
  if (ids.length <= compared) return `${column} IN (${ids.join(", ")})`;
  const [least, most] = bounds(ids);
  const bits = new Uint8Array(most - least + 3).fill(0x30); // "0", with one before and one after for what is out of range
  for (const id of ids) bits[id - least + 1] = 0x31;
  const at = `least(greatest(${column} - ${least - 1}, 0), ${bits.length - 1})`;
  return `get_bit('${new TextDecoder().decode(bits)}'::BIT, ${at}) = 1`;
}

/** Points of nearness as an expression over `region_code`; the region is six digits by then. */
function nearnessSql(region: string | null): string {
  if (region === null || region === "000000") return "0";
  const { city, province, group } = nearnessPoints;
  const same = isProvince(region)
    ? ""
    : `WHEN region_code LIKE ${
      literal(`${region.slice(0, 4)}%`)
    } AND region_code NOT LIKE '%0000' THEN ${city} `;
  const near = neighbours(region).map((code) => literal(code)).join(", ") || "''";
  return `CASE ${same}WHEN region_code LIKE ${literal(`${region.slice(0, 2)}%`)} THEN ${province} ` +
    `WHEN left(region_code, 2) IN (${near}) THEN ${group} ELSE 0 END`;
}
