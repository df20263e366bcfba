/**
 * A file of demands against a release: the file is read as lists are, and held against the index of the release in one query.
 *
 * Nothing is kept: the demands stand in a database in memory, the release is only read.
 *
 * @module
 */
import type { Effects } from "../effects.ts";
import { chainRecords, ingestList, makeListTables } from "../lists/mod.ts";
import { isColumns, readContent } from "../lists/parts.ts";
import { literal, openDatabase } from "../load/duckdb.ts";
import { sha256 } from "../model/id.ts";
import type { FileReader } from "../parse/files/mod.ts";
import { matchAll } from "./bulk.ts";
import { matchSchema } from "./index_tables.ts";

/** What to match, and against what. */
export interface DemandList {
  /** File of demands, in any form that lists are read in. */
  path: string;
  /** Database of a release, with its match index. */
  release: string;
  /** Region of demands that state none, or null. */
  region: string | null;
  /** ISO day on which certificates must be valid. */
  asOf: string;
  /** Folder for files that live as long as this. */
  folder: string;
}

/** A demand of the file and what became of it. */
export interface MatchedDemand {
  row: number;
  object: string | null;
  parameter: string | null;
  standard: string | null;
  region_code: string | null;
  verdict: string;
  in_region: number;
  elsewhere: number;
  partly: number;
  expired: number;
  expiring: boolean;
  capability_id: string | null;
}

/** What became of a file: its demands in the order of its rows, and the rows that could not be read. */
export interface MatchedList {
  demands: MatchedDemand[];
  rejected: { row: number; message: string }[];
}

/** Matches all demands of a file. @throws {ParseError} when it is no list of demands */
export async function matchList(
  { path, release, region, asOf, folder }: DemandList,
  { effects: { files }, reader }: { effects: Pick<Effects, "files">; reader: FileReader },
): Promise<MatchedList> {
  const database = await openDatabase(":memory:");
  try {
    await makeListTables(database);
    const name = path.slice(path.lastIndexOf("/") + 1);
    const csv = isColumns(await files.readRange(path, 0, 1 << 16));
    const file = csv
      ? { csv: path }
      : { content: await readContent(await files.read(path), { name, reader }) };
    await ingestList(database, {
      parts: [{ name, file }],
      name,
      digest: sha256(path),
      as: "demands",
      mapping: null,
      list: { source: "given", name, key: name, region },
      day: asOf,
      withdrawAll: true,
      folder: `${folder}/staged`,
      memory: `${folder}/memory`,
      files,
      vocabulary: chainRecords,
    });
    await database.run(`ATTACH ${literal(release)} AS release (READ_ONLY)`);
    await matchAll(database, { index: `release.${matchSchema}`, demands: "demands", asOf, into: "verdicts" });
    const demands = await database.all<MatchedDemand>(
      `SELECT d.row, d.object, d.parameter, coalesce(d.standard_no, d.standard_text) AS standard, d.region_code,
         v.* EXCLUDE (demand_id) FROM demands d JOIN verdicts v ON v.demand_id = d.id ORDER BY d.sheet, d.row, d.id`,
    );
    return {
      demands,
      rejected: await database.all("SELECT row, message FROM list_rejects ORDER BY sheet, row"),
    };
  } finally {
    database.close();
    await files.remove(folder);
  }
}
