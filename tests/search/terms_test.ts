import { assertEquals, assertThrows } from "@std/assert";
import { parseTerms } from "../../publish/search/terms.ts";

const plain = (...texts: string[]) => texts.map((text) => ({ text, excluded: false }));

Deno.test("parseTerms() parts at spaces of either width", () => {
  assertEquals(parseTerms(" 检验检测　共享 "), plain("检验检测", "共享"));
});

Deno.test("parseTerms() folds what was typed", () => {
  assertEquals(parseTerms("檢驗 ＣＭＡ"), plain("检验", "cma"));
});

Deno.test("parseTerms() keeps a phrase together, in straight or Chinese quotes", () => {
  assertEquals(parseTerms('"GB/T  2260" “一站式 服务”'), plain("gb/t 2260", "一站式 服务"));
});

Deno.test("parseTerms() reads an unclosed quote to the end", () => {
  assertEquals(parseTerms('计量 "一站 式'), plain("计量", "一站 式"));
});

Deno.test("parseTerms() excludes words and phrases with a leading hyphen only", () => {
  assertEquals(parseTerms('标准 -广东 -"GB 1" 19001-2016 - '), [
    ...plain("标准"),
    { text: "广东", excluded: true },
    { text: "gb 1", excluded: true },
    ...plain("19001-2016", "-"),
  ]);
});

Deno.test("parseTerms() gives each word once and nothing for nothing", () => {
  assertEquals(parseTerms("计量 計量"), plain("计量"));
  assertEquals(parseTerms('  "" “ ” '), []);
});

Deno.test("parseTerms() refuses what is too long, too much, or only excludes", () => {
  assertThrows(() => parseTerms("量".repeat(201)), RangeError, "at most 200 characters: found 201");
  const words = Array.from({ length: 17 }, (_, index) => `词${index}`).join(" ");
  assertThrows(() => parseTerms(words), RangeError, "at most 16 words: found 17");
  assertThrows(() => parseTerms("-广东"), RangeError, "found only excluded words");
});
