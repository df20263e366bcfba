/**
 * Documents as they are shown to who searches: what is known of them, their title marked, the sentence that answers best.
 *
 * Documents shown lately are kept ready, unpacked, folded and cut into sentences, while there is room, and so are hits: the
 * same words with other filters, in another order or on another page give the same.
 *
 * @module
 */
import { Buffer } from "node:buffer";
import type { StatementSync } from "node:sqlite";
import { inflateRawSync } from "node:zlib";
import type { IndexFile } from "./index_file.ts";
import type { Hit, Position } from "./query.ts";
import { Recent } from "./recent.ts";
import { type IndexedDocument, unpackedDigest } from "./schema.ts";
import { excerpt, marksIn, Quoted } from "./snippet.ts";
import type { Term, Word } from "./terms.ts";

/** Bytes of memory for documents kept ready, and about how many one takes: so much, and so much a character. */
const room = 24_000_000, each = 4_000, eachCharacter = 8;

/** A document kept ready. */
interface Shown {
  known: Omit<IndexedDocument, "number" | "text">;
  title: Quoted | null;
  text: Quoted | null;
}

/** Makes hits of documents. */
export class Hits {
  readonly #row: StatementSync;
  readonly #recent = new Recent<Shown>(room);
  readonly #made = new Recent<Hit>(room / 4);

  constructor(file: IndexFile) {
    this.#row = file.prepare("SELECT * FROM documents WHERE number = ?");
  }

  /** The documents at these positions, found by these terms; not to be changed. */
  at(positions: readonly Position[], wanted: readonly Term[]): Hit[] {
    const words = wanted.flatMap((term) => term.any);
    const asked = words.map(({ field, text }) => `${field}:${text}`).join("\n");
    return positions.map(({ number }) => {
      const key = `${number} ${asked}`;
      const kept = this.#made.get(key);
      if (kept) return kept;
      const hit = this.#make(number, words);
      this.#made.put(key, { value: hit, bytes: each });
      return hit;
    });
  }

  #make(number: number, words: readonly Word[]): Hit {
    const { known, title, text } = this.#shown(number);
    const inTitle = words.filter(({ field }) => field === null || field === "title").map((word) => word.text);
    const inBody = words.filter(({ field }) => field === null || field === "body").map((word) => word.text);
    return {
      ...known,
      title_marks: title === null ? [] : marksIn(title, inTitle),
      snippet: text === null ? null : excerpt(text, inBody),
    };
  }

  #shown(number: number): Shown {
    const key = String(number);
    const kept = this.#recent.get(key);
    if (kept) return kept;
    const { number: _, text: packed, ...row } = this.#row.get(number) as unknown as Row;
    const known = { ...row, archive: row.archive && unpackedDigest(row.archive) };
    const text = packed === null ? null : unpacked(packed);
    const shown: Shown = {
      known,
      title: known.title === null ? null : new Quoted(known.title),
      text: text === null ? null : new Quoted(text),
    };
    this.#recent.put(key, { value: shown, bytes: each + eachCharacter * (text?.length ?? 0) });
    return shown;
  }
}

/** A document as it is kept. */
interface Row extends Omit<IndexedDocument, "archive" | "text"> {
  archive: Uint8Array | string | null;
  text: Uint8Array | null;
}

/** A text as it is kept: UTF-16LE is a tenth smaller than UTF-8 once deflated. */
function unpacked(bytes: Uint8Array): string {
  const { buffer, byteOffset, byteLength } = bytes;
  return inflateRawSync(Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)).toString("utf16le");
}
