/**
 * A document as the readers of facts see it: its folded text, what stands where in it, and what is known of it.
 *
 * Everything that several readers need is found once, here. All offsets are of `text`, the folded view up to where the
 * page's links to other texts begin; {@linkcode evidence} leads back to the original.
 *
 * @module
 */
import type { DocumentKind } from "../../sources/define.ts";
import { type DateMention, findDates } from "../normalise/dates.ts";
import type { Folded } from "../normalise/script.ts";
import { type ListTable, readListTables } from "./list_tables.ts";
import { type Item, type Line, readOutline } from "./outline.ts";
import { readSentences, type Sentence } from "./sentences.ts";
import type { Signature } from "./signature.ts";

/** What metadata say of a paper. */
export interface Known {
  kind: DocumentKind;
  title: string | null;
  publisher: string | null;
  region_code: string | null;
  /** The paper's own day, signed or else published, else the month that stands in its place, ISO; null when unknown. */
  anchor: string | null;
}

/** A paper read as far as all readers of facts need it. */
export interface Paper extends Known {
  text: string;
  folded: Folded;
  original: string;
  lines: readonly Line[];
  items: readonly Item[];
  sentences: readonly Sentence[];
  dates: readonly DateMention[];
  signature: Signature | null;
  tables: readonly ListTable[];
}

/** What is read before metadata are known. */
export type Written = Pick<Paper, "text" | "folded" | "original" | "lines" | "signature">;

/** Reads the rest of a paper. */
export function readPaper(written: Written, known: Known): Paper {
  const { text, lines } = written;
  return {
    ...written,
    ...known,
    items: readOutline(text, lines),
    sentences: readSentences(text),
    dates: findDates(text),
    tables: readListTables(text),
  };
}

/** Span in the original and the words there, for a span of the folded text. */
export function evidence(
  { folded, original }: Pick<Paper, "folded" | "original">,
  { start, end }: { start: number; end: number },
): { quote: string; start: number; end: number } {
  const [from, to] = folded.span(start, end);
  return { quote: original.slice(from, to), start: from, end: to };
}
