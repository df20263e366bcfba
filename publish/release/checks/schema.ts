/**
 * Every published row is what its zod schema says.
 *
 * The rules are read from zod's own JSON Schema and asked of DuckDB, a table at a time: millions of rows are checked
 * without one of them becoming an object of JavaScript. Types need no rule, as Parquet holds them; a rule of a kind that
 * is not known here is an error of the code, never passed over.
 *
 * @module
 */
import { type Database, literal } from "../../../pipelines/load/duckdb.ts";
import { jsonSchema, quoteName, type Table } from "../../../pipelines/model/mod.ts";
import { publishedRows } from "../published.ts";
import type { Shape } from "../shape.ts";
import { type Check, type Finding, findingsKept, keyOf, shown } from "./check.ts";

const name = "schema";

/** A table and the pieces of it that are to be looked at. */
export interface Looked {
  table: Table;
  /** Shape with the parts to look at only. */
  shape: Shape;
}

/** Asks all rules of all rows. */
export async function checkSchema(
  database: Database,
  folder: string,
  looked: readonly Looked[],
): Promise<Check> {
  const findings: Finding[] = [];
  let checked = 0;
  for (const { table, shape } of looked) {
    const rows = publishedRows(folder, shape);
    const [counted] = await database.all<{ rows: number }>(`SELECT count(*) AS rows FROM ${rows}`);
    checked += counted?.rows ?? 0;
    findings.push(...await broken(database, { table, rows }));
  }
  return { name, checked, findings };
}

async function broken(
  database: Database,
  { table, rows }: { table: Table; rows: string },
): Promise<Finding[]> {
  const rules = rulesOf(table);
  if (rules.length === 0) return [];
  const failing = rules.map(({ column, broken }, index) => `WHEN ${broken(quoteName(column))} THEN ${index}`);
  const key = table.key.map(quoteName).join(", ");
  const found = await database.all<Record<string, unknown> & { rule: number }>(
    `SELECT * FROM (SELECT *, CASE ${failing.join(" ")} END AS rule FROM ${rows})
     WHERE rule IS NOT NULL ORDER BY ${key} LIMIT ${findingsKept}`,
  );
  return found.flatMap((row) => {
    const rule = rules[row.rule];
    return rule
      ? [{
        check: name,
        subject: `${table.name} ${keyOf(row, table.key)}, column ${rule.column}`,
        wanted: rule.wanted,
        found: shown(row[rule.column]),
      }]
      : [];
  });
}

interface Rule {
  column: string;
  wanted: string;
  /** SQL that is true where the rule is broken. */
  broken: (column: string) => string;
}

type Branch = Record<string, unknown>;

const quiet = new Set([
  ...["type", "format", "items", "zh", "en", "unit", "example", "references", "live", "anyOf"],
  ...["title", "description", "default", "$schema"],
]);

/** The rules of a table in the order of its columns. @throws {TypeError} at a kind of rule that is not known */
export function rulesOf(table: Table): Rule[] {
  const { properties } = jsonSchema(table) as { properties: Record<string, Branch> };
  return Object.entries(properties).flatMap(([column, property]) => {
    const branches = (property["anyOf"] as Branch[] | undefined) ?? [property];
    const types = branches.flatMap((branch) => [branch["type"] ?? []].flat());
    const inner = branches.find((branch) => branch["type"] !== "null") ?? property;
    const where = { column, table: table.name };
    return [
      ...(types.includes("null")
        ? []
        : [{ column, wanted: "a value", broken: (name: string) => `${name} IS NULL` }]),
      ...(types.includes("number") ? [finite(column)] : []),
      ...(types.includes("array") ? [{ column, wanted: "no null in the list", broken: nullInside }] : []),
      ...Object.entries(inner).flatMap(([kind, value]) => ruleOf(kind, { value, ...where })),
    ];
  });
}

const nullInside = (name: string) => `list_count(${name}) < len(${name})`;

function finite(column: string): Rule {
  return { column, wanted: "a finite number", broken: (name) => `NOT isfinite(${name})` };
}

function ruleOf(
  kind: string,
  { value, column, table }: { value: unknown; column: string; table: string },
): Rule[] {
  if (quiet.has(kind)) return [];
  const rule = (wanted: string, broken: (name: string) => string) => [{ column, wanted, broken }];
  if (kind === "enum" && Array.isArray(value)) {
    const values = value.filter((one) => one !== null).map(String);
    return rule(
      `one of ${values.join(", ")}`,
      (name) => `${name} NOT IN (${values.map(literal).join(", ")})`,
    );
  }
  if (kind === "const") return rule(String(value), (name) => `${name} <> ${literal(String(value))}`);
  if (kind === "minLength") {
    return rule(`${value} characters or more`, (name) => `length(${name}) < ${value}`);
  }
  if (kind === "maxLength") {
    return rule(`at most ${value} characters`, (name) => `length(${name}) > ${value}`);
  }
  if (kind === "minimum") return rule(`${value} or more`, (name) => `${name} < ${value}`);
  if (kind === "maximum") return rule(`at most ${value}`, (name) => `${name} > ${value}`);
  if (kind === "exclusiveMinimum") return rule(`more than ${value}`, (name) => `${name} <= ${value}`);
  if (kind === "exclusiveMaximum") return rule(`less than ${value}`, (name) => `${name} >= ${value}`);
  // a day's pattern is the type's; DuckDB compares a date with no text
  if (kind === "pattern" && !String(value).includes("\\d{4}")) {
    return rule(`a text like ${value}`, (name) => `NOT regexp_matches(${name}, ${literal(String(value))})`);
  }
  if (kind === "pattern") return [];
  throw new TypeError(`Cannot check ${table}.${column}: wanted a known kind of rule, found ${kind}`);
}
