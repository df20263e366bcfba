/** Capabilities and demands written by hand, in a database with the match index over them. @module */
import { buildMatchIndex, matchSchema } from "../../pipelines/match/index_tables.ts";
import { type Database, literal, openDatabase } from "../../pipelines/load/duckdb.ts";
import { splitStandards } from "../../pipelines/lists/standards.ts";
import { restrictionKind } from "../../pipelines/lists/cells.ts";
import {
  capabilities,
  type CapabilityRecord,
  columns,
  ddl,
  demands,
  duckdbType,
  instruments,
  regions,
  type Table,
} from "../../pipelines/model/mod.ts";
import { regionRecords } from "../../pipelines/normalise/regions.ts";

/** A capability in the words of a list; what is left out is not printed. */
export interface Told {
  object?: string;
  parameter?: string;
  standard?: string;
  restriction?: string;
  institution?: string;
  region?: string;
  until?: string;
  field?: string;
  chains?: string[];
}

/** A full row; the id is the number of the row. */
export function capability(told: Told, index: number): CapabilityRecord {
  const [standard] = splitStandards(told.standard ?? "");
  return {
    id: String(index),
    institution_id: told.institution ?? "甲",
    institution: told.institution ?? "甲",
    certificate_text: null,
    certificate_number: "230020349767",
    region_code: told.region ?? null,
    site: null,
    address: null,
    field: told.field ?? null,
    category: null,
    category_1: null,
    category_2: null,
    object: told.object ?? null,
    parameter: told.parameter ?? null,
    standard_text: told.standard ?? null,
    standard_no: standard?.number ?? null,
    standard_key: standard?.key ?? null,
    standard_year: standard?.year ?? null,
    standard_name: standard?.name ?? null,
    restriction: told.restriction ?? null,
    restriction_kind: told.restriction === undefined ? null : restrictionKind(told.restriction),
    valid_from: null,
    valid_until: told.until ?? "2030-01-01",
    chains: told.chains ?? [],
    note: null,
    source_id: "source",
    list_id: "list",
    issue_id: "issue",
    sheet: "",
    row: index + 2,
  };
}

/** A database with these capabilities, demands and instruments, and the index made. */
export async function listsOf(
  told: readonly Told[],
  others: { demands?: readonly object[]; instruments?: readonly object[] } = {},
): Promise<Database> {
  const database = await openDatabase(":memory:");
  for (const table of [capabilities, demands, instruments, regions]) await database.run(ddl(table));
  await insertRows(database, regions, regionRecords());
  await insertRows(database, capabilities, told.map(capability));
  await insertRows(database, demands, others.demands ?? []);
  await insertRows(database, instruments, others.instruments ?? []);
  await buildMatchIndex(database, { from: "capabilities", into: matchSchema });
  return database;
}

/** Puts rows into a table; what a row leaves out is null. */
export async function insertRows(database: Database, table: Table, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const types = Object.fromEntries(
    columns(table).map((column) => [
      column.name,
      column.type === "strings" ? ["VARCHAR"] : duckdbType(column),
    ]),
  );
  await database.run(
    `INSERT INTO ${table.name} BY NAME SELECT unnest(row) FROM (SELECT unnest(from_json($1, $2)) AS row)`
      .replace("$2", literal(JSON.stringify([types]))),
    [JSON.stringify(rows)],
  );
}
