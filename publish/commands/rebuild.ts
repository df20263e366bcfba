/** `rebuild`: everything again from the archive, with no network, and whether it is the same. @module */
import type { Effects } from "../../pipelines/effects.ts";
import { ExpectationFailed } from "../../pipelines/errors.ts";
import { tables } from "../../pipelines/model/mod.ts";
import { loadAll, openWorkspace, releaseInputs, type Workspace } from "../../pipelines/workspace.ts";
import type { Source } from "../../sources/define.ts";
import { everySource } from "../../sources/mod.ts";
import { exportTables, latestRelease, readManifest, releaseFolder, sameTables } from "../release/mod.ts";
import { type Command, dataFolder, dataOption } from "./command.ts";
import { replayFirst } from "./replay.ts";

/** The command. */
export const rebuild: Command = {
  name: "rebuild",
  summary: "不联网，从存档重做全部表 Remake every table from the archive, with no network",
  usage: "",
  options: [dataOption],
  network: false,
  async run(args, { effects, root }) {
    const data = dataFolder(args);
    if (await effects.files.stat(`${data}/archive`) === null) {
      throw new ExpectationFailed(`Cannot rebuild ${data}: wanted an archive, found none`, {
        next: "deno task demo --once",
      });
    }
    await effects.files.remove(`${data}/rebuilt`);
    await removeDatabase(`${data}/zhiji.duckdb`, effects);
    const workspace = await openWorkspace(data, { effects, root });
    try {
      const sources = await everySource();
      const loaded = await loadAll(workspace, sources);
      const documents = loaded.reduce((sum, report) => sum + report.documents, 0);
      const compared = await compare(workspace, { sources, effects });
      return {
        json: { documents, ...compared.json },
        text: `重做 Rebuilt ${documents} documents; tables in ${data}/rebuilt\n${compared.text}`,
      };
    } finally {
      await workspace.close();
    }
  },
};

async function removeDatabase(path: string, { files }: Effects): Promise<void> {
  await files.remove(path);
  await files.remove(`${path}.wal`);
  await files.remove(`${path}.lists`);
}

/** Writes the tables as the latest release had to, from the captures it was made of, and compares them byte for byte. */
async function compare(
  workspace: Workspace,
  { sources, effects }: { sources: Source[]; effects: Effects },
) {
  const { data } = workspace;
  const { files } = effects;
  const latest = await latestRelease(data, files);
  const captures = latest && (await readManifest(releaseFolder(data, latest.version), files)).inputs.captures;
  const now = releaseInputs(workspace).captures;
  if (captures === null || captures === now) {
    await exportTables(workspace.store.database, `${data}/rebuilt`, { files, tables });
  } else {
    const folder = `${data}/rebuilt`;
    const replay = await replayFirst(workspace, captures, { folder, sources, effects });
    await exportTables(replay.database, folder, { files, tables }).finally(() => replay.close());
  }
  if (latest === null) return { json: { compared: null }, text: "尚无发布版本 No release to compare with" };
  const { version } = latest;
  const folders = { left: `${data}/rebuilt`, right: releaseFolder(data, version) };
  const different = await sameTables(folders, files);
  const text = different.length === 0
    ? `与 ${version} 逐字节相同 All tables identical to ${version}, byte for byte`
    : `与 ${version} 不同 Different from ${version}: ${different.join(", ")}; next: deno task zhiji release`;
  return { json: { compared: version, identical: different.length === 0, different }, text };
}
