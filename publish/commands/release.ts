/** `release`: publish what the working database holds. @module */
import { loadAll, openWorkspace, sourcesInArchive } from "../../pipelines/workspace.ts";
import { everySource } from "../../sources/mod.ts";
import { type Command, dataFolder, dataOption } from "./command.ts";
import { publish, releaseLine, summary } from "./publishing.ts";

/** The command. */
export const release: Command = {
  name: "release",
  summary: "发布一个不变的版本 Publish an immutable version, if anything changed",
  usage: "",
  options: [dataOption],
  network: false,
  async run(args, { effects, root }) {
    const workspace = await openWorkspace(dataFolder(args), { effects, root });
    try {
      const known = await everySource();
      await loadAll(workspace, known);
      const samples = new Set(
        known.filter((source) => source.status === "sample").map((source) => source.id),
      );
      const sample = sourcesInArchive(workspace.archive).some((id) => samples.has(id));
      const released = await publish(workspace, { effects, sample });
      return { json: summary(released), text: releaseLine(released) };
    } finally {
      await workspace.close();
    }
  },
};
