/** A PDF written by hand for tests: Chinese text at given places, and ruled lines. @module */
import { deflateSync } from "node:zlib";

/** Text at a place, or a ruled line; points from the lower left corner. */
export type Mark =
  | { text: string; x: number; y: number; size: number }
  | { from: [number, number]; to: [number, number] };

/** Writes a page for each list of marks. `characters` maps a character to what ToUnicode shall say instead. */
export function writePdf(pages: Mark[][], characters: Record<string, string> = {}): Uint8Array {
  const kids = pages.map((_, index) => `${7 + index * 2} 0 R`).join(" ");
  const objects: Uint8Array[] = [
    ascii("<< /Type /Catalog /Pages 2 0 R >>"),
    ascii(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`),
    ascii(
      "<< /Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
    ),
    ascii(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) " +
        "/Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [32 126 500] >>",
    ),
    ascii(
      "<< /Type /FontDescriptor /FontName /Sample /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 " +
        "/Descent -200 /CapHeight 700 /StemV 80 >>",
    ),
    stream(ascii(unicodeMap(characters))),
  ];
  for (const [index, marks] of pages.entries()) {
    objects.push(
      ascii(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> ` +
          `/Contents ${8 + index * 2} 0 R >>`,
      ),
      stream(ascii(marks.map(drawn).join("\n"))),
    );
  }
  return assemble(objects);
}

/** Numbered objects → a file with its cross-reference table; object 1 is the catalogue. */
export function assemble(objects: readonly Uint8Array[], trailer = ""): Uint8Array {
  const chunks: Uint8Array[] = [ascii("%PDF-1.7\n")];
  let size = chunks[0]?.length ?? 0;
  const offsets: number[] = [];
  const add = (chunk: Uint8Array) => {
    chunks.push(chunk);
    size += chunk.length;
  };
  for (const [index, object] of objects.entries()) {
    offsets.push(size);
    add(ascii(`${index + 1} 0 obj\n`));
    add(object);
    add(ascii("\nendobj\n"));
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const start = size;
  add(ascii(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`));
  add(
    ascii(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`),
  );
  return new Uint8Array(chunks.flatMap((chunk) => [...chunk]));
}

/** A compressed stream object. */
export function stream(data: Uint8Array): Uint8Array {
  const packed = deflateSync(data);
  const head = ascii(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`);
  const tail = ascii("\nendstream");
  const whole = new Uint8Array(head.length + packed.length + tail.length);
  whole.set(head);
  whole.set(packed, head.length);
  whole.set(tail, head.length + packed.length);
  return whole;
}

export function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function drawn(mark: Mark): string {
  if ("from" in mark) return `${mark.from.join(" ")} m ${mark.to.join(" ")} l S`;
  const codes = [...mark.text].map(hex).join("");
  return `BT /F1 ${mark.size} Tf 1 0 0 1 ${mark.x} ${mark.y} Tm <${codes}> Tj ET`;
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
}

function unicodeMap(characters: Record<string, string>): string {
  const others = Object.entries(characters);
  // One range covers what can be covered: the low byte may not run over within a range.
  const ranges: string[] = [];
  for (let high = 0; high < 256; high += 1) {
    const page = high.toString(16).padStart(2, "0");
    ranges.push(`<${page}00> <${page}ff> <${page}00>`);
  }
  const blocks: string[] = [];
  for (let start = 0; start < ranges.length; start += 100) {
    const block = ranges.slice(start, start + 100);
    blocks.push(`${block.length} beginbfrange\n${block.join("\n")}\nendbfrange`);
  }
  const own = others.length === 0
    ? ""
    : `${others.length} beginbfchar\n${
      others.map(([from, to]) => `<${hex(from)}> <${hex(to)}>`).join("\n")
    }\nendbfchar\n`;
  return "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n" +
    `1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${blocks.join("\n")}\n${own}` +
    "endcmap end end";
}
