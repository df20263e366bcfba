/**
 * Conflicting copies: documents that bear one number and one title, stand at different addresses, and differ in their
 * text. They stay apart; each is compared with the one found first, and the first sentences that differ are the
 * evidence. Texts that read the same sentence by sentence are no conflict, whatever their layout or script.
 *
 * @module
 */
import { noFigures } from "../model/figure_discrepancies.ts";
import { stableId } from "../model/id.ts";
import { discrepancies, type DiscrepancyRecord } from "../model/mod.ts";
import { sentenceDiff, type Span } from "../normalise/sentence_diff.ts";
import { type PageRecord, pages } from "./pages.ts";
import { quoteLimit } from "./records.ts";
import { pastOf, type Reading } from "./settle.ts";
import type { Store } from "./store.ts";

/** One of two copies. */
interface Copy {
  document: string;
  hash: string;
  rights: "open" | "quote";
  /** Page where it stands. */
  page: string;
}

const rule = "conflicting_copies";

/** Brings the discrepancies of this rule up to date with the documents. Runs in the caller's transaction. */
export async function findConflicts(store: Store, reading: Reading): Promise<void> {
  const known = new Map(
    (await store.rows(discrepancies, { column: "rule", values: [rule] })).map((row) => [row.id, row]),
  );
  const rows: DiscrepancyRecord[] = [];
  for (const [one, other] of await copies(store)) {
    const id = stableId("discrepancy", rule, one.document, other.document);
    const before = known.get(id);
    const same = before?.text_hash === one.hash && before.other_text_hash === other.hash;
    const row = same ? before : await conflict(id, { one, other, store, reading });
    if (row) rows.push(row);
  }
  await store.replace(discrepancies, rows, { column: "rule", values: [rule] });
}

/** Pairs of copies that stand: the first found, and each other whose text has another hash. */
async function copies({ database }: Store): Promise<[Copy, Copy][]> {
  const rows = await database.all<Record<string, string>>(
    `WITH standing AS (
       SELECT document.id, document.text_hash AS hash, document.rights, document.first_seen, page.id AS page, page.paper
       FROM documents AS document JOIN pages AS page ON page.url = document.url
       WHERE page.paper IS NOT NULL AND document.gone_since IS NULL AND document.characters > 0
     ), firsts AS (
       SELECT DISTINCT ON (paper) * FROM standing ORDER BY paper, first_seen, id
     )
     SELECT one.id, one.hash, one.rights, one.page,
       other.id AS other_id, other.hash AS other_hash, other.rights AS other_rights, other.page AS other_page
     FROM firsts AS one JOIN standing AS other ON other.paper = one.paper AND other.hash <> one.hash
     ORDER BY one.id, other.id`,
  );
  const copy = (row: Record<string, string>, side: string): Copy => ({
    document: row[`${side}id`] ?? "",
    hash: row[`${side}hash`] ?? "",
    rights: row[`${side}rights`] === "open" ? "open" : "quote",
    page: row[`${side}page`] ?? "",
  });
  return rows.map((row) => [copy(row, ""), copy(row, "other_")]);
}

async function conflict(
  id: string,
  { one, other, store, reading }: { one: Copy; other: Copy; store: Store; reading: Reading },
): Promise<DiscrepancyRecord | null> {
  const texts = [await textOf(one, { store, reading }), await textOf(other, { store, reading })] as const;
  const spans = firstDifference(...texts);
  if (spans === null) return null;
  const left = evidenceOf(texts[0], { span: spans[0], copy: one });
  const right = evidenceOf(texts[1], { span: spans[1], copy: other });
  return {
    id,
    rule,
    document_id: one.document,
    text_hash: one.hash,
    ...left,
    other_document_id: other.document,
    other_text_hash: other.hash,
    other_quote: right.quote,
    other_start: right.start,
    other_end: right.end,
    ...noFigures,
  };
}

/** The current text of a copy; one that rights withhold from the tables is read from the archive again. */
async function textOf(copy: Copy, { store, reading }: { store: Store; reading: Reading }): Promise<string> {
  const [version] = await store.database.all<{ text: string | null }>(
    "SELECT text FROM document_versions WHERE document_id = $1 AND hash = $2 LIMIT 1",
    [copy.document, copy.hash],
  );
  if (version?.text) return version.text;
  const [page] = await store.rows(pages, { column: "id", values: [copy.page] });
  const past = await pastOf(page as PageRecord, reading);
  return past.versions.at(-1)?.text.text ?? "";
}

/**
 * The first sentence of each text that the other does not have there. Where one text only has more than the other, the
 * other's side is the sentence before the addition, or the one after it. Null when both have the same sentences.
 */
export function firstDifference(one: string, other: string): [Span, Span] | null {
  const changes = sentenceDiff(one, other);
  const at = changes.findIndex(({ change }) => change !== "kept");
  if (at < 0) return null;
  const next = changes.findIndex((change, index) => index >= at && change.change === "kept");
  const differing = changes.slice(at, next < 0 ? undefined : next);
  const near = changes[at - 1] ?? changes[next];
  const before = differing.find(({ before }) => before !== null)?.before ?? near?.before;
  const after = differing.find(({ after }) => after !== null)?.after ?? near?.after;
  return before && after ? [before, after] : null;
}

function evidenceOf(text: string, { span: [start, end], copy }: { span: Span; copy: Copy }) {
  const last = copy.rights === "open" ? end : Math.min(end, start + quoteLimit);
  return { quote: text.slice(start, last), start, end: last };
}
