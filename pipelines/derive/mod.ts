/**
 * Derived tables: what follows from all documents together, worked out in the database in a few set statements.
 *
 *     indicators ─▶ progress ─▶ deadlines, silences      targets beside reports, and what has none
 *     indicators, titles, texts ─▶ discrepancies          rules figures, title and parts; other rules keep their rows
 *                                  issues                 of the kind many_values: what was not compared
 *     mentions ─▶ organizations
 *
 * A pure function of the tables and of `until`; only columns marked `live` depend on `until`, so that a day that passes
 * makes no new version. Precision comes first: what may or may not be comparable is not compared.
 *
 * @module
 */
import type { Database } from "../load/duckdb.ts";
import { ddl, type Table } from "../model/table.ts";
import { deadlines } from "../model/deadlines.ts";
import { figureRules } from "../model/figure_discrepancies.ts";
import { memberships } from "../model/memberships.ts";
import { mentions } from "../model/mentions.ts";
import { organizations } from "../model/organizations.ts";
import { progress } from "../model/progress.ts";
import { silences } from "../model/silences.ts";
import { conflictSteps } from "./conflicts.ts";
import { deadlineRows } from "./deadlines.ts";
import { makeFigures } from "./figures.ts";
import { organizationRows } from "./organizations.ts";
import { lastDerived, markOf, moveDay, noteDerived } from "./inputs.ts";
import { tellManyValues } from "./many_values.ts";
import { findUnevenParts } from "./parts.ts";
import { progressSteps } from "./progress.ts";
import { silenceRows } from "./silences.ts";
import { readTitleFigures } from "./title_figures.ts";
import { wordingMacros } from "./wording.ts";

/** Tables that are emptied and filled again as a whole. */
const whole: readonly Table[] = [silences, deadlines, progress, organizations];

/** Tables of the extraction that this stage reads. */
const read: readonly Table[] = [mentions, memberships];

/**
 * Brings all derived tables up to date, in one transaction. `until` is the ISO day of the last capture.
 *
 * Where no table that they are worked out from has changed, only the columns that depend on the day are touched; the
 * result is the same. The database must hold the tables of the model; those of this stage are made where they are missing.
 *
 * @returns whether they were worked out anew
 */
export async function derive(database: Database, { until }: { until: string }): Promise<boolean> {
  return await database.transaction(async () => {
    for (const table of read) await database.run(ddl(table));
    const last = await lastDerived(database), mark = await markOf(database);
    if (last?.mark === mark && last.until === until) return false;
    const same = last?.mark === mark;
    if (same) await database.run(wordingMacros);
    await (same ? moveDay(database, until) : workOut(database, until));
    await noteDerived(database, { mark, until });
    return !same;
  });
}

async function workOut(database: Database, until: string): Promise<void> {
  for (const table of [...whole, ...read]) await database.run(ddl(table));
  for (const table of whole) await database.run(`DELETE FROM ${table.name}`);
  await database.run(`DELETE FROM discrepancies WHERE list_contains($1::VARCHAR[], rule)`, [[
    ...figureRules,
  ]]);
  await database.run(wordingMacros + makeFigures + progressSteps.prepare);
  await database.run(progressSteps.rows, [until]);
  await database.run(deadlineRows, [until]);
  await database.run(silenceRows);
  await readTitleFigures(database);
  await database.run(conflictSteps);
  await tellManyValues(database, until);
  await findUnevenParts(database);
  await database.run(organizationRows);
}
