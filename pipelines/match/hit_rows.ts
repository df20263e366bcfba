/**
 * The rows behind the hits that are shown, each joined to its words.
 *
 * A join of five tables takes longer to plan than to run, so rows and dictionaries are looked up by their numbers, one after another, each by its
 * index.
 *
 * @module
 */
import type { Database } from "../load/duckdb.ts";
import type { Top } from "./candidates.ts";
import type { HitRow } from "./hits.ts";
import { matchSchema } from "./index_tables.ts";

type Origin = Pick<HitRow, "id" | "sheet" | "row">;
type Standard = Pick<HitRow, "standard_no" | "standard_key" | "standard_year" | "standard_name">;
type Restriction = Pick<HitRow, "restriction" | "restriction_kind">;
type Who = Omit<HitRow, keyof Origin | keyof Standard | keyof Restriction | "place" | "object" | "parameter">;

/** The rows of candidates, by their places. */
export async function hitRows(database: Database, top: readonly Top[]): Promise<Map<number, HitRow>> {
  if (top.length === 0) return new Map();
  const origins = await database.all<Origin & { place: number }>(
    `SELECT place, id, sheet, row FROM ${matchSchema}.rows WHERE place IN (${
      top.map(({ place }) => place).join(", ")
    })`,
  );
  const rows = new Map(origins.map((origin) => [origin.place, origin]));
  const dictionary = <Entry>(table: string, ids: readonly number[], columns: string) =>
    entries<Entry>(database, { table, ids, columns });
  const texts = await dictionary<{ text: string }>(
    "texts",
    top.flatMap(({ object, parameter }) => [object, parameter]),
    "id, text",
  );
  const standards = await dictionary<Standard>(
    "standards",
    top.map(({ standard }) => standard),
    "id, standard_no, standard_key, CAST(standard_year AS INTEGER) AS standard_year, standard_name",
  );
  const restrictions = await dictionary<Restriction>(
    "restrictions",
    top.map(({ restriction }) => restriction),
    "id, restriction, restriction_kind",
  );
  const whos = await dictionary<Who>("who", top.map(({ who }) => who), "* EXCLUDE (key, body)");
  return new Map(top.flatMap((one) => {
    const origin = rows.get(one.place), standard = standards.get(one.standard), who = whos.get(one.who);
    if (origin === undefined || standard === undefined || who === undefined) return [];
    const words = {
      object: texts.get(one.object)?.text ?? null,
      parameter: texts.get(one.parameter)?.text ?? null,
      ...restrictions.get(one.restriction) ?? noRestriction,
    };
    const ids = { object_id: one.object, parameter_id: one.parameter, standard_name_id: one.name };
    return [[one.place, { ...who, ...standard, ...words, ...ids, ...origin }] as const];
  }));
}

const noRestriction: Restriction = { restriction: null, restriction_kind: null };

/** Entries of a dictionary by their numbers; 0 stands for none. */
async function entries<Entry>(
  database: Database,
  { table, ids, columns }: { table: string; ids: readonly number[]; columns: string },
): Promise<Map<number, Entry>> {
  const wanted = [...new Set(ids)].filter((id) => id > 0);
  if (wanted.length === 0) return new Map();
  const rows = await database.all<Entry & { id: number }>(
    `SELECT ${columns} FROM ${matchSchema}.${table} WHERE id IN (${wanted.join(", ")})`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
