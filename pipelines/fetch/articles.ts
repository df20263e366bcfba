/**
 * Fetches the articles of a list, each with the files linked from it.
 *
 * One failing page does not stop the others; a host that refuses several requests in a row is left alone. What came is
 * brought onto the disk every few seconds, which is what a crash may cost in requests made again.
 *
 * @module
 */
import type { Outcome } from "../archive/capture.ts";
import type { Article, Link, Page, Row, Source } from "../../sources/define.ts";
import { type AttachmentLimits, chooseLinks, mayLinkFile } from "./attachments.ts";
import type { CollectContext, CollectReport } from "./collect.ts";
import { fetchIssue } from "./fetch_issue.ts";
import { isDue } from "./recheck.ts";
import type { RowList } from "./row_list.ts";
import { refusalOf, rulesFor } from "./site_rules.ts";
import { type Errand, type Visit, visit } from "./visit.ts";

/** Milliseconds between two syncs of the archive. */
const syncEvery = 5_000;
/** Refusals and time-outs in a row after which a host is left alone. */
const patience = 5;
const refusals = new Set<Outcome>(["blocked", "geo_timeout"]);

/** Fetches what is due among the rows; adds to the report. */
export async function fetchArticles(
  source: Source,
  { context, rows, report }: { context: CollectContext; rows: RowList; report: CollectReport },
): Promise<void> {
  const round = new Round(source, { context, report });
  const waiting = rows[Symbol.iterator]();
  let left = rows.length;
  const work = async () => {
    for (const row of waiting) {
      if (report.stopped) return;
      await round.article(row, --left);
    }
  };
  await Promise.all(Array.from({ length: context.politeness.connections }, work));
}

class Round {
  readonly #source: Source;
  readonly #context: CollectContext;
  readonly #report: CollectReport;
  readonly #limits: AttachmentLimits;
  /** Files asked for in this round; two articles may link one. */
  readonly #files = new Set<string>();
  #refused = 0;
  #synced: number;

  constructor(source: Source, { context, report }: { context: CollectContext; report: CollectReport }) {
    this.#source = source;
    this.#context = context;
    this.#report = report;
    const { hosts = [], maxAttachments: most = 50 } = context.options ?? {};
    this.#limits = { hosts, most };
    this.#synced = context.effects.clock().getTime();
  }

  /** Fetches one article and its files; `left` rows come after it. */
  async article(row: Row, left: number): Promise<void> {
    const source = this.#source, report = this.#report;
    if (isExternal(row, source)) {
      const what = "wanted a row of this site, found one that leads to another";
      return this.#issue("external_row", row.url, what);
    }
    if (!this.#isDue(row.url)) return void report.waiting++;
    if (!await this.#allowed(row.url)) return;
    const { outcome, content, found } = await this.#visit({
      source: source.id,
      role: "article",
      request: { url: row.url },
      row,
      read: (page) => readLinks(page, { source, inspect: this.#context.options?.inspect }),
      recall: (before) => before.links,
      links: (links) => links,
    });
    if (outcome === "ok") report.fetched++;
    else if (outcome === "unchanged") report.unchanged++;
    else this.#issue(outcome, row.url, `found ${found}`);
    this.#giveUp(left);
    if (content?.length) await this.#attachments(row, { links: content, changed: outcome === "ok" });
    await this.#sync();
  }

  async #attachments(row: Row, { links, changed }: { links: Link[]; changed: boolean }): Promise<void> {
    const counts = this.#report.attachments;
    const chosen = chooseLinks(links, { article: row.url, source: this.#source, limits: this.#limits });
    for (const { kind, url, what } of chosen.left) this.#issue(kind, url, what);
    for (const { url, title: name } of chosen.links) {
      if (this.#files.has(url)) continue;
      this.#files.add(url);
      counts.listed++;
      if (this.#report.stopped || (!changed && !this.#isDue(url)) || !await this.#allowed(url)) continue;
      const { outcome, found } = await this.#visit({
        source: this.#source.id,
        role: "attachment",
        request: { url },
        row,
        parent: row.url,
        ...(name !== "" && { hints: { name } }),
        read: null,
      });
      if (outcome === "ok") counts.fetched++;
      else if (outcome === "unchanged") counts.unchanged++;
      else this.#issue(outcome, url, `found ${found}`);
      this.#giveUp(0);
    }
  }

  async #visit<T>(errand: Errand<T>): Promise<Visit<T>> {
    const visited = await visit(this.#context, errand);
    this.#report.outcomes[visited.outcome]++;
    this.#refused = refusals.has(visited.outcome) ? this.#refused + 1 : 0;
    return visited;
  }

  /** Stops the round when the host has refused too often. */
  #giveUp(left: number): void {
    if (this.#refused < patience || left === 0 || this.#report.stopped) return;
    const what = `found ${this.#refused} refusals in a row, left ${left} rows untried`;
    this.#issue("host_refuses", this.#source.list.start.url, what);
    this.#report.stopped = true;
  }

  #isDue(url: string): boolean {
    const { archive, effects, options } = this.#context;
    const policy = options?.recheck;
    return !policy || isDue(archive.latest(url), { now: effects.clock(), policy });
  }

  async #allowed(url: string): Promise<boolean> {
    const rules = await rulesFor(this.#source, { url, context: this.#context });
    const refusal = refusalOf(rules, { url, maxDelay: this.#context.politeness.maxDelay });
    if (refusal) this.#issue(refusal.kind, url, refusal.what);
    return refusal === null;
  }

  #issue(kind: string, url: string, what: string): void {
    this.#report.issues.push(fetchIssue(this.#source, { kind, what, url, stage: "fetch" }));
  }

  async #sync(): Promise<void> {
    const now = this.#context.effects.clock().getTime();
    if (now - this.#synced < syncEvery) return;
    this.#synced = now;
    await this.#context.archive.sync();
  }
}

/**
 * The files that an article links. A page that its source's reader cannot read links none as far as we can tell; to
 * say what is wrong with it is for the parser, or for `inspect`.
 */
function readLinks(
  page: Page,
  { source, inspect }: { source: Source; inspect: ((article: Article, page: Page) => void) | undefined },
): Link[] {
  if (inspect) {
    const article = source.article(page);
    inspect(article, page);
    return article.attachments;
  }
  if (!mayLinkFile(page.text)) return [];
  try {
    return source.article(page).attachments;
  } catch (error) {
    if (error instanceof Error) return [];
    throw error;
  }
}

/** Whether a row stands on another host than the list and the source's home. */
function isExternal(row: Row, source: Source): boolean {
  const host = (url: string) => URL.parse(url)?.hostname;
  return host(row.url) !== host(source.list.start.url) && host(row.url) !== host(source.home);
}
