/** Lines broken at a fixed width come together again; all others stay. */
import { assertStrictEquals } from "@std/assert";
import { joinWrapped } from "../../pipelines/parse/hard_wraps.ts";

const paragraphs = [
  "关于计量服务的报告",
  "一、工作情况",
  "　　全市建成社会公用计量标准1126项，较2020年末增加217项；检定计量器具18.6万台件，为企业减免费用1360余万元，惠及小微企业2300多户次，强制检定覆盖率达到98.5%，量值传递体系更加完善。",
  "　　检验检测机构总数达到722家，从业人员2.3万人，年营收116.8亿元，同比增长8.4%，其中营收亿元以上22家；国家质检中心14个，省级质检中心31个，服务企业1.1万家次，解决技术问题2680个。",
  "　　下一步，力争新建质检中心2个。",
  "（一）加强保障。",
  "市场监督管理局",
  "2024年9月12日",
];

/** Breaks a paragraph at a width, as a program does that knows no words. */
function broken(width: number, size: (character: string) => number): string {
  return paragraphs.map((paragraph) => {
    let line = 0;
    return [...paragraph].map((character) => {
      line += size(character);
      if (line <= width) return character;
      line = size(character);
      return `\n${character}`;
    }).join("");
  }).join("\n");
}

Deno.test("joinWrapped() puts lines together that were broken by columns or by characters", () => {
  const columns = broken(56, (character) => character.charCodeAt(0) >= 0x2e80 ? 2 : 1);
  const characters = broken(30, () => 1);
  for (const text of [columns, characters, columns.replaceAll("\n", "\r\n")]) {
    assertStrictEquals(joinWrapped(text), paragraphs.join("\n"));
  }
});

Deno.test("joinWrapped() leaves texts alone that were not broken", () => {
  const list = Array.from(
    { length: 12 },
    (_, at) => `第${at + 10}家单位：青川省质量技术检验检测研究院有限责任公司计量分公司`,
  ).join("\n");
  const table = Array.from(
    { length: 12 },
    (_, at) => `${at + 10}\t青川省质量技术检验检测研究院有限责任公司\t计量标准考核与检定项目目录甲`,
  ).join("\n");
  for (
    const text of [
      paragraphs.join("\n"),
      list,
      table,
      list.split("\n").map((line) => `${line}。`).join("\n"),
      "短\n行",
      "",
    ]
  ) {
    assertStrictEquals(joinWrapped(text), text);
  }
});

Deno.test("joinWrapped() keeps numbered items and paragraphs with an indent apart", () => {
  const line = "各地要结合实际，健全质量基础设施服务机制提升计量标准认证检验检测协同水平";
  const text = [
    ...Array.from({ length: 8 }, () => line),
    `（二）${line.slice(3)}`,
    `　　${line.slice(2)}`,
    "完。",
  ].join("\n");
  assertStrictEquals(
    joinWrapped(text),
    [line.repeat(8), `（二）${line.slice(3)}`, `　　${line.slice(2)}完。`].join("\n"),
  );
});
