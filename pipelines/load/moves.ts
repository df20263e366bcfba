/**
 * Which pages are one document: a paper that moved to another address, or stands at several.
 *
 * Pages are taken in the order they were born. A page joins the earliest document that has its mark as it stands, or
 * that is gone and had its last text among those of the page: the paper moved there, and may have been edited since.
 * Any other page is a document of its own, also when an earlier text of it once stood elsewhere. Pure and linear.
 *
 * @module
 */
import type { PageRecord } from "./pages.ts";

/** What grouping looks at. */
export type MarkedPage = Pick<PageRecord, "id" | "born" | "mark" | "marks" | "gone_since">;

/** The pages of one document in order of birth; the first gives the id. */
export type Group<Page> = [first: Page, ...aliases: Page[]];

interface Open<Page> {
  group: Group<Page>;
  /** Mark of the text that stands, or last stood. */
  mark: string;
  /** Day it was gone from its last page; null while it stands. */
  goneSince: string | null;
}

/** Sorts pages into documents. */
export function groupPages<Page extends MarkedPage>(pages: readonly Page[]): Group<Page>[] {
  const groups: Group<Page>[] = [];
  const byMark = new Map<string, Open<Page>>();
  for (const page of pages.toSorted((a, b) => a.born < b.born ? -1 : 1)) {
    const { mark, gone_since: goneSince } = page;
    const found = mark === null ? undefined : byMark.get(mark) ?? continuedBy(page, byMark);
    if (found && mark !== null) {
      found.group.push(page);
      if (!standsLonger(goneSince, found.goneSince)) continue;
      byMark.delete(found.mark);
      byMark.set(mark, Object.assign(found, { mark, goneSince }));
    } else {
      const group: Group<Page> = [page];
      groups.push(group);
      if (mark !== null) byMark.set(mark, { group, mark, goneSince });
    }
  }
  return groups;
}

function continuedBy<Page extends MarkedPage>(
  page: Page,
  byMark: ReadonlyMap<string, Open<Page>>,
): Open<Page> | undefined {
  return page.marks.map((mark) => byMark.get(mark))
    .find((open) => open && standsLonger(page.gone_since, open.goneSince));
}

/** Whether what is gone since the first day (null: stands) stood longer than what is gone since the second. */
function standsLonger(one: string | null, other: string | null): boolean {
  return other !== null && (one === null || one > other);
}

/**
 * Follows a document through its pages: at each page until it was gone there, then at the next that stood longer.
 * Gives the histories in the order they are to be joined.
 */
export function followed<Past extends { goneSince: string | null }>(histories: readonly Past[]): Past[] {
  const path: Past[] = [];
  for (const past of histories) {
    const last = path.at(-1);
    if (!last || standsLonger(past.goneSince, last.goneSince)) path.push(past);
  }
  return path;
}
