/** Every published row is what its zod schema says. @module */
import type { Database } from "../../../pipelines/load/duckdb.ts";
import type { Table } from "../../../pipelines/model/mod.ts";
import { pages } from "../published.ts";
import { shapeOf } from "../shape.ts";
import { type Check, type Finding, findingsKept, keyOf, shown } from "./check.ts";

const name = "schema";

/** Parses all rows of all tables, page by page. */
export async function checkSchema(database: Database, tables: readonly Table[]): Promise<Check> {
  const findings: Finding[] = [];
  let checked = 0;
  for (const table of tables) {
    const ofTable: Finding[] = [];
    for await (const rows of pages(database, shapeOf(table))) {
      checked += rows.length;
      for (const row of rows) {
        if (ofTable.length < findingsKept) ofTable.push(...rowFindings(table, row));
      }
    }
    findings.push(...ofTable);
  }
  return { name, checked, findings };
}

function rowFindings(table: Table, row: Record<string, unknown>): Finding[] {
  const result = table.schema.safeParse(row);
  return (result.error?.issues ?? []).slice(0, 1).map((issue) => ({
    check: name,
    subject: `${table.name} ${keyOf(row, table.key)}, column ${issue.path.join(".")}`,
    wanted: issue.message,
    found: shown(row[String(issue.path[0])]),
  }));
}
