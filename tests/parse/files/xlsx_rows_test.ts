import { assert, assertEquals, assertThrows } from "@std/assert";
import { Budget, defaultLimits } from "../../../pipelines/parse/files/limits.ts";
import { Unreadable } from "../../../pipelines/parse/files/unreadable.ts";
import { openXlsxRows } from "../../../pipelines/parse/files/xlsx_rows.ts";
import { openZip } from "../../../pipelines/parse/files/zip.ts";
import { zip } from "./reading.ts";

const relations = (...targets: string[]) =>
  `<Relationships>${
    targets.map((target, index) => `<Relationship Id="r${index + 1}" Target="${target}"/>`).join("")
  }</Relationships>`;

/** A workbook of one sheet with this content. */
function book(sheet: string, strings = "<sst/>"): Uint8Array {
  return zip({
    "xl/workbook.xml":
      `<?xml version="1.0"?><workbook><sheets><sheet name="能力 &amp; 其他" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations("worksheets/sheet1.xml"),
    "xl/sharedStrings.xml": strings,
    "xl/worksheets/sheet1.xml": sheet,
  });
}

function open(bytes: Uint8Array) {
  const entries = openZip(bytes, new Budget(defaultLimits, bytes.length));
  return openXlsxRows(entries, defaultLimits, bytes.length);
}

function rows(sheet: string, strings?: string): string[][] {
  const bytes = book(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`, strings);
  return open(bytes).flatMap((one) => [...one.rows]);
}

Deno.test("openXlsxRows() reads every kind of cell", () => {
  assertEquals(
    rows(
      `<row r="1"><c r="A1" t="s"><v>1</v></c>` +
        `<c r="C1" t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r></is></c>` +
        `<c r="D1"><v>230020349767</v></c><c r="E1"><v>2.30020349767E11</v></c><c r="F1"><v>0.30000000000000004</v></c>` +
        `<c r="G1" t="b"><v>1</v></c><c r="H1" t="str"><f>A1</f><v>算出</v></c><c r="I1"><f>B1+1</f></c>` +
        `<c r="J1" t="e"><v>#REF!</v></c></row>`,
      `<sst><si><t>零</t></si><si><t>一&lt;二&#x4E09;</t><rPh sb="0" eb="1"><t>yi</t></rPh></si></sst>`,
    ),
    [["一<二三", "", "甲 乙", "230020349767", "230020349767", "0.3", "TRUE", "算出", "=B1+1", "=#REF!"]],
  );
});

Deno.test("openXlsxRows() keeps the numbers of rows, and drops empty cells at the end", () => {
  assertEquals(
    rows(
      `<row r="2"><c r="B2"><v>1</v></c><c r="C2" s="4"/></row><row r="4"/><row><c><v>5</v></c></row>`,
    ),
    [[], ["", "1"], [], [], ["5"]],
  );
});

Deno.test("openXlsxRows() reads elements with a prefix, and tells merges, names and hidden sheets", () => {
  const bytes = zip({
    "xl/workbook.xml":
      `<x:workbook><x:sheets><x:sheet name="公开" r:id="r1"/><x:sheet name="内部" state="hidden" r:id="r2"/></x:sheets></x:workbook>`,
    "xl/_rels/workbook.xml.rels": relations("/xl/worksheets/a.xml", "worksheets/b.xml"),
    "xl/worksheets/a.xml":
      `<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>甲</x:v></x:c></x:row></x:sheetData>` +
      `<x:mergeCells count="1"><x:mergeCell ref="A1:B3"/></x:mergeCells></x:worksheet>`,
    "xl/worksheets/b.xml": "<worksheet><sheetData/></worksheet>",
  });
  assertEquals(
    open(bytes).map(({ rows, ...sheet }) => ({ ...sheet, rows: [...rows] })),
    [
      { name: "公开", hidden: false, merges: [{ top: 0, left: 0, bottom: 2, right: 1 }], rows: [["甲"]] },
      { name: "内部", hidden: true, merges: [], rows: [] },
    ],
  );
});

Deno.test("openXlsxRows() refuses what is cut off, out of order or out of bounds", () => {
  const wrong = [
    `<row r="1"><c r="A1"><v>1</v></c>`,
    `<row r="3"/><row r="2"/>`,
    `<row r="1048577"/>`,
    `<row r="1"><c r="ZZZ1"><v>1</v></c></row>`,
  ];
  for (const sheet of wrong) assertThrows(() => rows(sheet), Unreadable, "wanted");
  assertThrows(
    () => open(zip({ "xl/workbook.xml": "<workbook/>" })),
    Unreadable,
    "wanted a workbook and its relations",
  );
});

Deno.test("openXlsxRows() stays linear on text that looks like the beginning of elements", () => {
  const time = (length: number) => {
    const bytes = book(
      `<worksheet><sheetData><row r="1">${"c<v ".repeat(length)}</row></sheetData></worksheet>`,
    );
    const start = performance.now();
    for (const sheet of open(bytes)) for (const _ of sheet.rows);
    return performance.now() - start;
  };
  time(20_000);
  const [short, long] = [time(20_000), time(200_000)];
  assert(long < 60 * Math.max(short, 2), `ten times the length took ${long / short} times as long`);
});

Deno.test("openXlsxRows() finds rows that stand across two slices of the bytes", () => {
  const many = Array.from(
    { length: 40_000 },
    (_, index) => `<row r="${index + 1}"><c t="str"><v>第${index + 1}行</v></c></row>`,
  );
  const found = rows(many.join(""));
  assertEquals(found.length, 40_000);
  assertEquals(found.filter(([cell], index) => cell !== `第${index + 1}行`), []);
});
