/**
 * Reads the groups of a WARC file one after the other, and stops at the first that is not whole.
 *
 * Whole means: each member is there to its last byte with the right checksum, holds a WARC record with the right
 * block digest, and the group ends with its metadata record. The file is read in windows, so memory holds one window
 * or one record, whichever is larger.
 *
 * @module
 */
import type { Files } from "../effects.ts";
import type { Entry } from "./cdxj.ts";
import type { Metadata, Span } from "./group.ts";
import { memberHeader, memberLength, unpack } from "./member.ts";
import { type ReadRecord, readRecord } from "./record.ts";
import { type BytesAt, openWindow } from "./window.ts";

const answers = new Set(["response", "revisit", "resource"]);

/** Bytes read at a time. */
const windowSize = 2 ** 18;

/** What a scan found besides the entries. */
export interface Scan {
  /** Where the last whole group ends. */
  end: number;
  /** What is wrong with the bytes after `end`; null when there are none. */
  fault: string | null;
}

type Located = ReadRecord & Span;

/** What is scanned: `folder/file` from a border of groups on. */
export interface Scanning {
  folder: string;
  file: string;
  from: number;
  /** Takes the entry of each whole group, in the order of writing. */
  take: (entry: Entry) => void;
}

/** Scans a file to its end or its first fault. */
export async function scanGroups(files: Files, { folder, file, from, take }: Scanning): Promise<Scan> {
  const path = `${folder}/${file}`;
  const size = (await files.stat(path))?.size ?? 0;
  const bytesAt = openWindow(files, windowSize);
  let end = from;
  let found: Span[] = []; // the answers of the group so far: redirects first, what they led to last
  for (let at = from; at < size;) {
    const record = await readAt(bytesAt, { path, at, size });
    if (typeof record === "string") return { end, fault: record };
    at += record.length;
    if (answers.has(record.type)) found.push({ offset: record.offset, length: record.length });
    if (record.type !== "metadata") continue;
    const entry = entryOf(record.block, found);
    if (entry === null) return { end, fault: `the group at byte ${end} lacks an answer` };
    take({ ...entry, file, start: end, end: at });
    end = at;
    found = [];
  }
  return { end, fault: end < size ? "the last group of records was not finished" : null };
}

/** What the metadata record says of a group, beside where its answers stand; null when one of them is missing. */
function entryOf(block: Uint8Array, found: Span[]): Omit<Entry, "file" | "start" | "end"> | null {
  // the block digest was right: these are the bytes that `packGroup` wrote
  const { capture, body, hops = [] } = JSON.parse(new TextDecoder().decode(block)) as Metadata;
  const answer = found.at(-1);
  if (!answer || found.length !== hops.length + 1) return null;
  const located = hops.flatMap((hop, index) => {
    const span = found[index];
    return span ? [{ ...hop, ...span }] : [];
  });
  return { capture, body, ...answer, ...(located.length > 0 && { hops: located }) };
}

/** The record at an offset, or what is wrong with it. */
async function readAt(
  bytesAt: BytesAt,
  { path, at, size }: { path: string; at: number; size: number },
): Promise<Located | string> {
  const length = memberLength(await bytesAt(path, { offset: at, length: Math.min(memberHeader, size - at) }));
  if (length === null) return `no record starts at byte ${at}`;
  if (at + length > size) return `the record at byte ${at} wants ${length} bytes, found ${size - at}`;
  try {
    return { ...readRecord(unpack(await bytesAt(path, { offset: at, length }))), offset: at, length };
  } catch (error) {
    return `the record at byte ${at} is damaged: ${error instanceof Error ? error.message : error}`;
  }
}
