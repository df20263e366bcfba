/** The line from the network to a release, as `run` and `schedule` take it: collect, load, publish. @module */
import type { Effects } from "../../pipelines/effects.ts";
import { userAgent } from "../../pipelines/fetch/agent.ts";
import { openHttp } from "../../pipelines/fetch/http.ts";
import { openPoliteness } from "../../pipelines/fetch/politeness.ts";
import { recheckPolicy } from "../../pipelines/fetch/recheck.ts";
import { run } from "../../pipelines/run.ts";
import type { RunWatch } from "../../pipelines/scheduler.ts";
import { openWorkspace, requireOneKind } from "../../pipelines/workspace.ts";
import type { Source } from "../../sources/define.ts";
import type { ReleaseResult } from "../release/mod.ts";
import { publish, summaryTable } from "./publishing.ts";

/** What the line needs besides the sources to collect. */
export interface CollectingOptions {
  data: string;
  root: string;
  effects: Effects;
  /** Where a site's keeper reaches whoever runs this; stands in the User-Agent. */
  contact: string;
  /** Definitions of all sources. */
  known: readonly Source[];
  signal: AbortSignal;
  watch?: RunWatch;
}

/** What came of it. */
export interface Collected {
  released: ReleaseResult;
  /** Counts a source, as people read them. */
  table: string;
}

/** Collects real sources into a data folder, loads what came and releases what changed. The folder is open meanwhile. */
export async function collectAndRelease(
  sources: readonly Source[],
  { data, root, effects, contact, known, signal, watch }: CollectingOptions,
): Promise<Collected> {
  const workspace = await openWorkspace(data, { effects, root });
  try {
    const oldHosts = sources.filter((source) => source.oldTls).map((source) => new URL(source.home).hostname);
    using http = openHttp({ userAgent: userAgent(contact), oldHosts });
    requireOneKind(workspace, known, false);
    const online = { ...effects, http };
    await run(workspace, sources, {
      effects: online,
      politeness: openPoliteness({}),
      recheck: recheckPolicy,
      known,
      signal,
      watch,
    });
    const released = await publish(workspace, { effects, sample: false });
    return { released, table: await summaryTable(workspace) };
  } finally {
    await workspace.close();
  }
}
