/**
 * The gates: every check of a release under construction, run on the very files that will be read.
 *
 * Rows, their rules and personal data are looked at in what was written now; what was taken over as it stands was looked
 * at by the same code before. Keys, evidence and rights tie tables together and are looked at whole.
 *
 * @module
 */
import { ExpectationFailed } from "../../../pipelines/errors.ts";
import type { Database } from "../../../pipelines/load/duckdb.ts";
import type { Table } from "../../../pipelines/model/mod.ts";
import { openPublished } from "../published.ts";
import type { TableDigest } from "../set_hash.ts";
import { type Shape, shapeOf, withParts } from "../shape.ts";
import type { Earlier } from "../store_once.ts";
import type { Check } from "./check.ts";
import { checkEvidence } from "./evidence.ts";
import { checkExpectations, checkShrink, checkSources, type Shrunk } from "./expectations.ts";
import { checkKeys } from "./keys.ts";
import { checkPersonal } from "./personal.ts";
import { checkRights } from "./rights.ts";
import { checkSchema } from "./schema.ts";
import { checkSets } from "./sets.ts";

/** What the gates have to know. */
export interface Gated {
  version: string;
  tables: readonly Table[];
  digests: Record<string, TableDigest>;
  code: string;
  earlier: Earlier | null;
  reasons: Record<string, string>;
}

/** What the gates found out. */
export interface Checked {
  checks: Check[];
  withheld: { texts: number; facts: number; masked: number };
  documents: Record<string, number>;
  shrunk: Shrunk[];
}

/** Runs all gates but that on the descriptions. @throws {ExpectationFailed} at the first that fails */
export async function checkAll(
  folder: string,
  { plan, written }: { plan: Gated; written: readonly Shape[] },
): Promise<Checked> {
  const { tables, digests, earlier, version } = plan;
  const all = withParts(tables.map(shapeOf), digests);
  const isFilled = ({ name }: Shape) => (digests[name]?.rows ?? 0) > 0;
  const filled = all.filter(isFilled);
  const fresh = (earlier?.manifest.code === plan.code ? written : all).filter(isFilled);
  const looked = fresh.flatMap((shape) => {
    const table = tables.find(({ name }) => name === shape.name);
    return table ? [{ table, shape }] : [];
  });
  const published = await openPublished(folder, all, { spill: `${folder}/.spill` });
  const checks: Check[] = [];
  const gate = <Kind extends Check>(check: Kind): Kind => {
    pass(check, version);
    checks.push({ name: check.name, checked: check.checked, findings: [] });
    return check;
  };
  try {
    gate(checkExpectations(digests));
    const { shrunk } = gate(checkShrink(digests, earlier?.manifest.tables ?? {}, plan.reasons));
    gate(await checkSets(published, folder, { shapes: written, wanted: digests }));
    gate(await checkSchema(published, folder, looked));
    gate(await checkKeys(published, filled));
    const { documents } = gate(await checkSources(published, earlier?.manifest.documents));
    gate(await checkRights(published, filled));
    const evidence = gate(await checkEvidence(published, filled));
    gate(await checkPersonal(published, folder, fresh));
    return { checks, withheld: { ...await hidden(published), facts: evidence.withheld }, documents, shrunk };
  } finally {
    published.close();
  }
}

async function hidden(database: Database): Promise<{ texts: number; masked: number }> {
  const [counted] = await database.all<{ texts: number; masked: number }>(
    `SELECT count(*) FILTER (text IS NULL) AS texts,
       CAST(coalesce(sum(len(regexp_extract_all(text, '＊+'))), 0) AS BIGINT) AS masked FROM document_versions`,
  );
  return { texts: counted?.texts ?? 0, masked: counted?.masked ?? 0 };
}

/** Goes on when a check found nothing. @throws {ExpectationFailed} with its first finding */
export function pass(check: Check, version: string): void {
  const [finding] = check.findings;
  if (!finding) return;
  throw new ExpectationFailed(
    `Cannot release ${version}: check of ${finding.check} failed at ${finding.subject}: ` +
      `wanted ${finding.wanted}, found ${finding.found}`,
    { next: finding.check === "shrink" ? "deno task zhiji release --help" : "deno task zhiji rebuild" },
  );
}
