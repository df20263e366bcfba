/**
 * Organisations: all mentions of one body brought together.
 *
 * What mentions disagree on goes to the most frequent answer, then to the earliest document; names and fields are
 * united. The evidence is the earliest mention.
 *
 * @module
 */

const votes = (column: string) =>
  `(SELECT m.${column} FROM mentions AS m WHERE m.organization_id = o.organization_id AND m.${column} IS NOT NULL
    GROUP BY m.${column} ORDER BY count(*) DESC, min(m.document_id) LIMIT 1) AS ${column}`;

/** Fills `organizations` from `mentions`. */
export const organizationRows = `
INSERT INTO organizations BY NAME
WITH o AS (
  SELECT m.*, row_number() OVER (PARTITION BY organization_id
    ORDER BY coalesce(d.signed, d.published, d.first_seen), m.document_id) AS place
  FROM mentions AS m JOIN documents AS d ON d.id = m.document_id
)
SELECT o.organization_id AS id, o.name, ${votes("type")}, ${votes("level")}, o.region_code, ${
  votes("cma_number")
},
  ${votes("founded")}, ${votes("parent")}, ${votes("succeeded_by")},
  (SELECT coalesce(list(field ORDER BY field), []) FROM (SELECT DISTINCT unnest(m.fields) AS field FROM mentions AS m
    WHERE m.organization_id = o.organization_id)) AS fields,
  (SELECT coalesce(list(alias ORDER BY alias), []) FROM (SELECT DISTINCT unnest(list_append(m.aliases, m.name_text)) AS alias
    FROM mentions AS m WHERE m.organization_id = o.organization_id) WHERE alias <> o.name) AS aliases,
  (SELECT count(DISTINCT m.document_id) FROM mentions AS m WHERE m.organization_id = o.organization_id) AS documents,
  o.document_id, o.text_hash, o.quote, o."start", o."end"
FROM o WHERE place = 1;
`;
