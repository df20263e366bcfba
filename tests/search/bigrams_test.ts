import { assertEquals } from "@std/assert";
import { filterToken, indexTokens, phrase } from "../../publish/search/bigrams.ts";

Deno.test("indexTokens() gives every pair of neighbours and the last character of each run", () => {
  assertEquals(indexTokens("计量院 ab"), "计量 量院 院 ab b");
});

Deno.test("indexTokens() keeps a character outside the BMP whole", () => {
  assertEquals(indexTokens("𠮷野"), "𠮷野 野");
});

Deno.test("indexTokens() writes ASCII signs full width, so that FTS5 does not part there", () => {
  assertEquals(indexTokens("b/t"), "b／ ／t t");
});

Deno.test("phrase() leaves out the last character of a word, which indexing adds", () => {
  assertEquals(phrase("计量院"), '"计量 量院"');
});

Deno.test("phrase() of one character is a prefix", () => {
  assertEquals(phrase("计"), '"计" *');
});

Deno.test("phrase() of several runs keeps their ends", () => {
  assertEquals(phrase("gb 22"), '"gb b 22"');
  assertEquals(phrase("gb 2"), '"gb b 2" *');
});

Deno.test("phrase() cannot be broken out of by a quote", () => {
  assertEquals(phrase('a"b'), '"a＂ ＂b"');
});

Deno.test("filterToken() begins with what no folded text holds", () => {
  assertEquals(filterToken("kind", "plan"), "\u00a0kindplan");
});
