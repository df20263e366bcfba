/** Rows of a CSV read a block at a time: the same wherever a block ends. @module */
import { assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { ParseError } from "../../pipelines/errors.ts";
import { csvRows } from "../../pipelines/lists/csv_rows.ts";
import { taking } from "./taking.ts";

async function rowsOf(bytes: Uint8Array, { block, charset = "utf-8" }: { block: number; charset?: string }) {
  const files = {
    readRange: (_: string, offset: number, length: number) =>
      Promise.resolve(bytes.slice(offset, offset + length)),
  };
  return await Array.fromAsync(
    csvRows({ path: "a.csv", name: "a.csv", charset, delimiter: ",", size: bytes.length, block, files }),
  );
}

const utf8 = (text: string) => new TextEncoder().encode(text);

Deno.test("csvRows() gives the same rows whatever the size of a block", async () => {
  const cell = fc.constantFrom("水泥", "", '"一,二"', '"两\n行"', '"引""号"', "a b");
  const row = fc.array(cell, { minLength: 2, maxLength: 3 }).map((cells) => cells.join(","));
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom("\n", "\r\n"),
      async (rows, block, feed) => {
        const plain = (text: string) =>
          text.replace(
            /"(?:[^"]|"")*"|[^,]+/g,
            (one) => one.startsWith('"') ? one.slice(1, -1).replaceAll('""', '"') : one,
          );
        const wanted = rows.map((text) =>
          (text.match(/"(?:[^"]|"")*"|[^",]+|(?<=^|,)(?=,|$)/g) ?? []).map(plain)
        );
        assertEquals(await rowsOf(utf8(rows.join(feed) + feed), { block }), wanted);
      },
    ),
    { numRuns: 200, seed: 9 },
  );
});

Deno.test("csvRows() decodes characters that a block's end cuts in two", async () => {
  const gb18030 = new Uint8Array([0xcb, 0xae, 0xc4, 0xe0, 0x2c, 0xb8, 0xd6, 0x0a, 0xcc, 0xfa, 0x2c, 0x31]); // 水泥,钢 铁,1
  for (let block = 1; block <= gb18030.length; block++) {
    assertEquals(await rowsOf(gb18030, { block, charset: "gb18030" }), [["水泥", "钢"], ["铁", "1"]]);
  }
});

Deno.test("csvRows() says in which row a quote does not close, and holds no more than a row may be long", async () => {
  await assertRejects(() => rowsOf(utf8('a,b\n1,"2\n3,4\n'), { block: 4 }), ParseError, "found one in row 2");
  const endless = utf8('a,b\n1,"' + "x\n".repeat(2 << 20));
  await assertRejects(() => rowsOf(endless, { block: 1 << 20 }), ParseError, "found one in row 2");
});

Deno.test("what stands above the header holds for all rows of a CSV larger than its head", async () => {
  await taking(async (place) => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `${index + 1},水泥,参数${index},水泥强度检验方法GB/T 17671-2021`,
    );
    const report = await place.csv([
      "证书编号：230020349767,,,地址：四川省绵阳市示例路1号",
      "序号,检测对象,参数,依据的标准（方法）名称及编号",
      ...rows,
      "20001,缺一个,格",
      "",
    ].join("\n"));
    assertEquals([report.records, report.rejected], [20_000, 1]);
    assertEquals(
      await place.rows(
        "SELECT DISTINCT certificate_number, address, region_code, min(row) OVER () AS first, max(row) OVER () AS last FROM capabilities",
      ),
      [{
        certificate_number: "230020349767",
        address: "四川省绵阳市示例路1号",
        region_code: "510700",
        first: 3,
        last: 20_002,
      }],
    );
    assertEquals(await place.rows("SELECT row, reason FROM list_rejects"), [{
      row: 20_003,
      reason: "too_few_cells",
    }]);
  });
});
