/**
 * DOC of Word 97–2003 and of WPS: the text by its piece table, tables by their cell marks. Read here because
 * the programs that could do it differ from machine to machine.
 *
 *     WordDocument   header (FIB), characters, pages of paragraph properties
 *     0Table/1Table  piece table: which characters of the text stand where, as UTF-16 or as Windows-1252
 *
 * The text holds marks: 0D ends a paragraph, 07 a cell and — where the paragraph's properties say so — a row;
 * 13, 14 and 15 enclose a field, whose code is dropped and whose result stays. Structure from Microsoft's
 * published MS-DOC.
 *
 * @module
 */
import type { Compound } from "./compound.ts";
import type { Reading } from "./content.ts";
import { paragraphMarks } from "./doc_marks.ts";
import { MarkedText } from "./marked_text.ts";
import { Unreadable } from "./unreadable.ts";

/** Fields of the header, by offset. */
const fib = { magic: 0, version: 2, flags: 0x0a, textLength: 0x4c, pieces: 0x1a2, paragraphs: 0x102 };
const word97 = 0xc1;
const [isEncrypted, usesTable1] = [0x100, 0x200];

/** One stretch of the text. */
interface Piece {
  /** Offset in the stream. */
  at: number;
  /** Characters. */
  length: number;
  /** One byte a character instead of two. */
  narrow: boolean;
}

/** Reads a DOC; null for Word older than 97. @throws {Unreadable} */
export function readDoc(compound: Compound): Reading | null {
  const main = compound.stream("WordDocument");
  const view = viewOf(main);
  if (main.length < 0x1aa || view.getUint16(fib.magic, true) !== 0xa5ec) {
    throw new Unreadable("damaged", "wanted a DOC: found no header in it");
  }
  const flags = view.getUint16(fib.flags, true);
  if (view.getUint16(fib.version, true) < word97) return null;
  if ((flags & isEncrypted) !== 0) {
    throw new Unreadable("encrypted", "wanted a DOC: found it protected by a password");
  }
  const tables = compound.stream((flags & usesTable1) === 0 ? "0Table" : "1Table");
  const pieces = piecesOf(part(tables, view, fib.pieces), view.getUint32(fib.textLength, true));
  const markAt = paragraphMarks(main, part(tables, view, fib.paragraphs));
  const writer = new MarkedText();
  for (const { character, at } of characters(main, pieces)) writer.add(character, () => markAt(at));
  const reading = writer.finish();
  if (reading.text === "") throw new Unreadable("no_text", "wanted text in the DOC: found none");
  return reading;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The part of the table stream that a pair of numbers in the header points at. */
function part(tables: Uint8Array, view: DataView, field: number): Uint8Array {
  const [start, length] = [view.getUint32(field, true), view.getUint32(field + 4, true)];
  if (start + length <= tables.length) return tables.subarray(start, start + length);
  throw new Unreadable(
    "truncated",
    `wanted ${length} bytes at ${start} of a DOC's tables: found ${tables.length}`,
  );
}

/**
 * Pieces up to the end of the main text. Before the piece table may stand changes of format, each with its
 * length.
 */
function piecesOf(bytes: Uint8Array, textLength: number): Piece[] {
  const view = viewOf(bytes);
  let at = 0;
  while (at + 3 <= bytes.length && bytes[at] === 1) at += 3 + view.getUint16(at + 1, true);
  if (at + 5 > bytes.length || bytes[at] !== 2) {
    throw new Unreadable("damaged", "wanted the piece table of a DOC: found none");
  }
  const size = Math.min(view.getUint32(at + 1, true), bytes.length - at - 5);
  const count = Math.floor((size - 4) / 12);
  const [positions, descriptors] = [at + 5, at + 5 + (count + 1) * 4];
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index++) {
    const start = view.getUint32(positions + index * 4, true);
    const end = Math.min(view.getUint32(positions + index * 4 + 4, true), textLength);
    const place = view.getUint32(descriptors + index * 8 + 2, true);
    const narrow = (place & 0x40000000) !== 0;
    const offset = place & 0x3fffffff;
    if (end > start) pieces.push({ at: narrow ? offset / 2 : offset, length: end - start, narrow });
  }
  return pieces;
}

/** The characters in order, each with its place in the stream. */
function* characters(
  main: Uint8Array,
  pieces: readonly Piece[],
): Generator<{ character: string; at: number }> {
  for (const { at, length, narrow } of pieces) {
    const width = narrow ? 1 : 2;
    if (at + length * width > main.length) {
      throw new Unreadable(
        "truncated",
        `wanted ${length} characters at ${at} of a DOC: found its end before`,
      );
    }
    const bytes = main.subarray(at, at + length * width);
    const text = new TextDecoder(narrow ? "windows-1252" : "utf-16le", { ignoreBOM: true }).decode(bytes);
    for (let index = 0; index < length; index++) {
      yield { character: text[index] ?? "", at: at + index * width };
    }
  }
}
