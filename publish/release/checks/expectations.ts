/**
 * What a release must hold whatever the day: tables that are never empty, sources that keep their documents, and no
 * table that shrinks past its bound without a reason given.
 *
 * @module
 */
import type { Database } from "../../../pipelines/load/duckdb.ts";
import type { Manifest } from "../manifest.ts";
import type { TableDigest } from "../set_hash.ts";
import type { Check, Finding } from "./check.ts";

/** Tables without which there is no data. */
const neverEmpty = ["sources", "documents", "document_versions", "regions", "metrics"];

/** Tables that stay empty in a folder into which only lists were taken. */
const ofDocuments: ReadonlySet<string> = new Set(["documents", "document_versions"]);

/** Share of its rows that a table may lose from one release to the next, and how small a table is left alone. */
export const shrinkBound = { share: 0.1, rows: 20 } as const;

/** Tables that may not be empty, are not; where there are lists, there need be no documents. */
export function checkExpectations(digests: Record<string, TableDigest>): Check {
  const lists = (digests["lists"]?.rows ?? 0) > 0;
  const known = neverEmpty.filter((table) =>
    digests[table] !== undefined && !(lists && ofDocuments.has(table))
  );
  const findings = known.filter((table) => digests[table]?.rows === 0).map((table): Finding => ({
    check: "expectations",
    subject: table,
    wanted: "at least one row",
    found: "none",
  }));
  return { name: "expectations", checked: known.length, findings };
}

/** Documents of each source, of which none may come to nothing. */
export async function checkSources(
  database: Database,
  before: Record<string, number> | undefined,
): Promise<Check & { documents: Record<string, number> }> {
  const rows = await database.all<{ source_id: string; documents: number }>(
    "SELECT source_id, count(*) AS documents FROM documents GROUP BY source_id ORDER BY source_id",
  );
  const documents = Object.fromEntries(rows.map((row) => [row.source_id, row.documents]));
  const findings = Object.entries(before ?? {}).filter(([id]) => !documents[id]).map((
    [id, count],
  ): Finding => ({
    check: "expectations",
    subject: `source ${id}`,
    wanted: `documents, as the ${count} of the release before`,
    found: "none",
  }));
  return { name: "sources", checked: rows.length, findings, documents };
}

/** A table that shrank past the bound, and the reason that was given for it. */
export interface Shrunk {
  table: string;
  from: number;
  to: number;
  reason: string;
}

/** Tables that shrank, beside the predecessor's; one without a reason is a finding. */
export function checkShrink(
  digests: Record<string, TableDigest>,
  before: Manifest["tables"],
  reasons: Record<string, string>,
): Check & { shrunk: Shrunk[] } {
  const shrunk = Object.entries(before).flatMap(([table, { rows: from }]) => {
    const to = digests[table]?.rows ?? from; // a table that is no more was given up by the schema
    const lost = from - to;
    if (lost < shrinkBound.rows || lost <= from * shrinkBound.share) return [];
    return [{ table, from, to, reason: reasons[table] ?? "" }];
  });
  const findings = shrunk.filter(({ reason }) => reason === "").map(({ table, from, to }): Finding => ({
    check: "shrink",
    subject: table,
    wanted: `at least ${
      Math.ceil(from * (1 - shrinkBound.share))
    } of ${from} rows, or --shrink "${table}: reason"`,
    found: `${to}`,
  }));
  return {
    name: "shrink",
    checked: Object.keys(before).length,
    findings,
    shrunk: shrunk.filter(({ reason }) => reason),
  };
}
