/** Organisations and memberships as extraction finds them, before they have ids. @module */
import type { MembershipRecord } from "../../model/memberships.ts";
import type { MentionRecord } from "../../model/mentions.ts";

/** A body of one document; name and region make its id, `parent` is such a pair. */
export type OrganizationFact =
  & Omit<MentionRecord, "organization_id" | "document_id" | "text_hash" | "parent">
  & {
    parent: OrganizationKey | null;
  };

/** What tells an organisation from all others. */
export interface OrganizationKey {
  name: string;
  region_code: string | null;
}

/** A membership; both sides are among the organisations of the same document. */
export type MembershipFact =
  & Omit<MembershipRecord, "id" | "member_id" | "group_id" | "document_id" | "text_hash">
  & {
    member: OrganizationKey;
    group: OrganizationKey;
  };

/** A body found at one place; offsets are of the folded text. */
export interface FoundBody
  extends Omit<OrganizationFact, "name_text" | "aliases" | "quote" | "succeeded_by"> {
  aliases: string[];
}
