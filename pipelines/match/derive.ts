/**
 * Derived tables of lists: what becomes of each demand, and coverage of chains, fields and instruments, place by place.
 *
 *     capabilities ─▶ match index (temporary schema) ─┐
 *     demands ────────────────────────────────────────┴▶ demand_coverage ─▶ coverage
 *     capabilities ─▶ field_coverage      instruments ─▶ instrument_coverage
 *
 * Worked out anew as a whole, in DuckDB, where a list has another issue than the last time, or the day is another. A pure function of
 * the tables and of `asOf`.
 *
 * @module
 */
import { type Database, literal } from "../load/duckdb.ts";
import { coverage, unclassified } from "../model/coverage.ts";
import { demandCoverage } from "../model/coverage_demands.ts";
import { fieldCoverage, unstated } from "../model/coverage_fields.ts";
import { instrumentCoverage } from "../model/coverage_instruments.ts";
import { ddl, type Table } from "../model/table.ts";
import { matchAll } from "./bulk.ts";
import { buildMatchIndex, matchSchema } from "./index_tables.ts";

/** Tables that are emptied and filled again as a whole. */
export const coverageTables: readonly Table[] = [demandCoverage, coverage, fieldCoverage, instrumentCoverage];

/**
 * Works coverage out anew, unless it stands as these lists on this day made it; tells whether it did. `asOf` is the ISO day on which
 * certificates must be valid: that of the last capture, never the clock's. The database must hold the tables of lists; those of
 * this stage are made where they are missing.
 */
export async function deriveCoverage(database: Database, { asOf }: { asOf: string }): Promise<boolean> {
  for (const table of coverageTables) await database.run(ddl(table));
  await database.run("CREATE TABLE IF NOT EXISTS coverage_state (inputs VARCHAR)");
  const inputs = await inputsOf(database, asOf);
  const [last] = await database.all<{ inputs: string | null }>("SELECT inputs FROM coverage_state");
  if (inputs !== null && last?.inputs === inputs) return false;
  const [held] = await database.all<{ demands: number; rows: number }>(
    `SELECT (SELECT count(*) FROM demands) AS demands,
       (SELECT count(*) FROM (FROM capabilities LIMIT 1)) + (SELECT count(*) FROM instruments) AS rows`,
  );
  const { demands = 0, rows = 0 } = held ?? {};
  if (demands > 0) await makeVerdicts(database, asOf);
  await database.transaction(async () => {
    for (const table of coverageTables) await database.run(`DELETE FROM ${table.name}`);
    if (demands > 0) await database.run("INSERT INTO demand_coverage BY NAME SELECT * FROM verdicts");
    if (demands + rows > 0) {
      for (const fill of [chainRows, fieldRows, instrumentRows]) await database.run(fill);
    }
    await database.run(
      `DELETE FROM coverage_state; INSERT INTO coverage_state VALUES (${
        inputs === null ? "NULL" : literal(inputs)
      })`,
    );
  });
  if (demands > 0) await database.run("DROP TABLE verdicts");
  return true;
}

/** What coverage is made from: the day, and the last issue of every list. Null where the database does not tell issues. */
async function inputsOf(database: Database, asOf: string): Promise<string | null> {
  const [told] = await database.all<{ tables: number }>(
    "SELECT count(*) AS tables FROM duckdb_tables() WHERE table_name = 'list_state' AND database_name = current_database()",
  );
  if (told?.tables !== 1) return null;
  const [issues] = await database.all<{ issues: string | null }>(
    "SELECT string_agg(list_id || ' ' || issue_id, ', ' ORDER BY list_id) AS issues FROM list_state",
  );
  return `${asOf}: ${issues?.issues ?? ""}`;
}

/** Makes `verdicts`. The index is made for it and thrown away: the one that answers is made with the release. */
async function makeVerdicts(database: Database, asOf: string): Promise<void> {
  await buildMatchIndex(database, { from: "capabilities", into: matchSchema });
  await matchAll(database, { index: matchSchema, demands: "demands", asOf, into: "verdicts" });
  await database.run(`DROP SCHEMA ${matchSchema} CASCADE`);
}

/** The places a row counts in: its city, its province, the nation. */
const placesOf = (code: string) =>
  `list_distinct(['000000'] || CASE WHEN ${code} IS NULL OR ${code} = '000000' THEN []
  WHEN ${code} LIKE '%0000' THEN [${code}]
  ELSE [left(${code}, 2) || '0000', left(${code}, 4) || '00'] END)`;

/** The level of a place, as {@linkcode placesOf} gives it. */
const level =
  `CASE WHEN region_code = '000000' THEN 'nation' WHEN region_code LIKE '%0000' THEN 'province' ELSE 'city' END`;

const inChains = `CASE WHEN len(chains) = 0 THEN ['${unclassified}'] ELSE chains END`;

/** Verdicts are about the demand's own region: a demand of a city that only another city meets is, for the province, testable there. */
const chainRows = `
  CREATE OR REPLACE TEMP TABLE chain_demands AS
  SELECT c.chain_id, p.region_code, count(*) AS demands,
    count(*) FILTER (v.verdict = 'in_region') AS in_region, count(*) FILTER (v.verdict = 'elsewhere') AS elsewhere,
    count(*) FILTER (v.verdict = 'partly') AS partly, count(*) FILTER (v.verdict = 'nobody') AS nobody,
    count(*) FILTER (v.verdict = 'unclear') AS unclear, count(*) FILTER (v.verdict = 'in_region' AND v.expiring) AS expiring,
    count(*) FILTER (d.kind = 'not_found') AS said_not_found, count(*) FILTER (d.kind = 'cannot_test') AS said_cannot_test,
    count(*) FILTER (d.kind = 'incomplete') AS said_incomplete, count(*) FILTER (d.kind = 'challenge') AS challenges
  FROM demands d JOIN demand_coverage v ON v.demand_id = d.id, unnest(${inChains}) AS c (chain_id),
    unnest(${placesOf("d.region_code")}) AS p (region_code)
  GROUP BY ALL;
  CREATE OR REPLACE TEMP TABLE chain_capabilities AS
  SELECT chain_id, region_code, count(DISTINCT body) AS institutions, count(DISTINCT parameter) AS parameters,
    CAST(sum(rows) AS BIGINT) AS capabilities
  FROM (SELECT chains, region_code AS code, coalesce(institution_id, institution, certificate_number) AS body, parameter,
      count(*) AS rows FROM capabilities GROUP BY ALL),
    unnest(${inChains}) AS c (chain_id), unnest(${placesOf("code")}) AS p (region_code)
  GROUP BY ALL;
  INSERT INTO coverage BY NAME
  SELECT chain_id, region_code, ${level} AS level, ${
  [
    "demands",
    "in_region",
    "elsewhere",
    "partly",
    "nobody",
    "unclear",
    "expiring",
    "said_not_found",
    "said_cannot_test",
  ]
    .concat(["said_incomplete", "challenges", "institutions", "parameters", "capabilities"])
    .map((name) => `coalesce(${name}, 0) AS ${name}`).join(", ")
}
  FROM chain_demands FULL JOIN chain_capabilities USING (chain_id, region_code);
  DROP TABLE chain_demands; DROP TABLE chain_capabilities`;

const fieldRows = `
  INSERT INTO field_coverage BY NAME
  SELECT field, region_code, ${level} AS level, count(DISTINCT body) AS institutions, count(DISTINCT parameter) AS parameters,
    CAST(sum(rows) AS BIGINT) AS capabilities
  FROM (SELECT coalesce(field, '${unstated}') AS field, region_code AS code,
      coalesce(institution_id, institution, certificate_number) AS body, parameter, count(*) AS rows
    FROM capabilities GROUP BY ALL), unnest(${placesOf("code")}) AS p (region_code)
  GROUP BY ALL`;

const instrumentRows = `
  INSERT INTO instrument_coverage BY NAME
  SELECT coalesce(field, '${unstated}') AS field, p.region_code, ${
  level.replaceAll("region_code", "p.region_code")
} AS level,
    count(*) AS instruments, count(*) FILTER (mode = 'shared') AS shared,
    count(*) FILTER (mode = 'partly_shared') AS partly_shared, count(*) FILTER (mode = 'not_shared') AS not_shared,
    count(*) FILTER (mode IS NULL) AS mode_unstated, count(value_yuan) AS valued, coalesce(sum(value_yuan), 0) AS value_yuan,
    coalesce(sum(value_yuan) FILTER (mode = 'shared'), 0) AS shared_value_yuan,
    count(DISTINCT coalesce(institution_id, owner)) AS owners,
    count(DISTINCT coalesce(institution_id, owner)) FILTER (mode = 'shared') AS sharing_owners
  FROM instruments i, unnest(${placesOf("i.region_code")}) AS p (region_code)
  GROUP BY ALL`;
