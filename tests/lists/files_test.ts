/** Lists in every type of file, from given bytes to rows. */
import * as xlsx from "@e965/xlsx";
import { assertEquals, assertMatch } from "@std/assert";
import { docx, row as docxRow, zip } from "../parse/files/reading.ts";
import { type Mark, writePdf } from "../parse/files/pdf_fixture.ts";
import { giving } from "./given.ts";

const labels = ["序号", "机构名称", "检测对象", "参数", "标准编号"];
const rows = [
  ["1", "示例检测有限公司", "水泥", "强度", "GB 175-2023"],
  ["2", "示例检测有限公司", "砂浆", "稠度", "JGJ/T 70-2009"],
];
const words =
  "SELECT institution, object, parameter, standard_no, sheet, row FROM capabilities ORDER BY sheet, row";
const wanted = (sheet: string) => [
  {
    institution: "示例检测有限公司",
    object: "水泥",
    parameter: "强度",
    standard_no: "GB 175-2023",
    sheet,
    row: 2,
  },
  {
    institution: "示例检测有限公司",
    object: "砂浆",
    parameter: "稠度",
    standard_no: "JGJ/T 70-2009",
    sheet,
    row: 3,
  },
];

function book(
  sheets: Record<string, unknown[][]>,
  bookType: "xlsx" | "biff8",
  change?: (book: xlsx.WorkBook) => void,
) {
  const workbook = xlsx.utils.book_new();
  for (const [name, cells] of Object.entries(sheets)) {
    xlsx.utils.book_append_sheet(workbook, xlsx.utils.aoa_to_sheet(cells), name);
  }
  change?.(workbook);
  return new Uint8Array(xlsx.write(workbook, { type: "array", bookType, compression: true }));
}

for (
  const [type, bytes, sheet] of [
    ["list.csv", [labels, ...rows].map((row) => row.join(",")).join("\n"), ""],
    ["list.xlsx", book({ 能力: [labels, ...rows] }, "xlsx"), "能力"],
    ["list.xls", book({ 能力: [labels, ...rows] }, "biff8"), "能力"],
    ["list.docx", docx(`<w:tbl>${[labels, ...rows].map((row) => docxRow(...row)).join("")}</w:tbl>`), ""],
    [
      "list.html",
      `<html><body><p>能力表</p><table>${
        [labels, ...rows].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")
      }</table></body></html>`,
      "",
    ],
  ] as const
) {
  Deno.test(`a list given as ${type} loads`, async () => {
    await giving(async (place) => {
      const [load] = await place.give({ [type]: bytes });
      assertEquals(load?.error, null);
      assertEquals(await place.rows(words), wanted(sheet));
    });
  });
}

/** A ruled table on a page. */
function ruled(table: readonly (readonly string[])[]): Mark[] {
  const [left, top, width, height] = [30, 800, 107, 24];
  const columns = table[0]?.length ?? 0;
  const marks: Mark[] = [];
  for (let line = 0; line <= table.length; line++) {
    marks.push({ from: [left, top - line * height], to: [left + columns * width, top - line * height] });
  }
  for (let line = 0; line <= columns; line++) {
    marks.push({ from: [left + line * width, top], to: [left + line * width, top - table.length * height] });
  }
  for (const [index, cells] of table.entries()) {
    for (const [column, text] of cells.entries()) {
      marks.push({ text, x: left + column * width + 4, y: top - index * height - 16, size: 9 });
    }
  }
  return marks;
}

Deno.test("a list given as a PDF goes on from page to page without a header", async () => {
  await giving(async (place) => {
    const more = ["3", "示例检测有限公司", "钢筋", "拉伸", "GB/T 228.1-2021"];
    const pdf = writePdf([
      ruled([labels, ...rows]),
      ruled([more, ["4", ...more.slice(1, 3), "弯曲", "GB/T 232-2010"]]),
    ]);
    const [load] = await place.give({ "list.pdf": pdf });
    assertEquals(load?.error, null);
    assertEquals(
      (await place.rows(words)).map(({ object, parameter, standard_no }) => [object, parameter, standard_no]),
      [
        ["水泥", "强度", "GB 175-2023"],
        ["砂浆", "稠度", "JGJ/T 70-2009"],
        ["钢筋", "拉伸", "GB/T 228.1-2021"],
        ["钢筋", "弯曲", "GB/T 232-2010"],
      ],
    );
  });
});

Deno.test("a batch of files in an archive, and a folder of files, are one issue each", async () => {
  const lists = {
    "甲/能力.csv": [labels, rows[0] ?? []].map((row) => row.join(",")).join("\n"),
    "乙.xlsx": book({ 能力: [labels, rows[1] ?? []] }, "xlsx"),
    "说明.txt": "各机构能力表见附件。",
  };
  const held = [["水泥", "甲/能力.csv/"], ["砂浆", "乙.xlsx/能力"]];
  await giving(async (place) => {
    const [load] = await place.give({ "batch.zip": zip(lists) });
    assertEquals([load?.report?.records, load?.report?.passed], [2, []]);
    const found = await place.rows("SELECT object, sheet FROM capabilities ORDER BY object");
    assertEquals(found.map(Object.values), held);
  });
  await giving(async (place) => {
    const [load] = await place.give(lists);
    assertEquals(load?.report?.records, 2);
    assertEquals(load?.report?.passed.map(({ sheet }) => sheet), ["说明.txt"]);
    assertMatch(
      String((await place.rows("SELECT message FROM issues"))[0]?.message),
      /^Cannot load 1 sheets of list: “说明\.txt” \(Cannot read 说明\.txt as a list of capabilities/,
    );
  });
});

Deno.test("a spreadsheet with merged cells, two-line headers, serial dates, and a hidden sheet", async () => {
  const cells = [
    ["检验检测能力表"],
    ["机构", "", "能力", ""],
    ["机构名称", "有效期至", "检测对象", "参数"],
    ["甲检测有限公司", 45306, "水泥", "强度"],
    ["", "", "砂浆", "稠度"],
  ];
  const at = (from: string, to: string) => ({
    s: xlsx.utils.decode_cell(from),
    e: xlsx.utils.decode_cell(to),
  });
  const bytes = book({ 公开: cells, 底稿: cells }, "xlsx", (workbook) => {
    const sheet = workbook.Sheets["公开"] ?? {};
    sheet["!merges"] = [at("A1", "D1"), at("A2", "B2"), at("C2", "D2"), at("A4", "A5"), at("B4", "B5")];
    sheet["B4"] = { t: "n", v: 45306, z: "yyyy/m/d" };
    workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  });
  await giving(async (place) => {
    const [load] = await place.give({ "list.xlsx": bytes });
    assertEquals(load?.report?.passed, [{ sheet: "底稿", reason: "hidden" }]);
    assertEquals(
      await place.rows(
        "SELECT institution, valid_until, object, parameter, row FROM capabilities ORDER BY row",
      ),
      [
        {
          institution: "甲检测有限公司",
          valid_until: "2024-01-15",
          object: "水泥",
          parameter: "强度",
          row: 4,
        },
        {
          institution: "甲检测有限公司",
          valid_until: "2024-01-15",
          object: "砂浆",
          parameter: "稠度",
          row: 5,
        },
      ],
    );
  });
});

Deno.test("a formula of a spreadsheet without its value rejects the row; one with it is its value", async () => {
  const bytes = book({ 能力: [labels, ...rows] }, "xlsx", (workbook) => {
    const sheet = workbook.Sheets["能力"] ?? {};
    sheet["D2"] = { t: "s", f: "A1&B1", v: "算出" };
    sheet["D3"] = { t: "z", f: "VLOOKUP(A3,X:Y,2)" };
  });
  await giving(async (place) => {
    await place.give({ "list.xlsx": bytes });
    assertEquals(await place.rows("SELECT object, parameter FROM capabilities"), [{
      object: "水泥",
      parameter: "算出",
    }]);
    assertEquals(await place.rows("SELECT sheet, row, reason FROM list_rejects"), [
      { sheet: "能力", row: 3, reason: "formula" },
    ]);
  });
});

Deno.test("a bomb of a ZIP and one of XML are refused, and nothing is loaded", async () => {
  const zeros = new Uint8Array(40 * 2 ** 20);
  const entities = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet>&a;</worksheet>`;
  for (
    const [name, bytes, why] of [
      [
        "zeros.xlsx",
        zip({ "xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": zeros }),
        /too_large/,
      ],
      [
        "entities.xlsx",
        zip({ "xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": entities }),
        /refused/,
      ],
    ] as const
  ) {
    await giving(async (place) => {
      const [load] = await place.give({ [name]: bytes });
      assertMatch(load?.error?.message ?? "", why);
      assertEquals(await place.rows("SELECT kind FROM issues"), [{ kind: "list_unreadable" }]);
      assertEquals(await place.rows("SELECT count(*) AS n FROM lists"), [{ n: 0 }]);
    });
  }
});
