/** What holds for the facts of any text. */
import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import { extract } from "../../pipelines/extract/mod.ts";

const read = (text: string, title: string | null) => extract({ title, text, fields: {}, hints: {} });

const titles = ["对第12号提案的答复", "关于公开征求意见的公告", "关于某事的实施方案", null];

const shapes: Record<string, string> = {
  empty: "",
  "one character": "一",
  "digits only": "1234567890".repeat(2000),
  "brackets only": "((（（【[".repeat(2000),
  "dates in a row": "2024年9月底前,".repeat(2000),
  "items in a row": "1.建立台账。(省局负责,2025年9月底前完成)\n".repeat(1000),
  "cells in a row": "已完成事项\t正在推进\t1.甲事已办\t".repeat(1000),
  "signatures in a row": "某某市某局\n2024年1月1日\n".repeat(1000),
  "half a surrogate pair": "建设\ud840平台5个，\udc00",
  "traditional with reading aids":
    "一、任務\n1.建立產業(yè)鏈清單。(省市場監(jiān)管局負責)\n到2025年，建成標(biāo)準(zhǔn)50項以上。",
};

for (const [name, text] of Object.entries(shapes)) {
  Deno.test(`extract() of ${name} quotes the text at every span and gives the same facts twice`, () => {
    for (const title of titles) {
      const facts = read(text, title);
      for (const { start, end, quote } of [...facts.commitments, ...facts.indicators]) {
        assert(start < end, `${start} < ${end}`);
        assertStrictEquals(text.slice(start, end), quote);
      }
      assertEquals(read(text, title), facts);
    }
  });
}

Deno.test("extract() names the region of agencies and figures alike, from the signature", () => {
  const text = "我市已建成检验检测平台3个。\n韶关市市场监督管理局\n2024年8月19日";
  const { document, indicators } = read(text, null);
  assertStrictEquals(document.region_code, "440200");
  assertEquals(indicators.map(({ value, region_code }) => [value, region_code]), [[3, "440200"]]);
});
