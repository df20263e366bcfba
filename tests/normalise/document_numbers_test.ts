/** Document numbers in every bracket and spacing, in their normal form. */
import { assertEquals, assertStrictEquals } from "@std/assert";
import { findDocumentNumbers, normaliseDocumentNumber } from "../../pipelines/normalise/document_numbers.ts";

const cases: [text: string, ...wanted: string[]][] = [
  ["川市监函〔2024〕230号", "川市监函〔2024〕230号"],
  ["国市监检测发[2022]81号", "国市监检测发〔2022〕81号"],
  ["苏市监（2023）5 号", "苏市监〔2023〕5号"],
  ["粤科函【2024】 012 号", "粤科函〔2024〕12号"],
  ["川科政〔202510号", "川科政〔2025〕10号"],
  ["川科政2025〕10号", "川科政〔2025〕10号"],
  ["青 市 监 〔 2025 〕 12 号", "青市监〔2025〕12号"],
  ["认监委《关于开展行动的通知》(认秘函〔2022〕35号)精神", "认秘函〔2022〕35号"],
  ["根据国市监计量函〔2025〕7号要求", "国市监计量函〔2025〕7号"],
  ["川市监函〔2024〕230号、川市监发〔2023〕4号", "川市监函〔2024〕230号", "川市监发〔2023〕4号"],
  ["2024年3月8日河北省人民政府令〔2024〕第2号公布", "河北省人民政府令〔2024〕2号"],
  ["第1402号提案"],
  ["GB/T 19001-2016"],
  ["主席令第22号"],
  ["2024年第3号"],
];

for (const [text, ...wanted] of cases) {
  Deno.test(`findDocumentNumbers() in ${text}`, () => {
    assertEquals(findDocumentNumbers(text).map(({ number }) => number), wanted);
  });
}

Deno.test("findDocumentNumbers() points at the number without the words before it", () => {
  const text = "根据国市监计量函〔2025〕7号要求";
  const [found] = findDocumentNumbers(text);
  assertStrictEquals(text.slice(found?.start, found?.end), "国市监计量函〔2025〕7号");
});

Deno.test("normaliseDocumentNumber() reads a field broken over lines", () => {
  assertStrictEquals(normaliseDocumentNumber("国市监\n计量\n发〔2022〕20 号"), "国市监计量发〔2022〕20号");
  assertStrictEquals(normaliseDocumentNumber("无"), null);
});
