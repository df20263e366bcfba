/**
 * The index that demands are matched by: capabilities once more, as numbers, sorted three ways.
 *
 *     texts         objects (kind 1), parameters (2) and names of standards (3), each once; `whole`: 全部参数 and the like;
 *                   `items`: the things that an object names, between bars: |水泵|离心式| of 水泵（离心式）
 *     grams         bigram → texts, sorted by bigram
 *     standards     number, key, year and name; all editions of one key stand together
 *     restrictions  each once, taken apart at commas; 0 is none
 *     who           institution, certificate, place, validity and list, each combination once, latest validity first;
 *                   those of one institution have one `body`
 *     rows          capabilities by standard, with the standard's name; `place` is the number of the row in this order
 *     by_object     the same rows by object and parameter
 *     by_parameter  the same rows by parameter and the standard's name
 *
 * An object or parameter that is not printed is 0. Objects are numbered by their last characters: 动力电池 and 锂电池 stand together,
 * so the rows of all kinds of 电池 do too. A look-up by standard, object or parameter touches the few row groups that hold
 * it, and entries that are shown are found by indexes on their numbers, so its time hardly grows with the number of capabilities. Made in DuckDB from distinct values; no row passes through JavaScript.
 *
 * @module
 */
import type { Database } from "../load/duckdb.ts";
import { foldedSql } from "./fold.ts";

/** Where the index is made. */
export interface IndexPlace {
  /** Table or view with the columns of capabilities. */
  from: string;
  /** Schema to make, such as `match` or `release.match`. */
  into: string;
}

/** Schema of the index within a database of a release. */
export const matchSchema = "match";

const whoColumns =
  "institution_id, institution, certificate_number, certificate_text, region_code, site, address, " +
  "valid_from, valid_until, source_id, list_id, issue_id";
const standardColumns = "standard_key, standard_year, standard_no, standard_name";

/** Parameters that mean all of a standard's. */
const whole =
  "全部参数 全部项目 全项目 全项 全部 全参数 所有参数 所有项目 全部检测项目 全部检验项目 全部检测参数 全性能"
    .split(" ").map((word) => `'${word}'`).join(", ");

/** Things that an object names: its pieces between commas, brackets, and words for and, without a word for things of a kind. */
const itemsSql = `'|' || array_to_string([regexp_replace(${
  foldedSql("piece")
}, '(.{2})(?:类产品|产品|样品|类|等)$', '\\1') FOR piece
  IN regexp_split_to_array(text, '[、，,；;/／|（）()\\[\\]【】\\s　和及与或]+')], '|') || '|'`;

const columnsOf = (alias: string, names: string) =>
  names.split(", ").map((name) => `${alias}.${name}`).join(", ");

/** Makes the index anew in its schema. The database must allow writing there. */
export async function buildMatchIndex(database: Database, { from, into }: IndexPlace): Promise<void> {
  await database.run(`DROP SCHEMA IF EXISTS ${into} CASCADE; CREATE SCHEMA ${into}`);
  await database.run(dictionaries({ from, into }));
  await database.run(sortedRows({ from, into }));
  await database.run(
    numbered.map((at) => `CREATE INDEX ${at.replace(/\W/g, "_")} ON ${into}.${at}`).join("; "),
  );
}

/** Numbers by which the entries of a few hits are looked up. */
const numbered = [
  "texts (id)",
  "standards (id)",
  "standards (standard_key)",
  "restrictions (id)",
  "who (id)",
  "rows (place)",
];

function dictionaries({ from, into }: IndexPlace): string {
  const texts = (kind: number, column: string) =>
    `SELECT ${kind} AS kind, ${column} AS text, count(*) AS rows FROM ${from} WHERE ${column} IS NOT NULL GROUP BY ${column}`;
  return `
  CREATE TABLE ${into}.texts AS
  SELECT CAST(row_number() OVER (ORDER BY kind, CASE WHEN kind = 1 THEN reverse(text) ELSE text END) AS INTEGER) AS id, CAST(kind AS TINYINT) AS kind, text, folded,
    CAST(len(list_distinct([substr(folded, i, 2) FOR i IN range(1, length(folded))])) AS INTEGER) AS grams,
    kind = 2 AND folded IN (${whole}) AS whole, CASE WHEN kind = 1 THEN ${itemsSql} ELSE '' END AS items, rows
  FROM (SELECT kind, text, ${foldedSql("text")} AS folded, rows FROM (
    ${texts(1, "object")} UNION ALL ${texts(2, "parameter")} UNION ALL ${texts(3, "standard_name")}));
  CREATE TABLE ${into}.grams AS
  SELECT DISTINCT gram, text FROM (
    SELECT id AS text, unnest([substr(folded, i, 2) FOR i IN range(1, length(folded))]) AS gram FROM ${into}.texts)
  ORDER BY gram, text;
  CREATE TABLE ${into}.standards AS
  SELECT CAST(row_number() OVER (ORDER BY ${standardColumns}) AS INTEGER) AS id, ${
    columnsOf("s", standardColumns)
  },
    coalesce(t.id, 0) AS name
  FROM (SELECT DISTINCT ${standardColumns} FROM ${from}) s LEFT JOIN ${into}.texts t ON t.kind = 3 AND t.text = s.standard_name
  ORDER BY id;
  CREATE TABLE ${into}.restrictions AS
  SELECT CAST(row_number() OVER (ORDER BY restriction, restriction_kind) AS INTEGER) AS id, restriction, restriction_kind,
    list_filter([${foldedSql("part")} FOR part IN regexp_split_to_array(
      regexp_replace(restriction, '^[\\s]*(?:(?:只|仅|不|暂不|未|无法|不能)(?:限|能|可|做|测|检测|检|用|适用|开展|含|包括|于)*|限|除)[:：\\s]*', ''),
      '[、，,；;。]')], lambda part: part <> '') AS parts
  FROM (SELECT DISTINCT restriction, restriction_kind FROM ${from} WHERE restriction IS NOT NULL);
  CREATE TABLE ${into}.who AS
  SELECT CAST(row_number() OVER (ORDER BY valid_until DESC NULLS LAST, institution, ${whoColumns}) AS INTEGER) AS id,
    CAST(dense_rank() OVER (ORDER BY coalesce(institution_id, institution, certificate_number, site)) AS INTEGER) AS body,
    ${whoColumns}, hash(${whoColumns}) AS key
  FROM (SELECT DISTINCT ${whoColumns} FROM ${from}) ORDER BY id`;
}

function sortedRows({ from, into }: IndexPlace): string {
  return `
  CREATE TABLE ${into}.rows AS
  SELECT row_number() OVER () - 1 AS place, * FROM (
    SELECT s.id AS standard, s.name, coalesce(o.id, 0) AS object, coalesce(p.id, 0) AS parameter, coalesce(x.id, 0) AS restriction,
      w.id AS who, c.id, c.sheet, c.row
    FROM ${from} c
    JOIN ${into}.standards s ON ${
    standardColumns.split(", ").map((name) => `s.${name} IS NOT DISTINCT FROM c.${name}`).join(" AND ")
  }
    JOIN ${into}.who w ON w.key = hash(${columnsOf("c", whoColumns)})
    LEFT JOIN ${into}.texts o ON o.kind = 1 AND o.text = c.object
    LEFT JOIN ${into}.texts p ON p.kind = 2 AND p.text = c.parameter
    LEFT JOIN ${into}.restrictions x ON x.restriction = c.restriction AND x.restriction_kind IS NOT DISTINCT FROM c.restriction_kind
    ORDER BY s.id, object, parameter, w.id, c.id);
  CREATE TABLE ${into}.by_object AS
  SELECT object, parameter, standard, name, restriction, who, place FROM ${into}.rows ORDER BY object, parameter, place;
  CREATE TABLE ${into}.by_parameter AS FROM ${into}.by_object ORDER BY parameter, name, object, place`;
}
