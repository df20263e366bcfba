/** The files just written hold the rows that the working database holds. @module */
import type { Database } from "../../../pipelines/load/duckdb.ts";
import { partOfRow } from "../part.ts";
import { publishedRows } from "../published.ts";
import { digestRows, type RowsDigest, sameRows, type TableDigest } from "../set_hash.ts";
import type { Shape } from "../shape.ts";
import type { Check, Finding } from "./check.ts";

/** Hashes the rows of the given tables or parts again, out of their Parquet files. */
export async function checkSets(
  database: Database,
  folder: string,
  { shapes, wanted }: { shapes: readonly Shape[]; wanted: Record<string, TableDigest> },
): Promise<Check> {
  const findings: Finding[] = [];
  let checked = 0;
  for (const shape of shapes) {
    const digest = wanted[shape.name];
    const found = await digestRows(database, {
      shape,
      rows: publishedRows(folder, shape),
      part: shape.parts ? partOfRow() : "''",
    });
    for (const part of shape.parts ?? [null]) {
      const expected = part === null ? digest : digest?.parts?.[part];
      const own = found[part ?? ""] ?? { rows: 0, set: "0".repeat(64) };
      checked += 1;
      if (sameRows(expected, own)) continue;
      findings.push({
        check: "sets",
        subject: `${shape.name}${part === null ? "" : `, part ${part}`}`,
        wanted: told(expected),
        found: told(own),
      });
    }
  }
  return { name: "sets", checked, findings };
}

/** A digest in words. */
export function told(digest: RowsDigest | undefined): string {
  return digest ? `${digest.rows} rows with set hash ${digest.set}` : "no rows";
}
