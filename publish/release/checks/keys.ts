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
    const references = shape.columns.flatMap(({ name: column, references }) =>
      references ? [{ shape, column, references }] : []
    );
    checked += 1 + references.length;
    const wrong = await suspects(database, { shape, references });
    if (wrong.has("")) findings.push(...await primaryKey(database, shape));
    for (const reference of references) {
      if (wrong.has(reference.column)) findings.push(...await foreignKey(database, reference));
    }
  }
  return { name, checked, findings };
}

/**
 * Columns with a value that nothing has, and "" where a key may stand twice, in one pass. Keys are told apart by their
 * hash, so millions of them fit into memory; the rare pair that only shares it is cleared up by the closer look.
 */
async function suspects(
  database: Database,
  { shape, references }: { shape: Shape; references: readonly Reference[] },
): Promise<Set<string>> {
  const key = shape.key.map(quoteName);
  const counts = [
    `count(*) - count(DISTINCT hash(${key.join(", ")})) + count(*) FILTER (${
      key.map((column) => `${column} IS NULL`).join(" OR ")
    }) AS "key"`,
    ...references.map((reference, index) =>
      `count(*) FILTER (${dangling(reference)}) AS "reference ${index}"`
    ),
  ];
  const [found] = await database.all<Record<string, number>>(
    `SELECT ${counts.join(", ")} FROM ${quoteName(shape.name)}`,
  );
  const wrong = references.filter((_, index) => found?.[`reference ${index}`]).map(({ column }) => column);
  return new Set([...wrong, ...(found?.["key"] ? [""] : [])]);
}

function dangling({ column, references }: Reference): string {
  const [table = "", target = ""] = references.split(".");
  const own = quoteName(column), theirs = quoteName(target);
  return `${own} IS NOT NULL AND ${own} NOT IN (SELECT ${theirs} FROM ${
    quoteName(table)
  } WHERE ${theirs} IS NOT NULL)`;
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
  const key = shape.key.map(quoteName).join(", ");
  const rows = await database.all(
    `SELECT ${key}, ${quoteName(column)} AS "referring value" FROM ${quoteName(shape.name)} WHERE ${
      dangling(reference)
    }
     ORDER BY ${key} LIMIT ${findingsKept}`,
  );
  return rows.map((row) => ({
    check: name,
    subject: `${shape.name} ${keyOf(row, shape.key)}, column ${column}`,
    wanted: `a row of ${table} with this ${target}`,
    found: shown(row["referring value"]),
  }));
}
