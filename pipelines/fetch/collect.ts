/**
 * Collects one source: its robots.txt, its list, then each article, politely and into the archive.
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
import type { Row, Source } from "../../sources/define.ts";
import { fetchIssue } from "./fetch_issue.ts";
import { walkList } from "./listing.ts";
import { readRobots, type RobotRules, robotsUrl } from "./robots.ts";
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
  /** Outcomes of all requests for lists and articles. */
  outcomes: Record<Outcome, number>;
  issues: FoundIssue[];
  /** True when not all that is listed was tried. */
  stopped: boolean;
}

/** Articles between two syncs of the archive: what a crash may cost in requests made again. */
const batch = 20;
/** Refusals and time-outs in a row after which a host is left alone. */
const patience = 5;

/** Collects one source. @throws {ArchiveCorrupt} and what the disk throws; never for what a site does */
export async function collect(source: Source, context: CollectContext): Promise<CollectReport> {
  const report: CollectReport = {
    source: source.id,
    listed: 0,
    fetched: 0,
    unchanged: 0,
    outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>,
    issues: [],
    stopped: false,
  };
  const start = source.list.start.url;
  const rules = await rulesFor(source, { url: start, context });
  const refusal = refusalOf(rules, { url: start, maxDelay: context.politeness.maxDelay });
  if (refusal) {
    report.issues.push(fetchIssue(source, { ...refusal, url: start, stage: "list" }));
    return { ...report, stopped: true };
  }
  const listed = await walkList(source, {
    maxPages: context.options?.maxPages ?? 500,
    visitPage: (request) =>
      visit(context, {
        source: source.id,
        role: "list",
        request,
        row: null,
        read: (page) => source.list.read(page, request),
      }),
  });
  for (const outcome of listed.outcomes) report.outcomes[outcome]++;
  report.issues.push(...listed.issues);
  report.listed = listed.rows.length;
  report.stopped = listed.stopped;
  if (!listed.stopped) await fetchArticles(source, { context, rows: listed.rows, report });
  await context.archive.sync();
  return report;
}

interface Articles {
  context: CollectContext;
  rows: Row[];
  report: CollectReport;
}

async function fetchArticles(source: Source, { context, rows, report }: Articles): Promise<void> {
  const issue = (kind: string, url: string, what: string) =>
    report.issues.push(fetchIssue(source, { kind, what, url, stage: "fetch" }));
  let refusals = 0;
  for (const [index, row] of rows.entries()) {
    const skipped = await skip(source, { row, context });
    if (skipped) {
      issue(skipped.kind, row.url, skipped.what);
      continue;
    }
    const errand = {
      source: source.id,
      role: "article" as const,
      request: { url: row.url },
      row,
      read: null,
    };
    const { outcome, found } = await visit(context, errand);
    report.outcomes[outcome]++;
    if (outcome === "ok") report.fetched++;
    else if (outcome === "unchanged") report.unchanged++;
    else issue(outcome, row.url, `found ${found}`);
    if (index % batch === batch - 1) await context.archive.sync();
    refusals = outcome === "blocked" || outcome === "geo_timeout" ? refusals + 1 : 0;
    const left = rows.length - index - 1;
    if (refusals === patience && left > 0) {
      const what = `found ${patience} refusals in a row, left ${left} rows untried`;
      issue("host_refuses", source.list.start.url, what);
      report.stopped = true;
      return;
    }
  }
}

/** Why a row is listed but not fetched, or null when it is to be fetched. */
async function skip(
  source: Source,
  { row, context }: { row: Row; context: CollectContext },
): Promise<{ kind: string; what: string } | null> {
  if (isExternal(row, source)) {
    return { kind: "external_row", what: "wanted a row of this site, found one that leads to another" };
  }
  const rules = await rulesFor(source, { url: row.url, context });
  return refusalOf(rules, { url: row.url, maxDelay: context.politeness.maxDelay });
}

/** The rules of the site, fetched and archived when nobody in this run has asked before. */
async function rulesFor(
  source: Source,
  { url: page, context }: { url: string; context: CollectContext },
): Promise<RobotRules> {
  const url = robotsUrl(page);
  return await context.politeness.rules(url, async () => {
    const read = ({ text }: { text: string }) => text;
    const errand = { source: source.id, role: "robots" as const, request: { url }, row: null, read };
    const { status, content } = await visit(context, errand);
    const answer = status === null ? null : { status: status === 304 ? 200 : status, text: content ?? "" };
    const rules = readRobots(url, answer);
    context.politeness.slowDown(page, Math.min(rules.delay, context.politeness.maxDelay));
    return rules;
  });
}

/** Why a source may not be collected at all, or null when it may. */
function refusalOf(
  rules: RobotRules,
  { url, maxDelay }: { url: string; maxDelay: number },
): { kind: string; what: string } | null {
  if (!rules.allows(url)) {
    return { kind: "robots_disallow", what: "robots.txt does not allow it, or cannot be had" };
  }
  if (rules.delay <= maxDelay) return null;
  const wanted = `wanted a Crawl-delay of at most ${maxDelay / 1000} s, found ${rules.delay / 1000} s`;
  return { kind: "robots_delay", what: wanted };
}

/** Whether a row stands on another host than the list and the source's home. */
function isExternal(row: Row, source: Source): boolean {
  const host = (url: string) => URL.parse(url)?.hostname;
  return host(row.url) !== host(source.list.start.url) && host(row.url) !== host(source.home);
}
