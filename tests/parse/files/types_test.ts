import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { writeXlsx } from "hucre";
import { compound, writeDoc } from "./doc_fixture.ts";
import { ascii, assemble, writePdf } from "./pdf_fixture.ts";
import { docx, kinds, paragraph, read, row, text, zip } from "./reading.ts";

const sheet = await writeXlsx({ sheets: [{ name: "表", rows: [["项目", "数量"], ["天平", 2]] }] });

Deno.test("readFile() goes by the first bytes, whatever the name says", async () => {
  const found = await Promise.all([
    read(docx(paragraph("通知正文")), "附件1.doc"),
    read(sheet, "附件2.xls"),
    read(text("<html><body><p>系统维护中</p></body></html>"), "附件3.pdf"),
    read(text("项目,数量\n天平,2\n砝码,3\n"), "附件4.xlsx"),
  ]);
  assertEquals(found.map(({ type }) => type), ["docx", "xlsx", "html", "csv"]);
  assertEquals(found.map(kinds), Array(4).fill(["not_what_its_name_says"]));
  assertEquals(found.map((content) => content.text), [
    "通知正文",
    "项目\t数量\n天平\t2",
    "系统维护中",
    "项目\t数量\n天平\t2\n砝码\t3",
  ]);
});

Deno.test("readFile() has nothing to say of names that are right, or promise nothing", async () => {
  assertEquals(kinds(await read(docx(paragraph("通知正文")), "附件1：登记表.DOCX")), []);
  assertEquals(kinds(await read(docx(paragraph("通知正文")), "通知.wps")), []);
  assertEquals(kinds(await read(sheet, "/attachment/0/123456")), []);
  assertEquals(kinds(await read(writeDoc([{ paragraph: "通知正文" }]), "通知.wps")), []);
});

Deno.test("readFile() gives the same content for the same bytes", async () => {
  const files = [
    docx(paragraph("正文") + `<w:tbl>${row("甲", "乙")}</w:tbl>`),
    sheet,
    writePdf([[{ text: "正文", x: 90, y: 700, size: 12 }]]),
    writeDoc([{ paragraph: "正文" }]),
    zip({ "a.txt": "正文", "b.csv": "甲,乙\n1,2\n" }),
  ];
  for (const bytes of files) {
    const before = bytes.slice();
    assertEquals(await read(bytes, "附件"), await read(bytes, "附件"));
    assertEquals(bytes, before, "the caller's bytes stay as they were");
  }
});

Deno.test("readFile() names what is wrong with a file that cannot be read", async () => {
  const encrypted = await writeXlsx({
    sheets: [{ name: "表", rows: [["x"]] }],
    encryption: { password: "0000", spinCount: 1 },
  });
  const whole = zip({ "a.txt": "正文".repeat(100) });
  const cases: [string, Uint8Array, string][] = [
    ["空.pdf", new Uint8Array(), "empty"],
    ["空白.txt", text(" \r\n\t "), "empty"],
    ["截断.zip", whole.subarray(0, whole.length - 30), "truncated"],
    ["截断.docx", docx(paragraph("正文")).subarray(0, 300), "truncated"],
    ["截断.doc", writeDoc([{ paragraph: "正文" }]).subarray(0, 700), "truncated"],
    ["加密.xlsx", encrypted, "encrypted"],
    ["加密.doc", writeDoc([{ paragraph: "正文" }], { version: 0xc1, flags: 0x1300 }), "encrypted"],
    ["照片.jpg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0]), "no_text"],
    ["名单.rar", text("Rar!\u001a\u0007\u0000..."), "unsupported"],
    ["数据.bin", new Uint8Array([1, 2, 0, 4]), "unsupported"],
    ["图纸.doc", compound({ Drawing: new Uint8Array(5000) }), "unsupported"],
    ["旧.doc", writeDoc([{ paragraph: "正文" }], { version: 0x65, flags: 0 }), "needs_program"],
    ["说明.rtf", text("{\\rtf1{\\info hidden}}"), "no_text"],
    ["坏.pdf", text("%PDF-1.7\nnothing that a PDF holds\n%%EOF\n"), "damaged"],
    ["截断.pdf", text("%PDF-1.7\nnothing that a PDF holds\n"), "truncated"],
  ];
  for (const [name, bytes, kind] of cases) {
    const content = await read(bytes, name);
    const last = content.issues.at(-1);
    assertEquals([name, last?.kind, content.text], [name, kind, ""]);
    assertStringIncludes(last?.message ?? "", `Cannot read ${name}: wanted`);
    assert(!last?.message.endsWith("."), last?.message);
  }
});

Deno.test("readFile() names the package whose program would read the file", async () => {
  const [issue] =
    (await read(writeDoc([{ paragraph: "正文" }], { version: 0x65, flags: 0 }), "旧.doc")).issues;
  assertStringIncludes(issue?.message ?? "", "(apt install libreoffice-writer-nogui, antiword or catdoc)");
});

Deno.test("readFile() reads what a truncated PDF still holds, and says that it is truncated", async () => {
  const whole = writePdf([[{ text: "正文还在", x: 90, y: 700, size: 12 }]]);
  const end = new TextDecoder("latin1").decode(whole).lastIndexOf("startxref");
  const content = await read(whole.subarray(0, end), "通知.pdf");
  assertEquals([content.text, kinds(content)], ["正文还在", ["truncated"]]);
});

Deno.test("readFile() calls a PDF encrypted when it asks for a password", async () => {
  const secret = "<" + "5a".repeat(32) + ">";
  const bytes = assemble(
    [ascii("<< /Type /Catalog /Pages 2 0 R >>"), ascii("<< /Type /Pages /Kids [] /Count 0 >>")],
    `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${secret} /U ${secret} >>`,
  );
  assertEquals(kinds(await read(bytes, "通知.pdf")), ["encrypted"]);
});

Deno.test("readFile() reads text in GB 18030, UTF-16 and UTF-8 with a mark alike", async () => {
  // 名单 in GB 18030 is C3FB B5A5; 序号 is D0F2 BAC5.
  const gb = new Uint8Array([0xc3, 0xfb, 0xb5, 0xa5, 0x2c, 0xd0, 0xf2, 0xba, 0xc5, 10, 0x41, 0x2c, 0x31, 10]);
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(new Uint16Array([..."名单,序号\nA,1\n"].map((c) => c.charCodeAt(0))).buffer),
  ]);
  const marked = text("\ufeff名单,序号\r\nA,1\r\n");
  for (const bytes of [gb, utf16, marked]) {
    const { type, sheets } = await read(bytes, "名单.csv");
    assertEquals([type, sheets[0]?.rows], ["csv", [["名单", "序号"], ["A", "1"]]]);
  }
});

Deno.test("readFile() takes prose for text, not for a table", async () => {
  const prose =
    "通知\n\n各单位：\n  现将名单公布, 请遵照执行。\nContact us, please.\nIt is late, and long, and odd.\n";
  const { type, text: found, sheets } = await read(text(prose), "通知.txt");
  assertEquals([type, sheets.length], ["txt", 0]);
  assertEquals(found.split("\n")[2], "现将名单公布, 请遵照执行。");
});
