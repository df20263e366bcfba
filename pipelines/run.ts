/**
 * A run: collect the sources, many hosts at once, then load what came.
 *
 * What a source meets on the network never stops another; it becomes an account in the archive and issues in the
 * tables. Only the disk can fail a run, and a caller that watches it hears of that source by source.
 *
 * @module
 */
import type { Effects } from "./effects.ts";
import { collect, type CollectReport } from "./fetch/collect.ts";
import type { Politeness } from "./fetch/politeness.ts";
import { archiveReport } from "./load/reports.ts";
import type { LoadReport } from "./load/mod.ts";
import type { RecheckPolicy } from "./fetch/recheck.ts";
import { decode } from "./parse/charset.ts";
import type { RunWatch } from "./scheduler.ts";
import type { Source } from "../sources/define.ts";
import { loadAll, type Workspace } from "./workspace.ts";

/** What a run did, a line a source. */
export interface RunReport {
  collected: CollectReport[];
  loaded: LoadReport[];
}

/** What a run needs besides the workspace and the sources. */
export interface RunOptions {
  effects: Effects;
  politeness: Politeness;
  /** Definitions of all sources that the archive may hold captures of. */
  known: readonly Source[];
  /** When known pages are asked again; left out, each run asks all that is listed. */
  recheck?: RecheckPolicy;
  /** Once aborted, sources in hand are finished and no other is begun. */
  signal?: AbortSignal;
  /** Hears how each source goes, failures included; without it the first failure is thrown. */
  watch?: RunWatch;
}

/** Sources collected at the same time; columns of one host wait for each other all the same. */
const atOnce = 16;

/** Collects the given sources into the workspace and loads everything new. */
export async function run(
  workspace: Workspace,
  sources: readonly Source[],
  options: RunOptions,
): Promise<RunReport> {
  const { effects, known, signal, watch } = options;
  effects.log.info(`采集 collect: ${sources.length} sources`);
  const collected: CollectReport[] = [];
  const queue = [...sources];
  const worker = async () => {
    for (let source = queue.shift(); source && !signal?.aborted; source = queue.shift()) {
      const report = await collectOne(workspace, source, options);
      if (report) collected.push(report);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  collected.sort((a, b) => a.source < b.source ? -1 : 1);
  await workspace.archive.sync();
  effects.log.info("读取与入库 read and load");
  const failures = new Map<string, unknown>();
  const failed = watch && ((source: string, error: unknown) => void failures.set(source, error));
  const loaded = await loadAll(workspace, known, { failed });
  for (const [source, error] of failures) await watch?.failed(source, error);
  for (const { source, documents, confirmed, issues } of loaded) {
    effects.log.info(`  ${source}: ${documents} read, ${confirmed} confirmed, ${issues} issues`);
  }
  return { collected, loaded };
}

/** Collects one source and archives the account of it; null when it failed and somebody was told. */
async function collectOne(
  { archive }: Workspace,
  source: Source,
  { effects, politeness, recheck, watch }: RunOptions,
): Promise<CollectReport | null> {
  await watch?.began(source.id);
  try {
    const options = { ...(recheck && { recheck }), hosts: source.fileHosts ?? [] };
    const report = await collect(source, { archive, effects, politeness, decode, options });
    const { listed, fetched, unchanged, issues, outcomes, stopped } = report;
    await archiveReport(archive, { source: source.id, issues, outcomes, date: effects.clock() });
    effects.log.info(
      `  ${source.id}: ${listed} listed, ${fetched} fetched, ${unchanged} unchanged, ${issues.length} issues`,
    );
    if (stopped) await watch?.failed(source.id, new Error(issues.at(-1)?.message ?? "stopped"));
    else await watch?.ended(source.id);
    return report;
  } catch (error) {
    if (!watch) throw error;
    await watch.failed(source.id, error);
    return null;
  }
}
