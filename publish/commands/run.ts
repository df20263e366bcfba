/** `run`: collect the active sources, or those named, and release what changed. @module */
import { everySource } from "../../sources/mod.ts";
import type { Source } from "../../sources/define.ts";
import { collectAndRelease } from "./collecting.ts";
import { type Command, contact, contactOption, dataFolder, dataOption, UsageError } from "./command.ts";
import { releaseLine, summary } from "./publishing.ts";

/** The command. */
export const run: Command = {
  name: "run",
  summary: "采集、读取、入库、发布 Collect sources, load them and release what changed",
  usage: "[source…]",
  options: [dataOption, contactOption],
  network: true,
  async run(args, { effects, root, signal }) {
    const known = await everySource();
    const chosen = choose(known.filter((source) => source.status !== "sample"), args.positionals);
    const data = dataFolder(args);
    const { released, table } = await collectAndRelease(chosen, {
      data,
      root,
      effects,
      contact: contact(args),
      known,
      signal,
    });
    return { json: summary(released), text: `${table}\n${releaseLine(released)}` };
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
