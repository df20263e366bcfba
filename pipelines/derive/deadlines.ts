/**
 * Deadlines: each dated commitment, and the later document that reports on it.
 *
 * A report is a later document of the same place that answers a target standing in the commitment's words (`progress`),
 * or that holds a finished commitment sharing three fifths of its pairs of characters. A plan that repeats the task is no
 * report.
 *
 * @module
 */

/** Smallest share of the shorter text's character pairs that two texts have in common. */
const alike = 0.6;

/** Fills `deadlines`; `$1` is the day of the last collection. */
export const deadlineRows = `
INSERT INTO deadlines BY NAME
WITH placed AS (
  SELECT c.*, coalesce(region.current, d.region_code) AS region_code, coalesce(d.signed, d.published, d.first_seen) AS stated_on,
    list_distinct([c.text[i:i + 1] FOR i IN range(1, length(c.text))]) AS pairs
  FROM commitments AS c JOIN documents AS d ON d.id = c.document_id
  LEFT JOIN regions AS region ON region.code = d.region_code
), dated AS (
  SELECT * FROM placed WHERE due IS NOT NULL AND status IN ('planned', 'ongoing')
), answered AS (
  SELECT c.id, p.actual_document_id AS report_id, a.stated_on
  FROM dated AS c
  JOIN progress AS p ON p.target_document_id = c.document_id AND p.actual_id IS NOT NULL
    AND p.target_start < c."end" AND p.target_end > c."start"
  JOIN figures AS a ON a.id = p.actual_id
  UNION ALL
  SELECT c.id, done.document_id, done.stated_on
  FROM dated AS c
  JOIN placed AS done ON done.status = 'done' AND done.region_code = c.region_code
    AND done.document_id <> c.document_id AND done.stated_on > c.stated_on
    AND least(len(done.pairs), len(c.pairs)) >= 6
    AND len(list_intersect(done.pairs, c.pairs)) >= ${alike} * least(len(done.pairs), len(c.pairs))
), first_report AS (
  SELECT id, arg_min(report_id, (stated_on, report_id)) AS report_id FROM answered GROUP BY id
)
SELECT c.id AS commitment_id, c.document_id, c.region_code, last_day_of(c.due) AS due_day, r.report_id,
  r.report_id IS NULL AND last_day_of(c.due) < CAST($1 AS DATE) AS overdue
FROM dated AS c LEFT JOIN first_report AS r ON r.id = c.id;
`;
