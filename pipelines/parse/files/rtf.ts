/**
 * RTF: the text of its paragraphs, tables by their cell marks. Read here because the programs that could do it differ
 * from machine to machine, and the common one (catdoc) loses Chinese.
 *
 *     {\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 宋体;}}\f0 \'b8\'f7 \u24066?\par}
 *
 * A group is `{…}` and ends what was set in it. A control word is a backslash, letters and a number. Characters stand as
 * `\uN`, followed by a fall-back for older readers, or as bytes in the code page of their font. One pass over the bytes;
 * what is unknown is passed over, as the format asks. Structure from Microsoft's published specification, 1.9.1.
 *
 * @module
 */
import type { Reading } from "./content.ts";
import { MarkedText } from "./marked_text.ts";
import { Unreadable } from "./unreadable.ts";

/** Groups that hold no text of the document: tables of fonts and the like, pictures, heads and feet of pages, notes. */
const asides = new Set(
  ("fonttbl colortbl stylesheet filetbl revtbl info pict nonshppict objdata header headerl headerr headerf footer footerl " +
    "footerr footerf footnote annotation xe tc rxe txe nonesttables").split(" "),
);

/** Words that stand for characters; those of {@linkcode MarkedText} among them. */
const spelled: Readonly<Record<string, string>> = {
  tab: "\t",
  line: "\u000b",
  nestcell: "\t",
  nestrow: "\u000b",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: "\u2003",
  enspace: "\u2002",
  qmspace: " ",
  "~": "\u00a0",
  _: "-",
  "{": "{",
  "}": "}",
  "\\": "\\",
};

/**
 * Code pages by the number of a font's character set; others are read in that of the document, 0 (ANSI) among them, as
 * Chinese programs write Chinese in fonts that they call so.
 */
const charsets: Readonly<Record<number, number>> = {
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  204: 1251,
  238: 1250,
};

/** Labels of code pages that are not called `windows-N`. GB 18030 holds all of 936. */
const labels: Readonly<Record<number, string>> = {
  932: "shift_jis",
  936: "gb18030",
  949: "euc-kr",
  950: "big5",
  54936: "gb18030",
  65001: "utf-8",
};

/** What a group has set, and gives up at its end. */
interface State {
  /** Not text of the document. */
  aside: boolean;
  hidden: boolean;
  /** Characters of the fall-back after each `\uN`. */
  fallback: number;
  codePage: number | null;
}

/** Deeper groups are hostile. */
const deepest = 2000;

/** Reads RTF. @throws {Unreadable} `no_text`, `refused` */
export function readRtf(bytes: Uint8Array): Reading {
  const reader = new RtfReader(bytes);
  const reading = reader.read();
  if (reading.text === "") throw new Unreadable("no_text", "wanted text in the RTF: found none");
  const { depth } = reader;
  if (depth === 0) return reading;
  const message = `Noted of this RTF: it ends inside ${depth} groups, so its end is missing`;
  return { ...reading, issues: [{ kind: "truncated", message }] };
}

const [open, close, backslash] = [0x7b, 0x7d, 0x5c];

class RtfReader {
  readonly #bytes: Uint8Array;
  readonly #writer = new MarkedText();
  #at = 0;
  readonly #outer: State[] = [];
  #state: State = { aside: false, hidden: false, fallback: 1, codePage: null };
  /** Code page of the document, and of each font. */
  #codePage = 1252;
  readonly #fonts = new Map<number, number>();
  readonly #decoders = new Map<number, TextDecoder>();
  #font = 0;
  #plainFont = 0;
  #inTable = false;
  /** Characters of a fall-back that are still to be passed over. */
  #skip = 0;
  /** Bytes of characters that may go on. */
  #pending: number[] = [];
  /** Half of a character beyond the basic plane, which comes as two numbers. */
  #surrogate = "";

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Groups that are open. */
  get depth(): number {
    return this.#outer.length;
  }

  read(): Reading {
    while (this.#at < this.#bytes.length) this.#next(this.#bytes[this.#at++] ?? 0);
    this.#flush();
    return this.#writer.finish();
  }

  #next(byte: number): void {
    if (byte === backslash) this.#control();
    else if (byte === open) this.#enter();
    else if (byte === close) this.#leave();
    else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) this.#byte(byte);
  }

  #enter(): void {
    this.#flush();
    this.#skip = 0;
    if (this.#outer.length >= deepest) {
      throw new Unreadable("refused", `wanted at most ${deepest} groups inside each other: found more`);
    }
    this.#outer.push(this.#state);
    this.#state = { ...this.#state };
  }

  #leave(): void {
    this.#flush();
    this.#skip = 0;
    this.#state = this.#outer.pop() ?? this.#state;
  }

  #control(): void {
    const first = String.fromCharCode(this.#bytes[this.#at] ?? 0);
    if (/[a-z]/i.test(first)) return this.#word(this.#letters(), this.#number());
    this.#at++;
    if (first === "'") return this.#byte(this.#hexadecimal());
    if (first === "*") this.#state.aside = true;
    else if (first === "\r" || first === "\n") this.#word("par", null);
    else this.#word(first, null);
  }

  #letters(): string {
    const start = this.#at;
    while (isLetter(this.#bytes[this.#at] ?? 0) && this.#at - start < 32) this.#at++;
    return latin1(this.#bytes.subarray(start, this.#at));
  }

  /** The number after a word, and the one space that ends it. */
  #number(): number | null {
    const start = this.#at;
    if (this.#bytes[this.#at] === 0x2d) this.#at++;
    while (isDigit(this.#bytes[this.#at] ?? 0) && this.#at - start < 11) this.#at++;
    const digits = latin1(this.#bytes.subarray(start, this.#at));
    if (this.#bytes[this.#at] === 0x20) this.#at++;
    return /\d/.test(digits) ? Number(digits) : null;
  }

  #hexadecimal(): number {
    const digits = latin1(this.#bytes.subarray(this.#at, this.#at + 2));
    this.#at += 2;
    return /^[0-9a-f]{2}$/i.test(digits) ? parseInt(digits, 16) : 0x20;
  }

  /** One byte of text, plain or escaped; a double-byte character may mix both. */
  #byte(byte: number): void {
    if (this.#skip > 0) this.#skip--;
    else if (!this.#state.aside) this.#pending.push(byte);
  }

  #word(word: string, number: number | null): void {
    if (word === "bin") {
      this.#at += Math.max(0, number ?? 0);
      return;
    }
    this.#flush();
    if (this.#skip > 0) {
      this.#skip--;
      return;
    }
    if (word === "u") return this.#unicode(number ?? 0);
    if (this.#set(word, number)) return;
    const character = spelled[word];
    if (character !== undefined) this.#write(character);
    else if (asides.has(word)) this.#state.aside = true;
  }

  /** Words that set something or end a paragraph, cell or row; false for others. */
  #set(word: string, number: number | null): boolean {
    const act = this.#settings[word];
    act?.(number);
    return act !== undefined;
  }

  readonly #settings: Readonly<Record<string, (number: number | null) => void>> = {
    par: () => this.#mark("\r"),
    sect: () => this.#mark("\r"),
    page: () => this.#mark("\r"),
    cell: () => this.#mark("\u0007"),
    row: () => this.#mark("\u0007", true),
    intbl: () => void (this.#inTable = true),
    pard: () => void (this.#inTable = false),
    v: (number) => void (this.#state.hidden = number !== 0),
    deleted: (number) => void (this.#state.hidden = number !== 0),
    plain: () => {
      this.#state.hidden = false;
      this.#state.codePage = this.#fonts.get(this.#plainFont) ?? null;
    },
    deff: (number) => void (this.#plainFont = number ?? 0),
    uc: (number) => void (this.#state.fallback = Math.max(0, number ?? 1)),
    ansicpg: (number) => void (this.#codePage = number || 1252),
    mac: () => void (this.#codePage = 10000),
    f: (number) => {
      this.#font = number ?? 0;
      this.#state.codePage = this.#fonts.get(this.#font) ?? null;
    },
    fcharset: (number) => this.#describeFont(charsets[number ?? 1]),
    cpg: (number) => this.#describeFont(number ?? undefined),
  };

  #describeFont(codePage: number | undefined): void {
    if (codePage !== undefined) this.#fonts.set(this.#font, codePage);
  }

  #unicode(number: number): void {
    this.#skip = this.#state.fallback;
    const unit = String.fromCharCode(number & 0xffff);
    if (/[\ud800-\udbff]/.test(unit)) {
      this.#surrogate = unit;
      return;
    }
    this.#write((this.#surrogate + unit).toWellFormed());
    this.#surrogate = "";
  }

  #flush(): void {
    if (this.#pending.length === 0) return;
    const bytes = Uint8Array.from(this.#pending);
    this.#pending = [];
    this.#write(this.#decoder(this.#state.codePage ?? this.#codePage).decode(bytes));
  }

  #decoder(codePage: number): TextDecoder {
    const decoder = this.#decoders.get(codePage) ?? decoderOf(codePage);
    this.#decoders.set(codePage, decoder);
    return decoder;
  }

  #write(text: string): void {
    if (this.#state.aside || this.#state.hidden) return;
    for (const character of text) if (isText(character)) this.#writer.add(character, noMark);
  }

  #mark(character: string, endsRow = false): void {
    if (this.#state.aside) return;
    this.#writer.add(character, () => ({ inTable: this.#inTable, endsRow }));
  }
}

const noMark = () => ({ inTable: false, endsRow: false });

/** Control characters are marks to {@linkcode MarkedText}, and no text may make one. */
function isText(character: string): boolean {
  return character >= " " || character === "\t" || character === "\u000b";
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** A decoder of a code page; of one that nobody knows, Windows-1252. */
function decoderOf(codePage: number): TextDecoder {
  const label = labels[codePage] ?? (codePage === 10000 ? "macintosh" : `windows-${codePage}`);
  try {
    return new TextDecoder(label);
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder("windows-1252");
    throw error;
  }
}
