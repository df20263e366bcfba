/** What must not be published is not: full texts and long quotes of documents whose rights are `quote`. @module */
import type { Database } from "../../../pipelines/load/duckdb.ts";
import { quoteName } from "../../../pipelines/model/mod.ts";
import type { Shape } from "../shape.ts";
import { type Check, type Finding, findingsKept, keyOf } from "./check.ts";

const name = "rights";
const longestQuote = 120; // characters, DESIGN "Rights and privacy"

/** Columns with words of a document, the column that names it, and how long the words may be. */
const limits = [
  { document: "document_id", column: "text", limit: 0 },
  { document: "document_id", column: "quote", limit: longestQuote },
  { document: "other_document_id", column: "other_quote", limit: longestQuote },
];

/** Looks at the texts, and at the quotes of every table that has them. */
export async function checkRights(database: Database, shapes: readonly Shape[]): Promise<Check> {
  const findings: Finding[] = [];
  let checked = 0;
  for (const shape of shapes) {
    const has = (wanted: string) => shape.columns.some((column) => column.name === wanted);
    for (const { document, column, limit } of limits) {
      if (!has(document) || !has(column)) continue;
      findings.push(...await tooLong(database, { shape, document, column, limit }));
      checked += 1;
    }
  }
  return { name, checked, findings };
}

async function tooLong(
  database: Database,
  rule: { shape: Shape; document: string; column: string; limit: number },
): Promise<Finding[]> {
  const { shape, document, column, limit } = rule;
  const key = shape.key.map(quoteName).join(", ");
  const rows = await database.all<Record<string, unknown> & { characters: number }>(
    `SELECT ${key}, length(${quoteName(column)}) AS characters FROM ${quoteName(shape.name)}
     WHERE length(${quoteName(column)}) > ${limit}
       AND ${quoteName(document)} IN (SELECT id FROM documents WHERE rights = 'quote')
     ORDER BY ${key} LIMIT ${findingsKept}`,
  );
  return rows.map((row) => ({
    check: name,
    subject: `${shape.name} ${keyOf(row, shape.key)}, column ${column}`,
    wanted: limit === 0 ? "null, as the rights of the document are quote" : `at most ${limit} characters`,
    found: `${row.characters} characters`,
  }));
}
