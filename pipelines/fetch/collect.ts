/**
 * Collects one source: its robots.txt, its list, then each article and the files linked from it, politely and into the
 * archive.
 *
 * What the world does wrong is a count and an issue in the report, never a throw: one failing article does not stop the
 * others, a failing list stops the source with nothing further fetched, and a host that refuses several requests in a
 * row is left alone. Only the archive's own failures are thrown.
 *
 * @module
 */
import { type Outcome, outcomes } from "../archive/capture.ts";
import type { Effects } from "../effects.ts";
import type { FoundIssue } from "../issues.ts";
import type { Article, Page, Row, Source } from "../../sources/define.ts";
import { fetchArticles } from "./articles.ts";
import { fetchIssue } from "./fetch_issue.ts";
import { lastFullWalk, noteFullWalk } from "./full_walk.ts";
import { type Listed, walkList } from "./listing.ts";
import { isSettled, type RecheckPolicy } from "./recheck.ts";
import { refusalOf, rulesFor } from "./site_rules.ts";
import { visit, type VisitContext } from "./visit.ts";

/** What a collection takes. */
export interface CollectContext extends VisitContext {
  effects: Pick<Effects, "http" | "clock" | "log">;
  options?: CollectOptions;
}

/** What may be set. */
export interface CollectOptions {
  /** Most list pages that are read. @default {500} */
  maxPages?: number;
  /** When known pages are asked again. Left out: each run asks all that is listed. */
  recheck?: RecheckPolicy;
  /** Hosts besides the source's own that attachments may be fetched from. @default {[]} */
  hosts?: readonly string[];
  /** Most files of one article. @default {50} */
  maxAttachments?: number;
  /**
   * Looks at each article as its source's reader took it apart; a throw makes its outcome `layout_drift`. Left out:
   * articles are judged by the answer alone.
   */
  inspect?: (article: Article, page: Page) => void;
}

/** What became of one collection. */
export interface CollectReport {
  source: string;
  /** Distinct rows of the list, those on other hosts included. */
  listed: number;
  /** Articles that brought bytes we did not have. */
  fetched: number;
  /** Articles confirmed by a 304 or by the same bytes. */
  unchanged: number;
  /** Articles that were not asked, since their time has not come. */
  waiting: number;
  /** Files linked from the articles that were asked: distinct ones, and what became of them. */
  attachments: { listed: number; fetched: number; unchanged: number };
  /** Outcomes of all requests for lists, articles and attachments. */
  outcomes: Record<Outcome, number>;
  issues: FoundIssue[];
  /** True when not all that is listed was tried. */
  stopped: boolean;
}

/** Collects one source. @throws {ArchiveCorrupt} and what the disk throws; never for what a site does */
export async function collect(source: Source, context: CollectContext): Promise<CollectReport> {
  const report = emptyReport(source);
  const start = source.list.start.url;
  const rules = await rulesFor(source, { url: start, context });
  const refusal = refusalOf(rules, { url: start, maxDelay: context.politeness.maxDelay });
  if (refusal) {
    report.issues.push(fetchIssue(source, { ...refusal, url: start, stage: "list" }));
    return { ...report, stopped: true };
  }
  const listed = await readList(source, context);
  for (const outcome of listed.outcomes) report.outcomes[outcome]++;
  report.issues.push(...listed.issues);
  report.listed = listed.rows.length;
  report.stopped = listed.stopped;
  if (!listed.stopped) await fetchArticles(source, { context, rows: listed.rows, report });
  await context.archive.sync();
  return report;
}

function emptyReport(source: Source): CollectReport {
  return {
    source: source.id,
    listed: 0,
    fetched: 0,
    unchanged: 0,
    waiting: 0,
    attachments: { listed: 0, fetched: 0, unchanged: 0 },
    outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>,
    issues: [],
    stopped: false,
  };
}

/** Walks the list, to its end unless the recheck policy allows less. */
async function readList(source: Source, context: CollectContext): Promise<Listed> {
  const { archive, effects, options: { recheck: policy, maxPages = 500 } = {} } = context;
  const now = effects.clock();
  const listed = await walkList(source, {
    maxPages,
    settled: policy && !isFullWalkDue(source, { context, policy })
      ? (row: Row) => isSettled(row, { before: archive.latest(row.url), now, policy })
      : null,
    visitPage: (request) =>
      visit(context, {
        source: source.id,
        role: "list",
        request,
        row: null,
        read: (page) => source.list.read(page, request),
      }),
  });
  if (policy && listed.whole) await noteFullWalk(source.id, { archive, rows: listed.rows.length, date: now });
  return listed;
}

function isFullWalkDue(
  source: Source,
  { context: { archive, effects }, policy }: { context: CollectContext; policy: RecheckPolicy },
): boolean {
  const last = lastFullWalk(source.id, archive);
  return last === null || effects.clock().getTime() - last.getTime() >= policy.fullWalk * 86_400_000;
}
