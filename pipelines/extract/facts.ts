/** What extraction returns: records without ids, because ids need the document's own. @module */
import type { Parsed } from "../parse/parsed.ts";
import type { CommitmentRecord, DocumentRecord, IndicatorRecord } from "../model/mod.ts";
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

/** Input of extraction. */
export type Reading = Pick<Parsed, "title" | "text" | "fields"> & { hints: Hints };

/** Metadata of the document that extraction decides. */
export type DocumentFacts = Pick<
  DocumentRecord,
  | "title"
  | "publisher"
  | "published"
  | "signed"
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
  indicators: IndicatorFact[];
  commitments: CommitmentFact[];
  cases: CaseFact[];
  organizations: OrganizationFact[];
  memberships: MembershipFact[];
  doubts: Doubt[];
}
