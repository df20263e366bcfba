/** A document explained: its facts marked where they stand, and the rule behind each. */
import { assertEquals, assertStringIncludes } from "@std/assert";
import { explain, extract } from "../../pipelines/extract/mod.ts";
import { marked } from "../../publish/commands/marked.ts";

const reading = {
  title: "某省质量强省建设工作情况",
  text:
    "目前，成都市已建成检验检测平台12个。\n到2025年，力争全省检验检测机构达到3000家以上。\n全省培育一批质量标杆企业。",
  fields: { PubDate: "2024-07-08" },
  hints: { region_code: "510000" },
};
const explained = { text: reading.text, ...explain(reading) };

Deno.test("explain() gives the facts of extract() and a reason for each indicator", () => {
  const { facts, reasons } = explained;
  assertEquals(facts, extract(reading));
  assertEquals(facts.indicators.map((fact) => reasons.get(fact)), [
    {
      kind: { rule: "word", words: "已" },
      period: { rule: "date", words: "目前" },
      region: { rule: "place", words: "成都市" },
    },
    {
      kind: { rule: "word", words: "力争" },
      period: { rule: "date", words: "到2025年" },
      region: { rule: "issuer", words: "" },
    },
    {
      kind: { rule: "document", words: "" },
      period: { rule: "none", words: "" },
      region: { rule: "place", words: "全省" },
    },
  ]);
});

Deno.test("marked() puts facts in brackets where there is no colour, each explained under its paragraph", () => {
  const lines = marked(explained, { colour: false }).split("\n");
  const at = lines.indexOf("目前，‹成都市已建成检验检测平台12个›。");
  assertStringIncludes(lines[at + 1] ?? "", "● 12个 = 12 个  ");
  assertStringIncludes(lines[at + 2] ?? "", "已有 actual ← 语气词 word of mood“已”");
  assertStringIncludes(lines[at + 2] ?? "", "510100 成都市 ← 地名 place“成都市”");
  assertEquals(
    lines.find((line) => line.startsWith("发布日期 published")),
    "发布日期 published  2024-07-08 ← 页面字段 field",
  );
  assertEquals(lines.some((line) => line.includes("signed")), false); // what is unknown is left out
});

Deno.test("marked() colours what is there green, a target yellow and a promise magenta", () => {
  const page = marked(explained, { colour: true });
  assertStringIncludes(page, "\x1b[32m成都市已建成检验检测平台12个\x1b[0m");
  assertStringIncludes(page, "\x1b[33m力争全省检验检测机构达到3000家以上\x1b[0m");
  assertStringIncludes(page, "\x1b[35m全省培育一批质量标杆企业\x1b[0m");
});
