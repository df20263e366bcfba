/** Stable short ids: a hash of what makes a record itself. @module */
import { createHash } from "node:crypto";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford base 32: no i, l, o, u to misread

/**
 * Sixteen characters (80 bits) of the SHA-256 of the parts, joined by U+001F so that moving a border changes the id.
 * The same parts give the same id for ever; changing this function is a breaking change of the data.
 */
export function stableId(...parts: string[]): string {
  const bytes = createHash("sha256").update(parts.join("\u001f")).digest();
  let id = "", buffer = 0, bits = 0;
  for (const byte of bytes.subarray(0, 10)) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      id += alphabet[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return id;
}

/** Lower-case hexadecimal SHA-256 of bytes, or of a text as UTF-8. */
export function sha256(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}
