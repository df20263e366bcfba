/**
 * The shape of a case: a text, what is known of its document, and the facts that an expert reader takes from it.
 *
 * A fact is one line, `what | value | unit | comparator | kind | period | region`; a range is `2–3`, an open period or
 * region `-`, an unquantified promise has `-` as value and its word as unit. All were worked out by reading.
 *
 * @module
 */
import type { DocumentKind } from "../../../sources/define.ts";

/** What is known of the document that a case stands in. */
export interface CaseDocument {
  /** ISO day, null when unknown. */
  date: string | null;
  region_code: string | null;
  kind: DocumentKind;
  title?: string;
}

/** One case. */
export interface IndicatorCase {
  name: string;
  text: string;
  anchor: CaseDocument;
  facts: string[];
}

/** A reply of Sichuan, signed 2024-07-08. */
export const reply: CaseDocument = {
  date: "2024-07-08",
  region_code: "510000",
  kind: "proposal_reply",
};
/** News of Zhejiang, published 2024-09-10. */
export const news: CaseDocument = { date: "2024-09-10", region_code: "330000", kind: "news" };
/** A plan of Henan, published 2023-03-15. */
export const plan: CaseDocument = { date: "2023-03-15", region_code: "410000", kind: "plan" };
/** National statistics, published 2022-06-09. */
export const statistics: CaseDocument = {
  date: "2022-06-09",
  region_code: "000000",
  kind: "statistics",
};
/** A work notice of Shandong, signed 2024-03-01. */
export const notice: CaseDocument = {
  date: "2024-03-01",
  region_code: "370000",
  kind: "work_notice",
};
