import { assertEquals } from "@std/assert";
import { fold, originalOffset } from "../../publish/search/fold.ts";

const pairs: [name: string, text: string, folded: string][] = [
  ["traditional to simplified", "質量基礎設施檢驗檢測", "质量基础设施检验检测"],
  ["full width to half width, upper to lower case", "ＣＭＡ認証，ＧＢ／Ｔ", "cma认证,gb/t"],
  ["white space of any kind and length to a space", "甲　乙 \n丙\t丁", "甲 乙 丙 丁"],
  ["brackets of any form to round ones", "〔1〕【2】［3］﹝4﹞（5）[6]", "(1)(2)(3)(4)(5)(6)"],
  ["Kangxi radicals to characters", "⽣产", "生产"],
  ["reading aids and invisible characters to nothing", "產業(yè)鏈\u200b（fā）展", "产业链(fā)展"],
];

for (const [name, text, folded] of pairs) {
  Deno.test(`fold() takes ${name}`, () => assertEquals(fold(text).text, folded));
}

Deno.test("fold() keeps brackets that hold no syllable with a tone mark", () => {
  assertEquals(fold("公斤（kg）认证(CMA)量(liang)").text, "公斤(kg)认证(cma)量(liang)");
});

Deno.test("fold() of a part is the part of the fold, whatever stands beside it", () => {
  const text = "著名資訊：後勤與品質、乾隆年間的雷射，發展";
  for (let start = 0; start < text.length; start++) {
    for (let end = start + 1; end <= text.length; end++) {
      assertEquals(fold(text.slice(start, end)).text, fold(text).text.slice(start, end));
    }
  }
});

Deno.test("originalOffset() leads back over what was left out", () => {
  const folded = fold("產業(yè)鏈");
  assertEquals(folded.text, "产业链");
  assertEquals([0, 1, 2, 3].map((offset) => originalOffset(folded, offset)), [0, 1, 6, 7]);
});
