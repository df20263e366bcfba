/** Resolves the institutions of all lists anew and writes their ids where they changed. @module */
import type { Database } from "../load/duckdb.ts";
import { jsonRows, type Scratch } from "./derive.ts";
import { type Mention, resolveInstitutions } from "./institutions.ts";

const mentions = `
  CREATE OR REPLACE TEMP TABLE institution_mentions AS
  SELECT name, certificate, region, CAST(sum(rows) AS BIGINT) AS rows,
    row_number() OVER (ORDER BY name, certificate, region) - 1 AS number FROM (
    SELECT w.institution AS name, w.certificate_number AS certificate, w.region_code AS region, r.rows
    FROM (SELECT who, count(*) AS rows FROM capability_rows GROUP BY who) r JOIN capability_who w ON w.id = r.who
    UNION ALL SELECT owner, NULL, region_code, count(*) FROM instruments GROUP BY ALL
    UNION ALL SELECT name, certificate_number, region_code, count(*) FROM listed_institutions GROUP BY ALL)
  WHERE name IS NOT NULL OR certificate IS NOT NULL GROUP BY name, certificate, region`;

const institutionColumns = {
  id: "VARCHAR",
  name: "VARCHAR",
  names: "VARCHAR[]",
  certificate_numbers: "VARCHAR[]",
  region_code: "VARCHAR",
  conflicts: "VARCHAR[]",
};

const page = 20_000;

async function mentionsNow({ database }: Scratch): Promise<Mention[]> {
  await database.run(mentions);
  const all: Mention[] = [];
  for (let first = 0;; first += page) {
    const [found] = await database.all<{ mentions: string | null }>(
      `SELECT CAST(to_json(list({name: name, certificate: certificate, region: region, rows: rows} ORDER BY number)) AS VARCHAR)
         AS mentions FROM institution_mentions WHERE number >= $1 AND number < $2`,
      [first, first + page],
    );
    const part: Mention[] = JSON.parse(found?.mentions ?? "[]") ?? [];
    if (part.length === 0) break;
    all.push(...part);
  }
  return all;
}

/**
 * Whether lines that were added and are gone leave anybody with more rows or fewer. Who is meant depends on nothing else of a row,
 * so where nobody is, {@linkcode loadInstitutions} would make what there is.
 */
export async function bodiesTouched(database: Database): Promise<boolean> {
  const touched = await database.all(
    `SELECT who FROM (SELECT who, 1 AS rows FROM fresh UNION ALL SELECT who, -1 FROM gone)
     GROUP BY who HAVING sum(rows) <> 0 LIMIT 1`,
  );
  return touched.length > 0;
}

/** Makes the table of institutions anew from what all lists say now; institutions that stay as they are are not touched. */
export async function loadInstitutions(scratch: Scratch): Promise<void> {
  const { database, files, folder } = scratch;
  const all = await mentionsNow(scratch), { records, ids } = resolveInstitutions(all);
  const path = `${folder}/institutions.ndjson`;
  const read = (rows: readonly unknown[], columns: Record<string, string>) =>
    jsonRows(rows.map((row) => JSON.stringify(row)), { path, files, columns });
  await database.run(`
    CREATE OR REPLACE TEMP TABLE made_institutions AS FROM ${await read(records, institutionColumns)};
    DELETE FROM institutions WHERE id NOT IN (
      SELECT id FROM (FROM made_institutions INTERSECT SELECT ${
    Object.keys(institutionColumns).join(", ")
  } FROM institutions));
    INSERT INTO institutions BY NAME FROM made_institutions WHERE id NOT IN (SELECT id FROM institutions)`);
  const mentioned = all.map(({ name, certificate, region }, index) => ({
    name,
    certificate,
    region,
    id: ids[index],
  }));
  await database.run(`
    CREATE OR REPLACE TEMP TABLE resolved AS FROM ${await read(mentioned, {
    name: "VARCHAR",
    certificate: "VARCHAR",
    region: "VARCHAR",
    id: "VARCHAR",
  })};
    UPDATE capability_who SET institution_id = r.id FROM resolved r
    WHERE r.name IS NOT DISTINCT FROM capability_who.institution
      AND r.certificate IS NOT DISTINCT FROM capability_who.certificate_number
      AND r.region IS NOT DISTINCT FROM capability_who.region_code
      AND capability_who.institution_id IS DISTINCT FROM r.id;
    UPDATE instruments SET institution_id = r.id FROM resolved r
    WHERE r.name = instruments.owner AND r.certificate IS NULL AND r.region IS NOT DISTINCT FROM instruments.region_code
      AND instruments.institution_id IS DISTINCT FROM r.id;
    UPDATE listed_institutions SET institution_id = r.id FROM resolved r
    WHERE r.name IS NOT DISTINCT FROM listed_institutions.name
      AND r.certificate IS NOT DISTINCT FROM listed_institutions.certificate_number
      AND r.region IS NOT DISTINCT FROM listed_institutions.region_code
      AND listed_institutions.institution_id IS DISTINCT FROM r.id`);
  await files.remove(path);
}
