/**
 * The rows of a CSV of any size, one after another: text is decoded and parsed a block at a time, cut behind a line feed that stands
 * outside of quotes.
 *
 * @module
 */
// @ts-types="../parse/files/papaparse.d.ts"
import papaparse from "papaparse";
import type { Files } from "../effects.ts";
import { ParseError } from "../errors.ts";
import { longestRow } from "./staged.ts";

/** What is read. */
export interface CsvReading {
  path: string;
  /** Serves messages. */
  name: string;
  charset: string;
  delimiter: string;
  /** Bytes of the file, and how many are read at a time. */
  size: number;
  block: number;
  files: Pick<Files, "readRange">;
}

/** The rows in order. @throws {ParseError} when a quote does not close, or a row is longer than a row may be */
export async function* csvRows(
  { path, name, charset, delimiter, size, block, files }: CsvReading,
): AsyncGenerator<string[]> {
  const decoder = new TextDecoder(charset);
  let text = "", count = 0;
  for (let offset = 0; offset < size; offset += block) {
    const bytes = await files.readRange(path, offset, Math.min(block, size - offset));
    const last = offset + block >= size;
    text += decoder.decode(bytes, { stream: !last });
    const cut = last ? text.length : lastRowEnd(text);
    const { data, errors } = papaparse.parse(withoutEnd(text.slice(0, cut)), {
      delimiter,
      preview: 0,
      skipEmptyLines: false,
      header: false,
    });
    const broken = errors.find(({ type }) => type === "Quotes");
    text = text.slice(cut);
    if (broken !== undefined || text.length > longestRow) {
      const row = count + (broken?.row ?? data.length) + 1;
      throw new ParseError(`Cannot read ${name}: wanted quotes that close, found one in row ${row}`);
    }
    if (cut === 0) continue;
    yield* data;
    count += data.length;
  }
}

/** A line feed ends a row, and begins none behind it. */
function withoutEnd(text: string): string {
  return text.replace(/\r?\n$/, "");
}

/** Length of the text up to its last line feed outside of quotes; 0 where there is none. */
function lastRowEnd(text: string): number {
  if (!text.includes('"')) return text.lastIndexOf("\n") + 1;
  let end = 0, open = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) open = !open;
    else if (code === 0x0a && !open) end = at + 1;
  }
  return end;
}
