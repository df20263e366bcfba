/**
 * Which texts of the index meet the parts of demands, and how well: one rule, written in SQL for ten thousand demands and beside it
 * for the parts of one. A test holds the two together.
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

/** A text of the index beside the parts of a demand. */
export interface IndexText {
  id: number;
  kind: 1 | 2 | 3;
  /** Capabilities that have it. */
  rows: number;
  folded: string;
  items: string;
  /** Number of its bigrams. */
  grams: number;
  /** Whether it is 全部参数 or the like. */
  whole: boolean;
}

/**
 * Query for the parts of one demand together: one row with `texts`, a JSON list of lists of texts, for {@linkcode readTexts}. It looks
 * each bigram up once; the rule is left to {@linkcode meetingOf}, as planning it for one demand takes longer than running it for ten thousand.
 */
export function textsSql(index: string, parts: readonly DemandPart[]): string {
  const all = parts.map(({ folded }) => bigrams(folded));
  const among = (grams: readonly string[]) => `gram IN (${grams.map(literal).join(", ")})`;
  const counts = all.map((grams, part) =>
    `${grams.length === 0 ? "0" : `count(*) FILTER (${among(grams)})`} AS c${part}`
  );
  const common = all.map((_, part) => `c${part}`);
  const enough = all.flatMap((grams, part) =>
    grams.length === 0 ? [] : [`2 * c${part} >= ${grams.length} OR c${part} >= grams`]
  );
  const looks = enough.length === 0 ? [] : [
    `SELECT t.*, ${common.join(", ")} FROM (SELECT text, ${counts.join(", ")} FROM ${index}.grams WHERE ${
      among([...new Set(all.flat())])
    } GROUP BY text) s JOIN ${index}.texts t ON t.id = s.text WHERE ${enough.join(" OR ")}`,
  ];
  const none = common.map((name) => `0 AS ${name}`).join(", ");
  const others = [
    ...parts.some(({ role }) => role === "parameter") ? ["whole"] : [],
    ...parts.flatMap(({ folded }, part) =>
      all[part]?.length === 0 ? [`contains(folded, ${literal(folded)})`] : []
    ),
  ].map((condition) => `SELECT *, ${none} FROM ${index}.texts WHERE ${condition}`);
  const columns = ["id", "kind", "rows", "grams", "CAST(whole AS INTEGER)", ...common].map((name) =>
    `CAST(${name} AS VARCHAR)`
  );
  return `SELECT CAST(to_json(list([${columns.join(", ")}, folded, items])) AS VARCHAR) AS texts
    FROM (${[...looks, ...others].join(" UNION ALL ")})`;
}

/** What {@linkcode textsSql} found: a text, and how many bigrams it has in common with each part. */
export function readTexts(json: string | null): { text: IndexText; common: number[] }[] {
  const lists = json === null ? [] : JSON.parse(json) as string[][];
  return lists.map((cells) => {
    const [id, kind, rows, grams, whole, ...common] = cells.slice(0, -2).map(Number);
    const [folded = "", items = ""] = cells.slice(-2);
    return {
      text: { id, kind, rows, grams, whole: whole === 1, folded, items } as IndexText,
      common: common as number[],
    };
  });
}

/** How one text meets a part, by the rule of {@linkcode partsSql}; null when it does not, or is of no kind that the part may meet. */
export function meetingOf(
  { role, folded }: DemandPart,
  { text, common }: { text: IndexText; common: number },
): Exclude<Meeting, "whole"> | null {
  if (!kindsOf[role].includes(text.kind)) return null;
  if (text.folded === folded) return "same";
  const characters = [...folded], grams = bigrams(folded).length;
  if (grams === 0) {
    return text.kind === textKinds.parameter && text.folded.includes(folded) ? "contains" : null;
  }
  if (common === 0 || (2 * common < grams && common < text.grams)) return null;
  const numbers = folded.match(/[0-9]+/g) ?? [];
  if (numbers.length > 0 && !new Set(text.folded.match(/[0-9]+/g)).isSupersetOf(new Set(numbers))) {
    return null;
  }
  if (text.folded.includes(folded)) {
    return text.kind !== textKinds.object || text.items.includes(`${folded}|`) ? "contains" : "inside";
  }
  if (2 * common >= grams && characters.every((character) => text.folded.includes(character))) return "close";
  if (grams >= 7 && 4 * common >= 3 * grams) return "close";
  if (folded.includes(text.folded) && 2 * [...text.folded].length >= characters.length) return "broader";
  return null;
}

/**
 * Query for the parts in a relation with `part` (any number), `role` and `folded`: `part`, `text` (id), `kind`, `how`. A part and a
 * text stand together once.
 */
export function partsSql(index: string, parts: string): string {
  const kinds = `CASE p.role ${
    Object.entries(kindsOf).map(([role, kinds]) => `WHEN '${role}' THEN [${kinds.join(", ")}]`).join(" ")
  } END`;
  return `
    SELECT part, text, kind, how FROM (
      SELECT p.part, t.id AS text, t.kind, ${howSql} AS how
      FROM (SELECT part, text, count(*) AS common FROM (SELECT part, unnest(${
    gramsOf("folded")
  }) AS gram FROM ${parts})
        JOIN ${index}.grams USING (gram) GROUP BY ALL) s
      JOIN (SELECT *, len(${
    gramsOf("folded")
  }) AS n FROM ${parts}) p ON p.part = s.part JOIN ${index}.texts t ON t.id = s.text
      WHERE list_contains(${kinds}, t.kind)
      UNION ALL
      SELECT p.part, t.id, t.kind, ${shortSql}
      FROM (SELECT * FROM ${parts} WHERE length(folded) = 1) p JOIN ${index}.texts t ON contains(t.folded, p.folded)
      WHERE list_contains(${kinds}, t.kind)
      UNION ALL
      SELECT p.part, t.id, t.kind, 'whole' FROM ${parts} p JOIN ${index}.texts t ON t.whole WHERE p.role = 'parameter')
    WHERE how IS NOT NULL QUALIFY row_number() OVER (PARTITION BY part, text ORDER BY how = 'whole') = 1`;
}

const gramsOf = (text: string) => `list_distinct([substr(${text}, i, 2) FOR i IN range(1, length(${text}))])`;
const numbersOf = (text: string) => `regexp_extract_all(${text}, '[0-9]+')`;

/** How a text `t` meets a part `p` with which it has `s.common` bigrams in common; null when it does not. */
const howSql = `CASE
    WHEN t.folded = p.folded THEN 'same'
    WHEN 2 * s.common < p.n AND s.common < t.grams THEN NULL
    WHEN NOT list_has_all(${numbersOf("t.folded")}, ${numbersOf("p.folded")}) THEN NULL
    WHEN contains(t.folded, p.folded) THEN
      CASE WHEN t.kind <> ${textKinds.object} OR contains(t.items, p.folded || '|') THEN 'contains' ELSE 'inside' END
    WHEN 2 * s.common >= p.n AND len(list_filter(string_split(p.folded, ''), lambda c: NOT contains(t.folded, c))) = 0
      OR p.n >= 7 AND 4 * s.common >= 3 * p.n THEN 'close'
    WHEN contains(p.folded, t.folded) AND 2 * length(t.folded) >= length(p.folded) THEN 'broader' END`;

/** The same for a part of one character, which is in too many words to mean any but a parameter's. */
const shortSql =
  `CASE WHEN t.folded = p.folded THEN 'same' WHEN t.kind = ${textKinds.parameter} THEN 'contains' END`;
