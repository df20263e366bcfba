/** Makes the records of one document: ids, version hashes and what its rights allow to be published. @module */
import type { OrganizationKey } from "../extract/organizations.ts";
import type { Facts } from "../extract/facts.ts";
import { sha256, stableId } from "../model/id.ts";
import type {
  AttachmentRecord,
  CaseRecord,
  CommitmentRecord,
  DocumentDateRecord,
  DocumentRecord,
  DocumentVersionRecord,
  IndicatorRecord,
  MembershipRecord,
  MentionRecord,
} from "../model/mod.ts";
import type { Rights } from "../../sources/define.ts";
import type { History } from "./history.ts";

/** One readable version of a document: its clean text, the hash of it, and its facts. */
export interface ReadText {
  text: string;
  hash: string;
  facts: Facts;
}

/** All rows that one document gives. */
export interface DocumentRows {
  document: DocumentRecord;
  versions: DocumentVersionRecord[];
  indicators: IndicatorRecord[];
  commitments: CommitmentRecord[];
  dates: DocumentDateRecord[];
  attachments: AttachmentRecord[];
  cases: CaseRecord[];
  mentions: MentionRecord[];
  memberships: MembershipRecord[];
}

/** Where a document belongs. */
export interface Belonging {
  /** Its id: that of its first address. */
  id: string;
  source: string;
  /** Address where it stands, or last stood. */
  url: string;
  rights: Rights;
}

/** Longest quote that may be published where a text's rights allow quotes only. */
export const quoteLimit = 120;

/** Id of the document at an address. Addresses are compared without scheme, since sites move from http to https. */
export function documentId(url: string): string {
  return stableId("document", url.replace(/^https?:/, ""));
}

/** Hash that names a version of a text. */
export function textHash(text: string): string {
  return sha256(text);
}

/** The rows of a document in its current version, and all its versions. */
export function documentRows(history: History<ReadText>, belonging: Belonging): DocumentRows {
  const { id, source, url, rights } = belonging;
  const current = history.versions.at(-1);
  if (!current) throw new TypeError(`Cannot make records of ${url}: its history holds no version`);
  const { text, hash, facts } = current.text;
  const fact = { document_id: id, text_hash: hash };
  return {
    document: {
      id,
      source_id: source,
      parent_id: null, // known when documents are settled
      url,
      ...facts.document,
      rights,
      text_hash: hash,
      characters: text.length,
      first_seen: history.firstSeen,
      last_changed: history.lastChanged,
      last_seen: history.lastSeen,
      last_checked: history.lastChecked,
      gone_since: history.goneSince,
    },
    versions: history.versions.map((version, index) => ({
      document_id: id,
      number: index + 1,
      hash: version.text.hash,
      seen_from: version.from,
      seen_to: version.to,
      change: version.change,
      archive: version.digest,
      text: rights === "open" ? version.text.text : null,
    })),
    dates: facts.dates.map((row, index) => ({ document_id: id, number: index + 1, ...row })),
    attachments: facts.attachments.map((row, index) => ({
      document_id: id,
      number: index + 1,
      ...row,
      file_id: null, // known when documents are settled
    })),
    indicators: numbered(facts.indicators, (row) => ["indicator", id, row.quote, row.value_text])
      .map(({ id, row }) => ({ id, ...row, ...fact, ...within(row, rights) })),
    commitments: commitmentRows(facts, id).map((row) => ({ ...row, ...fact, ...within(row, rights) })),
    cases: numbered(facts.cases, (row) => ["case", id, row.title]).map(({ id, row }) => ({
      id,
      ...row,
      ...fact,
      ...within(row, rights),
      summary: rights === "open" ? row.summary : null,
    })),
    mentions: facts.organizations.map(({ parent, ...row }) => ({
      organization_id: organizationId(row),
      ...row,
      parent: parent && organizationId(parent),
      ...fact,
      ...within(row, rights),
    })),
    memberships: facts.memberships.map(({ member, group, ...row }) => {
      const [member_id, group_id] = [organizationId(member), organizationId(group)];
      const key = ["membership", id, member_id, group_id, row.role] as const;
      return { id: stableId(...key), member_id, group_id, ...row, ...fact, ...within(row, rights) };
    }),
  };
}

/** Id of an organisation: the same in every document that writes its name and place out alike. */
export function organizationId({ name, region_code }: OrganizationKey): string {
  return stableId("organization", name, region_code ?? "");
}

/** Gives ids; rows with equal keys are told apart by their number among them, so no id depends on an offset. */
function numbered<Row>(rows: Row[], key: (row: Row) => string[]): { id: string; row: Row }[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const parts = key(row);
    const joined = parts.join("\u001f");
    const count = seen.get(joined) ?? 0;
    seen.set(joined, count + 1);
    return { id: stableId(...parts, ...(count === 0 ? [] : [String(count)])), row };
  });
}

/** Commitments with ids; `parent` turns from a number of the outline into the id of that commitment. */
function commitmentRows(facts: Facts, document: string) {
  const rows = numbered(facts.commitments, (row) => ["commitment", document, row.number ?? "", row.quote]);
  const ids = new Map(rows.flatMap(({ id, row }) => row.number === null ? [] : [[row.number, id] as const]));
  return rows.map(({ id, row }) => ({
    id,
    ...row,
    parent: row.parent === null ? null : ids.get(row.parent) ?? null,
  }));
}

/** Cuts a quote to what rights allow; the span is cut with it, so that it still holds. */
function within(row: { quote: string; start: number }, rights: Rights): object {
  if (rights === "open" || row.quote.length <= quoteLimit) return {};
  const quote = row.quote.slice(0, quoteLimit);
  return { quote, end: row.start + quote.length, ...("text" in row && { text: quote }) };
}
