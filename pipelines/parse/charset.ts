/**
 * Bytes → text. What the bytes are weighs more than what is declared: Chinese text in UTF-8 is hardly ever valid by
 * accident, and Chinese text in a GB encoding is hardly ever valid UTF-8.
 *
 * In order: byte order mark · valid (or all but valid) UTF-8 with characters from U+0800 on · the header's charset ·
 * the page's own declaration · GB 18030 · Big5. Every GB name means GB 18030, which contains the older ones. A page cut
 * off inside a character is no reason to doubt its charset. Never fails: what cannot be decoded becomes U+FFFD.
 *
 * @module
 */

/** Decoded text without byte order mark, and the charset used: a lower-case WHATWG name such as `gb18030`. */
export interface Decoded {
  text: string;
  charset: string;
}

/** How far into a page its own declaration is looked for, in bytes; the HTML standard asks for 1,024. */
const declarationWindow = 4096;

/** Decodes a page or file. `contentType` is the header as served, empty when there was none. */
export function decode(bytes: Uint8Array, contentType: string): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return { text: lossy(bytes, marked), charset: marked };
  const served = charsetIn(contentType);
  const unicode = asUtf8(bytes, () => served ?? declaredIn(bytes));
  if (unicode !== null) return { text: unicode, charset: "utf-8" };
  return decodeLegacy(bytes, [served, declaredIn(bytes)].filter((label) => label !== null));
}

/** The charset that a page declares of itself. */
function declaredIn(bytes: Uint8Array): string | null {
  return charsetIn(new TextDecoder("latin1").decode(bytes.subarray(0, declarationWindow)));
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** Finds `charset=x` of a header or meta tag, or `encoding="x"` of an XML declaration; null for a name unknown. */
function charsetIn(text: string): string | null {
  const label = /(?:charset|encoding)\s{0,4}=\s{0,4}["']?([\w.:-]{2,40})/i.exec(text)?.[1];
  if (label === undefined) return null;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === "gbk" ? "gb18030" : encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The text if the bytes are UTF-8, else null. ASCII and doubtful bytes go by the declaration. */
function asUtf8(bytes: Uint8Array, declaration: () => string | null): string | null {
  const text = lossy(bytes, "utf-8"); // much the fastest of the decoders: most pages are whole and valid
  const valid = text.includes("\ufffd") ? strict(bytes, "utf-8") : text;
  if (valid !== null) {
    if (/[\u0800-\uffff]/.test(valid)) return valid;
    const declared = declaration();
    return declared === null || declared === "utf-8" ? valid : null;
  }
  const { wide, broken } = count(text);
  return wide > 10 * broken ? text : null;
}

function count(text: string): { wide: number; broken: number } {
  let [wide, broken] = [0, 0];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0xfffd) broken++;
    else if (unit >= 0x800) wide++;
  }
  return { wide, broken };
}

/** A Western declaration proves nothing, since every byte is valid in it, so GB 18030 is tried before it. */
function decodeLegacy(bytes: Uint8Array, declared: string[]): Decoded {
  const trusted = declared.filter((label) => label !== "utf-8" && !/^(?:windows|iso)-/.test(label));
  const others = declared.filter((label) => !trusted.includes(label));
  const undeclared = isBig5(bytes) ? ["big5", "gb18030"] : ["gb18030", "big5"];
  const candidates = [...new Set([...trusted, ...undeclared, ...others])];
  for (const charset of candidates) {
    const text = strict(bytes, charset);
    if (text !== null) return { text, charset };
  }
  const attempts = candidates.map((charset) => ({ text: lossy(bytes, charset), charset }));
  const fewest = Math.min(...attempts.map(({ text }) => count(text).broken));
  return attempts.find(({ text }) => count(text).broken === fewest) ??
    { text: lossy(bytes, "utf-8"), charset: "utf-8" };
}

/** Big5 writes ，。、 as A141–A143, which in GB 18030 are characters for private use. */
function isBig5(bytes: Uint8Array): boolean {
  const chinese = strict(bytes, "gb18030");
  return chinese === null || /[\ue000-\uf8ff]/.test(chinese);
}

/** Null when any byte is invalid; bytes missing at the end are not held against it. */
function strict(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function lossy(bytes: Uint8Array, charset: string): string {
  return new TextDecoder(charset).decode(bytes);
}
