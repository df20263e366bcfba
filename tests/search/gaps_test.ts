import { assertEquals } from "@std/assert";
import { GapWriter, keepFollowed, readLong, readShort, seek } from "../../publish/search/gaps.ts";

const all = 2 ** 30;
const lists: [name: string, numbers: number[]][] = [
  ["one number", [0]],
  ["one large number", [all - 1]],
  ["neighbours", [0, 1, 2, 3, 4, 5, 6, 7, 8]],
  ["a far first number and neighbours", [5_000_000, 5_000_001, 5_000_003]],
  ["neighbours and a far last number", [...Array(3000).keys(), 16_000_000]],
  ["gaps of every size", Array.from({ length: 29 }, (_, power) => 2 ** power)],
  ["many", Array.from({ length: 20_000 }, (_, index) => index * 167 + (index * index) % 101)],
];

for (const [name, numbers] of lists) {
  Deno.test(`both forms of a list give back ${name}`, () => {
    const writer = new GapWriter();
    const slice = { numbers: Uint32Array.from(numbers), from: 0, to: numbers.length };
    const short = Uint8Array.from(writer.short(slice, 60_000) ?? []);
    assertEquals([...readShort(short, all)], numbers);
    assertEquals([...readLong(Uint8Array.from(writer.long(slice)), all) ?? []], numbers);
  });
}

Deno.test("GapWriter writes a part of an array as if it were all there is", () => {
  const writer = new GapWriter();
  const numbers = Uint32Array.of(9, 100, 300, 1);
  assertEquals([...writer.short({ numbers, from: 1, to: 3 }, 9) ?? []], [100, 0x80 | (200 & 0x7f), 200 >> 7]);
  assertEquals([...readLong(Uint8Array.from(writer.long({ numbers, from: 1, to: 3 })), all) ?? []], [
    100,
    300,
  ]);
});

Deno.test("GapWriter.short() gives nothing when there is no room", () => {
  const slice = { numbers: Uint32Array.of(1, 2, 3, 4), from: 0, to: 4 };
  assertEquals(new GapWriter().short(slice, 3), null);
});

Deno.test("reading ends before a bound", () => {
  const writer = new GapWriter();
  const slice = { numbers: Uint32Array.of(1, 5, 9), from: 0, to: 3 };
  for (const [bound, numbers] of [[1, []], [9, [1, 5]], [10, [1, 5, 9]]] as const) {
    assertEquals([...readShort(Uint8Array.from(writer.short(slice, 9) ?? []), bound)], [...numbers]);
    assertEquals([...readLong(Uint8Array.from(writer.long(slice)), bound) ?? []], [...numbers]);
  }
});

Deno.test("keepFollowed() keeps what another list holds at a distance", () => {
  const others = Uint32Array.of(3, 7, 8, 12);
  assertEquals([...keepFollowed(Uint32Array.of(1, 2, 5, 6, 9, 10), { others, distance: 2 })], [1, 5, 6, 10]);
});

Deno.test("readLong() of the first bytes of a list gives what is below a bound, or nothing when they do not tell", () => {
  const numbers = Uint32Array.from({ length: 1000 }, (_, index) => index * 100);
  const bytes = Uint8Array.from(new GapWriter().long({ numbers, from: 0, to: 1000 })).subarray(0, 200);
  assertEquals(readLong(bytes, 5_000)?.length, 50);
  assertEquals(readLong(bytes, 90_000), null);
});

Deno.test("seek() finds the first number not below another, from any start before it", () => {
  const list = Uint32Array.from({ length: 200 }, (_, index) => index * 3);
  for (let from = 0; from < 200; from += 7) {
    for (let number = from * 3; number < 620; number += 5) {
      assertEquals(
        seek(list, { from, number }),
        Math.min(200, Math.ceil(number / 3)),
        `${number} from ${from}`,
      );
    }
  }
});
