/**
 * One WARC 1.1 record, to bytes and back.
 *
 *     WARC/1.1 CRLF · name: value CRLF … · CRLF · block · CRLF CRLF
 *
 * Every record carries the digest of its block, and reading checks it: damage is an error, never other bytes. Records
 * are written here and not by a library because the collector writes three for every page; what is written is checked
 * against other readers in the tests.
 *
 * @module
 */
import { createHash } from "node:crypto";

/** What a record can be. */
export type RecordType = "warcinfo" | "response" | "revisit" | "resource" | "request" | "metadata";

/** A record to be written. */
export interface RecordParts {
  type: RecordType;
  /** As in `<urn:uuid:…>`. */
  id: string;
  date: string;
  url?: string;
  contentType: string;
  /** The block in pieces, as a page is too large to be copied once more. */
  block: readonly Uint8Array[];
  /** Further `WARC-` headers. */
  headers: Record<string, string>;
}

/** One record read back. */
export interface ReadRecord {
  type: string;
  block: Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Bytes of a record, not yet compressed. */
export function writeRecord({ type, id, date, url, contentType, block, headers }: RecordParts): Uint8Array {
  const fields = {
    "WARC-Type": type,
    "WARC-Record-ID": id,
    "WARC-Date": date,
    ...(url !== undefined && { "WARC-Target-URI": url }),
    ...headers,
    "WARC-Block-Digest": digestOf(...block),
    "Content-Type": contentType,
    "Content-Length": String(block.reduce((sum, { length }) => sum + length, 0)),
  };
  let head = "WARC/1.1\r\n";
  for (const [name, value] of Object.entries(fields)) head += `${name}: ${oneLine(value)}\r\n`;
  return join([encoder.encode(`${head}\r\n`), ...block, encoder.encode("\r\n\r\n")]);
}

/** A line break in a value would start a header of its own. */
function oneLine(value: string): string {
  return /[\r\n]/.test(value) ? value.replaceAll(/[\r\n]+/g, " ") : value;
}

/** Reads one unpacked record. @throws {Error} when it is no WARC record, cut short, or its block digest is wrong. */
export function readRecord(bytes: Uint8Array): ReadRecord {
  const border = endOfHead(bytes);
  const [version, ...lines] = decoder.decode(bytes.subarray(0, Math.max(0, border))).split("\r\n");
  if (border < 0 || !version?.startsWith("WARC/1.")) {
    throw new Error("Cannot read WARC record: found no record header");
  }
  const headers = new Map(lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  }));
  const length = Number(headers.get("content-length"));
  const block = bytes.subarray(border, border + length);
  if (headers.get("warc-block-digest") !== digestOf(block)) {
    const wanted = headers.get("warc-block-digest");
    throw new Error(`Cannot read WARC record: wanted block ${wanted}, found ${digestOf(block)}`);
  }
  return { type: headers.get("warc-type") ?? "", block };
}

/** The payload of an answer: the entity of a response, the whole block of a resource. */
export function payloadOf({ type, block }: ReadRecord): Uint8Array {
  if (type === "resource") return block;
  const border = endOfHead(block);
  if (border < 0) throw new Error("Cannot read the entity of a response record: found no end of its headers");
  return block.subarray(border);
}

/** Where what follows the first empty line starts, or -1. */
function endOfHead(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) {
    if (bytes[at + 1] === 10 && bytes[at + 2] === 13 && bytes[at + 3] === 10) return at + 4;
  }
  return -1;
}

/** `sha256:<hex>` of bytes, or of pieces as one, as WARC and CDXJ label digests. */
export function digestOf(...pieces: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return `sha256:${hash.digest("hex")}`;
}

/** Parts as one. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
