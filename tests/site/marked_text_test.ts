import { assertEquals } from "@std/assert";
import { type FactSpan, markedParagraphs, sentenceAround } from "../../publish/site/marked_text.ts";

const fact = (id: string, start: number, end: number): FactSpan => ({ id, kind: "indicator", start, end });

function shown(text: string, facts: FactSpan[]): string[][] {
  return markedParagraphs(text, facts).map((paragraph) =>
    paragraph.map(({ text, facts, begins }) =>
      `${text}|${facts.map(({ id }) => id).join("")}|${begins.map(({ id }) => id).join("")}`
    )
  );
}

Deno.test("markedParagraphs() leaves a text without facts whole", () => {
  assertEquals(shown("甲乙\n\n丙", []), [["甲乙||"], ["丙||"]]);
});

Deno.test("markedParagraphs() cuts at the borders of a fact", () => {
  assertEquals(shown("一二三四", [fact("a", 1, 3)]), [["一||", "二三|a|a", "四||"]]);
});

Deno.test("markedParagraphs() puts the innermost of nested facts last", () => {
  assertEquals(shown("一二三四五", [fact("b", 2, 3), fact("a", 0, 5)]), [
    ["一二|a|a", "三|ab|b", "四五|a|"],
  ]);
});

Deno.test("markedParagraphs() parts facts that overlap, and two on the same words", () => {
  assertEquals(shown("一二三四", [fact("a", 0, 3), fact("b", 1, 4)]), [["一|a|a", "二三|ab|b", "四|b|"]]);
  assertEquals(shown("一二", [fact("a", 0, 2), fact("b", 0, 2)]).length, 1);
});

Deno.test("markedParagraphs() carries a fact over the end of a paragraph", () => {
  assertEquals(shown("一二\n三四", [fact("a", 1, 4)]), [["一||", "二|a|a"], ["三|a|", "四||"]]);
});

Deno.test("markedParagraphs() ignores a fact that does not lie in the text", () => {
  assertEquals(shown("一二", [fact("a", 1, 9), fact("b", 1, 1)]), [["一二||"]]);
});

Deno.test("sentenceAround() gives the sentence of a quote", () => {
  const text = "前一句。本市现有机构20家，仪器8台；后一句。";
  const start = text.indexOf("20家");
  assertEquals(sentenceAround(text, { start, end: start + 3 }), {
    before: "本市现有机构",
    quote: "20家",
    behind: "，仪器8台；",
  });
});

Deno.test("sentenceAround() ends with a quote that ends the sentence", () => {
  const text = "甲。乙20家。\n丙";
  assertEquals(sentenceAround(text, { start: 2, end: 7 }), { before: "", quote: "乙20家。", behind: "" });
});

Deno.test("sentenceAround() cuts what is long and says so", () => {
  const text = `${"前".repeat(200)}20家${"后".repeat(200)}`;
  assertEquals(sentenceAround(text, { start: 200, end: 203 }), {
    before: `…${"前".repeat(80)}`,
    quote: "20家",
    behind: `${"后".repeat(80)}…`,
  });
});
