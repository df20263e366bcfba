/**
 * Which texts of the index meet the parts of demands, and how well: one SQL query for one demand or ten thousand.
 *
 *     same      the same words
 *     contains  the text holds the part: 循环寿命 in 常温循环寿命
 *     broader   the part holds the text, and it is half of it at least: 电池 for 动力电池
 *     close     all characters of the part and half of its bigrams stand in the text: 动力电池 in 动力蓄电池;
 *               of a part with eight characters or more, three quarters of its bigrams
 *
 * Numbers are met whole or not at all: 12V is not in 112V.
 *
 * @module
 */
import { bigrams } from "./fold.ts";

/** From best to worst. `whole` is a parameter such as 全部参数. */
export const meetings = ["same", "contains", "close", "broader", "whole"] as const;
export type Meeting = (typeof meetings)[number];

/** Kinds of texts in the index. */
export const textKinds = { object: 1, parameter: 2, standard: 3 } as const;

/** Points of a meeting, by kind of text; what a standard's name says is said less plainly. */
export const meetingPoints: Record<1 | 2 | 3, Record<Meeting, number>> = {
  1: { same: 20, contains: 16, close: 10, broader: 8, whole: 0 },
  2: { same: 20, contains: 16, close: 10, broader: 8, whole: 8 },
  3: { same: 10, contains: 10, close: 6, broader: 4, whole: 0 },
};

/** Points as an SQL expression over columns `kind` and `how`. */
export const pointsSql = `CASE ${
  Object.entries(meetingPoints).flatMap(([kind, points]) =>
    Object.entries(points).filter(([, point]) => point > 0).map(([how, point]) =>
      `WHEN kind = ${kind} AND how = '${how}' THEN ${point}`
    )
  ).join(" ")
} ELSE 0 END`;

/** What to look texts up for. */
export interface Asked {
  /** Schema of the index. */
  index: string;
  /** Relation with `part` (any number), `role` and `folded`. */
  parts: string;
  /** The folded parts, where they are few: then only their bigrams are read. */
  only: readonly string[] | null;
  /** Whether a part may be of the role `parameter`. */
  parameters: boolean;
}

/**
 * Query with `part`, `text` (id), `kind`, `how` and `rows`; a part and a text stand together once. Branches that nothing asks for are
 * left out, as planning a query costs more than most look-ups.
 */
export function meetsSql({ index, parts, only, parameters }: Asked): string {
  const grams = only === null
    ? "true"
    : `gram IN (${
      ["", ...new Set(only.flatMap(bigrams))].map((gram) => `'${gram.replaceAll("'", "''")}'`).join(", ")
    })`;
  const compared = `
    SELECT p.part, t.id AS text, t.kind, ${howSql} AS how, t.rows
    FROM (SELECT part, text, count(*) AS common FROM (SELECT part, unnest(${
    gramsOf("folded")
  }) AS gram FROM ${parts})
      JOIN (SELECT * FROM ${index}.grams WHERE ${grams}) USING (gram) GROUP BY ALL) s
    JOIN (SELECT *, len(${
    gramsOf("folded")
  }) AS n FROM ${parts}) p ON p.part = s.part JOIN ${index}.texts t ON t.id = s.text
    WHERE (2 * s.common >= p.n OR s.common = t.grams) AND list_contains(${kindsSql}, t.kind)`;
  const short = `
    SELECT p.part, t.id, t.kind, CASE WHEN t.folded = p.folded THEN 'same' WHEN t.kind = 2 THEN 'contains' END, t.rows
    FROM (SELECT * FROM ${parts} WHERE length(folded) = 1) p JOIN ${index}.texts t ON contains(t.folded, p.folded)
    WHERE list_contains(${kindsSql}, t.kind)`;
  const whole = `
    SELECT p.part, t.id, t.kind, 'whole', t.rows FROM ${parts} p JOIN ${index}.texts t ON t.whole WHERE p.role = 'parameter'`;
  const isShort = only === null || only.some((part) => [...part].length === 1);
  const all = [compared, ...isShort ? [short] : [], ...parameters ? [whole] : []];
  const met = `SELECT part, text, kind, how, rows FROM (${all.join(" UNION ALL ")}) WHERE how IS NOT NULL`;
  return parameters
    ? `${met} QUALIFY row_number() OVER (PARTITION BY part, text ORDER BY how = 'whole') = 1`
    : met;
}

const gramsOf = (text: string) => `list_distinct([substr(${text}, i, 2) FOR i IN range(1, length(${text}))])`;
const numbersOf = (text: string) => `regexp_extract_all(${text}, '[0-9]+')`;
const kindsSql = "CASE p.role WHEN 'object' THEN [1, 3] WHEN 'parameter' THEN [2] ELSE [1, 2, 3] END";

const howSql = `CASE
  WHEN t.folded = p.folded THEN 'same'
  WHEN NOT list_has_all(${numbersOf("t.folded")}, ${numbersOf("p.folded")}) THEN NULL
  WHEN contains(t.folded, p.folded) THEN 'contains'
  WHEN 2 * s.common >= p.n AND len(list_filter(string_split(p.folded, ''), lambda c: NOT contains(t.folded, c))) = 0
    OR p.n >= 7 AND 4 * s.common >= 3 * p.n THEN 'close'
  WHEN contains(p.folded, t.folded) AND 2 * length(t.folded) >= length(p.folded) THEN 'broader' END`;
