/**
 * The index file beside a WARC file: read, appended to, and sorted, a piece at a time.
 *
 * While its WARC file grows, lines stand in the order of writing; a finished file's are sorted by bytes, as binary search
 * over it wants. Reading gives the entries as far as they join up, and leaves it to the caller to read the rest from
 * the WARC.
 *
 * @module
 */
import type { Files } from "../effects.ts";
import { type Entry, entryLines, parseLine } from "./cdxj.ts";
import { entryList } from "./entry_list.ts";
import { linesOf, sortLines } from "./index_sort.ts";

/** Bytes of lines that are sorted in memory. */
const runSize = 2 ** 21;
/** Entries turned into lines at a time. */
const batch = 100;
const lineFeed = 10;

/** Name of the index beside a WARC file. */
export function indexName(file: string): string {
  return file.replace(/\.warc\.gz$/, ".cdxj");
}

/** Bytes of index lines to append. */
export function indexLines(entries: readonly Entry[]): Uint8Array {
  return new TextEncoder().encode(entries.map(entryLines).join(""));
}

/**
 * Entries of an index in the order of the file, as far as they join up: each group must start where the one before
 * it ended. A missing index has none. A sorted index tells them in another order, so memory holds all of them, packed.
 */
export async function* readIndex(
  files: Files,
  { folder, file }: { folder: string; file: string },
): AsyncGenerator<Entry, undefined> {
  const entries = entryList();
  const starts: number[] = [];
  for await (const line of lines(files, `${folder}/${indexName(file)}`)) {
    const entry = parseLine(line);
    if (entry?.file !== file) continue;
    entries.push(entry);
    starts.push(entry.start);
  }
  const inOrder = Uint32Array.from(starts.keys()).sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
  let end = 0;
  for (const place of inOrder) {
    const entry = entries.at(place);
    if (entry?.start !== end) return;
    yield entry;
    end = entry.end;
  }
}

/** Whole lines of a file; a last line without line feed was cut short and is left out. */
async function* lines(files: Files, path: string): AsyncIterable<string> {
  const end = (await files.stat(path))?.size ?? 0;
  for await (const line of linesOf(files, { path, start: 0, end })) {
    if (line.at(-1) === lineFeed) yield line.toString("utf8", 0, line.length - 1);
  }
}

/** Writes a whole index, sorted. */
export async function writeIndex(
  files: Files,
  { path, entries }: { path: string; entries: Iterable<Entry> },
): Promise<void> {
  const unsorted = `${path}.unsorted`;
  await files.remove(unsorted);
  const out = await files.append(unsorted);
  try {
    for (const some of batches(entries)) await out.write(indexLines(some));
  } finally {
    out.close();
  }
  await sortIndex(files, { from: unsorted, to: path });
  await files.remove(unsorted);
}

function* batches(entries: Iterable<Entry>): Iterable<Entry[]> {
  let gathered: Entry[] = [];
  for (const entry of entries) {
    gathered.push(entry);
    if (gathered.length < batch) continue;
    yield gathered;
    gathered = [];
  }
  yield gathered;
}

/** Sorts an index into a file, which may be the same. */
export async function sortIndex(files: Files, { from, to }: { from: string; to: string }): Promise<void> {
  await sortLines(files, { from, to, runSize });
}
