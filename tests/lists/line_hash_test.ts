import { assert, assertEquals, assertNotEquals } from "@std/assert";
import fc from "fast-check";
import { hashLines, roomFor } from "../../pipelines/lists/line_hash.ts";

const comma = 0x2c;

/** The lines of a text as found: length, both hashes, whether there is a quote. */
function hashed(text: string, after: number | null): { length: number; hash: string; quoted: boolean }[] {
  const bytes = new TextEncoder().encode(text), buffer = new Uint8Array(bytes.length + 8).fill(0x0a);
  buffer.set(bytes);
  const room = roomFor(bytes.length);
  hashLines(buffer, { length: bytes.length, after }, room);
  return Array.from({ length: room.count }, (_, index) => ({
    length: (room.ends[index] ?? 0) - (room.ends[index - 1] ?? 0) - 1,
    hash: `${room.one[index]} ${room.two[index]}`,
    quoted: room.quoted[index] === 1,
  }));
}

const line = fc.string({
  unit: fc.constantFrom("a", "水", " ", "!", '"', "#", ",", "\t", "\u000b", "1"),
  maxLength: 40,
});

Deno.test("hashLines() finds every whole line, its quotes, and the same hashes wherever it stands", () => {
  fc.assert(
    fc.property(fc.array(line), line, (lines, rest) => {
      const found = hashed(lines.map((text) => `${text}\n`).join("") + rest, null);
      assertEquals(
        found.map(({ length, quoted }) => [length, quoted]),
        lines.map((text) => [new TextEncoder().encode(text).length, text.includes('"')]),
      );
      assertEquals(found.map(({ hash }) => hash), lines.map((text) => hashed(`${text}\n`, null)[0]?.hash));
    }),
  );
});

Deno.test("hashLines() tells lines apart that differ anywhere", () => {
  const text = "8,230020349767,示例检验检测有限公司,加热器,泄漏电流,GB 4706.56-2008,不测：三相器具";
  const hashes = new Set([hashed(`${text}\n`, null)[0]?.hash]);
  const edits = [...text].flatMap((_, at, all) =>
    ["x", "", "水", "\u0000"].map((put) => all.with(at, put).join(""))
  );
  for (const edit of new Set(edits)) {
    const hash = hashed(`${edit}\n`, null)[0]?.hash;
    assert(!hashes.has(hash), edit);
    hashes.add(hash);
  }
});

Deno.test("hashLines() leaves out the number of a row, and nothing else", () => {
  const [one, two, three] = hashed("8,甲,1\n123,甲,1\n甲,1\n", comma);
  assertEquals(one?.hash, two?.hash);
  assertEquals(one?.hash, three?.hash, "a line whose first cell is no number is taken from its start");
  assertNotEquals(one?.hash, hashed("8,甲,2\n", comma)[0]?.hash);
});
