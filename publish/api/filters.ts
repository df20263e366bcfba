/**
 * Filters of a table, made from its schema: `column=value` and `column__op=value`.
 *
 *     eq (the bare name)  ne  gt  gte  lt  lte  in (values with commas between)  contains  null (true or false)
 *
 * A text is compared whole, a list by what it holds. `region_code=440000` takes in the cities and counties of the
 * province, and rows of several regions joined by `+`; `region_code__in` takes the codes alone. Rows where a column is null pass
 * no filter of it but `ne` and `null`. `changed_since=2024-09-06` is `last_changed__gte` where there is that column. All
 * filters must hold.
 *
 * @module
 */
import { z } from "zod";
import type { Parameter } from "../../pipelines/load/duckdb.ts";
import { type Column, duckdbType, quoteName } from "../../pipelines/model/mod.ts";

/** Ways to compare. */
export type Operator = "eq" | "ne" | "gt" | "gte" | "lt" | "lte" | "in" | "contains" | "null";

/** One filter of a table. */
export interface Filter {
  /** Name of its parameter. */
  name: string;
  column: Column;
  operator: Operator;
  /** Reads the value of the parameter; its description says what is wanted. */
  schema: z.ZodType;
}

/** Gives a value to a statement and the placeholder it stands behind. */
export type Bind = (value: Parameter, type: string) => string;

/** Names that every list gives another meaning; a column of this name is compared as `fields__eq`. */
const taken = ["fields", "sort", "format", "excel", "limit", "cursor", "version", "as_of"];

const mostListed = 100; // values of an `in`

/** Every filter that a column has. */
export function columnFilters(column: Column): Filter[] {
  return [...comparisons(column), ...(column.name === "last_changed" ? [changedSince(column)] : [])];
}

/** The name by which harvesters of data ask for what is new to them. */
function changedSince(column: Column): Filter {
  const schema = z.iso.date().optional().describe(
    "a day such as 2024-09-06: rows that changed on it or later",
  );
  return { name: "changed_since", column, operator: "gte", schema };
}

function comparisons(column: Column): Filter[] {
  const values = valuesOf(column);
  return operatorsOf(column).map((operator) => {
    const name = operator === "eq" && !taken.includes(column.name)
      ? column.name
      : `${column.name}__${operator}`;
    return { name, column, operator, schema: schemaOf(operator, values) };
  });
}

function operatorsOf({ type, values, nullable }: Column): Operator[] {
  const ordered: Operator[] = type === "boolean" || type === "strings" || values
    ? []
    : ["gt", "gte", "lt", "lte"];
  const listed: Operator[] = type === "boolean" ? [] : ["in"];
  const worded: Operator[] = (type === "string" && !values) || type === "strings" ? ["contains"] : [];
  return ["eq", "ne", ...ordered, ...listed, ...worded, ...(nullable ? ["null" as const] : [])];
}

function schemaOf(operator: Operator, { one, listed }: Values): z.ZodType {
  if (operator === "null") return yesOrNo;
  if (operator === "contains") return part;
  return operator === "in" ? listed : one;
}

/** How the values of a column are read. There are thousands of filters: columns of one type share their schemas. */
interface Values {
  one: z.ZodType;
  listed: z.ZodType;
}

function values(one: z.ZodType<unknown, string>): Values {
  return { one: optional(one), listed: optional(listOf(one)) };
}

function optional(schema: z.ZodType): z.ZodType {
  return schema.optional().describe(schema.description ?? "");
}

const flag = z.enum(["true", "false"]).transform((value) => value === "true").describe("true or false");

function words(wanted: string): z.ZodType<unknown, string> {
  return z.string().min(1).max(500).describe(wanted);
}

function valuesOf(column: Column): Values {
  if (column.values) return values(z.enum(column.values).describe(`one of ${column.values.join(", ")}`));
  return isRegion(column) ? regions : typed[column.type];
}

function listOf(one: z.ZodType<unknown, string>): z.ZodType {
  return z.string().min(1).max(4000).transform((text) => text.split(",")).pipe(z.array(one).max(mostListed))
    .describe(`values with commas between, at most ${mostListed}, each ${one.description}`);
}

const yesOrNo = optional(flag), part = optional(words("a text, compared with any part"));

const typed: Readonly<Record<Column["type"], Values>> = {
  date: values(z.iso.date().describe("a day such as 2024-09-06")),
  integer: values(z.string().regex(/^-?\d{1,15}$/).transform(Number).describe("a whole number")),
  number: values(z.string().regex(/^-?\d{1,15}(\.\d{1,15})?$/).transform(Number).describe("a number")),
  boolean: values(flag),
  string: values(words("a text, compared whole")),
  strings: values(words("a text, compared whole with each of the list")),
};

const regions = values(
  z.string().regex(/^\d{6}(\+\d{6}){0,40}$/).describe("a code of GB/T 2260, six digits"),
);

/** Whether a column says which region a row is of. */
export function isRegion({ name, type }: Column): boolean {
  return name === "region_code" && type === "string";
}

/** The condition of a filter; it is never null, so that `NOT` turns it round. */
export function condition(
  { column, operator }: Pick<Filter, "column" | "operator">,
  value: unknown,
  bind: Bind,
): string {
  const name = quoteName(column.name);
  switch (operator) {
    case "eq":
      return `coalesce(${equality(column, value as Parameter, bind)}, false)`;
    case "ne":
      return `NOT coalesce(${equality(column, value as Parameter, bind)}, false)`;
    case "null":
      return `${name} IS ${value ? "" : "NOT "}NULL`;
    case "contains":
      return contains(column, bind(value as string, "VARCHAR"));
    case "in": {
      const listed = (value as Parameter[]).map((one) => bind(one, elementType(column))).join(", ");
      return column.type === "strings" ? `list_has_any(${name}, [${listed}])` : `${name} IN (${listed})`;
    }
    default:
      return `${name} ${signs[operator]} ${bind(value as Parameter, elementType(column))}`;
  }
}

const signs = { gt: ">", gte: ">=", lt: "<", lte: "<=" };

function equality(column: Column, value: Parameter, bind: Bind): string {
  const name = quoteName(column.name);
  if (isRegion(column) && typeof value === "string") return within(name, value, bind);
  const bound = bind(value, elementType(column));
  return column.type === "strings" ? `list_contains(${name}, ${bound})` : `${name} = ${bound}`;
}

function contains(column: Column, part: string): string {
  const name = quoteName(column.name);
  if (column.type !== "strings") return `contains(${name}, ${part})`;
  return `len(list_filter(${name}, lambda one: contains(one, ${part}))) > 0`;
}

function elementType(column: Column): string {
  return column.type === "strings" ? "VARCHAR" : duckdbType(column);
}

/** Codes of GB/T 2260 nest: 440000 begins with 44, 440200 with 4402. */
function within(name: string, code: string, bind: Bind): string {
  if (code.includes("+")) return `${name} = ${bind(code, "VARCHAR")}`;
  const stem = regionStem(code);
  return `(starts_with(${name}, ${bind(stem, "VARCHAR")}) OR contains(${name}, ${
    bind(`+${stem}`, "VARCHAR")
  }))`;
}

/** What the codes of a region and all within it begin with; empty for the nation. */
export function regionStem(code: string): string {
  return code.replace(/(00){1,3}$/, "");
}
