/** Numbered items and their place in the hierarchy. */
import { assertEquals } from "@std/assert";
import { fold } from "../../pipelines/normalise/script.ts";
import { markerOf, readLines, readOutline } from "../../pipelines/extract/outline.ts";

/** Each item as `number: heading`. */
function outline(text: string): string[] {
  return readOutline(text, readLines(text)).map((item) =>
    `${item.number}: ${text.slice(item.body, item.headingEnd)}`
  );
}

const cases: [claim: string, text: string, ...wanted: string[]][] = [
  [
    "nests 一、 (一) 1. (1) in order",
    "一、甲\n(一)乙\n1.丙\n(1)丁\n二、戊",
    "一: 甲",
    "一-一: 乙",
    "一-一-1: 丙",
    "一-一-1-1: 丁",
    "二: 戊",
  ],
  ["keeps numbers that run on", "一、甲\n1.乙\n二、丙\n2.丁", "一: 甲", "一-1: 乙", "二: 丙", "二-2: 丁"],
  [
    "takes digits as the top level where a paper begins with them",
    "1、甲\n2、乙\n(1)丙",
    "1: 甲",
    "2: 乙",
    "2-1: 丙",
  ],
  ["ends a heading at the full stop", "1. 建立台账。逐户登记。", "1: 建立台账"],
  [
    "finds 一是 二是 within a line",
    "一、甲\n一是乙。内容。二是丙。三是丁。",
    "一: 甲",
    "一-一: 乙",
    "一-二: 丙",
    "一-三: 丁",
  ],
  ["finds 一是 二是 at the heads of lines", "一、甲\n一是乙。\n二是丙。", "一: 甲", "一-一: 乙", "一-二: 丙"],
  [
    "reads circles, chapters and articles",
    "第一章 总则\n第一条 甲\n①乙",
    "一: 总则",
    "一-一: 甲",
    "一-一-1: 乙",
  ],
  [
    "takes a short line that names its section for a heading of the rank of 一、, without a number",
    "工作目标\n(一)甲\n下一步打算\n1.乙\n一、丙",
    ": 工作目标",
    "一: 甲",
    ": 下一步打算",
    "1: 乙",
    "一: 丙",
  ],
  [
    "closes the digits of a covering notice at 一、",
    "1.邮寄\n2.电子邮箱\n一、甲\n(一)乙\n1.丙\n(二)丁\n1.戊",
    "1: 邮寄",
    "2: 电子邮箱",
    "一: 甲",
    "一-一: 乙",
    "一-一-1: 丙",
    "一-二: 丁",
    "一-二-1: 戊",
  ],
  [
    "reads items behind —— without a number of their own",
    "一、甲\n——摸清企业需求,建立台账。\n——开放企业实验室。\n二、乙",
    "一: 甲",
    "一: 摸清企业需求,建立台账",
    "一: 开放企业实验室",
    "二: 乙",
  ],
  [
    "reads three lines with a lead-in as items, notes between them left out",
    "优化审批服务。将评审事项委托新区实施。\n(市局负责)\n支持项目落地。对新设机构优先保障用地。\n推进资源共享。向企业开放各类实验室。",
    ": 优化审批服务",
    ": 支持项目落地",
    ": 推进资源共享",
  ],
  [
    "takes two such lines for text",
    "优化审批服务。将评审事项委托新区实施。\n支持项目落地。对新设机构优先保障用地。",
  ],
  ["takes 1.6月底前 for item 1", "1.6月底前完成检定", "1: 6月底前完成检定"],
  ["sets 第一节 below 第一章", "第一章 甲\n第一节 乙\n第二节 丙", "一: 甲", "一-一: 乙", "一-二: 丙"],
  ["counts beyond ten", "十一、甲\n二十、乙", "十一: 甲", "二十: 乙"],
  ["leaves decimals, years and single words alone", "1.5万家\n2024年\n这一是非之地\n一般\n12.5%"],
];

for (const [claim, text, ...wanted] of cases) {
  Deno.test(`readOutline() ${claim}`, () => assertEquals(outline(text), wanted));
}

Deno.test("readLines() cuts at line feeds and tabs and drops empty lines", () => {
  assertEquals(readLines(" 甲\t乙 \n\n  \n丙"), [
    { start: 1, end: 2, text: "甲" },
    { start: 3, end: 4, text: "乙" },
    { start: 10, end: 11, text: "丙" },
  ]);
});

Deno.test("readOutline() ends an item where the next begins, also behind 一是 … 二是", () => {
  const text = "一、甲\n一是乙。二是丙。\n二、丁";
  const [first, ...others] = readOutline(text, readLines(text));
  assertEquals(text.slice(first?.start, first?.end), "一、甲\n一是乙。二是丙。\n");
  assertEquals(others.at(-1)?.end, text.length);
});

/** Every way of numbering that papers have, as printed; what pages print full width is folded first. */
const numberings: [printed: string, style: string, ordinal: number][] = [
  ["第三章 总则", "chapter", 3],
  ["第二部分 任务", "chapter", 2],
  ["第十节 经费", "section", 10],
  ["第二十一条 本办法", "article", 21],
  ["十二、保障", "han", 12],
  ["（四）监管", "han_bracket", 4],
  ["㈤监管", "han_bracket", 5],
  ["（７）甲", "digit_bracket", 7],
  ["⑿甲", "digit_bracket", 12],
  ["９．甲", "digit", 9],
  ["９、甲", "digit", 9],
  ["９）甲", "digit", 9],
  ["⒉甲", "digit", 2],
  ["3.10月底前", "digit", 3],
  ["⑳甲", "circle", 20],
];

for (const [line, style, ordinal] of numberings) {
  Deno.test(`markerOf() knows ${line}`, () => {
    const marker = markerOf(fold(line).text);
    assertEquals([marker?.style, marker?.ordinal], [style, ordinal]);
  });
}
