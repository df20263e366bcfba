import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { zipSync, zlibSync } from "fflate";
import { docx, kinds, paragraph, read, row, text, zip } from "./reading.ts";

/** Overwrites a text of the file, wherever it stands, with as many bytes. */
function patched(bytes: Uint8Array, from: string, to: Uint8Array): Uint8Array {
  const result = bytes.slice();
  const whole = new TextDecoder("latin1").decode(bytes);
  let count = 0;
  for (let at = whole.indexOf(from); at >= 0; at = whole.indexOf(from, at + 1), count++) result.set(to, at);
  assert(count > 0, `${from} must be in the file`);
  return result;
}

/** Sets a field of 16 or 32 bits in every record that begins with a signature. */
function withField(
  bytes: Uint8Array,
  { signature, offset, value }: { signature: number; offset: number; value: number },
) {
  const result = bytes.slice();
  const view = new DataView(result.buffer);
  for (let at = 0; at + 46 < result.length; at++) {
    if (view.getUint32(at, true) === signature) view.setUint32(at + offset, value, true);
  }
  return result;
}

const [local, central] = [0x04034b50, 0x02014b50];

Deno.test("readFile() reads the files of an archive in its order", async () => {
  const content = await read(
    zip({
      "附件/通知.docx": docx(paragraph("通知正文")),
      "附件/名单.csv": "名称,数量\n天平,2\n",
      "__MACOSX/._名单.csv": "rubbish",
      "照片.png": "\u0089PNG\r\n",
    }),
    "附件.zip",
  );
  assertEquals(content.parts.map(({ name, content }) => [name, content.type]), [
    ["附件/通知.docx", "docx"],
    ["附件/名单.csv", "csv"],
    ["照片.png", "txt"],
  ]);
  assertEquals(content.parts[1]?.content.sheets[0]?.rows, [["名称", "数量"], ["天平", "2"]]);
  assertStringIncludes(content.text, "通知正文\n名称\t数量");
});

Deno.test("readFile() reads names that Chinese Windows wrote", async () => {
  // 名单 in GBK.
  const bytes = patched(
    zip({ "AAAA.csv": "名称,数量\n天平,2\n" }),
    "AAAA",
    new Uint8Array([0xc3, 0xfb, 0xb5, 0xa5]),
  );
  assertEquals((await read(bytes, "附件.zip")).parts.map(({ name }) => name), ["名单.csv"]);
});

Deno.test("readFile() gives no name that leads out of the archive", async () => {
  const bytes = zip({
    "../../etc/a.txt": "甲",
    "/top/b.txt": "乙",
    "C:\\temp\\c.txt": "丙",
    "./d/../e.txt": "丁",
  });
  assertEquals((await read(bytes, "附件.zip")).parts.map(({ name }) => name), [
    "etc/a.txt",
    "top/b.txt",
    "temp/c.txt",
    "d/e.txt",
  ]);
});

Deno.test("readFile() reads the other files when one of an archive is protected or damaged", async () => {
  const whole = zip({ "a.txt": "甲".repeat(50), "b.txt": "乙" });
  const locked = whole.slice();
  const first = new DataView(locked.buffer);
  const at = new TextDecoder("latin1").decode(locked).indexOf("PK\u0001\u0002");
  first.setUint16(at + 8, first.getUint16(at + 8, true) | 1, true);
  const content = await read(locked, "附件.zip");
  assertEquals(content.parts.map(({ content }) => kinds(content)), [["encrypted"], []]);
  assertEquals(content.text, "乙");
});

Deno.test("readFile() stops an archive that unpacks to too much, whatever sizes it declares", async () => {
  const bomb = zip({ "a.txt": new Uint8Array(24 * 2 ** 20).fill(65) });
  assert(bomb.length < 100_000);
  const lying = withField(withField(bomb, { signature: central, offset: 24, value: 10 }), {
    signature: local,
    offset: 22,
    value: 10,
  });
  for (const bytes of [bomb, lying]) assertEquals(kinds(await read(bytes, "附件.zip")), ["too_large"]);
  assertEquals(kinds(await read(bomb, "附件.zip", { ratio: 2000 })), [], "the ratio is what stopped it");
  assertEquals(kinds(await read(bomb, "附件.zip", { ratio: 2000, unpacked: 2 ** 20 })), ["too_large"]);
});

Deno.test("readFile() counts what nested archives unpack to together", async () => {
  const inner = zip({ "a.txt": new Uint8Array(10 * 2 ** 20).fill(65) });
  const outer = zip({ "1.zip": inner, "2.zip": inner, "3.zip": inner });
  assertEquals(kinds(await read(outer, "附件.zip")), ["too_large"]);
});

Deno.test("readFile() stops at archives too deep and archives of too many files", async () => {
  const nested = [1, 2, 3].reduce((bytes) => zip({ "a.zip": bytes }), zip({ "a.txt": "甲" }));
  const three = (await read(nested, "附件.zip", { depth: 4 })).text;
  assertEquals(three, "甲");
  const content = await read(nested, "附件.zip", { depth: 3 });
  const innermost = content.parts[0]?.content.parts[0]?.content.parts[0]?.content;
  assertEquals(innermost?.issues.map(({ kind }) => kind), ["too_deep"]);

  const many = zip(Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.txt`, "甲"])));
  assertEquals(kinds(await read(many, "附件.zip", { entries: 50 })), ["too_large"]);
});

Deno.test("readFile() stops Office files that unpack to too much before a parser sees them", async () => {
  const head = '<?xml version="1.0"?><worksheet><sheetData>';
  const parts = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": "<workbook/>",
    "xl/worksheets/sheet1.xml": head + "<row/>".repeat(4 * 2 ** 20),
  };
  assertEquals(kinds(await read(zip(parts), "名单.xlsx")), ["too_large"]);
  const long = docx(paragraph("通".repeat(8 * 2 ** 20)));
  assertEquals(kinds(await read(long, "通知.docx")), ["too_large"]);
});

Deno.test("readFile() refuses XML with a document type, where entities are declared", async () => {
  const declared =
    '<?xml version="1.0"?><!-- <a> --><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
  const content = await read(docx(paragraph("&b;"), declared), "通知.docx");
  assertEquals([content.text, kinds(content)], ["", ["refused"]]);
});

Deno.test("readFile() calls damaged what does not unpack, or not to what it declares", async () => {
  const whole = zip({ "a.txt": "甲乙丙丁".repeat(50) });
  const short = withField(whole, { signature: central, offset: 24, value: 7 });
  const [part] = (await read(short, "附件.zip")).parts;
  assertEquals(part && kinds(part.content), ["damaged"]);

  const data = zlibSync(text("x"));
  const broken = zipSync({ "a.txt": [data, { level: 0 }] });
  const method = withField(broken, { signature: central, offset: 10, value: 8 });
  const [other] = (await read(method, "附件.zip")).parts;
  assertEquals(other && kinds(other.content), ["damaged"]);
});

Deno.test("readFile() survives elements nested without end", async () => {
  const deep = 20_000;
  const nested = docx("<w:smartTag>".repeat(deep) + paragraph("通知") + "</w:smartTag>".repeat(deep));
  assertEquals(kinds(await read(nested, "通知.docx", { ratio: 2000 })), ["damaged"]);
  const html = text(`<html><body>${"<div>".repeat(deep)}通知`);
  assertEquals(kinds(await read(html, "通知.html")), ["refused"]);
  const table = docx(`<w:tbl>${row("甲", "乙").repeat(2000)}</w:tbl>`);
  assertEquals((await read(table, "名单.docx")).sheets[0]?.rows.length, 2000);
});
