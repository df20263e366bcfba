/** Resolves the institutions of all lists anew and writes their ids where they changed. @module */
import { literal } from "../load/duckdb.ts";
import type { Scratch } from "./derive.ts";
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

const page = 20_000;

/** Makes the table of institutions anew from what all lists say now. */
export async function loadInstitutions({ database, files, folder }: Scratch): Promise<void> {
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
  const { records, ids } = resolveInstitutions(all);
  const path = `${folder}/institutions.ndjson`;
  const write = (rows: readonly unknown[]) =>
    files.write(path, new TextEncoder().encode(rows.map((row) => JSON.stringify(row) + "\n").join("")));
  await write(records);
  await database.run(`
    DELETE FROM institutions;
    INSERT INTO institutions BY NAME SELECT * FROM read_json(${
    literal(path)
  }, format = 'newline_delimited', columns = {
      id: 'VARCHAR', name: 'VARCHAR', names: 'VARCHAR[]', certificate_numbers: 'VARCHAR[]', region_code: 'VARCHAR',
      conflicts: 'VARCHAR[]'})`);
  await write(
    all.map(({ name, certificate, region }, index) => ({ name, certificate, region, id: ids[index] })),
  );
  await database.run(`
    CREATE OR REPLACE TEMP TABLE resolved AS SELECT * FROM read_json(${
    literal(path)
  }, format = 'newline_delimited',
      columns = {name: 'VARCHAR', certificate: 'VARCHAR', region: 'VARCHAR', id: 'VARCHAR'});
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
