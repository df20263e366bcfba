/**
 * The shape of a published table: what hashing and checking need to know of it, and no more.
 *
 * Shapes come from the model when a release is made and from the release's own `datapackage.json` when it is
 * verified, so that a release stays verifiable after the model has moved on.
 *
 * @module
 */
import { type Column, columns, type ColumnType, type Table } from "../../pipelines/model/mod.ts";
import { pathOf } from "./part.ts";

/** A column as hashing and checking see it. */
export type ShapeColumn = Pick<Column, "name" | "type" | "live" | "references">;

/** A table as hashing and checking see it. */
export interface Shape {
  name: string;
  key: string[];
  columns: readonly ShapeColumn[];
  /** Names of the parts of a split table, in order; absent for one in one piece. */
  parts?: string[];
}

/** Shape of a table of the model. */
export function shapeOf(table: Table): Shape {
  return { name: table.name, key: table.key, columns: columns(table) };
}

/** Shapes with the parts that their digests tell. */
export function withParts(
  shapes: readonly Shape[],
  digests: Record<string, { parts?: Record<string, unknown> | undefined }>,
): Shape[] {
  return shapes.map((shape) => {
    const parts = digests[shape.name]?.parts;
    return parts ? { ...shape, parts: Object.keys(parts).sort() } : shape;
  });
}

/** Paths of the Parquet files of a table below the release folder. */
export function parquetOf({ name, parts }: Pick<Shape, "name" | "parts">): string[] {
  return (parts ?? [null]).map((part) => pathOf(name, part, "parquet"));
}

/** Types of a Table Schema field, by column type. */
export const fieldTypes: Record<ColumnType, string> = {
  string: "string",
  date: "date",
  integer: "integer",
  number: "number",
  boolean: "boolean",
  strings: "list",
};

/** Column type of a Table Schema field type. @throws {TypeError} when no column of ours has it. */
export function columnTypeOf(field: string): ColumnType {
  const found = Object.entries(fieldTypes).find(([, type]) => type === field);
  if (!found) throw new TypeError(`Cannot read field type "${field}": no column of a release has it`);
  return found[0] as ColumnType;
}
