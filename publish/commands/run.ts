/** `run`: collect the active sources, or those named, and release what changed. @module */
import { openHttp } from "../../pipelines/fetch/http.ts";
import { openPoliteness } from "../../pipelines/fetch/politeness.ts";
import { run as collectAndLoad } from "../../pipelines/run.ts";
import { openWorkspace, requireOneKind } from "../../pipelines/workspace.ts";
import { everySource } from "../../sources/mod.ts";
import type { Source } from "../../sources/define.ts";
import { type Command, dataFolder, dataOption, UsageError } from "./command.ts";
import { publish, releaseLine, summary, summaryTable } from "./publishing.ts";

/** The command. */
export const run: Command = {
  name: "run",
  summary: "采集、读取、入库、发布 Collect sources, load them and release what changed",
  usage: "[source…]",
  options: [dataOption],
  network: true,
  async run(args, { effects, root }) {
    const known = await everySource();
    const chosen = choose(known.filter((source) => source.status !== "sample"), args.positionals);
    const workspace = await openWorkspace(dataFolder(args), { effects, root });
    try {
      requireOneKind(workspace, known, false);
      const online = { ...effects, http: openHttp({}) };
      await collectAndLoad(workspace, chosen, { effects: online, politeness: openPoliteness({}), known });
      const released = await publish(workspace, { effects, sample: false });
      return {
        json: summary(released),
        text: `${await summaryTable(workspace)}\n${releaseLine(released)}`,
      };
    } finally {
      await workspace.close();
    }
  },
};

/** Sources named, or all active ones. */
function choose(known: Source[], names: string[]): Source[] {
  if (names.length === 0) {
    const active = known.filter((source) => source.status === "active");
    if (active.length > 0) return active;
    throw new UsageError(
      `Cannot run: wanted an active source, found none among ${known.length}; name one, or try deno task demo`,
    );
  }
  return names.map((name) => {
    const source = known.find((candidate) => candidate.id === name);
    if (!source) {
      throw new UsageError(`Cannot run ${name}: wanted the name of a folder in sources/, found none such`);
    }
    return source;
  });
}
