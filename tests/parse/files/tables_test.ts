import { assertEquals, assertStringIncludes } from "@std/assert";
import { utils, write } from "@e965/xlsx";
import { writeXlsx } from "hucre";
import { dateText, numberText, serialText } from "../../../pipelines/parse/files/numbers.ts";
import { writeDoc } from "./doc_fixture.ts";
import { docx, kinds, paragraph, read, row, text } from "./reading.ts";

Deno.test("readFile() gives XLSX values as they are shown", async () => {
  const bytes = await writeXlsx({
    sheets: [{
      name: "能力表",
      rows: [
        ["机构", "数量", "误差", "有效期", "在用"],
        [],
        ["某所 ", 123456789012345, 0.1 + 0.2, new Date(Date.UTC(2027, 4, 31)), true],
        ["某院", -3, 3e-9, new Date(Date.UTC(2027, 4, 31, 8, 30)), false, null],
      ],
      merges: [{ startRow: 2, startCol: 0, endRow: 3, endCol: 0 }],
    }],
  });
  const { sheets, text: found, issues } = await read(bytes, "能力表.xlsx");
  assertEquals(sheets, [{
    name: "能力表",
    rows: [
      ["机构", "数量", "误差", "有效期", "在用"],
      [],
      ["某所", "123456789012345", "0.3", "2027-05-31", "TRUE"],
      ["某院", "-3", "0.000000003", "2027-05-31T08:30", "FALSE"],
    ],
    merges: [{ top: 2, left: 0, bottom: 3, right: 0 }],
    hidden: false,
  }]);
  assertEquals(found.split("\n").length, 3, "a blank row is no line");
  assertEquals(issues, []);
});

Deno.test("readFile() gives a formula's stored value", async () => {
  const cells = new Map([["0,0", { formula: "1+1", formulaResult: 2 }]]);
  const bytes = await writeXlsx({ sheets: [{ name: "表", rows: [[null, "个"]], cells }] });
  assertEquals((await read(bytes, "表.xlsx")).sheets[0]?.rows, [["2", "个"]]);
});

Deno.test("readFile() keeps a hidden sheet out of the text and says so", async () => {
  const bytes = await writeXlsx({
    sheets: [{ name: "公开", rows: [["甲"]] }, { name: "底稿", rows: [["乙"], ["丙"]], hidden: true }],
  });
  const content = await read(bytes, "名单.xlsx");
  assertEquals(content.text, "甲");
  assertEquals(content.sheets.map(({ name, hidden }) => [name, hidden]), [["公开", false], ["底稿", true]]);
  assertEquals(content.issues, [{
    kind: "hidden_sheet",
    message: "Sheet 底稿 is hidden: its 2 rows are not in the text",
  }]);
});

Deno.test("readFile() reads XLS like XLSX", async () => {
  const sheet = utils.aoa_to_sheet([
    ["机构", "数量", "有效期"],
    ["某所", 0.1 + 0.2, { t: "n", v: 46173, z: "yyyy-mm-dd" }],
    ["某院", true, { t: "n", v: 0.5, z: "h:mm" }],
  ]);
  sheet["!merges"] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "名单");
  const bytes = new Uint8Array(write(book, { type: "array", bookType: "biff8" }));
  const content = await read(bytes, "名单.xls");
  assertEquals([content.type, content.issues], ["xls", []]);
  assertEquals(content.sheets, [{
    name: "名单",
    // Day 46173 counts from 1899-12-30: 46023 is 2026-01-01, so it is 150 days later.
    rows: [["机构", "数量", "有效期"], ["某所", "0.3", "2026-05-31"], ["某院", "TRUE", "12:00"]],
    merges: [{ top: 1, left: 0, bottom: 2, right: 0 }],
    hidden: false,
  }]);
});

Deno.test("numberText() and serialText() write plain decimals and ISO dates", () => {
  assertEquals([0, -0, 1e15, 1234.5, 1e21, 1e-7, 5e-324].map(numberText), [
    "0",
    "0",
    "1000000000000000",
    "1234.5",
    "1e+21",
    "0.0000001",
    "5e-324",
  ]);
  assertEquals(serialText(1, { from1904: true }), "1904-01-02");
  assertEquals(serialText(45292.75, { from1904: false }), "2024-01-01T18:00");
  assertEquals(serialText(1e12, { from1904: false }), "1000000000000");
  assertEquals(dateText(new Date(Date.UTC(2024, 0, 1, 0, 0, 7))), "2024-01-01T00:00:07");
});

Deno.test("readFile() finds the delimiter of a CSV", async () => {
  for (const delimiter of [",", "\t", ";", "|"]) {
    const lines = [["名称", "型号, 规格", "数量"], ["天平", "A;B", "2"], ["砝码", "C", "3"]];
    const file = lines.map((cells) => cells.map((cell) => `"${cell}"`).join(delimiter)).join("\r\n");
    assertEquals((await read(text(file), "清单.csv")).sheets[0]?.rows, lines);
  }
});

Deno.test("readFile() says which row of a CSV opens a quote that never closes", async () => {
  const rows = Array.from({ length: 200 }, (_, index) => `${index},天平,"A"`);
  rows[150] = '150,天平,"A';
  const content = await read(text(rows.join("\n")), "清单.csv");
  assertEquals(kinds(content), ["damaged"]);
  assertStringIncludes(content.issues[0]?.message ?? "", "Row 151");
});

Deno.test("readFile() cuts rows beyond the cap on cells and counts them", async () => {
  const rows = Array.from({ length: 10 }, (_, index) => [`${index}`, "x", "y"]);
  const bytes = await writeXlsx({ sheets: [{ name: "甲", rows }, { name: "乙", rows }] });
  const content = await read(bytes, "名单.xlsx", { cells: 40 });
  assertEquals(content.sheets.map((sheet) => sheet.rows.length), [10, 3]);
  assertEquals(content.issues, [{
    kind: "cut",
    message: "Sheet 乙: Wanted at most 10 cells here: found more, so 7 of 10 rows are left out",
  }]);
});

Deno.test("readFile() reads paragraphs and tables of a DOCX", async () => {
  const merged = { value: "合计", properties: '<w:gridSpan w:val="2"/>' };
  const content = await read(
    docx(
      paragraph("关于公布名单的通知") + paragraph("现予公布。") +
        `<w:tbl>${row("序号", "名称", "数量")}${row("1", "天平", "2")}${row(merged, "2")}</w:tbl>` +
        paragraph("二〇二五年三月一日"),
    ),
    "通知.docx",
  );
  assertEquals(
    content.text,
    "关于公布名单的通知\n现予公布。\n序号\t名称\t数量\n1\t天平\t2\n合计\t\t2\n二〇二五年三月一日",
  );
  assertEquals(content.sheets, [{
    name: "",
    rows: [["序号", "名称", "数量"], ["1", "天平", "2"], ["合计", "", "2"]],
    merges: [{ top: 2, left: 0, bottom: 2, right: 1 }],
    hidden: false,
  }]);
  assertEquals(content.issues, []);
});

Deno.test("readFile() reads paragraphs, fields and tables of a DOC", async () => {
  const content = await read(
    writeDoc([
      { paragraph: "关于公布名单的通知" },
      { paragraph: "详见\u0013 HYPERLINK x \u0014名单\u0015。" },
      { row: ["序号", "名称", "备注"] },
      { row: ["1", "天平\n（精密）", ""] },
      { row: ["", "砝码", "借出"] },
      { paragraph: "特此通知。" },
    ]),
    "通知.doc",
  );
  assertEquals(
    content.text,
    "关于公布名单的通知\n详见名单。\n序号\t名称\t备注\n1\t天平 （精密）\n\t砝码\t借出\n特此通知。",
  );
  assertEquals(content.sheets.map(({ rows }) => rows), [
    [["序号", "名称", "备注"], ["1", "天平\n（精密）"], ["", "砝码", "借出"]],
  ]);
});

Deno.test("readFile() keeps the columns of an HTML table under row spans", async () => {
  const html = "<html><body><table><tr><th>省</th><th>市</th></tr>" +
    "<tr><td rowspan=2>江西</td><td>赣州</td></tr><tr><td>吉安</td></tr></table></body></html>";
  const { sheets } = await read(text(html), "名单.xls");
  assertEquals(sheets[0]?.rows, [["省", "市"], ["江西", "赣州"], ["", "吉安"]]);
  assertEquals(sheets[0]?.merges, [{ top: 1, left: 0, bottom: 2, right: 0 }]);
});
