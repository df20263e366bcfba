/**
 * Which paragraph marks of a DOC stand in a table, and which end a row: one property of a paragraph each, kept
 * in pages of 512 bytes (FKP) that a table of offsets (PlcfBtePapx) points at.
 *
 * @module
 */

/** What a paragraph's properties say of its mark. */
export interface Mark {
  inTable: boolean;
  endsRow: boolean;
}

/** A stretch of the stream that one paragraph covers. */
interface Run extends Mark {
  from: number;
  to: number;
}

const pageSize = 512;
/** Codes of the two properties. */
const [sprmInTable, sprmEndsRow] = [0x2416, 0x2417];

const none: Mark = { inTable: false, endsRow: false };

/**
 * Makes a look-up by place in the stream. Pages outside the file are left out: their paragraphs stand in no
 * table.
 */
export function paragraphMarks(main: Uint8Array, offsets: Uint8Array): (at: number) => Mark {
  const view = viewOf(offsets);
  const count = Math.max(0, Math.floor((offsets.length - 4) / 8));
  const runs: Run[] = [];
  for (let index = 0; index < count; index++) {
    const page = view.getUint32((count + 1) * 4 + index * 4, true) & 0x3fffff;
    const bytes = main.subarray(page * pageSize, (page + 1) * pageSize);
    if (bytes.length === pageSize) runs.push(...runsOf(bytes));
  }
  runs.sort((a, b) => a.from - b.from);
  return (at) => find(runs, at) ?? none;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The last run that begins at or before a place, if it reaches so far. */
function find(runs: readonly Run[], at: number): Run | null {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.from ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  return run !== undefined && at < run.to ? run : null;
}

/**
 * A page: offsets of its runs, then 13 bytes a run, of which the first says where its properties stand; last,
 * their count.
 */
function runsOf(page: Uint8Array): Run[] {
  const view = viewOf(page);
  const count = Math.min(page[pageSize - 1] ?? 0, Math.floor((pageSize - 5) / 17));
  const runs: Run[] = [];
  for (let index = 0; index < count; index++) {
    const at = (page[(count + 1) * 4 + index * 13] ?? 0) * 2;
    const mark = at === 0 ? none : markOf(propertiesAt(page, at));
    runs.push({
      from: view.getUint32(index * 4, true),
      to: view.getUint32(index * 4 + 4, true),
      ...mark,
    });
  }
  return runs;
}

/**
 * Their length is given in words less one byte, or, when that is zero, in words by the next byte; a style comes
 * first.
 */
function propertiesAt(page: Uint8Array, at: number): Uint8Array {
  const words = page[at] ?? 0;
  const [start, length] = words === 0 ? [at + 2, 2 * (page[at + 1] ?? 0)] : [at + 1, 2 * words - 1];
  return page.subarray(start + 2, Math.min(start + length, pageSize - 1));
}

function markOf(properties: Uint8Array): Mark {
  const view = viewOf(properties);
  const mark = { ...none };
  for (let at = 0; at + 3 <= properties.length;) {
    const code = view.getUint16(at, true);
    if (code === sprmInTable) mark.inTable = properties[at + 2] === 1;
    if (code === sprmEndsRow) mark.endsRow = properties[at + 2] === 1;
    at += 2 + sizeOf(code, properties.subarray(at + 2));
  }
  return mark;
}

/**
 * Bytes of an operand by the top three bits of its code; those of table definitions state their length in two
 * bytes.
 */
function sizeOf(code: number, operand: Uint8Array): number {
  const fixed = [1, 1, 2, 4, 2, 2, null, 3][code >> 13];
  if (typeof fixed === "number") return fixed;
  const isDefinition = code === 0xd608 || code === 0xd606;
  return isDefinition ? (operand[0] ?? 0) + 256 * (operand[1] ?? 0) + 1 : (operand[0] ?? 0) + 1;
}
