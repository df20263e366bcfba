/**
 * Extraction: one document's clean text and metadata in, its facts out.
 *
 * Rules read the folded view (simplified, half-width, reading aids gone); every span is mapped back, so
 * `text.slice(start, end) === quote` holds on the text as published. Pure: the same reading gives the same facts, and
 * what cannot be told is null or a doubt.
 *
 * @module
 */
import { fold } from "../normalise/script.ts";
import { readAttachments } from "./attachments.ts";
import { bodyEnd } from "./body_end.ts";
import { extractCases } from "./cases.ts";
import { extractCommitments } from "./commitments.ts";
import type { DatedStatement } from "./document_dates.ts";
import { extractDocument } from "./documents.ts";
import type { DateFact, DocumentFacts, Facts, IndicatorFact, Reading } from "./facts.ts";
import { extractIndicators } from "./indicators.ts";
import { extractOrganizations } from "./organizations.ts";
import { readLines } from "./outline.ts";
import { evidence, type Paper, readPaper } from "./paper.ts";
import type { Reasons, Trace } from "./reasons.ts";
import { findSignature } from "./signature.ts";

/** All facts of one document. Never throws on any text. */
export function extract(reading: Reading): Facts {
  return read(reading, null);
}

/** The same facts, and why each indicator got its kind, period and region. */
export function explain(reading: Reading): { facts: Facts; reasons: ReadonlyMap<IndicatorFact, Reasons> } {
  const reasons = new Map<IndicatorFact, Reasons>();
  return { facts: read(reading, (fact, why) => reasons.set(fact, why)), reasons };
}

function read(reading: Reading, trace: Trace | null): Facts {
  const original = reading.text;
  const folded = fold(original);
  const text = folded.text.slice(0, bodyEnd(folded.text));
  const lines = readLines(text);
  const signature = findSignature(lines);
  const { document, printedTitle, dates, anchor } = extractDocument(reading, { text, lines, signature });
  const { kind, title, publisher, region_code } = document;
  const known = { kind, title, publisher, region_code, anchor };
  const paper = readPaper({ text, folded, original, lines, signature }, known);
  const { commitments, doubts } = extractCommitments(paper);
  return {
    document: { ...document, title: printedTitle },
    dates: dates.map((date) => dateFact(date, { paper, document })),
    attachments: readAttachments(lines, reading.attachments ?? []),
    indicators: extractIndicators(paper, trace),
    commitments,
    cases: extractCases(paper),
    ...extractOrganizations(paper),
    doubts,
  };
}

/** A statement with its place in the original; `used` where its day is the document's of that meaning. */
function dateFact(
  { start, end, ...date }: DatedStatement,
  { paper, document }: { paper: Paper; document: DocumentFacts },
): DateFact {
  const { signed, published, effective, expires } = document;
  const prevailing = { signed, published, effective, expires, printed: date.day, updated: date.day };
  const used = prevailing[date.meaning] === date.day;
  if (start === null || end === null) return { ...date, start, end, used };
  const { quote, ...span } = evidence(paper, { start, end });
  return { ...date, words: quote, ...span, used };
}
