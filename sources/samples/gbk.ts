/** GBK bytes, which the platform decodes but does not encode. @module */

/**
 * Makes an encoder to GBK. A character that GBK lacks becomes a numeric character reference (`&#20124;`), as content
 * management systems write it into HTML.
 */
export function gbkEncoder(): (text: string) => Uint8Array {
  const codes = reverseTable();
  return (text) => {
    const bytes: number[] = [];
    for (const character of text) {
      const point = character.codePointAt(0) ?? 0;
      const code = codes.get(character);
      if (point < 0x80) bytes.push(point);
      else if (code === undefined) bytes.push(...new TextEncoder().encode(`&#${point};`));
      else bytes.push(code >> 8, code & 0xff);
    }
    return Uint8Array.from(bytes);
  };
}

/** All two-byte codes by character. The first code of a character wins; private-use ones are left out. */
function reverseTable(): Map<string, number> {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const usable = [...text].length === 1 && !/[\ufffd\p{Co}]/u.test(text);
      if (usable && !codes.has(text)) codes.set(text, lead << 8 | trail);
    }
  }
  return codes;
}
