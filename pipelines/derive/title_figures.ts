/** Figures in titles, read by the same rules as those in texts; a temporary table, for titles are no part of a text. @module */
import { extract } from "../extract/mod.ts";
import type { Database } from "../load/duckdb.ts";

interface TitleRow {
  id: string;
  title: string;
}

/** Titles sent to the database at a time. */
const batch = 2000;

/** Makes `title_figures` of all documents whose title holds a digit. */
export async function readTitleFigures(database: Database): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP TABLE title_figures (
    document_id VARCHAR, what VARCHAR, quote VARCHAR, value DOUBLE, comparator VARCHAR, unit VARCHAR,
    value_text VARCHAR, metric_id VARCHAR)`);
  const titles = await database.all<TitleRow>(
    `SELECT id, title FROM documents WHERE regexp_matches(title, '[0-9０-９]') ORDER BY id`,
  );
  for (let at = 0; at < titles.length; at += batch) {
    const figures = titles.slice(at, at + batch).flatMap(figuresOf);
    await database.run(
      `INSERT INTO title_figures SELECT unnest(from_json($1,
        '[{"document_id":"VARCHAR","what":"VARCHAR","quote":"VARCHAR","value":"DOUBLE","comparator":"VARCHAR","unit":"VARCHAR","value_text":"VARCHAR","metric_id":"VARCHAR"}]'), recursive := true)`,
      [JSON.stringify(figures)],
    );
  }
}

function figuresOf({ id, title }: TitleRow) {
  const { indicators } = extract({ title: null, text: title, fields: {}, hints: { kind: "news" } });
  return indicators
    .filter(({ value, quantified }) => quantified && value !== null)
    .map(({ what, quote, value, comparator, unit, value_text, metric_id }) => ({
      document_id: id,
      what,
      quote,
      value,
      comparator,
      unit,
      value_text,
      metric_id,
    }));
}
