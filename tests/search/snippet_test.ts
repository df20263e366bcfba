import { assertEquals } from "@std/assert";
import { excerpt, marksIn, Quoted } from "../../publish/search/snippet.ts";

const marked = (text: string, words: string[]) =>
  marksIn(new Quoted(text), words).map(([start, end]) => text.slice(start, end));

Deno.test("marksIn() marks the original characters of a simplified word", () => {
  assertEquals(marked("加強檢驗檢測機構建設", ["检验检测"]), ["檢驗檢測"]);
});

Deno.test("marksIn() takes a reading aid inside a word and leaves the one behind it", () => {
  assertEquals(marked("重點產業(yè)鏈與產業(yè)", ["产业链"]), ["產業(yè)鏈"]);
  assertEquals(marked("重點產業(yè)", ["产业"]), ["產業"]);
});

Deno.test("marksIn() joins marks that overlap or touch", () => {
  assertEquals(marked("检验检测机构", ["检验检测", "检测机构"]), ["检验检测机构"]);
  assertEquals(marked("计量标准", ["计量", "标准"]), ["计量标准"]);
});

Deno.test("marksIn() finds a phrase over any white space", () => {
  assertEquals(marked("按GB/T　 2260填", ["gb/t 2260"]), ["GB/T　 2260"]);
});

Deno.test("excerpt() begins with the sentence that has most of the words", () => {
  const text = `检验检测很重要。\n推进检验检测资源共享；其他共享。${"很长的一句".repeat(30)}。`;
  const found = excerpt(new Quoted(text), ["检验检测", "共享"]);
  assertEquals(found.text, "推进检验检测资源共享；其他共享。");
  assertEquals(text.slice(found.start, found.end), found.text);
  assertEquals(found.marks.map(([start, end]) => found.text.slice(start, end)), ["检验检测", "共享", "共享"]);
});

Deno.test("excerpt() prefers, of equal sentences, the one whose followers have more of the words", () => {
  const far = `${"隔开的话".repeat(35)}。`;
  const text = `一、共享。${far}二、检验检测。推进共享。`;
  assertEquals(excerpt(new Quoted(text), ["检验检测", "共享"]).text, "二、检验检测。推进共享。");
});

Deno.test("excerpt() without words is the opening", () => {
  assertEquals(excerpt(new Quoted(`\n\n　　各市、县：\n${"正文".repeat(60)}。`), []).text, "各市、县：");
});

Deno.test("excerpt() cuts a long sentence round the first word", () => {
  const text = "一".repeat(300) + "计量" + "二".repeat(300);
  const { start, end, marks } = excerpt(new Quoted(text), ["计量"]);
  assertEquals([start, end], [270, 390]); // 30 characters before the word, 120 in all
  assertEquals(marks, [[30, 32]]);
});

Deno.test("excerpt() of an empty text is empty", () => {
  assertEquals(excerpt(new Quoted(""), ["计量"]), { text: "", start: 0, end: 0, marks: [] });
});
