/** A DOC written by hand for tests: one piece of UTF-16 text, and the table properties of its paragraphs. @module */
import { CFB } from "@e965/xlsx";

/** A paragraph, a cell, or the end of a row; `07` marks are added here. */
export type Block = { paragraph: string } | { row: string[] };

const textStart = 0x400;
const pageSize = 512;

/** Writes a Word 97 document. `version` and `flags` go into its header as they are. */
export function writeDoc(blocks: Block[], { version = 0xc1, flags = 0x1200 } = {}): Uint8Array {
  const runs = blocks.flatMap(runsOf);
  const text = runs.map((run) => run.text).join("");
  const page = Math.ceil((textStart + text.length * 2) / pageSize);
  const main = new Uint8Array(Math.max(8192, (page + 1) * pageSize));
  const view = new DataView(main.buffer);
  writeText(view, { text, at: textStart });
  writeProperties(main.subarray(page * pageSize), { runs, at: textStart });

  const end = textStart + text.length * 2;
  const pieces = new DataView(new ArrayBuffer(5 + 8 + 8));
  pieces.setUint8(0, 2);
  pieces.setUint32(1, 16, true);
  pieces.setUint32(5 + 4, text.length, true);
  pieces.setUint32(5 + 8 + 2, textStart, true);
  const paragraphs = new DataView(new ArrayBuffer(12));
  paragraphs.setUint32(0, textStart, true);
  paragraphs.setUint32(4, end, true);
  paragraphs.setUint32(8, page, true);

  view.setUint16(0, 0xa5ec, true);
  view.setUint16(2, version, true);
  view.setUint16(0x0a, flags, true);
  view.setUint32(0x18, textStart, true);
  view.setUint32(0x1c, end, true);
  view.setUint32(0x4c, text.length, true);
  view.setUint32(0x102, 21, true);
  view.setUint32(0x106, 12, true);
  view.setUint32(0x1a2, 0, true);
  view.setUint32(0x1a6, 21, true);
  const tables = new Uint8Array(4096 + 33);
  tables.set(new Uint8Array(pieces.buffer));
  tables.set(new Uint8Array(paragraphs.buffer), 21);
  return compound({ WordDocument: main, "1Table": tables });
}

/** A compound file of these streams. */
export function compound(streams: Record<string, Uint8Array>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, bytes);
  return new Uint8Array(CFB.write(file, { type: "buffer" }) as ArrayLike<number>);
}

interface Run {
  text: string;
  /** Properties of the paragraph: codes with their operands. */
  properties: number[];
}

const inTable = [0x16, 0x24, 1];
const endsRow = [0x17, 0x24, 1];

function runsOf(block: Block): Run[] {
  if ("paragraph" in block) return [{ text: `${block.paragraph}\r`, properties: [] }];
  const cells = block.row.flatMap((cell) =>
    cell.split("\n").map((line, index, lines) => ({
      text: line + (index === lines.length - 1 ? "\u0007" : "\r"),
      properties: inTable,
    }))
  );
  return [...cells, { text: "\u0007", properties: [...inTable, ...endsRow] }];
}

function writeText(view: DataView, { text, at }: { text: string; at: number }): void {
  for (let index = 0; index < text.length; index++) {
    view.setUint16(at + index * 2, text.charCodeAt(index), true);
  }
}

/** A page of properties: offsets, entries of 13 bytes, and the properties themselves from the end backwards. */
function writeProperties(page: Uint8Array, { runs, at }: { runs: Run[]; at: number }): void {
  const view = new DataView(page.buffer, page.byteOffset, pageSize);
  let [offset, free] = [at, pageSize - 2];
  for (const [index, { text, properties }] of runs.entries()) {
    view.setUint32(index * 4, offset, true);
    offset += text.length * 2;
    if (properties.length === 0) continue;
    // Length in words, less one byte; a style of two bytes stands before the properties.
    const words = Math.ceil((properties.length + 3) / 2);
    free = (free - words * 2) & ~1;
    page[free] = words;
    page.set(properties, free + 3);
    page[(runs.length + 1) * 4 + index * 13] = free / 2;
  }
  view.setUint32(runs.length * 4, offset, true);
  page[pageSize - 1] = runs.length;
}
