/** `demo`: the whole line over the embedded sample sites, then API and site. @module */
import type { Effects } from "../../pipelines/effects.ts";
import { openHttp } from "../../pipelines/fetch/http.ts";
import { openPoliteness } from "../../pipelines/fetch/politeness.ts";
import { run } from "../../pipelines/run.ts";
import { openWorkspace, requireOneKind } from "../../pipelines/workspace.ts";
import { findSources, sampleSources } from "../../sources/mod.ts";
import { serveSamples } from "../../sources/samples/server.ts";
import { serveApi } from "../api/mod.ts";
import { type Command, type Context, dataFolder, dataOption, port } from "./command.ts";
import { publish, releaseLine, type Summary, summary, summaryTable } from "./publishing.ts";

/** The command. */
export const demo: Command = {
  name: "demo",
  summary: "用内置样例网站走完全程 The whole line over the embedded sample sites",
  usage: "",
  options: [
    { ...dataOption, summary: "data folder (default: data/sample)" },
    { name: "port", value: "N", summary: "port (default: 8000)" },
    { name: "once", value: null, summary: "exit after the release; the last line is a JSON summary" },
  ],
  network: true,
  async run(args, context) {
    const wanted = port(args, 8000);
    const data = args.options.data ? dataFolder(args) : "data/sample";
    const result = await collectSamples(data, context);
    if (args.options.once) return { json: result, text: JSON.stringify(result) };
    const { effects, signal } = context;
    await serveApi({ data, port: wanted, hostname: "127.0.0.1", signal, effects });
    return { json: result, text: "已停止 Stopped" };
  },
};

async function collectSamples(data: string, { effects, root, print, signal }: Context): Promise<Summary> {
  const sites = await serveSamples({});
  const workspace = await openWorkspace(data, { effects, root }).catch(async (error) => {
    await sites.close();
    throw error;
  });
  try {
    const known = await findSources(sampleSources);
    requireOneKind(workspace, known, true);
    effects.log.info(`样例网站 sample sites: ${known.map((source) => new URL(source.home).host).join(", ")}`);
    const online: Effects = { ...effects, http: openHttp({ sampleProxy: sites.url }) };
    await run(workspace, known, { effects: online, politeness: openPoliteness({ delay: 0 }), known, signal });
    const released = await publish(workspace, { effects, sample: true });
    print(await summaryTable(workspace));
    print(releaseLine(released));
    return summary(released);
  } finally {
    await workspace.close();
    await sites.close();
  }
}
