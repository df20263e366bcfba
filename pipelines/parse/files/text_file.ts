/** Files of text: plain, in columns, or HTML — also HTML that is called something else. @module */
import { decode } from "../charset.ts";
import { textOfHtml } from "../html.ts";
import type { FileContent } from "./content.ts";
import { delimiterOf, readCsv } from "./csv.ts";
import { tablesOfHtml } from "./html_tables.ts";
import type { Limits } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

/** Reads text in any charset that {@linkcode decode} knows. @throws {Unreadable} `empty`, `refused` */
export function readTextFile(bytes: Uint8Array, { cells }: Limits): FileContent {
  const { text } = decode(bytes, "");
  if (text.trim() === "") throw new Unreadable("empty", "wanted text: found white space only");
  if (isHtml(text)) {
    checkDepth(text);
    return { type: "html", text: textOfHtml(text), sheets: tablesOfHtml(text), parts: [], issues: [] };
  }
  const delimiter = delimiterOf(text);
  if (delimiter !== null) return { type: "csv", parts: [], ...readCsv(text, { delimiter, cells }) };
  return { type: "txt", text: paragraphs(text), sheets: [], parts: [], issues: [] };
}

function paragraphs(text: string): string {
  return text.split(/\r\n|\r|\n/).map((line) => line.trim()).filter((line) => line !== "").join("\n");
}

function isHtml(text: string): boolean {
  const start = text.slice(0, 2048).trimStart();
  return /^<(?:!doctype html|!--|html|head|body|div|p|table|meta|script|style|article|section)\b/i.test(
    start,
  ) || /<(?:html|body)[\s>]/i.test(start);
}

/** Deeper pages are hostile: htmlparser2's cost grows with the square of the depth. */
const deepest = 4000;

/** Elements whose end tags browsers imply, so that an unclosed one is no level. */
const unclosed = new Set(
  ("area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody thead tfoot option " +
    "optgroup font b i u").split(" "),
);

function checkDepth(text: string): void {
  let [depth, most] = [0, 0];
  for (const [, end, name = ""] of text.matchAll(/<(\/?)([a-z][\w:-]{0,40})/gi)) {
    if (unclosed.has(name.toLowerCase())) continue;
    depth = end === "/" ? Math.max(0, depth - 1) : depth + 1;
    most = Math.max(most, depth);
  }
  if (most > deepest) {
    throw new Unreadable("refused", `wanted at most ${deepest} nested elements: found ${most}`);
  }
}
