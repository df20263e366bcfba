/** Makes the choices that a list page leaves open, by asking for the pages that decide them. @module */
import type { ListPage, Page } from "../../../sources/define.ts";
import { parseHtml } from "../../../sources/families/html.ts";
import type { Ask } from "./ask.ts";
import { listingOf } from "./listing_of.ts";
import type { Recognition } from "./recognise.ts";
import { findRows } from "./row_structure.ts";

/** Gives the recognition with nothing open; the reasons say what decided. */
export async function settle(recognition: Recognition, page: Page, ask: Ask): Promise<Recognition> {
  if (recognition.family === "jpaas") return await settleUnit(recognition, page, ask);
  if (recognition.open.secondPage) return await settleNumbering(recognition, page, ask);
  return recognition;
}

/** The unit whose fragment reads most like a list, and its rows. */
async function settleUnit(recognition: Recognition, page: Page, ask: Ask): Promise<Recognition> {
  const { options, open, reasons } = recognition;
  const tags = open.tag ?? [undefined];
  let best: { options: Record<string, unknown>; weight: number; reason: string } | null = null;
  for (const tag of tags) {
    const own = tag === undefined ? options : { ...options, tag };
    const first = listingOf("jpaas", { ...own, rows: { row: "li" } }).read(page, { url: page.url });
    const answer = first.next && await ask(first.next);
    const fragment = answer?.failure === null ? fragmentOf(answer.page.text) : "";
    const rows = findRows(parseHtml(fragment), new URL("/", page.url).href);
    const weight = rows ? rows.count + rows.dated : 0;
    if (!rows || weight <= (best?.weight ?? 0)) continue;
    const reason = `${rows.count} rows "${rows.rows.row}"${tag === undefined ? "" : ` in the unit "${tag}"`}`;
    best = { options: { ...own, rows: rows.rows }, weight, reason };
  }
  return best === null
    ? { ...recognition, open: {} }
    : { ...recognition, options: best.options, open: {}, reasons: [...reasons, best.reason] };
}

function fragmentOf(text: string): string {
  try {
    const answer: { data?: { html?: unknown } | null } = JSON.parse(text);
    return typeof answer.data?.html === "string" ? answer.data.html : "";
  } catch {
    return ""; // no JSON, no fragment: another unit may answer better
  }
}

/** The numbering under which the second page is there and is not the first again; the usual one when neither is. */
async function settleNumbering(recognition: Recognition, page: Page, ask: Ask): Promise<Recognition> {
  const { family, options, open, reasons } = recognition;
  const addresses = (list: ListPage) => list.rows.map(({ url }) => url).join("\n");
  for (const secondPage of open.secondPage ?? []) {
    const own = { ...options, secondPage };
    const listing = listingOf(family, own);
    const first = listing.read(page, listing.start);
    const answer = first.next && await ask(first.next);
    if (!first.next || answer?.failure !== null) continue;
    try {
      const second = listing.read(answer.page, first.next);
      const isOther = second.rows.length > 0 && addresses(second) !== addresses(first);
      if (isOther) {
        return {
          ...recognition,
          options: own,
          open: {},
          reasons: [...reasons, `page 2 is ${first.next.url}`],
        };
      }
    } catch {
      continue; // no list under this number
    }
  }
  const [usual] = open.secondPage ?? [];
  return { ...recognition, options: { ...options, secondPage: usual }, open: {} };
}
