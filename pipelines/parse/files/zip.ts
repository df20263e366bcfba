/**
 * ZIP archives, unpacked in memory under a {@linkcode Budget}.
 *
 * The central directory says what is inside; sizes it states are checked against what comes out, never trusted.
 * Entries are unpacked one after another when asked for. Names are UTF-8 where flagged or valid, else GB 18030,
 * as Chinese Windows writes them; a name never leads out of the archive.
 *
 * @module
 */
import { Inflate, zipSync } from "fflate";
import { concatenate } from "./concatenate.ts";
import type { Budget } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

/** One file of an archive. */
export interface Entry {
  name: string;
  encrypted: boolean;
  /** Unpacks it, counted. @throws {Unreadable} `too_large`, `damaged`, `encrypted`, `unsupported` */
  unpack(budget: Budget): Uint8Array;
}

/** What fflate gets at a time: one slice unpacks to at most 17 MB before it is counted. */
const slice = 16 * 2 ** 10;

const endSize = 22;
/** Says that the true value stands in a ZIP64 record, which nothing under 4 GB needs. */
const none = 0xffffffff;

/** Lists the files of an archive; folders are left out. @throws {Unreadable} `truncated` or `damaged` */
export function openZip(bytes: Uint8Array, budget: Budget): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const total = view.getUint16(end + 10, true);
  const entries: Entry[] = [];
  let [at, listed] = [view.getUint32(end + 16, true), 0];
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === 0x02014b50) {
    budget.enter(1);
    listed++;
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const [name = 0, extra = 0, comment = 0] = lengths;
    const entry = entryAt({ bytes, view, at });
    if (!entry.name.endsWith("/") && entry.name !== "") entries.push(entry);
    at += 46 + name + extra + comment;
  }
  if (listed < total) throw new Unreadable("damaged", `wanted ${total} entries: found ${listed}`);
  if (entries.length === 0) throw new Unreadable("damaged", "wanted files in the archive: found none");
  return entries;
}

/** Packs parts without compression, so that a parser gets exactly what was counted. */
export function storedZip(parts: Record<string, Uint8Array>): Uint8Array {
  return zipSync(parts, { level: 0, mtime: "1980-01-02T00:00:00" });
}

/** Where the end record stands; it may be followed by a comment. */
function endOf(view: DataView): number {
  const last = view.byteLength - endSize;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new Unreadable("truncated", "wanted a whole archive: found no directory at its end");
}

interface Place {
  bytes: Uint8Array;
  view: DataView;
  /** Offset of the record in the central directory. */
  at: number;
}

function entryAt({ bytes, view, at }: Place): Entry {
  const flags = view.getUint16(at + 8, true);
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const encrypted = (flags & 1) !== 0;
  const name = neutral(nameOf(bytes.subarray(at + 46, nameEnd), (flags & 0x800) !== 0));
  return {
    name,
    encrypted,
    unpack(budget) {
      if (encrypted) throw new Unreadable("encrypted", `wanted ${name}: found it protected by a password`);
      return unpack({ bytes, view, at }, { name, budget });
    },
  };
}

function unpack({ bytes, view, at }: Place, { name, budget }: { name: string; budget: Budget }): Uint8Array {
  const method = view.getUint16(at + 10, true);
  const [packed, size, local] = [20, 24, 42].map((field) => view.getUint32(at + field, true));
  if (packed === none || local === none) {
    throw new Unreadable("unsupported", `wanted ${name} with sizes of 32 bits: found a ZIP64 entry`);
  }
  if (packed === undefined || size === undefined || local === undefined || local + 30 > view.byteLength) {
    throw new Unreadable("damaged", `wanted ${name} in the archive: found its place outside`);
  }
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.length < packed) throw new Unreadable("truncated", `wanted all of ${name}: found a part`);
  if (method === 0) {
    budget.take(data.length);
    return data;
  }
  if (method !== 8) {
    throw new Unreadable("unsupported", `wanted ${name} packed by deflate: found method ${method}`);
  }
  const whole = inflate(data, { name, budget });
  if (whole.length === size) return whole;
  throw new Unreadable("damaged", `wanted ${size} bytes of ${name}: found ${whole.length}`);
}

function inflate(data: Uint8Array, { name, budget }: { name: string; budget: Budget }): Uint8Array {
  const chunks: Uint8Array[] = [];
  const inflater = new Inflate((chunk) => {
    budget.take(chunk.length);
    chunks.push(chunk);
  });
  try {
    for (let start = 0; start < data.length || start === 0; start += slice) {
      inflater.push(data.subarray(start, start + slice), start + slice >= data.length);
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable("damaged", `wanted ${name} in the archive: found it damaged`, error);
  }
  return concatenate(chunks);
}

function nameOf(bytes: Uint8Array, flagged: boolean): string {
  if (flagged) return new TextDecoder().decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** A path inside the archive: no root, no drive, no way up. */
function neutral(name: string): string {
  // deno-lint-ignore no-control-regex
  const parts = name.replace(/[\u0000-\u001f]/g, "").replaceAll("\\", "/").split("/");
  const folder = parts.at(-1) === "" ? "/" : "";
  return parts.filter((part) => !["", ".", ".."].includes(part) && !/^[a-z]:$/i.test(part)).join("/") +
    folder;
}
