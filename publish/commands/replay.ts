/** What the archive gave at an earlier time, read with the present code, in a database of its own. @module */
import { type Captured, firstCaptures } from "../../pipelines/archive/capture.ts";
import type { Effects } from "../../pipelines/effects.ts";
import type { Database } from "../../pipelines/load/duckdb.ts";
import { openStore } from "../../pipelines/load/mod.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { loadAll, type Workspace } from "../../pipelines/workspace.ts";
import type { Source } from "../../sources/define.ts";

/** What replaying needs besides the workspace. */
export interface ReplayOptions {
  /** Where the database stands while it is open. */
  folder: string;
  sources: readonly Source[];
  effects: Pick<Effects, "files">;
}

/** An open database of what was replayed; closing removes it. */
export interface Replay {
  database: Database;
  close(): Promise<void>;
}

/** Replays the first captures of an archive. */
export async function replayFirst(
  { archive, code, reader }: Workspace,
  captures: number,
  { folder, sources, effects: { files } }: ReplayOptions,
): Promise<Replay> {
  const path = `${folder}/then.duckdb`;
  const clear = async () => {
    for (const name of [path, `${path}.wal`]) await files.remove(name);
  };
  await files.makeFolder(folder);
  await clear();
  const store = await openStore(path, { code, files });
  const close = async () => {
    store.close();
    await clear();
  };
  try {
    await loadAll({ archive: firstCaptures(archive, captures), store, reader }, sources);
    return { database: store.database, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whether the archive still begins with the captures that a release names. */
export function beginsWith(archive: Captured, inputs: { captures: number; digest: string }): boolean {
  const first = [...firstCaptures(archive, inputs.captures).captures()].map(({ digest }) => digest);
  return first.length === inputs.captures && sha256(first.join("\n")) === inputs.digest;
}
