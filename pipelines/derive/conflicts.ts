/**
 * Figures that cannot both hold: two documents that give one thing, place, period and kind different values, and a
 * title that gives another value than its text.
 *
 * Values conflict only beyond what either prints: 4.2万 and 42156 agree, 2500余 and 2558 agree, 24 and 25 do not. A thing
 * that one document itself gives several values for the period is left alone, for there the words do not tell them
 * apart; so is one that no metric vouches for and whose name is short (机构, 项目), and one with more values than
 * {@linkcode mostValues}, of which an issue tells (`many_values.ts`).
 *
 * Where many documents repeat a value, the first ten of them stand for it and each later one is paired with the first
 * that says otherwise: every document that contradicts another has its row, and the work grows with the documents, not
 * with the square of them.
 *
 * @module
 */

/** Whether two values cannot both hold, given how each is bounded and printed. */
const cannotBothHold = `
CREATE OR REPLACE TEMP MACRO clash(a, a_bound, a_precision, b, b_bound, b_precision) AS CASE
  WHEN a_bound = 'eq' AND b_bound = 'eq' THEN abs(a - b) > 0.999 * greatest(a_precision, b_precision)
  WHEN b_bound = 'eq' AND a_bound IN ('ge', 'gt') THEN a - b > 0.999 * greatest(a_precision, b_precision)
  WHEN a_bound = 'eq' AND b_bound IN ('ge', 'gt') THEN b - a > 0.999 * greatest(a_precision, b_precision)
  WHEN b_bound = 'eq' AND a_bound IN ('le', 'lt') THEN b - a > 0.999 * greatest(a_precision, b_precision)
  WHEN a_bound = 'eq' AND b_bound IN ('le', 'lt') THEN a - b > 0.999 * greatest(a_precision, b_precision)
  ELSE false END;
`;

/** A year and its last day are one time for what is counted at a point; a month holds its days. */
const samePeriod = `(a.period = b.period OR (a.period_end = b.period_end AND a.basis = 'level')
  OR (length(a.period) = 7 AND starts_with(b.period, a.period)) OR (length(b.period) = 7 AND starts_with(a.period, b.period)))`;

const sameThing =
  `a.region_code = b.region_code AND a.key = b.key AND same_unit(a.unit, b.unit) AND a.basis = b.basis
  AND coalesce(a.metric_id, b.metric_id, '') = coalesce(b.metric_id, a.metric_id, '')`;

/** Most values of one thing, place and period that are compared; where there are more, the words do not tell things apart. */
export const mostValues = 20;

/** Documents that repeat one value and are each paired with all that stand for another one. */
const mostEarly = 10;

/**
 * Figures of a thing for which their document gives one value only; how many values documents give for the thing, and
 * how many documents give this one before, this document counted.
 */
const single = `
CREATE OR REPLACE TEMP TABLE single_figures AS
WITH single AS (
SELECT * FROM figures
WHERE period IS NOT NULL AND value_max IS NULL AND NOT bare AND NOT contains(region_code, '+')
  AND length(subject) >= CASE WHEN metric_id IS NULL THEN 6 ELSE 2 END
QUALIFY count(DISTINCT value) OVER (PARTITION BY document_id, region_code, key, kind, period_end) = 1
)
SELECT *, count(DISTINCT value) OVER thing AS "values",
  dense_rank() OVER (PARTITION BY region_code, key, coalesce(unit, ''), kind, basis, span, period, value
    ORDER BY stated_on, document_id) AS telling
FROM single
WINDOW thing AS (PARTITION BY region_code, key, coalesce(unit, ''), kind, basis, span, period);
CREATE OR REPLACE TEMP VIEW compared AS FROM single_figures WHERE "values" <= ${mostValues};
CREATE OR REPLACE TEMP VIEW first AS FROM compared WHERE telling = 1;
CREATE OR REPLACE TEMP VIEW early AS FROM compared WHERE telling <= ${mostEarly};
CREATE OR REPLACE TEMP VIEW late AS FROM compared WHERE telling > ${mostEarly};
`;

/** Pairs of ids that conflict, the one stated first before the other. */
const clashes = (one: string, other: string) => `
  SELECT a.id AS one, b.id AS other
  FROM ${one} AS a
  JOIN ${other} AS b ON ${sameThing} AND a.kind = b.kind AND a.span = b.span
    AND a.document_id <> b.document_id AND (a.stated_on, a.document_id) < (b.stated_on, b.document_id)
  WHERE ${samePeriod} AND clash(a.value, a.comparator, a.precision, b.value, b.comparator, b.precision)`;

const betweenDocuments = `
INSERT INTO discrepancies BY NAME
WITH pairs AS (${clashes("early", "early")}
  UNION ALL ${clashes("first", "late")}
  UNION ALL ${clashes("late", "first")}
)
SELECT new_id(['discrepancy', 'figures', a.id, b.id]) AS id, 'figures' AS rule,
  a.document_id, a.text_hash, a.quote, a."start", a."end",
  b.document_id AS other_document_id, b.text_hash AS other_text_hash, b.quote AS other_quote,
  b."start" AS other_start, b."end" AS other_end,
  a.region_code, coalesce(a.metric_id, b.metric_id) AS metric_id, a.what AS subject, a.unit, a.period,
  a.value, a.id AS indicator_id, b.id AS other_indicator_id, b.value AS other_value
FROM pairs
JOIN compared AS a ON a.id = pairs.one
JOIN compared AS b ON b.id = pairs.other
QUALIFY row_number() OVER (PARTITION BY a.document_id, b.document_id, a.key, a.period_end ORDER BY a.id, b.id) = 1;
`;

/**
 * `title_figures` holds the figures read from titles, one row each. A title is wrong about a thing where it gives another
 * value than each of the text's figures of that thing.
 */
const titleAgainstText = `
INSERT INTO discrepancies BY NAME
WITH faced AS (
  SELECT t.value AS title_value, t.quote AS title_words, t.what AS title_what, f.*,
    clash(t.value, t.comparator, precision_of(t.value, t.value_text, t.quote), f.value, f.comparator, f.precision)
      AS clashes
  FROM title_figures AS t
  JOIN figures AS f ON f.document_id = t.document_id AND same_unit(t.unit, f.unit) AND f.value_max IS NULL
    AND f.metric_id IS NOT DISTINCT FROM t.metric_id AND f.key = key_of(subject_of(t.what)) AND NOT f.bare
)
SELECT new_id(['discrepancy', 'title', id, title_words]) AS id, 'title' AS rule,
  document_id, text_hash, quote, "start", "end",
  document_id AS other_document_id, text_hash AS other_text_hash, quote AS other_quote,
  "start" AS other_start, "end" AS other_end, title_words AS title,
  region_code, metric_id, what AS subject, unit, period, value, id AS indicator_id,
  NULL AS other_indicator_id, title_value AS other_value
FROM faced
QUALIFY bool_and(clashes) OVER (PARTITION BY document_id, title_what, title_value)
  AND row_number() OVER (PARTITION BY document_id, title_what, title_value ORDER BY "start") = 1;
`;

/** A title that names the thing and prints the text's digits with the point elsewhere or lost: 指数达到865, where the text says 86.5. */
const movedPoint = `
INSERT INTO discrepancies BY NAME
WITH numbers AS (
  SELECT id AS document_id, title, unnest(regexp_extract_all(title, '[0-9]+(?:[.][0-9]+)?')) AS number
  FROM documents WHERE regexp_matches(title, '[0-9]{2}')
), faced AS (
  SELECT f.*, n.title, n.number, CAST(n.number AS DOUBLE) AS title_value
  FROM numbers AS n
  JOIN figures AS f ON f.document_id = n.document_id AND length(f.subject) >= 4 AND contains(n.title, f.subject)
    AND contains(printed(f.value_text), '.')
    AND replace(printed(f.value_text), '.', '') = replace(n.number, '.', '') AND printed(f.value_text) <> n.number
  WHERE length(n.number) BETWEEN 2 AND 9 AND NOT contains(f.quote, n.number)
)
SELECT new_id(['discrepancy', 'title', id, number]) AS id, 'title' AS rule,
  document_id, text_hash, quote, "start", "end",
  document_id AS other_document_id, text_hash AS other_text_hash, quote AS other_quote,
  "start" AS other_start, "end" AS other_end, title AS title,
  region_code, metric_id, what AS subject, unit, period, value, id AS indicator_id,
  NULL AS other_indicator_id, title_value AS other_value
FROM faced
WHERE NOT EXISTS (SELECT 1 FROM discrepancies AS d WHERE d.rule = 'title' AND d.indicator_id = faced.id)
QUALIFY row_number() OVER (PARTITION BY document_id, number ORDER BY "start") = 1;
`;

/** Statements that add the discrepancies of the rules `figures` and `title`, in order. */
export const conflictSteps = cannotBothHold + single + betweenDocuments + titleAgainstText + movedPoint;
