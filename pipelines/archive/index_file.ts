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
import { linesOf, sortLines } from "./index_sort.ts";

/** Bytes of lines that are sorted in memory. */
const runSize = 2 ** 21;
/** Entries turned into lines at a time. */
const batch = 1000;
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
 * it ended. A missing index has none.
 */
export async function readIndex(
  files: Files,
  { folder, file }: { folder: string; file: string },
): Promise<Entry[]> {
  const entries: Entry[] = [];
  const share = interner();
  for await (const line of lines(files, `${folder}/${indexName(file)}`)) {
    const entry = parseLine(line);
    if (entry?.file === file) entries.push(shared(entry, { file, share }));
  }
  entries.sort((a, b) => a.start - b.start);
  let end = 0;
  const gap = entries.findIndex((entry) => {
    if (entry.start !== end) return true;
    end = entry.end;
    return false;
  });
  return gap < 0 ? entries : entries.slice(0, gap);
}

/** Whole lines of a file; a last line without line feed was cut short and is left out. */
async function* lines(files: Files, path: string): AsyncIterable<string> {
  const end = (await files.stat(path))?.size ?? 0;
  for await (const line of linesOf(files, { path, start: 0, end })) {
    if (line.at(-1) === lineFeed) yield line.toString("utf8", 0, line.length - 1);
  }
}

/** Gives equal strings back as one, since an index repeats most of its values on every line. */
function interner(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before === undefined) known.set(text, text);
    return before ?? text;
  };
}

function shared(entry: Entry, { file, share }: { file: string; share: (text: string) => string }): Entry {
  const { capture } = entry;
  const { url } = capture;
  entry.file = file;
  capture.source = share(capture.source);
  capture.contentType = share(capture.contentType);
  if (capture.finalUrl === url) capture.finalUrl = url;
  if (capture.row?.url === url) capture.row.url = url;
  return entry;
}

/** Writes a whole index, sorted. */
export async function writeIndex(
  files: Files,
  { path, entries }: { path: string; entries: readonly Entry[] },
): Promise<void> {
  const unsorted = `${path}.unsorted`;
  await files.remove(unsorted);
  const out = await files.append(unsorted);
  try {
    for (let at = 0; at < entries.length; at += batch) {
      await out.write(indexLines(entries.slice(at, at + batch)));
    }
  } finally {
    out.close();
  }
  await sortIndex(files, { from: unsorted, to: path });
  await files.remove(unsorted);
}

/** Sorts an index into a file, which may be the same. */
export async function sortIndex(files: Files, { from, to }: { from: string; to: string }): Promise<void> {
  await sortLines(files, { from, to, runSize });
}
