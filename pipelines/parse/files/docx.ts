/**
 * DOCX, through mammoth: paragraphs, tables, footnotes and text boxes; what was deleted under tracking stays out.
 * Pictures are not unpacked. Automatic numbers (一、1.) exist only in Word's head, so their loss is an issue.
 *
 * @module
 */
import { Buffer } from "node:buffer";
import mammoth from "mammoth";
import { textOfHtml } from "../html.ts";
import type { Reading } from "./content.ts";
import { tablesOfHtml } from "./html_tables.ts";
import type { Budget } from "./limits.ts";
import { unpackParts } from "./office.ts";
import { reading, Unreadable } from "./unreadable.ts";
import { type Entry, storedZip } from "./zip.ts";

/** Reads the entries of a DOCX. @throws {Unreadable} */
export async function readDocx(entries: readonly Entry[], budget: Budget): Promise<Reading> {
  const parts = unpackParts(entries, { budget, wanted: (name) => /\.(?:xml|rels)$/i.test(name) });
  const { value: html } = await reading(
    "a DOCX",
    () =>
      mammoth.convertToHtml({ buffer: Buffer.from(storedZip(parts)) }, {
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
        styleMap: ["br[type='page'] => hr"],
      }),
  );
  const text = textOfHtml(html);
  if (text === "") throw new Unreadable("no_text", "wanted text in the DOCX: found none");
  const numbered = html.includes("<ol>");
  return {
    text,
    sheets: tablesOfHtml(html),
    issues: numbered
      ? [{
        kind: "numbering_lost",
        message: "Automatic numbers of paragraphs are not in the text: Word makes them when it shows it",
      }]
      : [],
  };
}
