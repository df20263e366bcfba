/**
 * Loading: what the archive holds becomes rows, a transaction a source, and then what follows from all rows together.
 *
 * Only pages with news are worked on, and each of those is worked out anew from all its captures ({@linkcode history}),
 * so many small loads and one large one give the same rows. A page that cannot be read becomes an issue and stops
 * nothing else; a failure of the database rolls the whole source back, and its rows stay what they were. A load that
 * was killed anywhere is finished by the next.
 *
 * @module
 */
import type { FileReader } from "../parse/files/mod.ts";
import type { Captured } from "../archive/capture.ts";
import type { Verdict } from "../drift/admit.ts";
import { ExpectationFailed } from "../errors.ts";
import type { Source } from "../../sources/define.ts";
import { derive } from "./derive.ts";
import { type LoadReport, loadSource } from "./source_load.ts";
import { settle } from "./settle.ts";
import { shelve } from "./shelves.ts";
import type { Store } from "./store.ts";

export { openStore, type Store } from "./store.ts";
export type { LoadReport } from "./source_load.ts";

/** What loading needs besides the store. */
export interface LoadOptions {
  /** Definitions of all sources that the archive may hold captures of. */
  sources: readonly Source[];
  archive: Captured;
  /** What drift detection said of new collections, by source; the archive is then what it lets through. */
  verdicts?: ReadonlyMap<string, Verdict>;
  /** Reads attached files; without it they are issues. */
  reader?: FileReader | undefined;
  /** Takes the failure of one source, so that the others are loaded all the same; without it the first one is thrown. */
  failed?: (source: string, error: unknown) => void;
}

/**
 * Loads everything new, source by source in order of id.
 * @throws {ExpectationFailed} when the archive holds captures of a source that nobody defines
 */
export async function load(store: Store, options: LoadOptions): Promise<LoadReport[]> {
  const { archive, reader, verdicts, failed } = options;
  const sources = new Map(options.sources.map((source) => [source.id, source]));
  const shelved = shelve(archive.captures());
  const reports: LoadReport[] = [];
  for (const [id, shelf] of shelved.shelves) {
    const source = sources.get(id);
    if (!source) {
      throw new ExpectationFailed(
        `Cannot load ${id}: the archive holds captures of it, but no folder defines it`,
        { source: id },
      );
    }
    try {
      reports.push(await loadSource(store, source, { shelf, archive, reader, verdict: verdicts?.get(id) }));
    } catch (error) {
      if (!failed) throw error;
      failed(id, error);
    }
  }
  const reading = { sources, archive, reader, pages: shelved.pages };
  await store.database.transaction(async () => {
    await settle(store, reading);
    await derive(store, reading);
  });
  return reports;
}
