/**
 * How lists lie in the working database. Fifty million rows repeat few words, so a row of capabilities is four small numbers that
 * point into dictionaries; the published table `capabilities` is a view that puts the words back. Demands and instruments, which
 * hardly repeat, are plain tables.
 *
 *     capability_rows        list, issue, sheet, row → who, test, standard, item; key, twin
 *     capability_who         institution, certificate, site, region, validity
 *     capability_tests       field, category, object, standard as printed, chains
 *     capability_standards   the numbers of a test's standard, by ordinal; ordinal 0 when it has none
 *     capability_items       parameter, restriction, note
 *     list_state             number and layout of each list's last issue, and whether its mapping was given by hand
 *
 * No primary keys: an index on every row would cost more than all loading. Ids are unique by construction ({@linkcode idOf})
 * and checked with the release.
 *
 * @module
 */
import { columns, ddl, duckdbType, quoteName, type Table } from "../model/table.ts";
import { chains } from "../model/chains.ts";
import { demands } from "../model/demands.ts";
import { institutions } from "../model/institutions.ts";
import { instruments } from "../model/instruments.ts";
import { listedInstitutions } from "../model/listed_institutions.ts";
import { listIssues, listRejects, lists } from "../model/lists.ts";
import { standards } from "../model/standards.ts";
import type { Database } from "../load/duckdb.ts";
import { idOf } from "./sql_rules.ts";

const physical = `
CREATE TABLE IF NOT EXISTS list_state (list_id VARCHAR PRIMARY KEY, list INTEGER NOT NULL, number INTEGER NOT NULL,
  issue_id VARCHAR NOT NULL, layout VARCHAR NOT NULL, given BOOLEAN NOT NULL);
CREATE TABLE IF NOT EXISTS capability_who (id INTEGER, key BIGINT, institution VARCHAR,
  certificate_text VARCHAR, certificate_number VARCHAR, site VARCHAR, address VARCHAR, region_code VARCHAR,
  valid_from DATE, valid_until DATE, institution_id VARCHAR);
CREATE TABLE IF NOT EXISTS capability_tests (id INTEGER, key BIGINT, field VARCHAR, category VARCHAR, category_1 VARCHAR,
  category_2 VARCHAR, object VARCHAR, standard_text VARCHAR, chains VARCHAR[]);
CREATE TABLE IF NOT EXISTS capability_standards (test INTEGER, standard SMALLINT, identity BIGINT, standard_no VARCHAR,
  standard_key VARCHAR, standard_year INTEGER, standard_name VARCHAR);
CREATE TABLE IF NOT EXISTS capability_items (id INTEGER, key BIGINT, parameter VARCHAR, restriction VARCHAR,
  restriction_kind VARCHAR, note VARCHAR);
CREATE TABLE IF NOT EXISTS capability_rows (list INTEGER, issue INTEGER, sheet VARCHAR, row INTEGER, who INTEGER, test INTEGER,
  standard SMALLINT, item INTEGER, key BIGINT, twin INTEGER);
`;

const view = `
CREATE OR REPLACE VIEW capabilities AS SELECT
  ${idOf("r", { twins: "w.key, t.key, x.key, s.identity" })} AS id,
  w.institution_id, w.institution, w.certificate_text, w.certificate_number, w.region_code, w.site, w.address, t.field,
  t.category, t.category_1, t.category_2, t.object, x.parameter, t.standard_text, s.standard_no, s.standard_key,
  CAST(s.standard_year AS BIGINT) AS standard_year, s.standard_name, x.restriction, x.restriction_kind, w.valid_from,
  w.valid_until, t.chains, x.note, l.source_id, l.id AS list_id, i.id AS issue_id, r.sheet, CAST(r.row AS BIGINT) AS row
FROM capability_rows r
JOIN capability_who w ON w.id = r.who
JOIN capability_tests t ON t.id = r.test
JOIN capability_standards s ON s.test = r.test AND s.standard = r.standard
JOIN capability_items x ON x.id = r.item
JOIN list_state n ON n.list = r.list
JOIN lists l ON l.id = n.list_id
JOIN list_issues i ON i.list_id = n.list_id AND i.number = r.issue
`;

/** Tables of the model that lists are loaded into, besides the view `capabilities`. */
export const listTables: readonly Table[] = [
  lists,
  listIssues,
  listRejects,
  standards,
  institutions,
  chains,
  demands,
  instruments,
  listedInstitutions,
];

/** Tables with too many rows for an index. */
const unindexed = new Set<Table>([listRejects, demands, instruments, listedInstitutions]);

/** Makes all of it where it is missing. Call it once after the model's tables are made; it is safe to call again. */
export async function makeListTables(database: Database): Promise<void> {
  for (const table of listTables) {
    await database.run(unindexed.has(table) ? unkeyed(table) : ddl(table));
  }
  await database.run(physical);
  await database.run(view);
}

/** {@linkcode ddl} without the index that a primary key brings. */
function unkeyed(table: Table): string {
  const lines = columns(table).map((column) =>
    `${quoteName(column.name)} ${duckdbType(column)}${column.nullable ? "" : " NOT NULL"}`
  );
  return `CREATE TABLE IF NOT EXISTS ${quoteName(table.name)} (${lines.join(", ")})`;
}
