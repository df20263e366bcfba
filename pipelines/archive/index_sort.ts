/**
 * Sorting the lines of an index by their bytes, in memory that does not grow with the file: runs of lines that memory
 * can hold are sorted one by one and set down, then merged.
 *
 *     <to>.runs      the sorted runs, one after the other
 *     <to>.sorted    the sorted file before it takes its name; a crash leaves the old file or the new one
 *
 * @module
 */
import { Buffer } from "node:buffer";
import type { AppendFile, Files } from "../effects.ts";

/** Bytes read or written at a time. */
const piece = 2 ** 16;
const lineFeed = 10;

/** A part of a file, in bytes. */
interface Part {
  path: string;
  start: number;
  end: number;
}

/** What is sorted, where it goes (it may be the same file), and the bytes of one run. */
export interface Sorting {
  from: string;
  to: string;
  runSize: number;
}

/** Sorts the lines of a file. */
export async function sortLines(files: Files, { from, to, runSize }: Sorting): Promise<void> {
  const runs = `${to}.runs`, sorted = `${to}.sorted`;
  const parts = await withFile(files, runs, (out) => writeRuns(files, { from, runs, runSize, out }));
  await withFile(files, sorted, async (out) => {
    await writeLines(out, merged(parts.map((part) => linesOf(files, part))));
    await out.sync();
  });
  await files.remove(runs);
  await files.rename(sorted, to);
}

/** Makes a file anew, whatever a crash left there. */
async function withFile<T>(files: Files, path: string, work: (out: AppendFile) => Promise<T>): Promise<T> {
  await files.remove(path);
  const out = await files.append(path);
  try {
    return await work(out);
  } finally {
    out.close();
  }
}

async function writeRuns(
  files: Files,
  { from, runs, runSize, out }: Omit<Sorting, "to"> & { runs: string; out: AppendFile },
): Promise<Part[]> {
  const parts: Part[] = [];
  let run: Buffer[] = [], size = 0;
  const setDown = async () => {
    const start = out.size;
    await writeLines(out, run.sort(Buffer.compare));
    parts.push({ path: runs, start, end: out.size });
    [run, size] = [[], 0];
  };
  const end = (await files.stat(from))?.size ?? 0;
  for await (const line of linesOf(files, { path: from, start: 0, end })) {
    run.push(line);
    size += line.length;
    if (size >= runSize) await setDown();
  }
  if (size > 0) await setDown();
  return parts;
}

/** Writes lines through one buffer. */
async function writeLines(out: AppendFile, lines: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
  const buffer = Buffer.alloc(piece);
  let filled = 0;
  for await (const line of lines) {
    if (filled + line.length > piece) {
      await out.write(buffer.subarray(0, filled));
      filled = 0;
    }
    if (line.length > piece) await out.write(line);
    else filled += line.copy(buffer, filled);
  }
  await out.write(buffer.subarray(0, filled));
}

/** Lines of sorted runs as one; of equal lines that of the earlier run first. */
async function* merged(runs: AsyncIterator<Buffer>[]): AsyncIterable<Buffer> {
  const heads = await Promise.all(runs.map(async (run) => ({ run, ...await run.next() })));
  for (;;) {
    const open = heads.filter((head) => !head.done);
    const [first, ...others] = open;
    if (!first) return;
    const least = others.reduce((a, b) => Buffer.compare(b.value, a.value) < 0 ? b : a, first);
    yield least.value;
    Object.assign(least, await least.run.next());
  }
}

/** Lines of a part of a file, each with its line feed; the last may lack it. */
export async function* linesOf(files: Files, { path, start, end }: Part): AsyncGenerator<Buffer, undefined> {
  let rest: Buffer[] = []; // what was read of a line whose end was not
  for (let at = start; at < end; at += piece) {
    const read = await files.readRange(path, at, Math.min(piece, end - at));
    const bytes = Buffer.from(read.buffer, read.byteOffset, read.length);
    let from = 0;
    for (let feed = bytes.indexOf(lineFeed); feed >= 0; feed = bytes.indexOf(lineFeed, from)) {
      const line = bytes.subarray(from, feed + 1);
      yield rest.length > 0 ? Buffer.concat([...rest, line]) : line;
      rest = [];
      from = feed + 1;
    }
    if (from < bytes.length) rest.push(bytes.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}
