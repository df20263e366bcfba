/**
 * Rewrites a CSV in UTF-8 as it streams by, a block at a time.
 *
 * What its charset does not have is made a byte that no UTF-8 has, so that its row is rejected and counted. Files put together of
 * others hold lines in UTF-8 among those of an older charset: those are taken as they are, since the bytes of four Chinese
 * characters of UTF-8 on end are no text in any other. Line ends of old Macintoshes (a lone return) are made line feeds.
 *
 * @module
 */
import type { AppendFile, Files } from "../effects.ts";
import { concatenate } from "../parse/files/concatenate.ts";

/** What is rewritten. */
export interface Transcoding {
  /** Path of the copy. */
  to: string;
  charset: string;
  /** Bytes of the file. */
  size: number;
  files: Files;
  /** Whether returns end its lines. */
  returns: boolean;
}

const blockBytes = 4 << 20;
const lineFeed = 0x0a;

/** Rewrites a file; returns the path of the copy. */
export async function transcode(path: string, options: Transcoding): Promise<string> {
  const { to, size, files } = options;
  await files.remove(to);
  const copy = await files.append(to);
  try {
    const rewrite = rewriter(copy, options);
    let held = new Uint8Array();
    for (let offset = 0; offset < size; offset += blockBytes) {
      const bytes = concatenate([
        held,
        await files.readRange(path, offset, Math.min(blockBytes, size - offset)),
      ]);
      const last = offset + blockBytes >= size;
      const end = last ? bytes.length : bytes.lastIndexOf(lineFeed) + 1 || bytes.length;
      await rewrite(bytes.subarray(0, end), last);
      held = bytes.slice(end);
    }
    return to;
  } finally {
    copy.close();
  }
}

function rewriter(
  copy: AppendFile,
  { charset, returns }: Pick<Transcoding, "charset" | "returns">,
): (bytes: Uint8Array, last: boolean) => Promise<void> {
  const decoder = new TextDecoder(charset), encoder = new TextEncoder();
  async function write(bytes: Uint8Array, last: boolean): Promise<void> {
    const text = decoder.decode(bytes, { stream: !last });
    for (const [index, part] of (returns ? text.replaceAll("\r", "\n") : text).split("\ufffd").entries()) {
      if (index > 0) await copy.write(new Uint8Array([0xff]));
      await copy.write(encoder.encode(part));
    }
  }
  if (charset.startsWith("utf-")) return write;
  return async (bytes, last) => {
    if (!isUnicode(bytes)) return await write(bytes, last);
    for (let start = 0, end = 0; start < bytes.length; start = end) {
      end = bytes.indexOf(lineFeed, start) + 1 || bytes.length;
      const line = bytes.subarray(start, end);
      await (isUnicode(line) ? copy.write(line) : write(line, last && end === bytes.length));
    }
  };
}

/** Whether there are four Chinese characters of UTF-8 on end. */
function isUnicode(bytes: Uint8Array): boolean {
  let words = 0;
  for (let at = 0; at < bytes.length;) {
    const [lead = 0, second = 0, third = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const word = lead >= 0xe3 && lead <= 0xe9 && second >> 6 === 2 && third >> 6 === 2;
    words = word ? words + 1 : 0;
    if (words === 4) return true;
    at += word ? 3 : 1;
  }
  return false;
}
