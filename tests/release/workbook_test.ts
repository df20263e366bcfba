import { assertEquals } from "@std/assert";
import { readXlsx } from "hucre";
import { localFiles } from "../../pipelines/effects.ts";
import { exportTables } from "../../publish/release/mod.ts";
import { workbookName, writeWorkbook } from "../../publish/release/workbook.ts";
import { database, fewTables as tables, rows, withFolder } from "./fixture.ts";

const files = localFiles();

Deno.test("writeWorkbook() keeps zeros, long numbers and formulas as texts, numbers as numbers, and its bytes", () =>
  withFolder(async (folder) => {
    const content = rows();
    Object.assign(content["commitments"]?.[0] ?? {}, {
      number: "007",
      text: "211020341234567890",
      parent: "=1+1",
    });
    const working = await database(content);
    const written: Uint8Array[] = [];
    for (const name of ["one", "two"]) {
      await exportTables(working, `${folder}/${name}`, { files, tables, formats: ["parquet"] });
      await writeWorkbook(`${folder}/${name}`, { version: "2024-09-06.2", sample: true, tables, files });
      written.push(await Deno.readFile(`${folder}/${name}/${workbookName}`));
    }
    working.close();
    assertEquals(written[0], written[1]);
    const { sheets } = await readXlsx(written[0] ?? new Uint8Array());
    assertEquals(sheets.map(({ name }) => name), tables.map(({ name }) => name));
    const sheetOf = (table: string) => {
      const [header = [], ...lines] = sheets.find(({ name }) => name === table)?.rows ?? [];
      return lines.map((line) =>
        Object.fromEntries(line.map((value, index) => [String(header[index]), value]))
      );
    };
    const [first, second] = sheetOf("commitments");
    assertEquals([first?.number, first?.text, first?.parent, first?.responsible, first?.start], [
      "007",
      "211020341234567890",
      "=1+1",
      "甲局；乙处;丙所",
      15,
    ]);
    assertEquals([second?.due ?? null, second?.and_others], [null, false]);
    assertEquals(sheetOf("documents")[0]?.published, "2024-08-31");
    assertEquals(sheetOf("indicators").map(({ value }) => value), [12, 0.5]);
  }));
