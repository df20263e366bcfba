/**
 * Reads the groups of a WARC file one after the other, and stops at the first that is not whole.
 *
 * Whole means: each member is there to its last byte with the right checksum, holds a WARC record with the right
 * block digest, and the group ends with its metadata record. Holds one record in memory at a time.
 *
 * @module
 */
import type { Files } from "../effects.ts";
import type { Entry } from "./cdxj.ts";
import { memberHeader, memberLength, unpack } from "./member.ts";
import { type Metadata, type ReadRecord, readRecord } from "./record.ts";

const answers = new Set(["response", "revisit", "resource"]);

/** What a scan found. */
export interface Scan {
  entries: Entry[];
  /** Where the last whole group ends. */
  end: number;
  /** What is wrong with the bytes after `end`; null when there are none. */
  fault: string | null;
}

interface Located extends ReadRecord {
  offset: number;
  length: number;
}

/** Scans `folder/file` from a border of groups on. */
export async function scanGroups(
  files: Files,
  { folder, file, from }: { folder: string; file: string; from: number },
): Promise<Scan> {
  const path = `${folder}/${file}`;
  const size = (await files.stat(path))?.size ?? 0;
  const entries: Entry[] = [];
  let end = from;
  let answer: Located | null = null;
  for (let at = from; at < size;) {
    const record = await readAt(files, { path, at, size });
    if (typeof record === "string") return { entries, end, fault: record };
    at += record.length;
    if (answers.has(record.type)) answer = record;
    if (record.type === "metadata" && answer) {
      entries.push({ ...entryOf(record.block), file, ...place(answer), start: end, end: at });
      end = at;
      answer = null;
    }
  }
  return { entries, end, fault: end < size ? "the last group of records was not finished" : null };
}

function place({ offset, length }: Located): { offset: number; length: number } {
  return { offset, length };
}

function entryOf(block: Uint8Array): Pick<Entry, "capture" | "body"> {
  // the block digest was right: these are the bytes that `packGroup` wrote
  const { capture, body } = JSON.parse(new TextDecoder().decode(block)) as Metadata;
  return { capture, body };
}

/** The record at an offset, or what is wrong with it. */
async function readAt(
  files: Files,
  { path, at, size }: { path: string; at: number; size: number },
): Promise<Located | string> {
  const length = memberLength(await files.readRange(path, at, memberHeader));
  if (length === null) return `no record starts at byte ${at}`;
  if (at + length > size) return `the record at byte ${at} wants ${length} bytes, found ${size - at}`;
  try {
    const record = await readRecord(await unpack(await files.readRange(path, at, length)));
    return { ...record, offset: at, length };
  } catch (error) {
    return `the record at byte ${at} is damaged: ${error instanceof Error ? error.message : error}`;
  }
}
