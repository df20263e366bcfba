/** A data folder into which lists are given and loaded, with files made in the test. @module */
import { type Effects, localFiles } from "../../pipelines/effects.ts";
import { FetchError } from "../../pipelines/errors.ts";
import { giveList, type ListLoad, listPaths } from "../../pipelines/lists/mod.ts";
import type { ListKind } from "../../pipelines/model/lists.ts";
import { loadAll, openWorkspace, type Workspace } from "../../pipelines/workspace.ts";
import type { Source } from "../../sources/define.ts";

const root = new URL("../../", import.meta.url).pathname;

/** Effects without network, at a fixed day. */
export const effects: Effects = {
  http: ({ url }) => Promise.reject(new FetchError(`Cannot fetch ${url}: no network here`, { url })),
  clock: () => new Date("2026-03-01T04:00:00Z"),
  files: localFiles(),
  log: { info: () => {}, warn: () => {} },
};

/** What a test does with the folder. */
export interface Giving {
  workspace: Workspace;
  folder: string;
  /** Writes files, gives them as one issue of a list, and loads it. */
  give(
    files: Record<string, Uint8Array | string>,
    options?: { as?: ListKind; list?: string },
  ): Promise<ListLoad[]>;
  rows<Row = Record<string, unknown>>(sql: string): Promise<Row[]>;
}

/** Runs a test in a folder of its own. */
export async function giving(
  test: (place: Giving) => Promise<void>,
  known: readonly Source[] = [],
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "zhiji-given-" });
  const workspace = await openWorkspace(`${folder}/data`, { effects, root });
  let issues = 0;
  try {
    await test({
      workspace,
      folder,
      async give(files, { as = "capabilities", list = "list" } = {}) {
        const given = `${folder}/given_${issues++}`;
        for (const [name, content] of Object.entries(files)) {
          await effects.files.write(
            `${given}/${name}`,
            typeof content === "string" ? new TextEncoder().encode(content) : content,
          );
        }
        const paths = await listPaths([given], effects);
        await giveList({ paths, as, mapping: null, list, region: null, withdrawAll: false }, {
          archive: workspace.archive,
          effects,
        });
        return await load(workspace, known);
      },
      rows: (sql) => workspace.store.database.all(sql),
    });
  } finally {
    await workspace.close();
    await Deno.remove(folder, { recursive: true });
  }
}

/** Loads what the archive holds, and tells what became of the lists. */
export async function load(workspace: Workspace, known: readonly Source[]): Promise<ListLoad[]> {
  const loads: ListLoad[] = [];
  await loadAll(workspace, known, { listed: (one) => loads.push(one) });
  return loads;
}
