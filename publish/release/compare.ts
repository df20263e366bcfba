/** What differs between any two releases that stand whole: `zhiji diff`. @module */
import type { Files } from "../../pipelines/effects.ts";
import { ExpectationFailed } from "../../pipelines/errors.ts";
import { addLines, countLines, type Counts, linesTable, openLines } from "./changes/compare.ts";
import { differing, type Pair, type State } from "./changes/state.ts";
import { readShapes } from "./datapackage.ts";
import { readManifest } from "./manifest.ts";
import { readPacked } from "./packed.ts";
import { openPublished } from "./published.ts";
import { withParts } from "./shape.ts";
import { tombstoneName } from "./tombstone.ts";

/** Lines of one table, as `changes/<table>.csv` has them, and their counts. */
export interface TableDifference {
  table: string;
  counts: Counts;
  /** The first lines, as many as were asked for. */
  lines: Record<string, unknown>[];
}

/** What a comparison needs. */
export interface CompareOptions {
  files: Pick<Files, "read" | "stat">;
  /** Lines to give of each table. */
  lines: number;
  /** Only this table, when given. */
  table?: string;
}

/** Compares two release folders, the older first. */
export async function compareReleases(
  [before, after]: [string, string],
  { files, lines, table }: CompareOptions,
): Promise<TableDifference[]> {
  const from = await stateOf(before, files), to = await stateOf(after, files);
  const database = await openPublished(after, [], { also: [before] });
  try {
    const found: TableDifference[] = [];
    for (const pair of differing(from, to)) {
      if (table !== undefined && pair.table !== table) continue;
      const key = (pair.to ?? pair.from)?.key ?? [];
      await openLines(database, key);
      for (const one of pairsOf(pair)) {
        await addLines(database, { from, to, cause: "" }, { pair: one, step: 0 });
      }
      found.push({
        table: pair.table,
        counts: await countLines(database, key),
        lines: await database.all(
          `SELECT * EXCLUDE (step, cause) FROM ${linesTable} ORDER BY ALL LIMIT ${
            Math.max(0, Math.floor(lines))
          }`,
        ),
      });
    }
    return found;
  } finally {
    database.close();
  }
}

/** Where the key is another all rows of one side went and all of the other came. */
function pairsOf(pair: Pair): Pair[] {
  if (!pair.from || !pair.to || String(pair.from.key) === String(pair.to.key)) return [pair];
  return [{ ...pair, from: null }];
}

async function stateOf(folder: string, files: CompareOptions["files"]): Promise<State> {
  const manifest = await readManifest(folder, files);
  if (await files.stat(`${folder}/${tombstoneName}`) !== null) {
    throw new ExpectationFailed(
      `Cannot compare ${manifest.version}: wanted its tables, found that they were pruned`,
      { next: `read ${folder}/CHANGES.md` },
    );
  }
  const packed = await readPacked(folder, files);
  if (packed) {
    throw new ExpectationFailed(
      `Cannot compare ${manifest.version}: wanted it whole, found it packed: ${packed.reason}`,
      { next: packed.restore },
    );
  }
  return {
    folder,
    shapes: withParts(await readShapes(folder, files), manifest.tables),
    digests: manifest.tables,
  };
}
