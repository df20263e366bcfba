/** An index of documents for the tests of search. @module */
import type { Database } from "../../pipelines/load/duckdb.ts";
import { buildIndex } from "../../publish/search/index.ts";
import { openIndex, type SearchIndex } from "../../publish/search/query.ts";
import { workingDatabase, type Written } from "../api/small_release.ts";

/** Works on the index of documents; `more` is SQL run on their database before it is built. */
export async function withIndex(
  documents: readonly Written[],
  work: (index: SearchIndex, database: Database) => Promise<void> | void,
  more?: string,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const database = await workingDatabase(documents);
  try {
    if (more !== undefined) await database.run(more);
    await buildIndex(database, `${folder}/search.sqlite`);
    const index = openIndex(`${folder}/search.sqlite`);
    try {
      await work(index, database);
    } finally {
      index.close();
    }
  } finally {
    database.close();
    await Deno.remove(folder, { recursive: true });
  }
}
