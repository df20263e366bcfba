/**
 * What changed since the release before: written, counted, and proved by applying it.
 *
 *     changes/<table>.csv       a line a row or cell, with its cause (compare.ts)
 *     changes/<table>.parquet   each new row whole and each removed one by its key, under `_change`: with these a version
 *                               whose tables were pruned is read from an earlier one by any reader of Parquet
 *     CHANGES.md                the same for people
 *
 * A table that held nothing before, or whose key is another now, has no lines: it is new as a whole, and its own files say what is in it.
 *
 * @module
 */
import type { Files } from "../../../pipelines/effects.ts";
import { ExpectationFailed } from "../../../pipelines/errors.ts";
import { type Database, literal } from "../../../pipelines/load/duckdb.ts";
import { quoteName } from "../../../pipelines/model/mod.ts";
import { openPublished } from "../published.ts";
import { sameRows } from "../set_hash.ts";
import { applyChanges } from "./apply.ts";
import { addLines, countLines, type Counts, openLines, type Step, writeLines } from "./compare.ts";
import { differing, type Pair, rowsOf, sideOf, type State } from "./state.ts";

/** What changed in one table. */
export type TableChanges = Counts & {
  /** True when the table held nothing before: every row is new, and no lines are written. */
  whole: boolean;
};

/** Where changes are written and what they lead from and to. */
export interface Writing {
  /** The release folder under construction. */
  folder: string;
  version: string;
  from: State;
  to: State;
  steps: readonly Step[];
  files: Pick<Files, "makeFolder" | "stat">;
}

/**
 * Writes and proves the changes of all tables, and returns their counts by table.
 * @throws {ExpectationFailed} when the changes applied to the predecessor do not give the new rows
 */
export async function writeChanges(writing: Writing): Promise<Record<string, TableChanges>> {
  const { folder, from, to, steps, files } = writing;
  await files.makeFolder(`${folder}/changes`);
  const counts: Record<string, TableChanges> = {};
  const also = [from.folder, ...steps.map((step) => step.from.folder)];
  const database = await openPublished(folder, [], { also, spill: `${folder}/.spill` });
  try {
    for (const pair of differing(from, to)) {
      const { table, from: left } = pair;
      const key = to.shapes.find(({ name }) => name === table)?.key ?? left?.key;
      counts[table] = left === null || String(left.key) !== String(key)
        ? wholeTable(pair, writing)
        : await writeTable(database, { ...writing, pair, left });
    }
  } finally {
    database.close();
  }
  return counts;
}

function wholeTable({ table }: Pair, { from, to, steps }: Writing): TableChanges {
  const rows = to.digests[table]?.rows ?? 0;
  const known = from.shapes.some(({ name }) => name === table) && (from.digests[table]?.rows ?? 0) === 0;
  const first = steps.find((step) => (step.to.digests[table]?.rows ?? 0) > 0)?.cause || "undecided";
  return {
    whole: true,
    added: rows,
    removed: from.digests[table]?.rows ?? 0,
    changed: 0,
    causes: { [known ? first : "schema"]: rows },
    columns: {},
  };
}

type TableWriting = Writing & { pair: Pair; left: NonNullable<Pair["from"]> };

async function writeTable(database: Database, writing: TableWriting): Promise<TableChanges> {
  const { folder, pair, left, to } = writing;
  const right = pair.to ?? to.shapes.find(({ name }) => name === pair.table) ?? left;
  const key = right.key;
  await openLines(database, key);
  for (const [step, { from, to: next, cause }] of writing.steps.entries()) {
    const pairs = writing.steps.length === 1 ? [pair] : [{
      table: pair.table,
      from: sideOf(from, pair.table),
      to: sideOf(next, pair.table),
    }];
    const known = [from, next].every(({ shapes }) => shapes.some(({ name }) => name === pair.table));
    const why = { from, to: next, cause: known ? cause : "schema" as const };
    for (const one of pairs) await addLines(database, why, { pair: one, step });
  }
  const csv = `${folder}/changes/${pair.table}.csv`;
  await writeLines(database, { to: csv, key });
  await writeRows(database, { ...writing, right });
  await prove(database, { ...writing, right, csv });
  return { whole: false, ...await countLines(database, key) };
}

/** New rows whole, removed ones by key, in order of the key. */
async function writeRows(
  database: Database,
  { folder, pair, left, from, to, right }: TableWriting & { right: NonNullable<Pair["to"]> },
): Promise<void> {
  const on = right.key.map((name) => `o.${quoteName(name)} = n.${quoteName(name)}`).join(" AND ");
  const first = quoteName(right.key[0] ?? "");
  const compared = right.columns.filter((column) => !column.live && !right.key.includes(column.name));
  const old = new Set(left.columns.map(({ name }) => name));
  const differ = compared.map(({ name }) =>
    old.has(name)
      ? `o.${quoteName(name)} IS DISTINCT FROM n.${quoteName(name)}`
      : `n.${quoteName(name)} IS NOT NULL`
  );
  const values = right.columns.map(({ name }) =>
    right.key.includes(name)
      ? `coalesce(n.${quoteName(name)}, o.${quoteName(name)}) AS ${quoteName(name)}`
      : `n.${quoteName(name)}`
  );
  await database.run(
    `COPY (SELECT CASE WHEN o.${first} IS NULL THEN 'added' WHEN n.${first} IS NULL THEN 'removed' ELSE 'changed' END
       AS _change, ${values.join(", ")}
     FROM ${rowsOf(from, pair.from, right)} AS o FULL JOIN ${rowsOf(to, pair.to, right)} AS n ON ${on}
     WHERE o.${first} IS NULL OR n.${first} IS NULL ${differ.map((one) => `OR ${one}`).join(" ")}
     ORDER BY ${right.key.map((name) => quoteName(name)).join(", ")})
     TO ${literal(`${folder}/changes/${pair.table}.parquet`)} (FORMAT parquet, COMPRESSION zstd)`,
  );
}

async function prove(
  database: Database,
  { version, pair, from, to, left, right, csv, files }: TableWriting & {
    right: NonNullable<Pair["to"]>;
    csv: string;
  },
): Promise<void> {
  const whole = from.shapes.find(({ name }) => name === pair.table) ?? left;
  const bytes = (await files.stat(csv))?.size ?? 0;
  const found = await applyChanges(database, {
    before: from,
    from: whole,
    narrowed: left,
    to: right,
    csv,
    bytes,
  });
  const wanted = to.digests[pair.table] ?? { rows: 0, set: "0".repeat(64) };
  if (sameRows(found, wanted)) return;
  throw new ExpectationFailed(
    `Cannot release ${version}: changes applied to the release before give ${found.rows} rows of ${pair.table} with set ` +
      `hash ${found.set}, wanted ${wanted.rows} with ${wanted.set}`,
    { next: "deno task zhiji rebuild" },
  );
}
