/**
 * The set hash of a table: one number that says whether two tables hold the same rows, whatever their order.
 *
 * It speaks about content, not about bytes: it survives a change of file format, row order or library. Live columns
 * (what changes with each collection though the world did not) stay out. It is defined so that anyone can compute it:
 *
 *     cell   a netstring of the value's text, `5:hello,` (length in UTF-8 bytes); a null is `-`
 *     text   string as it is · date YYYY-MM-DD · integer in decimals · boolean true or false ·
 *            number as C prints `%.17g` · list the netstrings of its elements, one after the other
 *     row    for each column in order: netstring of its name, then its cell
 *     table  sum of the SHA-256 of all rows, read as 256-bit numbers, modulo 2^256, in 64 hexadecimal digits
 *
 * Because it is a sum, adding and removing rows can be followed without reading the rest. It guards against mistakes;
 * against an adversary who may choose rows, `SHA256SUMS` does.
 *
 * @module
 */
import { quoteName } from "../../pipelines/model/mod.ts";
import { type Database, literal } from "../../pipelines/load/duckdb.ts";
import { hasParts, partOfRow, splitFrom } from "./part.ts";
import type { Shape, ShapeColumn } from "./shape.ts";

/** Row count and set hash of rows. */
export interface RowsDigest {
  rows: number;
  /** 64 hexadecimal digits. */
  set: string;
}

/** Row count and set hash of one table, and of each of its parts where it is split. */
export interface TableDigest extends RowsDigest {
  parts?: Record<string, RowsDigest>;
}

const limbs = [0, 1, 2, 3] as const; // of 64 bits, most significant first; their sums fit DuckDB's 128-bit integers
const modulus = 256;

/** Counts and hashes the rows of a table or view; each part where it has `from` rows or more. */
export async function digestTable(
  database: Database,
  shape: Shape,
  { from }: { from: number } = { from: splitFrom },
): Promise<TableDigest> {
  const parted = hasParts(shape);
  const parts = await digestRows(database, {
    shape,
    rows: quoteName(shape.name),
    part: parted ? partOfRow() : "''",
  });
  const whole = sumOf(Object.values(parts));
  return parted && whole.rows >= from ? { ...whole, parts } : whole;
}

/** Which rows to hash: a table, view or subquery, and an expression that groups them. */
export interface Rows {
  shape: Shape;
  rows: string;
  part: string;
}

/** Counts and hashes the rows of each group, in order of their names. */
export async function digestRows(
  database: Database,
  { shape, rows, part }: Rows,
): Promise<Record<string, RowsDigest>> {
  const sums = limbs.map((limb) =>
    `coalesce(sum(('0x' || hash[${limb * 16 + 1}:${limb * 16 + 16}])::UBIGINT), 0)::VARCHAR AS limb${limb}`
  );
  const answers = await database.all<Record<string, string> & { rows: number }>(
    `SELECT part, count(*) AS rows, ${sums.join(", ")}
     FROM (SELECT ${part} AS part, sha256(${
      rowText(shape)
    }) AS hash FROM ${rows}) GROUP BY part ORDER BY part`,
  );
  return Object.fromEntries(answers.map((answer) => {
    let total = 0n;
    for (const limb of limbs) total = (total << 64n) + BigInt(answer[`limb${limb}`] ?? 0);
    return [answer["part"] ?? "", { rows: answer.rows, set: hexadecimal(total) }];
  }));
}

function hexadecimal(total: bigint): string {
  return BigInt.asUintN(modulus, total).toString(16).padStart(64, "0");
}

/** Digest of all rows together. */
export function sumOf(digests: readonly RowsDigest[]): RowsDigest {
  return digests.reduce(plus, { rows: 0, set: "0".repeat(64) });
}

/** Digest after rows came. */
export function plus(left: RowsDigest, right: RowsDigest): RowsDigest {
  return {
    rows: left.rows + right.rows,
    set: hexadecimal(BigInt(`0x${left.set}`) + BigInt(`0x${right.set}`)),
  };
}

/** Digest after rows went. */
export function minus(left: RowsDigest, right: RowsDigest): RowsDigest {
  return {
    rows: left.rows - right.rows,
    set: hexadecimal(BigInt(`0x${left.set}`) - BigInt(`0x${right.set}`)),
  };
}

/** Whether two digests are of the same rows. */
export function sameRows(left: RowsDigest | undefined, right: RowsDigest | undefined): boolean {
  return left !== undefined && right !== undefined && left.rows === right.rows && left.set === right.set;
}

/** Digests of all tables, by name, in the order given. */
export async function digestTables(
  database: Database,
  shapes: readonly Shape[],
  options: { from: number } = { from: splitFrom },
): Promise<Record<string, TableDigest>> {
  const digests: Record<string, TableDigest> = {};
  for (const shape of shapes) digests[shape.name] = await digestTable(database, shape, options);
  return digests;
}

/** One flat `concat`: a chain of `||` takes the planner and the rows longer. */
function netstring(sql: string): string {
  return `concat(strlen(${sql}), ':', ${sql}, ',')`;
}

function rowText(shape: Shape): string {
  const cells = shape.columns.filter((column) => !column.live).flatMap((column) => {
    const bytes = new TextEncoder().encode(column.name).length;
    return [literal(`${bytes}:${column.name},`), cellText(column)];
  });
  return `concat(${cells.join(", ")})`;
}

function cellText(column: ShapeColumn): string {
  const name = quoteName(column.name);
  return `CASE WHEN ${name} IS NULL THEN '-' ELSE ${netstring(valueText(column, name))} END`;
}

function valueText(column: ShapeColumn, name: string): string {
  if (column.type === "number") return `printf('%.17g', ${name})`;
  if (column.type !== "strings") return `CAST(${name} AS VARCHAR)`;
  return `array_to_string(list_transform(${name}, lambda item: ${netstring("item")}), '')`;
}
