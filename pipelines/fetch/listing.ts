/**
 * Walks a source's list from its first page to its last.
 *
 * The end is a page that names no following one, or that brings no new address: neither statuses nor page numbers are
 * to be trusted, since sites answer 200 with page 1 for any number. Fewer rows than the source expects, an error, or
 * a page that its family cannot read stop the walk and the source. A walk that ends before the total which the site
 * states, or by being served page 1 again, says so.
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
import type { Visit } from "./visit.ts";

/** What the walk found. */
export interface Listed {
  /** Rows in the order of the list, each address once. */
  rows: Row[];
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

/** What past the first page is the end of the list as some sites put it, and not a failure. */
const endings = new Set<Outcome>(["gone", "soft_404", "empty"]);

/** Walks the list. */
export async function walkList(source: Source, { visitPage, maxPages, settled }: Walk): Promise<Listed> {
  const rows = new Map<string, Row>();
  const outcomes: Outcome[] = [];
  const issues: FoundIssue[] = [];
  const report = (kind: string, url: string, what: string) =>
    issues.push(fetchIssue(source, { stage: "list", kind, url, what }));
  const finish = (stopped: boolean, whole: boolean): Listed => ({
    rows: [...rows.values()],
    outcomes,
    issues,
    stopped,
    whole,
  });
  let firstPage = "", total: number | null = null, number = 0, quiet = 0;
  let request: ListRequest | null = source.list.start;
  for (let asked = 0; request && asked < maxPages; asked++) {
    const { url } = request;
    const { outcome, content, found }: Visit<ListPage> = await visitPage(request);
    outcomes.push(outcome);
    if (!content) {
      if (number > 0 && endings.has(outcome)) {
        request = null;
        break;
      }
      report(outcome, url, `wanted a list, found ${found}`);
      return finish(true, false);
    }
    const count = content.rows.length;
    if (count === 0 && content.next) { // a column page that only says where its list is asked for
      request = content.next;
      continue;
    }
    number++;
    if (number === 1 && count < source.expect.rows) {
      report(
        count === 0 ? "no_rows" : "few_rows",
        url,
        `wanted at least ${source.expect.rows} rows, found ${count}`,
      );
      return finish(true, false);
    }
    total = content.total ?? total;
    const addresses = content.rows.map((row) => row.url).sort().join("\n");
    if (number === 1) firstPage = addresses;
    else if (addresses === firstPage && total === null) {
      report("repeated_page", url, `wanted page ${number}, found page 1 again`);
    }
    const before = rows.size;
    for (const row of content.rows) if (!rows.has(row.url)) rows.set(row.url, row);
    request = rows.size === before ? null : content.next;
    quiet = settled && content.rows.every(settled) ? quiet + 1 : 0;
    if (quiet === slack && request) return finish(false, false);
  }
  if (request) report("page_cap", request.url, `wanted the whole list, found more than ${maxPages} pages`);
  else if (total !== null && rows.size < total) {
    report("list_incomplete", source.list.start.url, `wanted ${total} rows in all, found ${rows.size}`);
  }
  return finish(false, request === null);
}
