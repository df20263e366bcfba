/**
 * Totals that their parts do not sum to: in sentences (128家,其中企业81家、事业单位39家、其他6家) and in tables.
 *
 * 其中 often names a few of many, so a sum that falls short proves nothing by itself. Wanted are at least three parts, or
 * two of which one is 其他 or 其余, that come within a twentieth of the total and still miss it by more than rounding.
 *
 * @module
 */
import type { Database } from "../load/duckdb.ts";
import { unevenTotals } from "./table_totals.ts";

/**
 * Figures that stand side by side: a total, and behind 其中 the parts, each at most three characters from the one before,
 * in one unit. A part printed in 万 or with decimals may be off by half its last place.
 */
const inSentences = `
WITH placed AS (
  SELECT *, coalesce("start" - lag("end") OVER here > 3 OR lag(unit) OVER here IS DISTINCT FROM unit
      OR regexp_matches(quote, '^(?:其中|包括)'), true) AS opens,
    regexp_matches(quote, '^(?:其中|包括)') AS divides,
    CASE WHEN regexp_matches(value_text, '万|亿|[.]') THEN precision_of(value, value_text, quote) / 2 ELSE 0 END AS slack
  FROM indicators
  WHERE quantified AND value IS NOT NULL AND unit <> '%'
  WINDOW here AS (PARTITION BY document_id ORDER BY "start", "end", id)
), placed_run AS (
  SELECT *, sum(CAST(opens AS INT)) OVER (PARTITION BY document_id ORDER BY "start", "end", id) AS run,
    row_number() OVER (PARTITION BY document_id ORDER BY "start", "end", id) AS place
  FROM placed
), parts AS (
  SELECT document_id, run, bool_or(divides) AS divides, sum(value) AS sum, sum(slack) AS slack, count(*) AS parts,
    bool_or(regexp_matches(what, '其他|其它|其余')) AS closes, bool_and(comparator = 'eq') AS exact,
    min(place) AS place, min("start") AS "start", max("end") AS "end", arg_min("end", "start") AS first_end,
    arg_min(quote, "start") AS first_quote, any_value(unit) AS unit
  FROM placed_run GROUP BY document_id, run
)
SELECT total.document_id, total.text_hash, total.region_code, total.metric_id, total.what AS subject, total.unit,
  total.period, total.id AS indicator_id, total.quote, total."start", total."end", total.value,
  parts.first_quote, parts.first_end, parts."start" AS parts_start, parts."end" AS parts_end, parts.sum AS other_value,
  (SELECT any_value(v.text) FROM document_versions AS v
    WHERE v.document_id = total.document_id AND v.hash = total.text_hash) AS text
FROM parts
JOIN placed_run AS total ON total.document_id = parts.document_id AND total.place = parts.place - 1
  AND total.unit = parts.unit AND parts."start" - total."end" BETWEEN 0 AND 3
WHERE parts.divides AND parts.exact AND total.comparator = 'eq'
  AND (parts.parts >= 3 OR (parts.parts = 2 AND parts.closes))
  AND abs(parts.sum - total.value) > parts.slack + total.slack + 0.000001
  AND abs(parts.sum - total.value) <= 0.05 * total.value
ORDER BY total.id`;

/** A total in a sentence, and the stretch of its parts. */
interface SentenceRow {
  document_id: string;
  text_hash: string;
  region_code: string | null;
  metric_id: string | null;
  subject: string;
  unit: string | null;
  period: string | null;
  indicator_id: string;
  quote: string;
  start: number;
  end: number;
  value: number;
  first_quote: string;
  first_end: number;
  parts_start: number;
  parts_end: number;
  other_value: number;
  /** Null where rights withhold it; then the first part alone is quoted. */
  text: string | null;
}

/** A document whose tables may hold totals. */
interface TextRow {
  document_id: string;
  text_hash: string;
  region_code: string | null;
  text: string;
}

/** Documents read at a time; bounds memory. */
const batch = 200;

/** Adds the discrepancies of the rule `parts`. Texts that rights withhold are not read. */
export async function findUnevenParts(database: Database): Promise<void> {
  const sentences = await database.all<SentenceRow>(inSentences);
  await insert(database, sentences.map(sentenceRow));
  let after = "";
  while (true) {
    const texts = await database.all<TextRow>(
      `SELECT d.id AS document_id, d.text_hash, d.region_code, v.text
       FROM documents AS d JOIN document_versions AS v ON v.document_id = d.id AND v.hash = d.text_hash
       WHERE d.id > $1 AND regexp_matches(v.text, '\\t') AND regexp_matches(v.text, '合\\s*计|总\\s*计|共\\s*计|总数')
       QUALIFY row_number() OVER (PARTITION BY d.id ORDER BY v.hash) = 1
       ORDER BY d.id LIMIT ${batch}`,
      [after],
    );
    await insert(database, texts.flatMap(tableRows));
    after = texts.at(-1)?.document_id ?? "";
    if (texts.length < batch) return;
  }
}

/** A discrepancy within one document, before it has an id. */
type Uneven = ReturnType<typeof sentenceRow>;

const insertRows = `
INSERT INTO discrepancies BY NAME
SELECT new_id(['discrepancy', 'parts', document_id, subject, CAST(value AS VARCHAR), quote]) AS id, 'parts' AS rule,
  * REPLACE (nullif(indicator_id, '') AS indicator_id),
  document_id AS other_document_id, text_hash AS other_text_hash
FROM (SELECT unnest(from_json($1, '[{
  "document_id": "VARCHAR", "text_hash": "VARCHAR", "region_code": "VARCHAR", "metric_id": "VARCHAR",
  "subject": "VARCHAR", "unit": "VARCHAR", "period": "VARCHAR", "indicator_id": "VARCHAR",
  "quote": "VARCHAR", "start": "BIGINT", "end": "BIGINT",
  "other_quote": "VARCHAR", "other_start": "BIGINT", "other_end": "BIGINT",
  "value": "DOUBLE", "other_value": "DOUBLE"}]'), recursive := true))
QUALIFY row_number() OVER (PARTITION BY id ORDER BY "start") = 1`;

async function insert(database: Database, rows: Uneven[]): Promise<void> {
  if (rows.length > 0) await database.run(insertRows, [JSON.stringify(rows)]);
}

function sentenceRow({ text, first_quote, first_end, parts_start, parts_end, ...total }: SentenceRow) {
  return {
    ...total,
    other_quote: text === null ? first_quote : text.slice(parts_start, parts_end),
    other_start: parts_start,
    other_end: text === null ? first_end : parts_end,
  };
}

function tableRows({ document_id, text_hash, region_code, text }: TextRow): Uneven[] {
  return unevenTotals(text).map((found) => ({
    document_id,
    text_hash,
    region_code,
    metric_id: null,
    period: null,
    indicator_id: "",
    subject: found.subject,
    unit: found.unit,
    quote: text.slice(found.totalStart, found.totalEnd),
    start: found.totalStart,
    end: found.totalEnd,
    other_quote: text.slice(found.rowsStart, found.rowsEnd),
    other_start: found.rowsStart,
    other_end: found.rowsEnd,
    value: found.total,
    other_value: found.sum,
  }));
}
