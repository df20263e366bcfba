import { assertEquals, assertThrows } from "@std/assert";
import { parseTerms } from "../../publish/search/terms.ts";

/** Terms as one writes them: `-` before excluded ones, `field:` where tied to one, quoted ones in quotes. */
function read(query: string): string[] {
  return parseTerms(query).map(({ any, excluded }) =>
    (excluded ? "-" : "") +
    any.map(({ text, field, origin }) =>
      (field === null ? "" : `${field}:`) + (origin === "quoted" ? `"${text}"` : text)
    ).join("|")
  );
}

const readings: [name: string, query: string, terms: string[]][] = [
  ["parts at spaces of either width", " 检验检测　共享 ", ["检验检测", "共享"]],
  ["folds what was typed", "檢驗 ＣＭＡ", ["检验", "cma"]],
  ["keeps a phrase together, in straight or Chinese quotes", '"GB/T  2260" “一站式 服务”「产业 链」', [
    '"gb/t 2260"',
    '"一站式 服务"',
    '"产业 链"',
  ]],
  ["reads an unclosed quote to the end", '计量 "一站 式', ["计量", '"一站 式"']],
  ["excludes with a leading hyphen of either width only", '标准 -广东 －广西 -"GB 1" 19001-2016 - ', [
    "标准",
    "-广东",
    "-广西",
    '-"gb 1"',
    "19001-2016",
    "-",
  ]],
  ["gives each word once", "计量 計量", ["计量"]],
  ["gives nothing for nothing", '  "" “ ” ', []],
  ["joins the neighbours of OR", "甲 乙 OR 丙 丁", ["甲", "乙|丙", "丁"]],
  ["joins as many as are joined", "甲 | 乙 ｜ 丙", ["甲|乙|丙"]],
  ["reads OR in quotes, in small letters or inside a word as any word", 'or "甲 OR 乙" ORB', [
    "or",
    '"甲 or 乙"',
    "orb",
  ]],
  ["reads an OR without a word on both sides as a word", "OR 甲 OR", ["or", "甲"]],
  ["does not join what is excluded", "甲 OR -乙", ["甲", "or", "-乙"]],
  [
    "ties a word to a field, in English or Chinese",
    "title:计量 标题：标准 文号:88号 publisher:甲 機構：乙 body:丙 正文:丁",
    [
      "title:计量",
      "title:标准",
      "number:88号",
      "publisher:甲",
      "publisher:乙",
      "body:丙",
      "body:丁",
    ],
  ],
  ["ties phrases and excluded words too", '-title:"甲 乙" 标题:丙', ['-title:"甲 乙"', "title:丙"]],
  ["leaves other colons alone", "来源:甲 title: 10:30 http://a", ["来源:甲", "title:", "10:30", "http://a"]],
];

for (const [name, query, terms] of readings) {
  Deno.test(`parseTerms() ${name}`, () => assertEquals(read(query), terms));
}

Deno.test("parseTerms() refuses what is too long, too much, or only excludes", () => {
  assertThrows(() => parseTerms("量".repeat(201)), RangeError, "at most 200 characters: found 201");
  const words = Array.from({ length: 17 }, (_, index) => `词${index}`).join(" ");
  assertThrows(() => parseTerms(words), RangeError, "at most 16 words: found 17");
  assertThrows(() => parseTerms("-广东"), RangeError, "found only excluded words");
});
