/** A database in memory with a few documents and figures, for the tests of derived tables. @module */
import { z } from "zod";
import { metricRecords } from "../../pipelines/extract/metrics/mod.ts";
import { type Database, openDatabase } from "../../pipelines/load/duckdb.ts";
import { commitments } from "../../pipelines/model/commitments.ts";
import { discrepancies } from "../../pipelines/model/discrepancies.ts";
import { documents } from "../../pipelines/model/documents.ts";
import { documentVersions } from "../../pipelines/model/document_versions.ts";
import { figureColumns, figureRules } from "../../pipelines/model/figure_discrepancies.ts";
import { type IndicatorRecord, indicators } from "../../pipelines/model/indicators.ts";
import { mentions } from "../../pipelines/model/mentions.ts";
import { metrics } from "../../pipelines/model/metrics.ts";
import { regions } from "../../pipelines/model/regions.ts";
import { columns, ddl, duckdbType, type Table } from "../../pipelines/model/table.ts";
import { regionRecords } from "../../pipelines/normalise/regions.ts";

/** A document; its id is its place in the list as a letter: a, b, c. */
export interface Given {
  day: string;
  title?: string;
  text?: string;
  region?: string;
  kind?: string;
  figures?: Partial<IndicatorRecord>[];
  commitments?: Record<string, unknown>[];
  mentions?: Record<string, unknown>[];
}

const rules = z.enum(["conflicting_copies", ...figureRules]).meta({ zh: "规则", en: "Rule" });
const extended = { ...discrepancies, schema: discrepancies.schema.extend({ ...figureColumns, rule: rules }) };

/** Opens a database that holds the documents. Close it. */
export async function databaseOf(given: Given[]): Promise<Database> {
  const database = await openDatabase(":memory:");
  const tables = [documents, documentVersions, indicators, commitments, metrics, regions, mentions, extended];
  // Tests give the columns they are about, so nothing is demanded of the others.
  for (const table of tables as unknown as Table[]) {
    await database.run(ddl(table).replaceAll(" NOT NULL", "").replace(/,\s*PRIMARY KEY [^)]*\)/, ""));
  }
  await insert(database, metrics, metricRecords());
  await insert(database, regions, regionRecords());
  for (const [index, one] of given.entries()) {
    await insertDocument(database, String.fromCharCode(97 + index), one);
  }
  return database;
}

async function insertDocument(database: Database, id: string, given: Given): Promise<void> {
  const region_code = given.region ?? "510000";
  const text = given.text ?? "";
  await insert(database, documents, [{
    id,
    source_id: "s",
    url: `https://s.sample.example/${id}`,
    title: given.title ?? "文件",
    published: given.day,
    kind: given.kind ?? "news",
    region_code,
    script: "Hans",
    rights: "open",
    text_hash: `h${id}`,
    characters: text.length,
    first_seen: given.day,
    last_changed: given.day,
    last_seen: given.day,
  }]);
  await insert(database, documentVersions, [
    { document_id: id, hash: `h${id}`, seen_from: given.day, change: "first", archive: "x", text },
  ]);
  const evidence = { document_id: id, text_hash: `h${id}`, quote: "句", start: 0, end: 1 };
  await insert(
    database,
    indicators,
    (given.figures ?? []).map((figure, index) => {
      const value_text = figure.value_text ?? `${figure.value}${figure.unit ?? ""}`;
      const quote = figure.quote ?? `${figure.what ?? ""}${value_text}`;
      const start = figure.start ?? index * 100;
      return {
        id: `${id}${index}`,
        metric_id: null,
        what: "",
        comparator: "eq",
        kind: "actual",
        period: given.day,
        region_code,
        scope: "province",
        quantified: true,
        repeats: 0,
        document_id: id,
        text_hash: `h${id}`,
        ...figure,
        value_text,
        quote,
        start,
        end: start + quote.length,
      };
    }),
  );
  await insert(database, commitments, (given.commitments ?? []).map((row) => ({ ...evidence, ...row })));
  await insert(database, mentions, (given.mentions ?? []).map((row) => ({ ...evidence, ...row })));
}

/** Inserts records at once; what is not given is null, or an empty list. */
async function insert(database: Database, table: Table, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  const derived = columns(table);
  const shape = Object.fromEntries(
    derived.map((column) => [column.name, column.type === "strings" ? ["VARCHAR"] : duckdbType(column)]),
  );
  const lists = derived.filter(({ type }) => type === "strings").map(({ name }) => [name, []]);
  const filled = rows.map((row) => ({ ...Object.fromEntries(lists), ...row }));
  await database.run(
    `INSERT INTO ${table.name} BY NAME SELECT unnest(from_json($1, $2), recursive := true)`,
    [JSON.stringify(filled), JSON.stringify([shape])],
  );
}
