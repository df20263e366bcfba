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
import type { Shape, ShapeColumn } from "./shape.ts";

/** Row count and set hash of one table. */
export interface TableDigest {
  rows: number;
  /** 64 hexadecimal digits. */
  set: string;
}

const limbs = [0, 1, 2, 3] as const; // of 64 bits, most significant first; their sums fit DuckDB's 128-bit integers

/** Counts and hashes the rows of a table or view. */
export async function digestTable(database: Database, shape: Shape): Promise<TableDigest> {
  const sums = limbs.map((limb) =>
    `coalesce(sum(('0x' || hash[${limb * 16 + 1}:${limb * 16 + 16}])::UBIGINT), 0)::VARCHAR AS limb${limb}`
  );
  const [answer] = await database.all<Record<string, string> & { rows: number }>(
    `SELECT count(*) AS rows, ${sums.join(", ")}
     FROM (SELECT sha256(${rowText(shape)}) AS hash FROM ${quoteName(shape.name)})`,
  );
  if (!answer) throw new TypeError(`Cannot hash table "${shape.name}": wanted one row of sums, found none`);
  let total = 0n;
  for (const limb of limbs) total = (total << 64n) + BigInt(answer[`limb${limb}`] ?? 0);
  return { rows: answer.rows, set: BigInt.asUintN(256, total).toString(16).padStart(64, "0") };
}

/** Digests of all tables, by name, in the order given. */
export async function digestTables(
  database: Database,
  shapes: readonly Shape[],
): Promise<Record<string, TableDigest>> {
  const digests: Record<string, TableDigest> = {};
  for (const shape of shapes) digests[shape.name] = await digestTable(database, shape);
  return digests;
}

function netstring(sql: string): string {
  return `strlen(${sql}) || ':' || ${sql} || ','`;
}

function rowText(shape: Shape): string {
  return shape.columns.filter((column) => !column.live).map((column) => {
    const bytes = new TextEncoder().encode(column.name).length;
    return `${literal(`${bytes}:${column.name},`)} || ${cellText(column)}`;
  }).join(" || ");
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
