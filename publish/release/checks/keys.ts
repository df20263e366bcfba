/** No key stands twice, and every reference has what it refers to. @module */
import type { Database } from "../../../pipelines/load/duckdb.ts";
import { quoteName } from "../../../pipelines/model/mod.ts";
import type { Shape } from "../shape.ts";
import { type Check, type Finding, findingsKept, keyOf, shown } from "./check.ts";

const name = "keys";

/** Looks for repeated primary keys, null in one, and foreign keys without a row. */
export async function checkKeys(database: Database, shapes: readonly Shape[]): Promise<Check> {
  const findings: Finding[] = [];
  let checked = 0;
  for (const shape of shapes) {
    findings.push(...await primaryKey(database, shape));
    checked += 1;
    for (const { name: column, references } of shape.columns) {
      if (!references) continue;
      findings.push(...await foreignKey(database, { shape, column, references }));
      checked += 1;
    }
  }
  return { name, checked, findings };
}

async function primaryKey(database: Database, shape: Shape): Promise<Finding[]> {
  const key = shape.key.map(quoteName);
  const rows = await database.all<Record<string, unknown> & { times: number }>(
    `SELECT ${key.join(", ")}, count(*) AS times FROM ${quoteName(shape.name)}
     GROUP BY ALL HAVING count(*) > 1 OR ${key.map((column) => `${column} IS NULL`).join(" OR ")}
     ORDER BY ${key.join(", ")} LIMIT ${findingsKept}`,
  );
  return rows.map((row) => ({
    check: name,
    subject: `${shape.name} ${keyOf(row, shape.key)}`,
    wanted: `one row with this ${shape.key.join(", ")}, not null`,
    found: `${row.times}`,
  }));
}

interface Reference {
  shape: Shape;
  column: string;
  /** `table.column`. */
  references: string;
}

async function foreignKey(database: Database, reference: Reference): Promise<Finding[]> {
  const { shape, column, references } = reference;
  const [table = "", target = ""] = references.split(".");
  const own = quoteName(column), theirs = quoteName(target);
  const key = shape.key.map(quoteName).join(", ");
  const rows = await database.all(
    `SELECT ${key}, ${own} AS "referring value" FROM ${quoteName(shape.name)}
     WHERE ${own} IS NOT NULL AND ${own} NOT IN (SELECT ${theirs} FROM ${
      quoteName(table)
    } WHERE ${theirs} IS NOT NULL)
     ORDER BY ${key} LIMIT ${findingsKept}`,
  );
  return rows.map((row) => ({
    check: name,
    subject: `${shape.name} ${keyOf(row, shape.key)}, column ${column}`,
    wanted: `a row of ${table} with this ${target}`,
    found: shown(row["referring value"]),
  }));
}
