/**
 * Silences: targets that nothing was reported on, and kinds of document that a region has none of.
 *
 * Only regions that publish something collected are asked for more, and of documents only the kinds that every region's
 * authorities issue. A place whose code ended counts under the one in force, and a unit that was split is asked for nothing;
 * a silence says what was not collected, never that it does not exist.
 *
 * @module
 */

/** Kinds that every region's authorities issue. */
const expected = ["plan", "statistics", "proposal_reply", "case"];

/** Fills `silences` from `progress` and `documents`. */
export const silenceRows = `
INSERT INTO silences BY NAME
WITH placed AS (
  SELECT DISTINCT coalesce(region.current, d.region_code) AS region_code, d.kind
  FROM documents AS d LEFT JOIN regions AS region ON region.code = d.region_code
  WHERE d.region_code IS NOT NULL AND (region.code IS NULL OR region.current IS NOT NULL)
)
SELECT new_id(['silence', 'report', id]) AS id, region_code, 'report' AS kind, id AS progress_id,
  NULL AS document_kind
FROM progress WHERE status = 'not_reported' AND metric_id IS NOT NULL AND NOT contains(region_code, '+')
UNION ALL
SELECT new_id(['silence', 'documents', region_code, kind]) AS id, region_code, 'documents' AS kind, NULL AS progress_id,
  kind AS document_kind
FROM (SELECT DISTINCT region_code FROM placed) AS region
CROSS JOIN (SELECT unnest([${expected.map((kind) => `'${kind}'`).join(", ")}]) AS kind) AS kind
WHERE NOT EXISTS (SELECT 1 FROM placed AS d WHERE d.region_code = region.region_code AND d.kind = kind.kind);
`;
