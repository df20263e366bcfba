/** `demo`: the whole line over the embedded sample sites, a release for each of their days, then API and site. @module */
import { openHttp } from "../../pipelines/fetch/http.ts";
import { openPoliteness } from "../../pipelines/fetch/politeness.ts";
import { chinaDay } from "../../pipelines/normalise/days.ts";
import { run } from "../../pipelines/run.ts";
import { openWorkspace, requireOneKind, type Workspace } from "../../pipelines/workspace.ts";
import type { Source } from "../../sources/define.ts";
import { findSources, sampleSources } from "../../sources/mod.ts";
import { loadArticles, samplePages } from "../../sources/samples/articles.ts";
import { articlesOn, sampleDays } from "../../sources/samples/days.ts";
import { type SampleOptions, serveSamples } from "../../sources/samples/server.ts";
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
    { name: "once", value: null, summary: "exit after the releases; the last line is a JSON summary" },
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

async function collectSamples(data: string, context: Context): Promise<Summary | null> {
  const { effects, root, print } = context;
  const pages = await loadArticles(samplePages);
  const today: SampleOptions["articles"] = new Map();
  const sites = await serveSamples({ articles: today });
  const workspace = await openWorkspace(data, { effects, root }).catch(async (error) => {
    await sites.close();
    throw error;
  });
  try {
    const known = await findSources(sampleSources);
    requireOneKind(workspace, known, true);
    effects.log.info(`样例网站 sample sites: ${known.map((source) => new URL(source.home).host).join(", ")}`);
    const online = { ...context, effects: { ...effects, http: openHttp({ sampleProxy: sites.url }) } };
    let result: Summary | null = null;
    for (const day of daysLeft(workspace)) {
      for (const [site, articles] of articlesOn(day, pages)) today.set(site, articles);
      result = await spend(day, { workspace, known, context: online });
    }
    print(await summaryTable(workspace));
    return result;
  } finally {
    await workspace.close();
    await sites.close();
  }
}

/**
 * The days that are not over: a day is when something was collected on a later one, since a release ends each day. What
 * a kill cut short is done again, and a demo that was finished asks once more on its last day.
 */
function daysLeft({ archive }: Workspace): readonly string[] {
  const until = [...archive.captures()].at(-1)?.date;
  const last = until === undefined ? "" : chinaDay(until);
  return sampleDays.filter((day, at) => day >= last || at === sampleDays.length - 1);
}

/** Fewer silences are what the sample sites are about: the reports that were missing on the first day come out. */
const reasons = { silences: "the reports that were missing have been published" };

interface Day {
  workspace: Workspace;
  known: readonly Source[];
  context: Context;
}

/** Collects and publishes at ten in the morning of a day in China. */
async function spend(day: string, { workspace, known, context }: Day): Promise<Summary> {
  const { signal, print } = context;
  const effects = { ...context.effects, clock: () => new Date(`${day}T10:00:00+08:00`) };
  effects.log.info(`样例日 sample day: ${day}`);
  await run(workspace, known, { effects, politeness: openPoliteness({ delay: 0 }), known, signal });
  const released = await publish(workspace, { effects, sample: true, reasons });
  print(releaseLine(released));
  return summary(released);
}
