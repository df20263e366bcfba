/**
 * Which texts of the index meet the parts of demands, and how well: one rule in SQL, written for one part or for ten thousand.
 *
 *     same      the same words
 *     contains  the text holds the part: 循环寿命 in 常温循环寿命; an object ends with it, as the last word says what a thing is:
 *               水泵 in 离心水泵 and in 风机、水泵（立式）
 *     inside    an object holds it in a word for another thing: 水泵 in 水泵控制器
 *     broader   the part holds the text, and it is half of it at least: 电池 for 动力电池
 *     close     all characters of the part and half of its bigrams stand in the text: 动力电池 in 动力蓄电池;
 *               of a part with eight characters or more, three quarters of its bigrams
 *
 * Numbers are met whole or not at all: 12V is not in 112V.
 *
 * @module
 */
import { literal } from "../load/duckdb.ts";
import type { DemandPart, PartRole } from "./demand.ts";
import { bigrams } from "./fold.ts";

/** From best to worst. `whole` is a parameter such as 全部参数. */
export const meetings = ["same", "contains", "inside", "close", "broader", "whole"] as const;
export type Meeting = (typeof meetings)[number];

/** Meetings by which an object is another one than was asked for: a row with no better one meets the demand partly. */
export const otherObjects: readonly Meeting[] = ["inside", "broader"];

/** Kinds of texts in the index. */
export const textKinds = { object: 1, parameter: 2, standard: 3 } as const;

/** Points of a meeting, by kind of text; what a standard's name says is said less plainly. */
export const meetingPoints: Record<1 | 2 | 3, Record<Meeting, number>> = {
  1: { same: 20, contains: 16, inside: 6, close: 10, broader: 8, whole: 0 },
  2: { same: 20, contains: 16, inside: 0, close: 10, broader: 8, whole: 8 },
  3: { same: 10, contains: 10, inside: 0, close: 6, broader: 4, whole: 0 },
};

/** Kinds of texts that a part of each role may meet. */
const kindsOf: Record<PartRole, readonly number[]> = { object: [1, 3], parameter: [2], any: [1, 2, 3] };

/**
 * Query for one part: `kind`, `how`, and, as JSON, the `texts` that meet it so, each with its id and its number of rows. Written with the part's own words in it, as planning a general query costs more than most look-ups.
 */
export function partSql(index: string, { role, folded }: DemandPart): string {
  const grams = bigrams(folded), part = literal(folded);
  const numbers = folded.match(/[0-9]+/g) ?? [];
  const how = howSql({
    folded: part,
    grams: String(grams.length),
    // the dear look comes after the cheap ones
    without: numbers.length === 0 ? [] : [
      ...numbers.map((number) => `NOT contains(t.folded, '${number}')`),
      `NOT list_has_all(${numbersOf("t.folded")}, ['${numbers.join("', '")}'])`,
    ],
    characters: [...new Set(folded)].map((character) => `contains(t.folded, ${literal(character)})`).join(
      " AND ",
    ),
  });
  const met = grams.length === 0
    ? `SELECT t.id, t.kind, ${
      shortSql(part)
    } AS how, t.rows FROM ${index}.texts t WHERE contains(t.folded, ${part})`
    : `SELECT t.id, t.kind, ${how} AS how, t.rows
       FROM (SELECT text, count(*) AS common FROM ${index}.grams WHERE gram IN (${
      grams.map(literal).join(", ")
    }) GROUP BY text) s
       JOIN ${index}.texts t ON t.id = s.text`;
  const whole = `SELECT id, kind, 'whole' AS how, rows FROM ${index}.texts WHERE whole`;
  return `SELECT kind, how, CAST(list([id, rows]) AS VARCHAR) AS texts
    FROM (${met}${role === "parameter" ? ` UNION ALL ${whole}` : ""}) t
    WHERE how IS NOT NULL AND kind IN (${kindsOf[role].join(", ")}) GROUP BY kind, how`;
}

/**
 * Query for the parts in a relation with `part` (any number), `role` and `folded`: `part`, `text` (id), `kind`, `how`. A part and a
 * text stand together once.
 */
export function partsSql(index: string, parts: string): string {
  const how = howSql({
    folded: "p.folded",
    grams: "p.n",
    without: [`NOT list_has_all(${numbersOf("t.folded")}, ${numbersOf("p.folded")})`],
    characters: "len(list_filter(string_split(p.folded, ''), lambda c: NOT contains(t.folded, c))) = 0",
  });
  const kinds = `CASE p.role ${
    Object.entries(kindsOf).map(([role, kinds]) => `WHEN '${role}' THEN [${kinds.join(", ")}]`).join(" ")
  } END`;
  return `
    SELECT part, text, kind, how FROM (
      SELECT p.part, t.id AS text, t.kind, ${how} AS how
      FROM (SELECT part, text, count(*) AS common FROM (SELECT part, unnest(${
    gramsOf("folded")
  }) AS gram FROM ${parts})
        JOIN ${index}.grams USING (gram) GROUP BY ALL) s
      JOIN (SELECT *, len(${
    gramsOf("folded")
  }) AS n FROM ${parts}) p ON p.part = s.part JOIN ${index}.texts t ON t.id = s.text
      WHERE list_contains(${kinds}, t.kind)
      UNION ALL
      SELECT p.part, t.id, t.kind, ${shortSql("p.folded")}
      FROM (SELECT * FROM ${parts} WHERE length(folded) = 1) p JOIN ${index}.texts t ON contains(t.folded, p.folded)
      WHERE list_contains(${kinds}, t.kind)
      UNION ALL
      SELECT p.part, t.id, t.kind, 'whole' FROM ${parts} p JOIN ${index}.texts t ON t.whole WHERE p.role = 'parameter')
    WHERE how IS NOT NULL QUALIFY row_number() OVER (PARTITION BY part, text ORDER BY how = 'whole') = 1`;
}

const gramsOf = (text: string) => `list_distinct([substr(${text}, i, 2) FOR i IN range(1, length(${text}))])`;
const numbersOf = (text: string) => `regexp_extract_all(${text}, '[0-9]+')`;

/** A part, as expressions: its folded text, the number of its bigrams. */
interface PartOperands {
  folded: string;
  grams: string;
  /** Conditions, any of which says that a text `t` lacks a number of the part. */
  without: string[];
  /** Condition that it has all characters. */
  characters: string;
}

/** How a text `t` meets a part with which it has `s.common` bigrams in common; null when it does not. */
function howSql({ folded, grams, without, characters }: PartOperands): string {
  return `CASE
    WHEN t.folded = ${folded} THEN 'same'
    WHEN 2 * s.common < ${grams} AND s.common < t.grams THEN NULL
    ${without.map((one) => `WHEN ${one} THEN NULL`).join(" ")}
    WHEN contains(t.folded, ${folded}) THEN
      CASE WHEN t.kind <> ${textKinds.object} OR contains(t.items, ${folded} || '|') THEN 'contains' ELSE 'inside' END
    WHEN 2 * s.common >= ${grams} AND ${characters} OR ${grams} >= 7 AND 4 * s.common >= 3 * ${grams} THEN 'close'
    WHEN contains(${folded}, t.folded) AND 2 * length(t.folded) >= length(${folded}) THEN 'broader' END`;
}

/** The same for a part of one character, which is in too many words to mean any but a parameter's. */
function shortSql(folded: string): string {
  return `CASE WHEN t.folded = ${folded} THEN 'same' WHEN t.kind = ${textKinds.parameter} THEN 'contains' END`;
}
