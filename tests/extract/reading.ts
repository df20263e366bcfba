/** Reads a text into a paper as extraction does, for the tests of single readers. @module */
import type { Paper } from "../../pipelines/extract/paper.ts";
import { extractDocument } from "../../pipelines/extract/documents.ts";
import { readLines } from "../../pipelines/extract/outline.ts";
import { readPaper } from "../../pipelines/extract/paper.ts";
import { findSignature } from "../../pipelines/extract/signature.ts";
import { fold } from "../../pipelines/normalise/script.ts";

/** What a test knows of a document besides its text. */
export interface Given {
  title: string;
  publisher: string;
  region_code: string;
}

/** The paper of a text. */
export function paperOf(original: string, { title, publisher, region_code }: Given): Paper {
  const folded = fold(original), { text } = folded, lines = readLines(text), signature = findSignature(lines);
  const hints = { publisher, region_code };
  const { document, anchor } = extractDocument({ title, text: original, fields: {}, hints }, {
    text,
    lines,
    signature,
  });
  return readPaper({ text, folded, original, lines, signature }, { ...document, anchor });
}
