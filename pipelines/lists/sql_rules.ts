/**
 * The rules that SQL applies to whole columns: cleaning of cells, and keys that stay the same for ever.
 *
 * A key is a number below the prime 2⁶¹ − 1. Keys of words come from MD5; keys of rows are sums of products of those, worked out
 * with plain arithmetic, so that five million of them cost no hashing. Two rows share a key by accident about once in 10⁵
 * tables of ten million rows, and then {@linkcode idOf} still tells them apart.
 *
 * @module
 */

/** 2⁶¹ − 1. */
export const prime = "2305843009213693951";

/** Odd weights below the prime, drawn once; changing one changes every id. */
export const weights = {
  list: "1152921504606846883",
  who: "1729382256910270481",
  standard: "1977326743987651291",
  parameter: "2147483646999999937",
  test: "1618033988749894849",
  twin: "2236067977499789713",
} as const;

/** Characters of a class of which alone no cell says anything. */
const marks = "\\p{Z}\\-—–/\\\\_.。·※*";

/**
 * Makes the macros; they live as long as the connection.
 *
 * `list_clean(cell)`: white space made one space, null for an empty cell and for marks that stand for one;
 * \`="230020349767"\`, by which spreadsheets are made to keep digits, is its text.
 * `list_key(text)`: the key of a text: the second half of its MD5, last byte first, modulo the prime. `md5_number_lower` is
 * that half too, but takes five times as long.
 * `list_mod(number)`: a HUGEINT of at least 0 modulo the prime, whose powers of 2⁶¹ are 1; DuckDB's own `%` goes bit by bit.
 * `list_mix(a, x, b, y)`: (a·x + b·y) modulo the prime.
 */
export const sqlRules = `
CREATE OR REPLACE TEMP MACRO list_clean(cell) AS (
  CASE WHEN NOT regexp_matches(cell, '^$|^[${marks}=无空略]|  |[^\\S ]|[^\\P{Z} ]| $') THEN cell
  WHEN regexp_full_match(cell, '[\\s${marks}]*|无|空|略') THEN NULL
  WHEN regexp_full_match(cell, '="[^"]*"') THEN nullif(trim(cell[3:-2]), '')
  ELSE trim(regexp_replace(cell, '[\\s\\p{Z}]+', ' ', 'g')) END);
CREATE OR REPLACE TEMP MACRO list_key(text) AS (
  CAST(CAST(md5_number(text) >> 64 AS UBIGINT) % CAST(${prime} AS UBIGINT) AS BIGINT));
CREATE OR REPLACE TEMP MACRO list_fold(number) AS ((number & CAST(${prime} AS HUGEINT)) + (number >> 61));
CREATE OR REPLACE TEMP MACRO list_mod(number) AS (CAST(list_fold(list_fold(number)) AS BIGINT) % ${prime});
CREATE OR REPLACE TEMP MACRO list_mix(a, x, b, y) AS (list_mod(CAST(a AS HUGEINT) * x + CAST(b AS HUGEINT) * y));
`;

/** Texts as one, nulls told from empty ones, borders kept. */
export function joinedText(parts: readonly string[]): string {
  return parts.map((part) => `coalesce(${part}, '')`).join(` || chr(31) || `);
}

/**
 * The id of a row: its key in base 36. Rows that share a key (`twin` is not 0) take in all their words and their number among
 * equals, so that an id never depends on the order of rows that differ.
 */
export function idOf(row: string, { twins }: { twins: string }): string {
  const all = twins.split(", ").map((part, index) =>
    `CAST(${part} AS HUGEINT) * ${Object.values(weights)[index]}`
  )
    .join(" + ");
  const mixed = `CAST((${all} + CAST(${row}.twin AS HUGEINT) * ${weights.twin}) % ${prime} AS BIGINT)`;
  return `lower(to_base(CASE WHEN ${row}.twin = 0 THEN ${row}.key ELSE ${mixed} END, 36, 12))`;
}
