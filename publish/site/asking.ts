/** Asking a release for what a page shows. @module */
import type { Parameter } from "../../pipelines/load/duckdb.ts";
import { Problem } from "../api/problem.ts";
import type { OpenRelease } from "../api/open_release.ts";

/** Rows of a query; none where the release was made before there was a table that it needs. */
export async function ask<Row>(
  { database, tables }: Pick<OpenRelease, "database" | "tables">,
  needs: readonly string[],
  { sql, parameters = [] }: { sql: string; parameters?: Parameter[] },
): Promise<Row[]> {
  if (!needs.every((table) => tables.has(table))) return [];
  return await database.all<Row>(sql, parameters);
}

/** What a page answers when there is nothing of this id. */
export function noSuch(what: string, id: string): Problem {
  return new Problem("not_found", `Cannot find ${what} "${id.slice(0, 40)}" in this release`);
}
