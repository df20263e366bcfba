/**
 * Gzip members of a WARC file: one record each, and each says how long it is.
 *
 * The length stands in the `sl` extra field that the WARC standard proposes for compressed files (ISO 28500,
 * annex D): compressed and uncompressed size as two 32-bit little-endian numbers. Any gzip reader skips it; ours uses
 * it to find the border of a member exactly, and so to tell a whole member from one that a crash cut short.
 *
 *     1f 8b 08 04 | mtime 0 | xfl os | 0c 00 | 's' 'l' 08 00 | compressed | uncompressed | deflate … | crc32 isize
 *
 * Packing and unpacking are synchronous: a record is small, and a trip to another thread costs more than the work.
 *
 * @module
 */
import { gunzipSync, gzipSync } from "node:zlib";

/** Bytes of a member's header, the fewest from which {@linkcode memberLength} can tell. */
export const memberHeader = 24;
const plainHeader = 10;
const extra = [0x0c, 0, 0x73, 0x6c, 8, 0];

/** Most records are small; for those, setting up zlib's usual buffers costs more than the compression. */
const small = { below: 2 ** 12, options: { level: 1, windowBits: 12, memLevel: 4, chunkSize: 2 ** 12 } };
/** A page becomes some 4 KB: pieces of zlib's usual size would keep four times that until the garbage is collected. */
const page = { below: 2 ** 16, options: { chunkSize: 2 ** 12 } };

/** One record as a gzip member. The same bytes always give the same member: no time stamp, no file name. */
export function pack(record: Uint8Array): Uint8Array {
  const { options = {} } = [small, page].find(({ below }) => record.length < below) ?? {};
  const plain = gzipSync(record, options);
  const member = new Uint8Array(plain.length + memberHeader - plainHeader);
  member.set(plain.subarray(0, plainHeader));
  member[3] = 4; // FLG.FEXTRA
  member.set(extra, plainHeader);
  member.set(plain.subarray(plainHeader), memberHeader);
  const view = new DataView(member.buffer);
  view.setUint32(16, member.length, true);
  view.setUint32(20, record.length, true);
  return member;
}

/** Length in bytes of the member that starts with these bytes; null when no member of ours does. */
export function memberLength(head: Uint8Array): number | null {
  if (head.length < memberHeader) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const ours = view.getUint32(0) === 0x1f8b0804 && extra.every((byte, at) => head[plainHeader + at] === byte);
  return ours ? view.getUint32(16, true) : null;
}

/** The record in a member. @throws {Error} when the member is cut short or its checksum is wrong. */
export function unpack(member: Uint8Array): Uint8Array {
  return gunzipSync(member);
}
