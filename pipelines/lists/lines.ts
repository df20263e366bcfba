/**
 * The lines of a list's file: counted, so that no row is lost in silence, and compared with those of the issue before, so that
 * only lines that differ are parsed.
 *
 * What is remembered of an issue, in a file beside the database, sixteen bytes a line in the order of the file:
 *
 *     <memory>/<issue id>.lines     hash, hash, number of the issue and row that the line's records point to
 *
 * The numbers of rows (序号) that lists put first are no part of the hash, so a row put in on top changes one line, not all.
 * Without the file, or where it does not fit, the list is read whole; nothing depends on it.
 *
 * @module
 */
import type { AppendFile, Files } from "../effects.ts";
import { ParseError } from "../errors.ts";
import { type HashedLines, hashLines, roomFor } from "./line_hash.ts";
import { concatenate } from "../parse/files/concatenate.ts";
import { longestRow } from "./staged.ts";

/** Lines of a file. */
export interface LineCount {
  lines: number;
  /** Rows that are blank lines, below the header and outside of cells. */
  blank: number[];
  /** Lines with an odd number of quotes: a cell goes over the end of such a line, or a quote is broken. */
  open: number;
}

/** Lines that differ from the issue before. */
export interface LineDifference {
  /** Lines that are new; their text is in `changed`. */
  fresh: number;
  lost: number;
}

/** What is compared with what. */
export interface Comparison {
  /** Memory of the issue before. */
  memory: string;
  /** Gets the text of new lines. */
  changed: string;
  /** Gets `place,row` of each new line: its number among the new ones from 1, and its row in the file. */
  rows: string;
  /** Gets `issue,row` of each line that is gone. */
  lost: string;
}

/** What is scanned. */
export interface LineScan {
  path: string;
  /** Serves messages. */
  name: string;
  files: Files;
  /** Gets the memory of this issue. */
  to: string;
  /** Number of the issue. */
  issue: number;
  /** Row of the first line of the file, and number of rows that the header takes up to. */
  firstRow: number;
  headerRows: number;
  /** Byte behind which a line counts, for lists that number their rows; null for others. */
  after: number | null;
  comparison: Comparison | null;
}

/** Read at a time. */
const blockBytes = 4 << 20;

/** Numbers kept of a line. */
const kept = 4;

/**
 * Counts, remembers and compares. The difference is null without a comparison, and where too much differs or a line that
 * differs may be a part of a row only.
 * @throws {ParseError} when a line is longer than a row may be
 */
export async function scanLines(scan: LineScan): Promise<LineCount & { difference: LineDifference | null }> {
  const { files, path, to, comparison } = scan;
  const size = (await files.stat(path))?.size ?? 0;
  const matcher = comparison === null ? null : await openMatcher(scan, comparison);
  await files.remove(to);
  const memory = await files.append(to);
  const buffer = new Uint8Array(blockBytes + longestRow + 8), room = roomFor(buffer.length >> 3);
  const count: LineCount = { lines: 0, blank: [], open: 0 };
  const file = await files.open(path);
  let offset = 0, held = 0;
  try {
    while (offset < size) {
      const taken = await file.read(buffer.subarray(held, held + Math.min(blockBytes, size - offset)));
      if (taken === 0) throw shrunk(scan, { size, found: offset });
      held += taken;
      offset += taken;
      if (offset >= size && buffer[held - 1] !== lineFeed) buffer[held++] = lineFeed;
      for (let used = -1; used !== 0;) {
        hashLines(buffer, { length: held, after: scan.after }, room);
        await remember(room, { scan, count, buffer, matcher, memory });
        used = room.count === 0 ? 0 : room.ends[room.count - 1] ?? 0;
        buffer.copyWithin(0, used, held);
        held -= used;
      }
      if (held > longestRow) throw tooLong(scan, count.lines + scan.firstRow - 1);
    }
    return { ...count, difference: await matcher?.end() ?? null };
  } finally {
    file.close();
    memory.close();
    matcher?.close();
  }
}

function shrunk({ name }: LineScan, { size, found }: { size: number; found: number }): ParseError {
  return new ParseError(`Cannot read ${name}: wanted its ${size} bytes, found ${found} and then its end`);
}

function tooLong({ name }: LineScan, row: number): ParseError {
  return new ParseError(
    `Cannot read ${name}: wanted lines of at most ${longestRow} bytes, found a longer one after row ${row}`,
  );
}

const lineFeed = 0x0a, return_ = 0x0d;

interface Remembering {
  scan: LineScan;
  count: LineCount;
  buffer: Uint8Array;
  matcher: Matcher | null;
  memory: AppendFile;
}

async function remember(
  room: HashedLines,
  { scan, count, buffer, matcher, memory }: Remembering,
): Promise<void> {
  const block = new Int32Array(room.count * kept);
  let start = 0;
  for (let index = 0; index < room.count; index++) {
    const end = room.ends[index] ?? 0, one = room.one[index] ?? 0, two = room.two[index] ?? 0;
    const row = count.lines + index + scan.firstRow;
    const length = end - start - 1;
    if (length > longestRow) throw tooLong(scan, row - 1);
    const empty = length === 0 || (length === 1 && buffer[start] === return_);
    if (empty && row > scan.headerRows && count.open % 2 === 0) count.blank.push(row);
    const open = room.quoted[index] === 1 && hasOpenQuote(buffer, { start, end });
    if (open) count.open++;
    const from = matcher?.match(one, two) ?? -1;
    if (matcher !== null && from < 0) {
      matcher.add({ row, whole: !open && length > 1, line: buffer.subarray(start, end) });
    }
    block[index * kept] = one;
    block[index * kept + 1] = two;
    block[index * kept + 2] = from < 0 ? scan.issue : matcher?.old[from * kept + 2] ?? 0;
    block[index * kept + 3] = from < 0 ? row : matcher?.old[from * kept + 3] ?? 0;
    start = end;
  }
  count.lines += room.count;
  await memory.write(new Uint8Array(block.buffer));
  await matcher?.write();
}

function hasOpenQuote(bytes: Uint8Array, { start, end }: { start: number; end: number }): boolean {
  let quotes = 0;
  for (let at = start; at < end; at++) if (bytes[at] === 0x22) quotes++;
  return quotes % 2 === 1;
}

/** A line of the new issue that the old one does not have here. */
interface NewLine {
  row: number;
  /** False when it may be part of a row only. */
  whole: boolean;
  line: Uint8Array;
}

/** Walks the old lines beside the new ones. */
interface Matcher {
  readonly old: Int32Array;
  /** Index of the old line that this one is, or -1 when it is new. */
  match(one: number, two: number): number;
  add(line: NewLine): void;
  /** Writes what {@linkcode add} took. */
  write(): Promise<void>;
  end(): Promise<LineDifference | null>;
  close(): void;
}

/** How far ahead a line is looked for at once. */
const near = 500;

/** After so many new lines in a row, and each time they have doubled, the rest of the old issue is searched. */
const farAfter = 64;

/** Largest share of lines that may differ; beyond it the list is read whole. */
const mostChanged = 0.15;

async function openMatcher(scan: LineScan, comparison: Comparison): Promise<Matcher> {
  const { files, firstRow, headerRows } = scan;
  const bytes = await files.read(comparison.memory);
  const old = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  const total = old.length / kept, most = Math.max(1000, total * mostChanged);
  for (const path of [comparison.changed, comparison.rows, comparison.lost]) await files.remove(path);
  const changed = await files.append(comparison.changed);
  const rows: string[] = [], lost: string[] = [], pending: Uint8Array[] = [];
  let at = 0, run = 0, sound = true;

  function find(one: number, two: number, limit: number): number {
    const last = Math.min(total, at + limit);
    for (let index = at; index < last; index++) {
      if (old[index * kept] === one && old[index * kept + 1] === two) return index;
    }
    return -1;
  }

  function lose(until: number): void {
    for (; at < until; at++) {
      const row = old[at * kept + 3] ?? 0;
      if (at + firstRow <= headerRows) sound = false;
      lost.push(`${old[at * kept + 2]},${row}\n`);
    }
    if (lost.length > most) sound = false;
  }

  return {
    old,
    match(one, two) {
      if (!sound) return -1;
      let found = find(one, two, near);
      if (found < 0 && run >= farAfter && (run & (run - 1)) === 0) found = find(one, two, total);
      if (found < 0) {
        run++;
        return -1;
      }
      run = 0;
      lose(found);
      at = found + 1;
      return found;
    },
    add({ row, whole, line }) {
      if (!whole || row <= headerRows || rows.length > most) sound = false;
      if (!sound) return;
      rows.push(`${rows.length + 1},${row}\n`);
      pending.push(line.slice());
    },
    async write() {
      if (pending.length > 0) await changed.write(concatenate(pending.splice(0)));
    },
    async end() {
      lose(sound ? total : at);
      if (!sound) return null;
      await files.write(comparison.rows, new TextEncoder().encode(rows.join("")));
      await files.write(comparison.lost, new TextEncoder().encode(lost.join("")));
      return { fresh: rows.length, lost: lost.length };
    },
    close: () => changed.close(),
  };
}
