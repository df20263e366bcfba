/** A case as it is found in the text, before it is completed from the paper. @module */
import type { CaseRecord } from "../../model/cases.ts";

/** A case before it has an id; `start` and `end` point into the clean text. */
export type CaseFact = Omit<CaseRecord, "id" | "document_id" | "text_hash">;

/** What one place of the text says of a case; offsets are of the folded text, absent columns are told by the paper. */
export interface FoundCase {
  title: string;
  start: number;
  end: number;
  organisation?: string | null;
  /** GB/T 2260 code of the place it names. */
  region?: string | null;
  chain?: string | null;
  award?: string | null;
  year?: number | null;
  selected_by?: string | null;
  /** Where the account of the case stands. */
  summary?: { start: number; end: number } | null;
}
