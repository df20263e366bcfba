/**
 * The query that finds and ranks the capabilities for one demand, written from the texts and standards that it meets.
 *
 * The part met by the fewest rows leads; the others are looked up beside it. Only ids and numbers of ours are written into the
 * query, never words of the demand other than as quoted texts.
 *
 * @module
 */
import { literal } from "../load/duckdb.ts";
import type { AskedStandard, Demand, PartRole } from "./demand.ts";
import { matchSchema } from "./index_tables.ts";
import { type Meeting, meetingPoints } from "./meets.ts";
import { isProvince, neighbours } from "./nearness.ts";
import { effectSql } from "./restriction_effect.ts";

/** Texts of one kind that meet a part in one way. */
export interface Met {
  part: number;
  kind: 1 | 2 | 3;
  how: Meeting;
  points: number;
  ids: number[];
  /** Capabilities that have one of them. */
  rows: number;
}

/** What the index knows of a demand's words. */
export interface Found {
  /** Objects (kind 1), parameters (2) and standards by name (3) that meet a part, by their ids in rows. */
  texts: Met[];
  /** Editions of the standard asked for. */
  standards: { id: number; year: number | null }[];
}

/** A candidate that is shown: its place, its ids in the dictionaries, and what the ranking says of it. */
export interface Top {
  place: number;
  standard: number;
  object: number;
  parameter: number;
  restriction: number;
  who: number;
  /** 0 full, 1 partly, 2 expired. */
  grade: number;
  points: number;
  /** See {@linkcode effectSql}. */
  effect: number;
}

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

const kinds = [1, 2, 3] as const;
const columnOf = { 1: "object", 2: "parameter", 3: "standard" } as const;

interface Writing {
  found: Found;
  asOf: string;
  limit: number;
}

/** One row: counts, and `top` as JSON, see {@linkcode Top}; grade 0 full, 1 partly, 2 expired. */
export function candidatesSql(demand: Demand, { found, asOf, limit }: Writing): string {
  const { parts, region } = demand;
  const met = parts.map((_, part) => `m${part}`);
  const told = ["true", ...parts.map((_, part) => `d${part}`)].join(" AND ");
  const wanted = `[${
    ["''", ...parts.map(({ folded }) => literal(folded))].slice(parts.length ? 1 : 0).join(", ")
  }]`;
  const whole = parts.some(({ role }) => role === "parameter") ? "(c.parameter = 0 OR t.whole)" : "false";
  return `
  WITH asked_standards AS (${editions(demand.standard, found)}),
  c AS (${branches(demand, found)}),
  pointed AS (
    SELECT c.*,
      ${
    parts.map(({ role }, part) =>
      `${partPoints(found, { role, part, among: kinds })} AS m${part}, ${
        isTold(found, { role, part })
      } AS d${part},`
    ).join(" ")
  }
      a.points AS standard_points, coalesce(a.met, ${demand.standard === null}) AS standard_met
    FROM c LEFT JOIN asked_standards a ON a.id = c.standard),
  effects AS (
    SELECT c.restriction, c.parameter, ${
    effectSql({ kind: "x.restriction_kind", parts: "x.parts", wanted, whole })
  } AS effect
    FROM (SELECT DISTINCT restriction, ${
    whole === "false" ? "0 AS " : ""
  }parameter FROM pointed WHERE restriction > 0) c
    JOIN ${matchSchema}.restrictions x ON x.id = c.restriction
    ${whole === "false" ? "" : `LEFT JOIN ${matchSchema}.texts t ON t.id = c.parameter`}),
  places AS (SELECT id, body, valid_until < DATE ${literal(asOf)} AS expired, ${
    nearnessSql(region)
  } AS near FROM ${matchSchema}.who),
  graded AS (
    SELECT c.place, c.standard, c.object, c.parameter, c.restriction, c.who, coalesce(e.effect, 0) AS effect, w.body,
      CASE WHEN w.expired IS TRUE THEN 2 WHEN ${told} AND standard_met AND coalesce(e.effect, 0) = 0 THEN 0 ELSE 1 END AS grade,
      coalesce(standard_points, 0) + w.near + CASE WHEN e.effect = 1 THEN ${touchedPoints} ELSE 0 END
        ${met.map((name) => `+ ${name}`).join(" ")} AS points
    FROM pointed c JOIN places w ON w.id = c.who LEFT JOIN effects e ON e.restriction = c.restriction
      ${whole === "false" ? "" : "AND e.parameter = c.parameter"}
    WHERE coalesce(e.effect, 0) < 2)
  SELECT count(*) AS count, count(*) FILTER (grade = 0) AS full, count(*) FILTER (grade = 1) AS partly,
    count(*) FILTER (grade = 2) AS expired, count(DISTINCT body) FILTER (grade = 0) AS institutions,
    (SELECT CAST(to_json(list({place: place, standard: standard, object: object, parameter: parameter,
        restriction: restriction, who: who, grade: grade, points: points, effect: effect}
        ORDER BY grade, points DESC, who, place)) AS VARCHAR)
      FROM (SELECT * FROM graded ORDER BY grade, points DESC, who, place LIMIT ${limit})) AS top
  FROM graded`;
}

/**
 * Whether a row `c` tells a part itself. What only the name of its standard says is enough for an object, but not for a word that may
 * be a parameter: the standard's name speaks of 循环寿命, the row of 容量.
 */
function isTold(found: Found, { role, part }: { role: PartRole; part: number }): string {
  const byName = role === "any" && found.texts.some((text) => text.part === part && text.kind === 3);
  return byName ? `${partPoints(found, { role, part, among: [1, 2] })} > 0` : `m${part} > 0`;
}

/** Points of one part in a row `c`. A parameter that is not printed is all of the standard's. */
function partPoints(
  { texts }: Found,
  { role, part, among: considered }: { role: PartRole; part: number; among: readonly (1 | 2 | 3)[] },
): string {
  const points = considered.flatMap((kind) => {
    const met = texts.filter((text) => text.part === part && text.kind === kind);
    const cases = met.toSorted((a, b) => b.points - a.points).map(({ ids, points }) =>
      `WHEN ${among(`c.${columnOf[kind]}`, ids)} THEN ${points}`
    );
    if (kind === 2 && role === "parameter") cases.push(`WHEN c.parameter = 0 THEN ${meetingPoints[2].whole}`);
    return cases.length === 0 ? [] : [`CASE ${cases.join(" ")} ELSE 0 END`];
  });
  return points.length === 0 ? "0" : `greatest(${points.join(", ")})`;
}

function editions(asked: AskedStandard | null, { standards }: Found): string {
  if (asked === null || standards.length === 0) return "SELECT 0 AS id, 0 AS points, true AS met LIMIT 0";
  const rows = standards.map(({ id, year }) => {
    const how = standardMeeting(asked, year);
    return `(${id}, ${standardPoints[how]}, ${how !== "older"})`;
  });
  return `SELECT * FROM (VALUES ${rows.join(", ")}) AS v (id, points, met)`;
}

const columns = "place, standard, object, parameter, restriction, who";

/** Rows to look at: those of the standard, and those whose leading part is met. No row comes twice. */
function branches({ parts }: Demand, found: Found): string {
  const first = found.standards[0]?.id, last = found.standards.at(-1)?.id;
  const ofStandard = first === undefined ? null : `standard BETWEEN ${first} AND ${last}`;
  const all = ofStandard === null ? [] : [`SELECT ${columns} FROM ${matchSchema}.rows WHERE ${ofStandard}`];
  all.push(...wordBranches(parts, { found, outside: ofStandard }));
  return all.length === 0
    ? `SELECT ${columns} FROM ${matchSchema}.rows LIMIT 0`
    : all.join("\n    UNION ALL ");
}

function wordBranches(
  parts: Demand["parts"],
  { found, outside }: { found: Found; outside: string | null },
): string[] {
  const [lead, ...others] = parts.map((_, part) => part).toSorted((a, b) => weight(a) - weight(b));
  if (lead === undefined) return [];
  const beside = others.map((part) =>
    `(${kinds.flatMap((kind) => condition(part, kind)).join(" OR ") || "false"})`
  );
  const done: string[] = [];
  return kinds.flatMap((kind) =>
    condition(lead, kind).map((own) => {
      const where = [
        own,
        ...beside,
        ...done.map((one) => `NOT ${one}`),
        ...outside === null ? [] : [`NOT (${outside})`],
      ];
      done.push(own);
      return `SELECT ${columns} FROM ${matchSchema}.${kind === 3 ? "rows" : "by_object"} WHERE ${
        where.join(" AND ")
      }`;
    })
  );

  /** Rows to read when a part leads; a parameter alone is in no order. */
  function weight(part: number): number {
    const rows = found.texts.filter((text) => text.part === part).reduce((sum, text) => sum + text.rows, 0);
    return parts[part]?.role === "parameter" ? rows + 1e12 : rows;
  }

  function condition(part: number, kind: 1 | 2 | 3): string[] {
    const ids = found.texts.filter((text) => text.part === part && text.kind === kind).flatMap((text) =>
      text.ids
    );
    if (kind === 2 && parts[part]?.role === "parameter") ids.push(0);
    return ids.length === 0 ? [] : [among(columnOf[kind], ids)];
  }
}

/** Fewer ids are compared one by one; more are looked up in a string of bits, ten times as fast as any join. */
const compared = 8;

/** The column holds one of the ids. A narrow range comes first, as it keeps row groups unread; a wide one would only cost. */
function among(column: string, ids: readonly number[]): string {
  if (ids.length <= compared) return `${column} IN (${ids.join(", ")})`;
  const least = ids.reduce((a, b) => Math.min(a, b)), most = ids.reduce((a, b) => Math.max(a, b));
  const bits = new Uint8Array(most - least + 3).fill(0x30); // "0", with one before and one after for what is out of range
  for (const id of ids) bits[id - least + 1] = 0x31;
  const at = `least(greatest(${column} - ${least - 1}, 0), ${bits.length - 1})`;
  const held = `get_bit('${new TextDecoder().decode(bits)}'::BIT, ${at}) = 1`;
  const narrow = column !== columnOf[2] && most - least < 4 * ids.length;
  return narrow ? `(${column} BETWEEN ${least} AND ${most} AND ${held})` : held;
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
