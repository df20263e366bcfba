/**
 * Many demands at once → what becomes of each: testable in its region, elsewhere, only partly, or by nobody.
 *
 * The same meetings, grades and restrictions as for one demand, as one set-based query over the index; only the free line of a demand
 * is not read. A demand that names neither object, parameter nor standard is `unclear`. Of certificates, those valid on the day count.
 *
 * @module
 */
import { type Database, literal } from "../load/duckdb.ts";
import { foldedSql } from "./fold.ts";
import { otherObjects, partsSql } from "./meets.ts";
import { effectSql } from "./restriction_effect.ts";

/** What to match. */
export interface BulkOptions {
  /** Schema of the index. */
  index: string;
  /** Relation with `id`, `object`, `parameter`, `standard_key`, `standard_year` and `region_code`. */
  demands: string;
  /** ISO day on which certificates must be valid. */
  asOf: string;
  /** Temporary table to make, with the columns of `demand_coverage`. */
  into: string;
}

/** Works out what becomes of every demand. */
export async function matchAll(database: Database, options: BulkOptions): Promise<void> {
  await database.run(askedTables(options));
  await database.run(`
    CREATE OR REPLACE TEMP TABLE bulk_met AS ${partsSql(options.index, "bulk_parts")};
    CREATE OR REPLACE TEMP TABLE ${options.into} AS ${verdicts(options)};
    DROP TABLE bulk_met; DROP TABLE bulk_parts; DROP TABLE bulk_asked`);
}

/** A field as it is compared: folded, and without the word for testing at its end. */
function comparedSql(column: string): string {
  return `nullif(regexp_replace(${
    foldedSql(`coalesce(${column}, '')`)
  }, '^(.{2,}?)(?:检验检测|检测|检验|测试|测定)$', '\\1'), '')`;
}

function askedTables({ demands }: BulkOptions): string {
  return `
  CREATE OR REPLACE TEMP TABLE bulk_words AS
  SELECT row_number() OVER (ORDER BY id) AS demand, id, standard_key, standard_year, region_code,
    ${comparedSql("object")} AS object, ${comparedSql("parameter")} AS parameter
  FROM ${demands};
  CREATE OR REPLACE TEMP TABLE bulk_parts AS
  SELECT row_number() OVER (ORDER BY role, folded) AS part, role, folded FROM (
    SELECT 'object' AS role, object AS folded FROM bulk_words WHERE object IS NOT NULL
    UNION SELECT 'parameter', parameter FROM bulk_words WHERE parameter IS NOT NULL);
  CREATE OR REPLACE TEMP TABLE bulk_asked AS
  SELECT w.demand, w.id, w.standard_key, w.standard_year, w.region_code, o.part AS object_part, p.part AS parameter_part,
    list_filter([w.object, w.parameter], lambda word: word IS NOT NULL) AS wanted,
    w.object IS NULL AND w.parameter IS NULL AS wordless
  FROM bulk_words w LEFT JOIN bulk_parts o ON o.role = 'object' AND o.folded = w.object
  LEFT JOIN bulk_parts p ON p.role = 'parameter' AND p.folded = w.parameter;
  DROP TABLE bulk_words`;
}

/** Grade 0 full, 1 partly: the standard of a row beside the one asked for; an older edition meets it partly. */
const byStandard =
  `CASE WHEN a.standard_key IS NULL THEN 0 WHEN s.standard_key IS DISTINCT FROM a.standard_key THEN 1
  WHEN s.standard_year < a.standard_year THEN 1 ELSE 0 END`;

/** Whether a meeting `o` is with another object than was asked for; then it is met partly at best. */
const otherObject = `o.how IN (${otherObjects.map((how) => `'${how}'`).join(", ")})`;

/**
 * Rows whose words meet a demand, by the object, by the standard's name where the row's object says nothing of it, and where no
 * object is wanted; then rows of its standard.
 */
function hits(index: string): string {
  const row = "a.demand, r.who, r.restriction, r.parameter, r.place";
  const graded = `greatest(${byStandard}, a.other)`;
  const withParameter = (from: string) => `
    SELECT ${row}, ${graded} AS grade FROM ${from}
      JOIN parameters p ON p.part = a.parameter_part AND p.parameter = r.parameter JOIN ${index}.standards s ON s.id = r.standard
    UNION ALL
    SELECT ${row}, ${graded} AS grade FROM ${from} JOIN ${index}.standards s ON s.id = r.standard
      WHERE a.parameter_part IS NULL`;
  return [
    withParameter(
      `${index}.by_object r JOIN (SELECT a.*, o.text AS object, CAST(${otherObject} AS INTEGER) AS other
      FROM bulk_asked a JOIN bulk_met o ON o.part = a.object_part AND o.kind = 1) a ON a.object = r.object`,
    ),
    withParameter(
      `${index}.rows r JOIN (SELECT a.*, n.id AS standard, CAST(${otherObject} AS INTEGER) AS other
      FROM bulk_asked a JOIN bulk_met o ON o.part = a.object_part AND o.kind = 3
      JOIN ${index}.standards n ON n.name = o.text) a ON a.standard = r.standard
      ANTI JOIN others ON others.part = a.object_part AND others.text = r.object`,
    ),
    `SELECT ${row}, ${byStandard} AS grade FROM ${index}.by_object r JOIN (SELECT a.*, p.parameter FROM bulk_asked a
      JOIN parameters p ON p.part = a.parameter_part WHERE a.object_part IS NULL) a ON a.parameter = r.parameter
      JOIN ${index}.standards s ON s.id = r.standard`,
    `SELECT ${row}, CASE WHEN a.wordless THEN ${byStandard} ELSE 1 END AS grade FROM ${index}.rows r
      JOIN (SELECT a.*, n.id AS standard FROM bulk_asked a JOIN ${index}.standards n ON n.standard_key = a.standard_key) a
      ON a.standard = r.standard JOIN ${index}.standards s ON s.id = r.standard`,
  ].join("\n    UNION ALL ");
}

const inRegion = `CASE WHEN a.region_code IS NULL THEN false WHEN a.region_code = '000000' THEN true
  WHEN a.region_code LIKE '%0000' THEN left(w.region_code, 2) = left(a.region_code, 2)
  ELSE left(w.region_code, 4) = left(a.region_code, 4) END`;

function verdicts({ index, asOf }: BulkOptions): string {
  const day = `DATE ${literal(asOf)}`;
  return `
  WITH parameters AS (
    SELECT part, text AS parameter FROM bulk_met WHERE kind = 2
    UNION ALL SELECT part, 0 FROM bulk_parts WHERE role = 'parameter'),
  others AS (SELECT o.part, o.text FROM bulk_met o WHERE o.kind = 1 AND ${otherObject}),
  hits AS (${hits(index)}),
  together AS (
    SELECT h.demand, h.who, h.restriction, h.parameter = 0 OR coalesce(t.whole, false) AS whole, min(h.grade) AS grade,
      min_by(h.place, (h.grade, h.place)) AS place
    FROM hits h LEFT JOIN ${index}.texts t ON t.id = h.parameter AND t.whole GROUP BY ALL),
  effects AS (
    SELECT t.demand, t.restriction, t.whole, ${
    effectSql({
      kind: "x.restriction_kind",
      parts: "x.parts",
      wanted: "a.wanted",
      whole: "(t.whole AND a.parameter_part IS NOT NULL)",
    })
  } AS effect
    FROM (SELECT DISTINCT demand, restriction, whole FROM together WHERE restriction > 0) t
    JOIN bulk_asked a ON a.demand = t.demand JOIN ${index}.restrictions x ON x.id = t.restriction),
  graded AS (
    SELECT t.demand, w.body, t.place,
      CASE WHEN w.valid_until < ${day} THEN 2 WHEN t.grade = 0 AND coalesce(e.effect, 0) = 0 THEN 0 ELSE 1 END AS grade,
      ${inRegion} IS TRUE AS here, w.valid_until < ${day} + INTERVAL 1 YEAR AS ends
    FROM together t JOIN bulk_asked a ON a.demand = t.demand JOIN ${index}.who w ON w.id = t.who
    LEFT JOIN effects e ON e.demand = t.demand AND e.restriction = t.restriction AND e.whole = t.whole
    WHERE coalesce(e.effect, 0) < 2),
  counted AS (
    SELECT demand, count(DISTINCT body) FILTER (grade = 0 AND here) AS in_region,
      count(DISTINCT body) FILTER (grade = 0 AND NOT here) AS elsewhere, count(DISTINCT body) FILTER (grade = 1) AS partly,
      count(DISTINCT body) FILTER (grade = 2) AS expired,
      coalesce(bool_and(coalesce(ends, false)) FILTER (grade = 0 AND here), false) AS expiring,
      min_by(place, (grade, NOT here, place)) AS place
    FROM graded GROUP BY demand)
  SELECT a.id AS demand_id,
    CASE WHEN a.wordless AND a.standard_key IS NULL THEN 'unclear' WHEN c.in_region > 0 THEN 'in_region'
      WHEN c.elsewhere > 0 THEN 'elsewhere' WHEN c.partly > 0 THEN 'partly' ELSE 'nobody' END AS verdict,
    coalesce(c.in_region, 0) AS in_region, coalesce(c.elsewhere, 0) AS elsewhere, coalesce(c.partly, 0) AS partly,
    coalesce(c.expired, 0) AS expired, coalesce(c.expiring, false) AS expiring, r.id AS capability_id
  FROM bulk_asked a LEFT JOIN counted c ON c.demand = a.demand LEFT JOIN ${index}.rows r ON r.place = c.place
  ORDER BY a.id`;
}
