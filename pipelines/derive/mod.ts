/**
 * Derived tables: what follows from all documents together, worked out in the database in a few set statements.
 *
 *     indicators ─▶ progress ─▶ deadlines, silences      targets beside reports, and what has none
 *     indicators, titles, texts ─▶ discrepancies          rules figures, title and parts; other rules keep their rows
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
 * Works all derived tables out anew, in one transaction. `until` is the ISO day of the last capture.
 * The database must hold the tables of the model; those of this stage are made where they are missing.
 */
export async function derive(database: Database, { until }: { until: string }): Promise<void> {
  await database.transaction(async () => {
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
    await findUnevenParts(database);
    await database.run(organizationRows);
  });
}
