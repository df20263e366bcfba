/** RTF: charsets, tables, what is no text, and hostile files. @module */
import { assertEquals } from "@std/assert";
import { kinds, read, text } from "./reading.ts";

/** An RTF in the code page 936, whose font 0 is a Chinese one and font 1 a Western one. */
const rtf = (body: string) =>
  text(
    String.raw`{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\fcharset0 Times;}}` +
      String.raw`{\info{\title secret}{\author nobody}}{\*\generator none;}` + `${body}}`,
  );

const rows: [what: string, body: string, wanted: string][] = [
  ["bytes of the code page", String.raw`\f0 \'cd\'a8\'d6\'aa\par`, "通知"],
  ["a Chinese run in a Western font", String.raw`\f1 \'cd\'a8\'d6\'aa\par`, "通知"],
  ["a character of an escaped and a plain byte", String.raw`\f0 \'81@\par`, "丂"],
  ["numbers with a fall-back of one", String.raw`\u-28646?\u30693?\par`, "通知"],
  ["numbers with a fall-back of two bytes", String.raw`\uc2\u-28646\'cd\'a8\u30693\'d6\'aa!\par`, "通知!"],
  ["numbers without a fall-back", String.raw`{\uc0\u-28646\u30693}?\par`, "通知?"],
  ["a character in two numbers", String.raw`\u-10240?\u-9216?\par`, "𐀀"],
  ["half a character", String.raw`a\u-10240?b\par`, "ab"],
  ["escaped braces and signs", String.raw`\{a\}\~\\b\emdash c\par`, "{a} \\b—c"],
  ["lines of the file in a paragraph", "a\r\nb\\par c\\line d", "ab\nc\nd"],
  ["a field's result", String.raw`a{\field{\*\fldinst HYPERLINK x}{\fldrslt b}}c\par`, "abc"],
  ["the numbers of a list", String.raw`{\listtext\f0 1.\tab}a\par`, "1.\ta"],
  ["hidden and deleted text", String.raw`a{\v b}{\deleted c}{\v\v0 d}\par`, "ad"],
  ["pictures, heads and notes", String.raw`a{\pict\pngblip 89504e47}{\header h}{\footnote n}b\par`, "ab"],
  ["binary data with braces in it", String.raw`a{\pict\bin3 {{{}b\par`, "ab"],
];

for (const [what, body, wanted] of rows) {
  Deno.test(`readFile() reads an RTF with ${what}`, async () => {
    const content = await read(rtf(body), "通知.rtf");
    assertEquals([content.type, content.text, content.issues], ["rtf", wanted, []]);
  });
}

Deno.test("readFile() reads the tables of an RTF in their places", async () => {
  const row = (...cells: string[]) =>
    String.raw`\trowd\cellx1\cellx2\pard\intbl ` + cells.map((cell) => String.raw`${cell}\cell `).join("") +
    String.raw`\row `;
  const body = String.raw`\pard a\par ` + row("1", String.raw`b\par c`) + row("2", "") +
    String.raw`\pard d\par`;
  const content = await read(rtf(body), "名单.rtf");
  assertEquals(content.text, "a\n1\tb c\n2\nd");
  assertEquals(content.sheets.map((sheet) => sheet.rows), [[["1", "b\nc"], ["2"]]]);
});

Deno.test("readFile() reads what an RTF holds that ends too early, and says so", async () => {
  const whole = rtf(String.raw`{\f0 \'cd\'a8\'d6\'aa\par }{\b x`);
  const content = await read(whole.subarray(0, whole.length - 1), "通知.rtf");
  assertEquals([content.text, kinds(content)], ["通知\nx", ["truncated"]]);
});

Deno.test("readFile() refuses an RTF of groups without end, and bears numbers of any size", async () => {
  assertEquals(kinds(await read(text(`{\\rtf1${"{".repeat(100_000)}`), "深.rtf")), ["refused"]);
  const odd = rtf(String.raw`a\u99999999999?\bin99999999999`);
  assertEquals(kinds(await read(odd, "怪.rtf")).includes("damaged"), false);
  assertEquals((await read(rtf(String.raw`a\bin-5 b\ansicpg0\f99 c\u7?\par`), "怪.rtf")).text, "abc");
});
