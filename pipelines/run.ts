/**
 * A run: collect the sources, many hosts at once, then load what came.
 *
 * What a source meets on the network never stops another; it becomes an account in the archive and issues in the tables.
 *
 * @module
 */
import type { Effects } from "./effects.ts";
import { collect, type CollectReport } from "./fetch/collect.ts";
import type { Politeness } from "./fetch/politeness.ts";
import { archiveReport } from "./load/reports.ts";
import type { LoadReport } from "./load/mod.ts";
import { decode } from "./parse/charset.ts";
import type { Source } from "../sources/define.ts";
import { loadAll, type Workspace } from "./workspace.ts";

/** What a run did, a line a source. */
export interface RunReport {
  collected: CollectReport[];
  loaded: LoadReport[];
}

/** Collects the given sources into the workspace and loads everything new. */
export async function run(
  workspace: Workspace,
  sources: readonly Source[],
  { effects, politeness, known }: { effects: Effects; politeness: Politeness; known: readonly Source[] },
): Promise<RunReport> {
  const { archive } = workspace;
  effects.log.info(`采集 collect: ${sources.length} sources`);
  const collected = await Promise.all(sources.map(async (source) => {
    const report = await collect(source, { archive, effects, politeness, decode });
    const { listed, fetched, unchanged, issues } = report;
    await archiveReport(archive, { source: source.id, issues, date: effects.clock() });
    effects.log.info(
      `  ${source.id}: ${listed} listed, ${fetched} fetched, ${unchanged} unchanged, ${issues.length} issues`,
    );
    return report;
  }));
  await archive.sync();
  effects.log.info("读取与入库 read and load");
  const loaded = await loadAll(workspace, known);
  for (const { source, documents, confirmed, issues } of loaded) {
    effects.log.info(`  ${source}: ${documents} read, ${confirmed} confirmed, ${issues} issues`);
  }
  return { collected, loaded };
}
