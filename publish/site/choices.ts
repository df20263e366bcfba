/** What a page needs besides the answer it shows: names of places, and what can be chosen. @module */
import type { Database } from "../../pipelines/load/duckdb.ts";
import type { OpenRelease } from "../api/open_release.ts";
import { ask } from "./asking.ts";
import type { Choices } from "./search_form.tsx";

const mostPublishers = 200;

/**
 * The places that documents come from with the units above them, the publishers with most documents, and all chains.
 */
export async function searchChoices(release: OpenRelease): Promise<Choices> {
  const { database } = release;
  const regions = await database.all<Choices["regions"][number]>(
    `SELECT code, name FROM regions WHERE code IN (
       SELECT region_code FROM documents
       UNION SELECT concat(region_code[1:4], '00') FROM documents
       UNION SELECT concat(region_code[1:2], '0000') FROM documents
     ) ORDER BY code`,
  );
  const publishers = await database.all<{ publisher: string }>(
    `SELECT publisher FROM documents WHERE publisher IS NOT NULL
     GROUP BY publisher ORDER BY count(*) DESC, publisher LIMIT ${mostPublishers}`,
  );
  const chains = await ask<Choices["chains"][number]>(release, ["chains"], {
    sql: "SELECT id, name_zh, name_en FROM chains ORDER BY id",
  });
  return { regions, publishers: publishers.map(({ publisher }) => publisher), chains };
}

/** Names by code; codes joined by `+` are taken apart. */
export async function regionNames(
  database: Database,
  codes: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(codes.flatMap((code) => code?.split("+") ?? []))];
  const rows = await database.all<{ code: string; name: string }>(
    "SELECT code, name FROM regions WHERE list_contains($1::VARCHAR[], code)",
    [wanted],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
