/**
 * The character maps that Chinese PDFs name but do not contain (GBK-EUC-H, UniGB-UCS2-H …), made on demand.
 *
 * Such a PDF writes text as GBK, Big5 or UTF-16 with a font that is not inside. pdf.js asks for two published
 * maps then: from codes to glyph numbers (CID), and from those to Unicode. Only their product matters for text,
 * and it is the charset itself; so characters get made-up numbers beyond the real ones. A font that uses real
 * numbers without saying what they mean gives private-use characters, and thereby an issue, instead of wrong
 * text.
 *
 * @module
 */

/** Real glyph numbers end before this one: Adobe-GB1-6 has 30,572 of them, Adobe-CNS1 fewer. */
const madeUp = 30_572;

/**
 * Code points that get made-up numbers, in order: what GBK and Big5 hold, and as much around it as 16 bits
 * leave room for.
 */
const carried = [
  [0x0080, 0x04ff],
  [0x2000, 0x27ff],
  [0x2900, 0x2bff],
  [0x2e80, 0x9fff],
  [0xf900, 0xffff],
] as const;

/**
 * Real glyph numbers of the characters 20–7E: of their own width in both collections, and half an ideograph
 * wide in Adobe-GB1.
 */
const [ownWidth, halfWidth, halfWidthTraditional] = [1, 814, 13648];

interface Encoding {
  /** Decodes two bytes; null when the code is the code point already. */
  decoder: "gb18030" | "big5" | null;
  /** Glyph number of the space. */
  ascii: number;
}

/** Maps by name without `-H` or `-V`. */
const encodings: Readonly<Record<string, Encoding>> = {
  "GB-EUC": { decoder: "gb18030", ascii: halfWidth },
  "GBpc-EUC": { decoder: "gb18030", ascii: ownWidth },
  "GBK-EUC": { decoder: "gb18030", ascii: halfWidth },
  "GBKp-EUC": { decoder: "gb18030", ascii: ownWidth },
  "GBK2K": { decoder: "gb18030", ascii: ownWidth },
  "UniGB-UCS2": { decoder: null, ascii: ownWidth },
  "UniGB-UTF16": { decoder: null, ascii: ownWidth },
  "B5pc": { decoder: "big5", ascii: ownWidth },
  "ETen-B5": { decoder: "big5", ascii: halfWidthTraditional },
  "ETenms-B5": { decoder: "big5", ascii: ownWidth },
  "HKscs-B5": { decoder: "big5", ascii: ownWidth },
  "UniCNS-UCS2": { decoder: null, ascii: ownWidth },
  "UniCNS-UTF16": { decoder: null, ascii: ownWidth },
};

/** What pdf.js asks for data it does not contain; it makes one of these for each document. */
export class CharacterMaps {
  /** The name is pdf.js's; the data is made here, and nothing goes over the network. */
  readonly fetch = characterData;
}

/** @throws {RangeError} for any other data, which pdf.js then does without */
function characterData({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
  const map = kind === "cMapUrl" ? characterMap(filename) : null;
  if (map !== null) return Promise.resolve(new TextEncoder().encode(map));
  return Promise.reject(new RangeError(`Cannot make ${filename}: wanted a Chinese character map`));
}

function characterMap(name: string): string | null {
  if (name === "Adobe-GB1-UCS2" || name === "Adobe-CNS1-UCS2") return toUnicode();
  const encoding = encodings[name.replace(/-[HV]$/, "")];
  return encoding === undefined ? null : toGlyphs(encoding);
}

/** The carried ranges, each with the glyph number of its first code point. */
function ranges(): { first: number; last: number; glyph: number }[] {
  let glyph = madeUp;
  return carried.map(([first, last]) => {
    const range = { first, last, glyph };
    glyph += last - first + 1;
    return range;
  });
}

/** From codes to glyph numbers. */
function toGlyphs({ decoder, ascii }: Encoding): string {
  if (decoder !== null) {
    return "2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange " +
      `1 begincidrange <20> <7e> ${ascii} endcidrange ${doubleBytes(decoder)}`;
  }
  const lines = ranges().map(({ first, last, glyph }) => `<${hex(first)}> <${hex(last)}> ${glyph}`);
  return "1 begincodespacerange <0000> <ffff> endcodespacerange " +
    `${lines.length + 1} begincidrange <0020> <007e> ${ascii} ${lines.join("\n")} endcidrange`;
}

function doubleBytes(charset: string): string {
  const decoder = new TextDecoder(charset);
  const known = ranges();
  const lines: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(new Uint8Array([lead, trail]));
      // A code without a character decodes to a mark or to two characters.
      const point = character.length === 1 ? character.charCodeAt(0) : 0;
      const range = known.find(({ first, last }) => first <= point && point <= last);
      if (range === undefined || character === "\ufffd") continue;
      lines.push(`<${hex(lead * 256 + trail)}> ${range.glyph + point - range.first}`);
    }
  }
  return `${lines.length} begincidchar ${lines.join("\n")} endcidchar`;
}

/** From glyph numbers to Unicode: made-up ones as made, ASCII as known, all others marked as unknown. */
function toUnicode(): string {
  const lines: string[] = [];
  for (let page = 0; page * 256 < madeUp; page++) {
    lines.push(`<${hex(page * 256)}> <${hex(page * 256 + 255)}> <e000>`);
  }
  for (const first of [ownWidth, halfWidth, halfWidthTraditional]) {
    lines.push(`<${hex(first)}> <${hex(first + 94)}> <0020>`);
  }
  for (const { first, last, glyph } of ranges()) {
    lines.push(`<${hex(glyph)}> <${hex(glyph + last - first)}> <${hex(first)}>`);
  }
  return `1 begincodespacerange <0000> <ffff> endcodespacerange ${lines.length} beginbfrange ` +
    `${lines.join("\n")} endbfrange`;
}

function hex(value: number): string {
  return value.toString(16).padStart(4, "0");
}
