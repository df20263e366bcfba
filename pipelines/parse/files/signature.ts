/** The type of a file by its first bytes; containers are told apart later by what they hold. @module */

/** What the first bytes say. `text` may be plain, CSV or HTML; `compound` and `zip` are containers. */
export type Signature = "pdf" | "zip" | "compound" | "rtf" | "image" | "foreign" | "text" | "binary";

/** A recognised type, and its name for messages. */
export interface Signed {
  signature: Signature;
  label: string;
}

/** First characters, as Latin-1, and what they mean. */
const starts: readonly (readonly [start: string, signature: Signature, label: string])[] = [
  ["PK\u0003\u0004", "zip", "a ZIP"],
  ["PK\u0005\u0006", "zip", "an empty ZIP"],
  ["ÐÏ\u0011à¡±\u001aá", "compound", "a compound file"],
  ["{\\rtf", "rtf", "RTF"],
  ["\u00ffØÿ", "image", "a JPEG picture"],
  ["\u0089PNG", "image", "a PNG picture"],
  ["GIF8", "image", "a GIF picture"],
  ["II*\0", "image", "a TIFF picture"],
  ["MM\0*", "image", "a TIFF picture"],
  ["BM", "image", "a BMP picture"],
  ["Rar!", "foreign", "a RAR archive"],
  ["7z¼¯", "foreign", "a 7z archive"],
  ["\u001f\u008b", "foreign", "a gzip file"],
  ["AT&TFORM", "foreign", "a DjVu"],
  ["CAJ", "foreign", "a CAJ"],
];

/** How far in a PDF's mark is looked for: readers have always allowed for bytes before it. */
const pdfWindow = 1024;

/** Looks at the first bytes; 4,096 of them decide between text and binary. */
export function signatureOf(bytes: Uint8Array): Signed {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, pdfWindow));
  const known = starts.find(([mark]) => start.startsWith(mark));
  const isText = !holdsBinary(bytes.subarray(0, 4096));
  // Two letters are little: a text may begin with BM or CAJ.
  if (known !== undefined && (known[0].length > 3 || !isText || !/^[\x20-\x7e]+$/.test(known[0]))) {
    return { signature: known[1], label: known[2] };
  }
  if (start.includes("%PDF-")) return { signature: "pdf", label: "a PDF" };
  return isText ? { signature: "text", label: "text" } : { signature: "binary", label: "binary data" };
}

/** UTF-16 has zero bytes too, but is known by its mark. */
function holdsBinary(bytes: Uint8Array): boolean {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !marked && bytes.includes(0);
}
