/**
 * Every fact's quote stands in its document's text exactly where it says: `text.slice(start, end) === quote`.
 *
 * The slice is made in JavaScript, whose strings count UTF-16 code units as the promise does. Facts are sorted by
 * document beside the texts, which are ordered so already, and both are walked together: each text is read once.
 *
 * @module
 */
import type { Database } from "../../../pipelines/load/duckdb.ts";
import { quoteName } from "../../../pipelines/model/mod.ts";
import { pages } from "../published.ts";
import type { Shape } from "../shape.ts";
import { type Check, type Finding, findingsKept, shown } from "./check.ts";

const name = "evidence";

/** The evidence check: `checked` facts were sliced, `withheld` stand in texts that are not published. */
export interface EvidenceCheck extends Check {
  withheld: number;
}

/** A statement with its place: `quote` stands in the text with this hash from `start` to before `end`, in UTF-16 code units. */
export interface Fact {
  table: string;
  id: string;
  document_id: string;
  text_hash: string;
  quote: string;
  start: number;
  end: number;
}

interface Text {
  document_id: string;
  hash: string;
  text: string | null;
}

const evidenceColumns = ["document_id", "text_hash", "quote", "start", "end"];

/** Prefixes of the sets of evidence that a table has: none, one, or a second one of `other_…` columns. */
function evidenceOf(shape: Shape): string[] {
  return ["", "other_"].filter((prefix) =>
    evidenceColumns.every((name) => shape.columns.some((column) => column.name === prefix + name))
  );
}

/** Re-slices all facts of all tables that have evidence columns; `told` hears how many of them are done. */
export async function checkEvidence(
  database: Database,
  shapes: readonly Shape[],
  { told }: { told: (done: number, total: number) => void } = { told() {} },
): Promise<EvidenceCheck> {
  const facts = shapes.flatMap((shape) => evidenceOf(shape).map((prefix) => select(shape, prefix)));
  const check: EvidenceCheck = { name, checked: 0, withheld: 0, findings: [] };
  if (facts.length === 0) return check;
  await database.run(
    `CREATE OR REPLACE TEMP TABLE facts AS ${facts.join(" UNION ALL ")} ORDER BY document_id, text_hash`,
  );
  const [{ total } = { total: 0 }] = await database.all<{ total: number }>(
    "SELECT count(*) AS total FROM facts",
  );
  for await (const texts of distinctTexts(database)) {
    await slicePage(database, texts, check);
    told(check.checked + check.withheld, total);
  }
  if (check.checked + check.withheld !== total) check.findings.push(...await withoutText(database));
  return check;
}

function select(shape: Shape, prefix: string): string {
  const key = shape.key.map((column) => `CAST(${quoteName(column)} AS VARCHAR)`).join(", ");
  return `SELECT '${shape.name.replaceAll("'", "''")}' AS "table", concat_ws(' / ', ${key}) AS id,
    ${evidenceColumns.map((name) => `${quoteName(prefix + name)} AS ${quoteName(name)}`).join(", ")}
    FROM ${quoteName(shape.name)}`;
}

const textColumns: Pick<Shape, "name" | "columns"> = {
  name: "document_versions",
  columns: ["document_id", "hash", "text"].map((name) => ({ name, type: "string" })),
};

/** Pages of texts; a text that came back after an edit stands in two rows and is given once. */
async function* distinctTexts(database: Database): AsyncGenerator<Text[]> {
  let document = "";
  const seen = new Set<string>();
  for await (const rows of pages(database, textColumns)) {
    yield (rows as unknown as Text[]).filter(({ document_id, hash }) => {
      if (document_id !== document) seen.clear();
      document = document_id;
      return seen.has(hash) ? false : seen.add(hash);
    });
  }
}

async function slicePage(database: Database, page: Text[], check: EvidenceCheck): Promise<void> {
  const first = page[0], last = page.at(-1);
  if (!first || !last) return;
  const texts = new Map(page.map(({ document_id, hash, text }) => [`${document_id} ${hash}`, text]));
  const facts = await database.all<Fact>(
    "SELECT * FROM facts WHERE document_id BETWEEN $1 AND $2",
    [first.document_id, last.document_id],
  );
  for (const fact of facts) {
    const text = texts.get(`${fact.document_id} ${fact.text_hash}`);
    if (text === undefined) continue; // on another page, or nowhere: the count at the end tells
    if (text === null) check.withheld += 1;
    else {
      check.checked += 1;
      const found = text.slice(fact.start, fact.end);
      if (found !== fact.quote && check.findings.length < findingsKept) {
        check.findings.push(finding(fact, found));
      }
    }
  }
}

function finding(fact: Fact, found: string): Finding {
  return {
    check: name,
    subject: `${fact.table} ${fact.id}, characters ${fact.start} to ${fact.end}`,
    wanted: shown(fact.quote),
    found: shown(found),
  };
}

async function withoutText(database: Database): Promise<Finding[]> {
  const facts = await database.all<Fact>(
    `SELECT * FROM facts WHERE NOT EXISTS (SELECT 1 FROM document_versions AS version
       WHERE version.document_id = facts.document_id AND version.hash = facts.text_hash)
     ORDER BY "table", id LIMIT ${findingsKept}`,
  );
  return facts.map((fact) => ({
    check: name,
    subject: `${fact.table} ${fact.id}`,
    wanted: `version ${fact.text_hash} of document ${fact.document_id}`,
    found: "no such version",
  }));
}
