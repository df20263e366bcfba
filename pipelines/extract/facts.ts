/** What extraction returns: records without ids, because ids need the document's own. @module */
import type { Parsed } from "../parse/parsed.ts";
import type {
  AttachmentRecord,
  CommitmentRecord,
  DocumentDateRecord,
  DocumentRecord,
  IndicatorRecord,
} from "../model/mod.ts";
import type { CaseFact } from "./cases/found.ts";
import type { MembershipFact, OrganizationFact } from "./organizations/found.ts";
import type { DocumentKind } from "../../sources/define.ts";

/** What is known of a document from outside its text; a hint never overrules the page's own statement. */
export interface Hints {
  publisher?: string;
  region_code?: string;
  url?: string;
  kind?: DocumentKind;
}

/** Input of extraction; the page's links to files where there are any. */
export type Reading = Pick<Parsed, "title" | "text" | "fields"> & Partial<Pick<Parsed, "attachments">> & {
  hints: Hints;
};

/** A day the document states of itself; `start` and `end` point into the clean text, null outside it. */
export type DateFact = Omit<DocumentDateRecord, "document_id" | "number">;

/** An attachment as the document names it, in order. */
export type AttachmentFact = Pick<AttachmentRecord, "title" | "url">;

/** Metadata of the document that extraction decides. */
export type DocumentFacts = Pick<
  DocumentRecord,
  | "title"
  | "publisher"
  | "published"
  | "signed"
  | "effective"
  | "expires"
  | "legal_status"
  | "document_number"
  | "kind"
  | "region_code"
  | "addressee"
  | "reference"
  | "script"
>;

/** An indicator before it has an id; `start` and `end` point into the clean text. */
export type IndicatorFact = Omit<IndicatorRecord, "id" | "document_id" | "text_hash">;

/** A commitment before it has an id; `parent` is the `number` of the commitment it belongs to. */
export type CommitmentFact = Omit<CommitmentRecord, "id" | "document_id" | "text_hash">;

/** Something extraction was in doubt about. */
export interface Doubt {
  kind: string;
  message: string;
}

/** A case, an organisation and a membership before they have ids. */
export type { CaseFact } from "./cases/found.ts";
export type { MembershipFact, OrganizationFact } from "./organizations/found.ts";

/** All facts of one document, in the order of the text. */
export interface Facts {
  document: DocumentFacts;
  dates: DateFact[];
  attachments: AttachmentFact[];
  indicators: IndicatorFact[];
  commitments: CommitmentFact[];
  cases: CaseFact[];
  organizations: OrganizationFact[];
  memberships: MembershipFact[];
  doubts: Doubt[];
}
