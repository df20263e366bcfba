/**
 * One side of a comparison: published tables in a folder, with what is known of them.
 *
 * @module
 */
import { quoteName } from "../../../pipelines/model/mod.ts";
import { parquetOf, type Shape, type ShapeColumn } from "../shape.ts";
import { readParquet } from "../published.ts";
import { sameRows, type TableDigest } from "../set_hash.ts";

/** Tables as they stand in a folder of Parquet files. */
export interface State {
  folder: string;
  shapes: readonly Shape[];
  digests: Record<string, TableDigest>;
}

/** One table on both sides; a side is null where the table is missing or holds nothing. */
export interface Pair {
  table: string;
  from: Shape | null;
  to: Shape | null;
}

/** Shape of a table that has rows, with its parts; null when there is none. */
export function sideOf({ shapes, digests }: State, table: string): Shape | null {
  const shape = shapes.find(({ name }) => name === table);
  return shape && (digests[table]?.rows ?? 0) > 0 ? shape : null;
}

/** The tables that differ, each narrowed to the parts that do. */
export function differing(from: State, to: State): Pair[] {
  const names = [...new Set([...Object.keys(to.digests), ...Object.keys(from.digests)])];
  return names.flatMap((table) => {
    const left = from.digests[table], right = to.digests[table];
    if (sameRows(left, right) && sameColumns(shapeIn(from, table), shapeIn(to, table))) return [];
    const pair = { table, from: sideOf(from, table), to: sideOf(to, table) };
    if (pair.from === null && pair.to === null) return [];
    return [left?.parts && right?.parts ? narrowed(pair, { left: left.parts, right: right.parts }) : pair];
  });
}

function shapeIn({ shapes }: State, table: string): Shape | undefined {
  return shapes.find(({ name }) => name === table);
}

function narrowed(
  { table, from, to }: Pair,
  { left, right }: Record<"left" | "right", NonNullable<TableDigest["parts"]>>,
): Pair {
  if (!from || !to || !sameColumns(from, to)) return { table, from, to };
  const parts = (shape: Shape, own: typeof left, other: typeof left) => ({
    ...shape,
    parts: (shape.parts ?? []).filter((part) => !sameRows(own[part], other[part])),
  });
  return { table, from: parts(from, left, right), to: parts(to, right, left) };
}

/** Whether two shapes have the same keys and the same columns that count. */
export function sameColumns(left: Shape | undefined, right: Shape | undefined): boolean {
  const text = (shape?: Shape) =>
    JSON.stringify([
      shape?.key,
      shape?.columns.filter(({ live }) => !live).map(({ name, type }) => [name, type]),
    ]);
  return text(left) === text(right);
}

/** SQL that reads one side; where it has no rows, a subquery of the other's columns that gives none. */
export function rowsOf(state: State, shape: Shape | null, like: Shape): string {
  if (shape && parquetOf(shape).length > 0) return readParquet(state.folder, shape);
  const none = (shape ?? like).columns.map((column) =>
    `NULL::${sqlType(column)} AS ${quoteName(column.name)}`
  );
  return `(SELECT ${none.join(", ")} WHERE false)`;
}

const sqlTypes: Record<ShapeColumn["type"], string> = {
  string: "VARCHAR",
  date: "DATE",
  integer: "BIGINT",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  strings: "VARCHAR[]",
};

/** DuckDB type of a column. */
export function sqlType({ type }: Pick<ShapeColumn, "type">): string {
  return sqlTypes[type];
}
