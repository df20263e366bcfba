/**
 * Extraction: one document's clean text and metadata in, its facts out.
 *
 * Rules read the folded view (simplified, half-width, reading aids gone); every span is mapped back, so
 * `text.slice(start, end) === quote` holds on the text as published. Pure: the same reading gives the same facts, and
 * what cannot be told is null or a doubt.
 *
 * @module
 */
import { findDates } from "../normalise/dates.ts";
import { fold } from "../normalise/script.ts";
import { extractCommitments } from "./commitments.ts";
import { extractDocument } from "./documents.ts";
import type { Facts, Reading } from "./facts.ts";
import { extractIndicators } from "./indicators.ts";
import { readLines, readOutline } from "./outline.ts";
import { readSentences } from "./sentences.ts";
import { findSignature } from "./signature.ts";

/** All facts of one document. Never throws on any text. */
export function extract(reading: Reading): Facts {
  const original = reading.text;
  const folded = fold(original);
  const { text } = folded;
  const lines = readLines(text);
  const signature = findSignature(lines);
  const document = extractDocument(reading, { text, lines, signature });
  const { kind, title, publisher, region_code, signed, published } = document;
  const anchor = signed ?? published;
  const paper = {
    text,
    kind,
    title,
    publisher,
    lines,
    items: readOutline(text, lines),
    sentences: readSentences(text),
    dates: findDates(text),
    signature,
    anchor,
  };
  const { commitments, doubts } = extractCommitments(paper, { folded, original });
  const indicators = extractIndicators({ folded, original, anchor: { date: anchor, region_code, kind } });
  return { document, indicators, commitments, doubts };
}
