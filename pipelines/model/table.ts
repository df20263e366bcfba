/**
 * One zod schema a table; everything else is derived from it here: columns, DuckDB DDL, JSON Schema, codebook lines.
 *
 * A column's zod type carries `.meta({ zh, en, … })`. Types come from zod's own JSON Schema, so there is no second
 * reading of the schema that could drift.
 *
 * @module
 */
import { z } from "zod";

/** What a column says of itself besides its type. */
export interface ColumnMeta {
  /** Chinese description. */
  zh: string;
  /** English description. */
  en: string;
  /** Unit of the values, where they have one. */
  unit?: string;
  example?: string;
  /** `table.column` that the values stand in. */
  references?: string;
  /** Changes with each collection though the world did not; left out of the comparison of two versions. */
  live?: true;
}

/** Neutral column types; `strings` is a list of strings. */
export type ColumnType = "string" | "date" | "integer" | "number" | "boolean" | "strings";

/** One column, derived. */
export interface Column extends ColumnMeta {
  name: string;
  type: ColumnType;
  nullable: boolean;
  /** Allowed values of a closed list, else null. */
  values: string[] | null;
}

/** One table of the model. */
export interface Table<Shape extends z.ZodRawShape = z.ZodRawShape> {
  name: string;
  title: { zh: string; en: string };
  /** What a row is. */
  description: { zh: string; en: string };
  schema: z.ZodObject<Shape>;
  /** Primary key; also the order of rows in every published file. */
  key: string[];
}

/** Declares a table. */
export function defineTable<Shape extends z.ZodRawShape>(table: Table<Shape>): Table<Shape> {
  return table;
}

interface JsonColumn extends Partial<ColumnMeta> {
  type?: string | string[];
  format?: string;
  enum?: string[];
  anyOf?: JsonColumn[];
}

/** What {@linkcode columns} found: it is asked at every step of a release, and a table never changes. */
const derived = new WeakMap<Table, readonly Column[]>();

/** Columns in the order of the schema. @throws {TypeError} when a column has no description or an unknown type. */
export function columns(table: Table): readonly Column[] {
  const known = derived.get(table) ?? columnsOf(table);
  derived.set(table, known);
  return known;
}

function columnsOf(table: Table): Column[] {
  const json = z.toJSONSchema(table.schema) as { properties: Record<string, JsonColumn> };
  return Object.entries(json.properties).map(([name, property]) => {
    const branches = (property.anyOf ?? [property]).flatMap((branch) =>
      [branch.type ?? []].flat().map((type) => ({ ...branch, type }))
    );
    const inner = branches.find((branch) => branch.type !== "null") ?? property;
    const { zh, en, unit, example, references, live } = property;
    if (!zh || !en) throw new TypeError(`Cannot describe column ${table.name}.${name}: it needs zh and en`);
    return {
      name,
      type: columnType(inner, `${table.name}.${name}`),
      nullable: branches.some((branch) => branch.type === "null"),
      values: inner.enum?.filter((value) => value !== null) ?? null,
      zh,
      en,
      ...(unit && { unit }),
      ...(example && { example }),
      ...(references && { references }),
      ...(live && { live }),
    };
  });
}

function columnType(property: JsonColumn, where: string): ColumnType {
  if (property.type === "string") return property.format === "date" ? "date" : "string";
  if (property.type === "array") return "strings";
  if (property.type === "integer" || property.type === "number" || property.type === "boolean") {
    return property.type;
  }
  throw new TypeError(`Cannot derive the type of ${where}: found ${JSON.stringify(property)}`);
}

const duckdbTypes: Record<ColumnType, string> = {
  string: "VARCHAR",
  date: "DATE",
  integer: "BIGINT",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  strings: "VARCHAR[]",
};

/** DuckDB type of a column. */
export function duckdbType(column: Column): string {
  return duckdbTypes[column.type];
}

/** A name as SQL writes it; `end` and `text` are words of the language. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `CREATE TABLE IF NOT EXISTS` with key, types and NOT NULL. */
export function ddl(table: Table): string {
  const lines = columns(table).map((column) =>
    `${quoteName(column.name)} ${duckdbType(column)}${column.nullable ? "" : " NOT NULL"}`
  );
  lines.push(`PRIMARY KEY (${table.key.map(quoteName).join(", ")})`);
  return `CREATE TABLE IF NOT EXISTS ${quoteName(table.name)} (\n  ${lines.join(",\n  ")}\n)`;
}

/** Header of the table's CSV file. */
export function csvHeader(table: Table): string[] {
  return columns(table).map((column) => column.name);
}

/** JSON Schema (draft 2020-12) of one row. */
export function jsonSchema(table: Table): Record<string, unknown> {
  return {
    ...z.toJSONSchema(table.schema) as Record<string, unknown>,
    title: table.title.zh,
    description: `${table.description.zh} ${table.description.en}`,
  };
}
