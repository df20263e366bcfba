/**
 * Walks a source's list from its first page to its last.
 *
 * The end is a page that names no following one, or that brings no new address: neither statuses nor page numbers are
 * to be trusted, since sites answer 200 with page 1 for any number. Fewer rows than the source expects, an error, or
 * a page that its family cannot read stop the walk and the source. A walk that ends before the total which the site
 * states, by being served page 1 again, or at a missing page where there should be one, says so.
 *
 * A walk may be told that rows are settled; it then ends after some pages in a row that hold nothing else. Pinned rows
 * stand among others and so neither end a walk nor hide what is new.
 *
 * @module
 */
import type { Outcome } from "../archive/capture.ts";
import type { FoundIssue } from "../issues.ts";
import type { ListPage, ListRequest, Row, Source } from "../../sources/define.ts";
import { fetchIssue } from "./fetch_issue.ts";
import { RowList } from "./row_list.ts";
import type { Visit } from "./visit.ts";

/** What the walk found. */
export interface Listed {
  /** Rows in the order of the list, each address once. */
  rows: RowList;
  /** Outcome of each page. */
  outcomes: Outcome[];
  issues: FoundIssue[];
  /** True when the list cannot be trusted and nothing further may be fetched. */
  stopped: boolean;
  /** True when the walk came to the end of the list. */
  whole: boolean;
}

/** How to walk. */
export interface Walk {
  visitPage: (request: ListRequest) => Promise<Visit<ListPage>>;
  maxPages: number;
  /** Whether a row tells nothing new; null to walk to the end whatever the rows are. */
  settled: ((row: Row) => boolean) | null;
}

/** Pages in a row with settled rows only after which a walk may end. */
const slack = 2;

/** What past the first page is no failure of the site: the page is not there. Whether that is the end is asked apart. */
const endings = new Set<Outcome>(["gone", "soft_404", "empty"]);

/** Walks the list. */
export async function walkList(source: Source, walk: Walk): Promise<Listed> {
  const round = new Round(source, walk.settled);
  let request: ListRequest | null = source.list.start;
  for (let asked = 0; request && !round.ended && asked < walk.maxPages; asked++) {
    request = round.take(request, await walk.visitPage(request));
  }
  return round.close(request, walk.maxPages);
}

/** A walk on its way. */
class Round {
  readonly #source: Source;
  readonly #settled: Walk["settled"];
  readonly #rows = new RowList();
  readonly #outcomes: Outcome[] = [];
  readonly #issues: FoundIssue[] = [];
  /** Pages with rows so far, and how many rows the first and the last of them held. */
  #number = 0;
  #counts = { first: 0, last: 0 };
  #firstPage = "";
  #total: number | null = null;
  #quiet = 0;
  /** Why rows are wanting of a total, in words. */
  #lost = "";
  /** How the walk ended before its list did; null while it has not. */
  #end: "stopped" | "settled" | "cut" | null = null;

  constructor(source: Source, settled: Walk["settled"]) {
    this.#source = source;
    this.#settled = settled;
  }

  get ended(): boolean {
    return this.#end !== null;
  }

  /** Takes in one answer; gives the request that follows, null at the end. */
  take({ url }: ListRequest, { outcome, content, found }: Visit<ListPage>): ListRequest | null {
    this.#outcomes.push(outcome);
    if (!content) {
      if (this.#number > 0 && endings.has(outcome)) this.#missing(outcome, url, found);
      else this.#stop(outcome, url, `wanted a list, found ${found}`);
      return null;
    }
    const { rows, next, total } = content;
    // a column page that only says where its list is asked for
    if (rows.length === 0 && next) return next;
    if (rows.length === 0 && this.#number > 0) {
      this.#missing("no_rows", url, "a page without rows");
      return null;
    }
    this.#total = total ?? this.#total;
    return this.#page(url, rows) ? next : null;
  }

  /** Takes in the rows of a page; false where the walk ends with it. */
  #page(url: string, rows: readonly Row[]): boolean {
    const number = ++this.#number, least = this.#source.expect.rows;
    if (number === 1 && rows.length < least) {
      const kind = rows.length === 0 ? "no_rows" : "few_rows";
      return this.#stop(kind, url, `wanted at least ${least} rows, found ${rows.length}`);
    }
    this.#counts = { first: number === 1 ? rows.length : this.#counts.first, last: rows.length };
    const addresses = rows.map((row) => row.url).sort().join("\n");
    if (number === 1) this.#firstPage = addresses;
    else if (addresses === this.#firstPage && this.#total === null) {
      this.#report("repeated_page", url, `wanted page ${number}, found page 1 again`);
    }
    const before = this.#rows.length;
    for (const row of rows) this.#rows.add(row);
    this.#quiet = this.#settled && rows.every(this.#settled) ? this.#quiet + 1 : 0;
    if (this.#quiet === slack) this.#end = "settled";
    return this.#rows.length > before;
  }

  /**
   * A following page that is not there. Where the page before announced it, rows are lost; where numbers are only tried,
   * it is the end of the list, unless the page before was full, or was the first and we know of no other.
   */
  #missing(kind: string, url: string, found: string): void {
    const { first, last } = this.#counts;
    if (this.#total !== null) {
      if (this.#rows.length >= this.#total) return;
      this.#end = "cut";
      this.#lost = `, as page ${this.#number + 1} was ${found}`;
      return;
    }
    const tried = this.#source.list.openEnded === true;
    if (tried && this.#number > 1 && last < first) return;
    const why = !tried
      ? `, which page ${this.#number} leads to`
      : this.#number === 1
      ? ` or a list of one page`
      : `, as page ${this.#number} was full`;
    this.#report(kind, url, `wanted page ${this.#number + 1}${why}, found ${found}`);
    if (!tried) this.#end = "cut";
  }

  #stop(kind: string, url: string, what: string): false {
    this.#report(kind, url, what);
    this.#end = "stopped";
    return false;
  }

  #report(kind: string, url: string, what: string): void {
    this.#issues.push(fetchIssue(this.#source, { stage: "list", kind, url, what }));
  }

  /** What the walk found; `left` is the request that nobody made any more. */
  close(left: ListRequest | null, maxPages: number): Listed {
    const settled = this.#end === "settled" && left !== null;
    if (this.#end !== "stopped" && !settled) this.#judgeEnd(left, maxPages);
    return {
      rows: this.#rows,
      outcomes: this.#outcomes,
      issues: this.#issues,
      stopped: this.#end === "stopped",
      whole: left === null && (this.#end === null || this.#end === "settled"),
    };
  }

  #judgeEnd(left: ListRequest | null, maxPages: number): void {
    if (left) this.#report("page_cap", left.url, `wanted the whole list, found more than ${maxPages} pages`);
    else if (this.#total !== null && this.#rows.length < this.#total) {
      const { url } = this.#source.list.start;
      const what = `wanted ${this.#total} rows in all, found ${this.#rows.length}${this.#lost}`;
      this.#report("list_incomplete", url, what);
    }
  }
}
