import { assertEquals } from "@std/assert";
import { gb18030, listOf, taking } from "./taking.ts";

const many = Array.from({ length: 20 }, (_, index) => ({ parameter: `参数${index + 1}` }));

Deno.test("lines in another charset are rejected below a header in UTF-8, and read below one in GB 18030", async () => {
  const [head = "", ...lines] = listOf(many).trimEnd().split("\n");
  const encoder = new TextEncoder();
  const join = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));
  const text = (part: readonly string[]) => part.map((line) => `${line}\n`).join("");
  const first = text([head, ...lines.slice(0, 14)]), rest = text(lines.slice(14));
  await taking(async (place) => {
    const report = await place.csv(join(encoder.encode(first), gb18030(rest)));
    assertEquals([report.records, report.rejected], [14, 6]);
    assertEquals(await place.rows("SELECT row, reason FROM list_rejects ORDER BY row LIMIT 1"), [
      { row: 16, reason: "bad_encoding" },
    ]);
  });
  await taking(async (place) => {
    const report = await place.csv(
      join(gb18030(first), encoder.encode(rest), gb18030(text(lines.slice(0, 1)))),
    );
    assertEquals([report.records, report.rejected], [21, 0]);
    assertEquals(await place.rows("SELECT DISTINCT institution FROM capabilities"), [{
      institution: "示例检验检测有限公司",
    }]);
  });
});

Deno.test("a list whose lines end in returns alone is read as any other", async () => {
  await taking(async (place) => {
    const report = await place.csv(listOf(many).replaceAll("\n", "\r"));
    assertEquals([report.records, report.rejected], [20, 0]);
  });
});

Deno.test("a character cut off at the end of a file rejects its row", async () => {
  await taking(async (place) => {
    const report = await place.csv(gb18030(`${listOf(many)}21,1,2,3,4,5,6,7,8,9,10,11,末`).slice(0, -1));
    assertEquals([report.records, report.rejected], [20, 1]);
  });
});
