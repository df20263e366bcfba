import { assertEquals, assertStrictEquals } from "@std/assert";
import { decode } from "../../pipelines/parse/charset.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (hex: string) => Uint8Array.from(hex.split(" "), (pair) => parseInt(pair, 16));
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** 检验检测，机构。 */
const inGbk = bytes("bc ec d1 e9 bc ec b2 e2 a3 ac bb fa b9 b9 a1 a3");
/** 檢驗檢測，機構。 */
const inBig5 = bytes("c0 cb c5 e7 c0 cb b4 fa a1 41 be f7 ba 63 a1 43");
/** 㐀, which only GB 18030 can write, in four bytes. */
const fourBytes = bytes("81 39 ee 39");

Deno.test("decode() reads every GB name as GB 18030", () => {
  for (const name of ["gb2312", "GBK", "gb18030", "gb_2312-80"]) {
    assertEquals(decode(join(inGbk, fourBytes), `text/html; charset=${name}`), {
      text: "检验检测，机构。㐀",
      charset: "gb18030",
    });
  }
});

Deno.test("decode() finds the charset in a meta tag of either kind and in an XML declaration", () => {
  for (
    const tag of [
      '<meta charset="gb2312">',
      "<meta http-equiv=Content-Type content='text/html; charset=GBK'>",
      '<?xml version="1.0" encoding="gb2312"?>',
    ]
  ) {
    assertEquals(decode(join(utf8(tag), inGbk), "text/html"), {
      text: tag + "检验检测，机构。",
      charset: "gb18030",
    });
  }
});

Deno.test("decode() believes the bytes when UTF-8 is declared for GB text", () => {
  assertEquals(decode(inGbk, "text/html; charset=utf-8"), { text: "检验检测，机构。", charset: "gb18030" });
});

Deno.test("decode() believes the bytes when GB is declared for UTF-8 text", () => {
  const text = '<meta charset="gb2312">检验检测机构';
  assertEquals(decode(utf8(text), "text/html; charset=gb2312"), { text, charset: "utf-8" });
});

Deno.test("decode() reads Big5 declared or not", () => {
  const text = "檢驗檢測，機構。";
  assertEquals(decode(inBig5, "text/html; charset=big5"), { text, charset: "big5" });
  assertEquals(decode(inBig5, ""), { text, charset: "big5" });
});

Deno.test("decode() reads GB text without any declaration, and under a Western one", () => {
  assertEquals(decode(inGbk, ""), { text: "检验检测，机构。", charset: "gb18030" });
  assertEquals(decode(inGbk, "text/html; charset=iso-8859-1"), {
    text: "检验检测，机构。",
    charset: "gb18030",
  });
});

Deno.test("decode() obeys a byte order mark and drops it", () => {
  assertEquals(decode(join(bytes("ef bb bf"), utf8("计量")), "text/csv; charset=gbk"), {
    text: "计量",
    charset: "utf-8",
  });
  assertEquals(decode(bytes("ff fe a1 8b cf 91"), ""), { text: "计量", charset: "utf-16le" });
});

Deno.test("decode() keeps the charset of a page cut off inside a character", () => {
  assertEquals(decode(utf8("检验检测").subarray(0, 11), ""), { text: "检验检", charset: "utf-8" });
  assertStrictEquals(decode(inGbk.subarray(0, 7), "text/html; charset=gbk").charset, "gb18030");
});

Deno.test("decode() keeps UTF-8 when a few bytes of a long text are broken", () => {
  const { text, charset } = decode(join(utf8("质量基础设施".repeat(5)), bytes("ff"), utf8("建设")), "");
  assertStrictEquals(charset, "utf-8");
  assertStrictEquals(text, "质量基础设施".repeat(5) + "\ufffd建设");
});

Deno.test("decode() takes ASCII as UTF-8, and an unknown charset name as none", () => {
  assertEquals(decode(utf8("NQI 2025"), "text/plain; charset=x-nonsense"), {
    text: "NQI 2025",
    charset: "utf-8",
  });
  assertEquals(decode(new Uint8Array(), ""), { text: "", charset: "utf-8" });
});
